"""Nouns that refer to a country mentioned before: the state, the island, its government, both sides."""

from __future__ import annotations

import re

from kaext.pipes.relations.words.matchers import beginning, whole

GROUP_HEAD = beginning("პარტნიორ ქვეყნ ქვეყან სახელმწიფო რესპუბლიკ")
# What is beside a country: its neighbours, its neighbourhood, the region around it.
BESIDE = beginning("მეზობლ მეზობელ სამეზობლო მოსაზღვრ ირგვლივ გარშემო შემოგარენ მახლობ მიმდებარე")
# Singular nouns for the country.
COUNTRY_NOUN = re.compile(
    r"(?:ქვეყან|ქვეყნ|სახელმწიფო|რესპუბლიკ|სამეფო|საამირო|სასულთნო|ფედერაცი)"
    r"(?:ა|ამ|ას|ის|აში|იდან|ისთვის|ისათვის|აც|მ|ს|ში|დან|სთვის|სათვის|აზე|ასთან)?$"
)
# Attributes of countries of a kind, of which none is mentioned: candidate countries.
OF_A_KIND = whole("კანდიდატ(?:ი|მა|ს)?")
# The island, the kingdom: refer to a country of that kind.
ISLAND = re.compile(r"კუნძულ(?:ი|მა|ს|ის)$|კუნძულოვან")
KINGDOM = re.compile(r"სამეფო(?:მ|ს|ში|დან|სთვის)?$")
# "State" as an attribute: the state university.
STATE = whole("სახელმწიფო")
# Bodies that act for the country: its government, parliament.
STATE_BODY = re.compile(
    r"(?:(?:მთავრობ|ხელისუფლებ)(?:ა|ამ|ას|ამაც|ასაც)|პარლამენტ(?:ი|მა|ს|იც|მაც)|სამინისტრო(?:მ|ს|ც|მაც|საც)?)$"
)
MINISTRY_NOUN = whole("უწყებ(?:ა|ამ|ას) სამინისტრო(?:მ|ს)?")
MINISTRY = re.compile(rf"^(?:თავდაცვის|საქმეთა) {MINISTRY_NOUN.pattern}")
# The sides: the Alliance and the country.
SIDES = whole("მხარეებმა მხარეები მხარემ")
# A country's name with the copula: it is Georgia, it is Armenia.
COUNTRY_IS = re.compile(r"(?:ო|ა|თი)ა$")
