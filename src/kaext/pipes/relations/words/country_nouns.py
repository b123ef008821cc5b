"""Nouns that stand for the country spoken of: the state, the island, its government, both sides."""

from __future__ import annotations

import re

from kaext.pipes.relations.words.matchers import beginning, whole

GROUP_HEAD = beginning("პარტნიორ ქვეყნ ქვეყან სახელმწიფო რესპუბლიკ")
# Nouns in singular that mean the one country spoken of.
COUNTRY_NOUN = re.compile(
    r"(?:ქვეყან|ქვეყნ|სახელმწიფო|რესპუბლიკ|სამეფო|საამირო|სასულთნო|ფედერაცი)"
    r"(?:ა|ამ|ას|ის|აში|იდან|ისთვის|ისათვის|აც|მ|ს|ში|დან|სთვის|სათვის|აზე|ასთან)?$"
)
# The island, the kingdom: one of the catalogue's.
ISLAND = re.compile(r"კუნძულ(?:ი|მა|ს|ის)$|კუნძულოვან")
KINGDOM = re.compile(r"სამეფო(?:მ|ს|ში|დან|სთვის)?$")
# State, as an attribute: the state university.
STATE = whole("სახელმწიფო")
# What acts for the one country spoken of: its government, parliament.
STATE_BODY = re.compile(
    r"(?:(?:მთავრობ|ხელისუფლებ)(?:ა|ამ|ას|ამაც|ასაც)|პარლამენტ(?:ი|მა|ს|იც|მაც)|სამინისტრო(?:მ|ს|ც|მაც|საც)?)$"
)
MINISTRY_NOUN = whole("უწყებ(?:ა|ამ|ას) სამინისტრო(?:მ|ს)?")
MINISTRY = re.compile(rf"^(?:თავდაცვის|საქმეთა) {MINISTRY_NOUN.pattern}")
# The Alliance and the country spoken of: the parties, both sides.
SIDES = whole("მხარეებმა მხარეები მხარემ")
# A country's name with the copula: it is Georgia, it is Armenia.
COUNTRY_IS = re.compile(r"(?:ო|ა|თი)ა$")
