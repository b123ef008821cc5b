"""Countries for which a pronoun, an ordinal, a noun or a relative pronoun stands."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from typing import NamedTuple

from kaext.catalogue.countries import codes_of
from kaext.pipes.relations.arguments.anaphoric_nouns import it_means_programme
from kaext.pipes.relations.arguments.antecedents import (
    country_of_topic,
    group_before,
    last_mentioned,
    place_before,
    sole_country_before,
)
from kaext.pipes.relations.arguments.scope import Party, Sentence
from kaext.pipes.relations.clauses.clause import Clause
from kaext.pipes.relations.context.discourse import Discourse
from kaext.pipes.relations.grammar import analyse_verb, case_role
from kaext.pipes.relations.phrases import DATIVE, GENITIVE, OWNER, PLACE, SUBJECT, Phrase
from kaext.pipes.relations.phrasing.country_roles import possessive_as_country
from kaext.pipes.relations.predication.claims import claim
from kaext.pipes.relations.words import (
    actors,
    connectives,
    country_nouns,
    locations,
    postpositions,
    programme_nouns,
    reference,
)

# Verbs of what is done to programmes.
_DONE_TO_PROGRAMMES = frozenset({"carry", "fulfil", "finish", "begin", "continue"})
# Words and patterns of words that may stand for a country.
_MEANING_COUNTRIES = frozenset({*reference.PRONOUNS, *reference.WHICH, *reference.OF_THEM})
_LIKE_COUNTRIES = (
    *(reference.POSSESSIVE, reference.LATTER, country_nouns.SIDES, actors.UNIT),
    *(country_nouns.STATE_BODY, country_nouns.MINISTRY_NOUN, country_nouns.COUNTRY_NOUN, country_nouns.ISLAND),
)


def relative_party(clause: Clause, wanted: frozenset[str]) -> Party | None:
    """Return the country that a relative clause modifies, where its pronoun has one of the ``wanted`` cases."""
    if clause.antecedent is None or clause.antecedent.kind != "country":
        return None
    word = next((ph for ph in clause.phrases if ph.kind == "word" and connectives.RELATIVE.match(ph.text)), None)
    if word is None:  # "that" (რომ) has no case: who does something is meant
        is_acting = bool(wanted & SUBJECT) and any(connectives.THAT.match(ph.text) for ph in clause.phrases)
        return Party.inferred(clause.antecedent.ids, clause.antecedent, "relative", "agent") if is_acting else None
    pronoun_role = "loc" if connectives.WHERE.match(word.text) else word.role
    placed = word_as_country(word, clause.phrases)
    if placed is not None and _is_help_received(placed):
        placed = replace(placed, role="ben")
    is_wanted = pronoun_role in wanted or (
        placed is not None and placed.head_kind != "thing" and _has_case(placed, wanted)
    )
    return Party.inferred(clause.antecedent.ids, clause.antecedent, "relative") if is_wanted else None


def _is_help_received(placed: Phrase) -> bool:
    """Return whether "whose help" is help that the country receives: whose help the centre led."""
    noun = analyse_verb(placed.head) if placed.head_kind == "event" else None
    return noun is not None and noun.kind == "help" and case_role(placed.head) in DATIVE


def word_as_country(word: Phrase, phrases: Sequence[Phrase]) -> Phrase | None:
    """Return a possessive of the clause as a mention of the country for which it stands."""
    index = next((i for i, phrase in enumerate(phrases) if phrase is word), None)
    return possessive_as_country(phrases, index) if index is not None else None


def _has_case(placed: Phrase, wanted: Collection[str]) -> bool:
    """Return whether the noun of a possessive has one of the wanted cases; an agent counts as an ergative."""
    return placed.role in wanted or (placed.role == "agent" and "erg" in wanted)


class WordInClause(NamedTuple):
    """A word of a clause that may stand for a country.

    Attributes
    ----------
    phrase
        The word.
    clause
        Its clause.
    position
        Its index in the clause.
    wanted
        The cases that the country may have.
    sentence
        The sentence.
    """

    phrase: Phrase
    clause: Clause
    position: int
    wanted: frozenset[str]
    sentence: Sentence

    @property
    def before(self) -> Phrase | None:
        """The word before it in the clause."""
        return self.clause.phrases[self.position - 1] if self.position else None

    @property
    def following(self) -> Sequence[Phrase]:
        """The next word of the clause, as a sequence that is empty after the last."""
        return self.clause.phrases[self.position + 1 : self.position + 2]

    @property
    def is_wanted(self) -> bool:
        """Whether its case is one of the wanted cases."""
        return self.phrase.role in self.wanted


class Resolution(NamedTuple):
    """The countries for which a word stands.

    Attributes
    ----------
    ids
        Country codes; empty where the word stands for none.
    confidence
        How sure that is, in [0, 1].
    """

    ids: tuple[str, ...]
    confidence: float


# The word stands for no country, and no further rule applies.
_UNRESOLVED = Resolution((), 0.0)


def resolve_word(word: WordInClause) -> Resolution:
    """Return the countries for which a word stands: a pronoun, possessive, ordinal, capital or noun for a country."""
    if not (_may_mean_country(word.phrase.text) or word.sentence.discourse.country_of_capital(word.phrase.text)):
        return _UNRESOLVED
    return next((resolution for rule in _RULES if (resolution := rule(word)) is not None), _UNRESOLVED)


def _resolution(ids: tuple[str, ...], case: str = "") -> Resolution:
    return Resolution(ids, claim("country", "pronoun", case)) if ids else _UNRESOLVED


def _by_possessive(word: WordInClause) -> Resolution | None:
    """Resolve a possessive: its government, their soldiers, the country's army."""
    phrase, clause, position, wanted, sentence = word
    placed = possessive_as_country(clause.phrases, position)
    if placed is None or placed.head_kind == "thing" or not _has_case(placed, wanted):
        return None
    is_noun = country_nouns.COUNTRY_NOUN.match(phrase.text) is not None
    is_other = is_noun and word.before is not None and _is_of_others(word.before)
    if is_other or _modifies_programme(phrase, clause):  # a neighbouring country's soldiers
        return None
    if _is_of_programme_carried_out(placed, clause):
        return _UNRESOLVED
    is_first = not any(ph.kind == "country" and ph.end <= phrase.start for ph in sentence.phrases)
    country_ids = country_of_topic(clause, sentence.discourse) if is_first and is_noun else ()
    country_ids = country_ids or _country_of_speaker(word) or _country_beside(phrase, clause)
    return _resolution(
        country_ids or last_mentioned(clause, sentence, is_plural=phrase.text[:3] == "მათ"), "possessive"
    )


def _country_beside(word: Phrase, clause: Clause) -> tuple[str, ...]:
    """Return the country last named in the clause before an emphatic possessive: in Finland, under its own command."""
    named = [ph for ph in clause.of("country") if ph.end <= word.start and not ph.is_adjectival]
    is_own = word.text.endswith(reference.EMPHATIC) and bool(named)
    return named[-1].ids if is_own and (len(named[-1].ids) > 1) == word.text.startswith("მათ") else ()


def _is_of_others(before: Phrase) -> bool:
    """Return whether a word before "country's" says that another country or several are meant: of 32 countries."""
    is_word = before.kind == "word"
    return is_word and bool(reference.OF_OTHERS.match(before.text) or reference.NUMBER.match(before.text))


def _country_of_speaker(word: WordInClause) -> tuple[str, ...]:
    """Return the country of an official who speaks of "his country" in the same clause."""
    phrase, clause, position, _, _ = word
    is_own = any(country_nouns.COUNTRY_NOUN.match(ph.text) for ph in word.following) and phrase.text.startswith("მის")
    named = (ph for ph in clause.phrases[:position] if ph.kind == "country")
    before = [ph for ph in named if ph.role in ("gen", "datgen", "none", "ins")]  # "ins": in the Egyptian envoy's words
    return before[-1].ids if is_own and before and len(before[-1].ids) == 1 else ()


def _by_pronoun(word: WordInClause) -> Resolution | None:
    """Resolve a pronoun: he, they, all three, there."""
    phrase, clause, _, wanted, sentence = word
    if phrase.text not in reference.PRONOUNS:
        return None
    if _refers_to_whoever(clause) or (phrase.text in reference.TO_IT and it_means_programme(clause, sentence)):
        return _UNRESOLVED
    if (
        phrase.text == reference.RIGHT_THERE and sentence.discourse.mentions_occasion
    ):  # at the summit, not in its country
        return _UNRESOLVED
    pronoun_role, is_plural = reference.PRONOUNS[phrase.text]
    is_wanted = pronoun_role in wanted or (pronoun_role == "any" and bool(wanted & {"erg", "dat"}))
    is_object = pronoun_role == "nom" and "erg" in wanted and any(ph.role == "erg" for ph in clause.phrases)
    if not is_wanted or is_object or _is_determiner(word):
        return _UNRESOLVED
    if (
        pronoun_role == "any"
        and any(postpositions.AGENT.match(ph.text) for ph in word.following)
        and "erg" not in wanted
    ):
        return _UNRESOLVED  # done by them, not to them
    number = next((n for text, n in reference.HOW_MANY.items() if phrase.text.startswith(text)), 0)
    is_actor = pronoun_role in ("nom", "erg") and bool(wanted & {"nom", "erg"})
    ids = last_mentioned(clause, sentence, is_plural=is_plural, number=number, is_actor=is_actor)
    return _resolution(ids)


def _by_ordinal(word: WordInClause) -> Resolution | None:
    """Resolve an ordinal to a country of a list: the first, the second; the first of them."""
    phrase, clause, position, wanted, sentence = word
    if phrase.text not in reference.WHICH:
        return None
    of_them = next((reference.OF_THEM.get(ph.text, "") for ph in word.following), "")
    if of_them not in wanted and not (word.is_wanted and _is_one_of_listed(phrase, clause, position)):
        return None
    listed = group_before(clause) or sentence.discourse.listed
    return _resolution(listed[reference.WHICH[phrase.text] :][:1], "ordinal")


def _by_latter(word: WordInClause) -> Resolution | None:
    """Resolve "the latter" to the last country of a list, with a demonstrative or without a noun."""
    if not word.is_wanted or not reference.LATTER.match(word.phrase.text):
        return None
    is_this = word.before is not None and reference.DEMONSTRATIVE.match(word.before.text) is not None
    named = [ph for ph in word.sentence.phrases if ph.kind == "country" and ph.end <= word.phrase.start]
    listed = named[-1].ids if is_this and named else word.sentence.discourse.listed
    is_alone = len(listed) > 1 and _has_no_noun(word.phrase, word.clause, word.position)
    return _resolution(listed[-1:] if is_this or is_alone else (), "latter")


def _by_number_of_them(word: WordInClause) -> Resolution | None:
    """Resolve a counted pronoun: the three of them."""
    number = reference.HOW_MANY.get(word.before.text) if word.before is not None else None
    if number is None or reference.OF_THEM.get(word.phrase.text) not in word.wanted:
        return None
    return _resolution(last_mentioned(word.clause, word.sentence, is_plural=True, number=number))


def _by_number(word: WordInClause) -> Resolution | None:
    """Resolve a counted part of a list: the first two, the other three."""
    if word.before is None or not word.is_wanted or _counts_others(word.phrase, word.following):
        return None
    some = _some_of(word.phrase.text, word.before.text, word.sentence.discourse)
    return _resolution(some, "number") if some else None


def _by_sides(word: WordInClause) -> Resolution | None:
    """Resolve "the sides", which concluded something."""
    if not country_nouns.SIDES.match(word.phrase.text) or "erg" not in word.wanted:
        return None
    return _resolution(last_mentioned(word.clause, word.sentence, is_plural=False), "sides")


def _by_unit(word: WordInClause) -> Resolution | None:
    """Resolve a unit mentioned before: this battalion."""
    if word.before is None or not word.is_wanted or not actors.UNIT.match(word.phrase.text):
        return None
    if not reference.DEMONSTRATIVE.match(word.before.text):
        return _UNRESOLVED
    return _resolution(last_mentioned(word.clause, word.sentence, is_plural=False), "unit")


def _by_capital(word: WordInClause) -> Resolution | None:
    """Resolve a capital that stands for its country, or in which an institution is: Tashkent's academy."""
    phrase, clause, position, wanted, sentence = word
    capital = sentence.discourse.country_of_capital(phrase.text)
    in_city = _role_of_place_in(phrase, clause.phrases[position + 1 : position + 4]) if capital else ""
    return _resolution(capital, "capital") if capital and not wanted.isdisjoint((phrase.role, in_city)) else None


def _modifies_programme(word: Phrase, clause: Clause) -> bool:
    """Return whether a possessive is a relative pronoun for a programme or a noun for one: a plan whose aims …."""
    of = clause.antecedent
    is_programme = of is not None and (
        of.kind == "programme" or programme_nouns.PROGRAMME_NOUN.match(of.text) is not None
    )
    return is_programme and connectives.RELATIVE.match(word.text) is not None


def _is_one_of_listed(ordinal: Phrase, clause: Clause, index: int) -> bool:
    """Return whether an ordinal means a country of a list, and not what countries joined, nor a version of a plan."""
    is_of_object = (
        ordinal.role == "nom"
        and clause.gap_antecedent is not None
        and bool(clause.gap_antecedent.of("country"))
        and any(ph.text in reference.WHICH for ph in clause.gap_antecedent.phrases if ph.kind == "word")
    )
    is_of_version = clause.gap_antecedent is not None and any(
        programme_nouns.VERSION.match(ph.text) for ph in clause.gap_antecedent.of("word")
    )
    return not (is_of_object or is_of_version) and _has_no_noun(ordinal, clause, index)


def _refers_to_whoever(clause: Clause) -> bool:
    """Return whether the clause before speaks of an unnamed "whoever", for whom a pronoun then stands."""
    before = clause.parent
    return before is not None and any(reference.WHOEVER.match(ph.text) for ph in before.of("word"))


def _has_unnamed_plural_subject(clause: Clause) -> bool:
    """Return whether the subject of a past verb is plural and no phrase is in the ergative: they founded it."""
    verb = clause.phrases[-1] if clause.phrases[-1].text != "." else clause.phrases[-2:][0]
    is_plural = verb.form is not None and verb.form.tense == "past" and verb.text.endswith("ეს")
    return is_plural and not any(ph.role == "erg" for ph in clause.phrases)


def _role_of_place_in(city: Phrase, following: Sequence[Phrase]) -> str:
    """Return the role of an institution or place in a city, "" where none follows: at, to Tashkent's academy."""
    where = next((ph for ph in following if ph.kind == "word" and ph.role in PLACE | DATIVE), None)
    is_in_it = where is not None and (
        locations.INSTITUTION.match(where.text) or (where.role in PLACE and locations.PLACE.match(where.text))
    )
    return where.role if where is not None and is_in_it and city.role in GENITIVE else ""


def _is_of_programme_carried_out(placed: Phrase, clause: Clause) -> bool:
    """Return whether "its" before a verbal noun is a programme's: its implementation began in the country."""
    noun = analyse_verb(placed.head) if placed.head_kind == "event" else None
    is_placed = any(ph.role in PLACE and country_nouns.COUNTRY_NOUN.match(ph.text) for ph in clause.of("word"))
    return noun is not None and noun.kind in _DONE_TO_PROGRAMMES and is_placed and not clause.of("programme")


# Every word of a clause is resolved. That most can never mean a country shows from the word alone, so
# :func:`resolve_word` applies its rules only to these and to capitals.
@lru_cache(maxsize=20_000)
def _may_mean_country(word: str) -> bool:
    """Return whether a word that is no capital can mean a country."""
    return word in _MEANING_COUNTRIES or word in _counts() or any(pattern.match(word) for pattern in _LIKE_COUNTRIES)


def _counts_others(number: Phrase, following: Sequence[Phrase]) -> bool:
    """Return whether a number counts something other than countries: the first two wars."""
    is_noun = any(ph.kind == "word" and ph.form is None and ph.role == number.role for ph in following)
    return is_noun and not country_nouns.GROUP_HEAD.match(following[0].text)


def _some_of(number: str, which: str, discourse: Discourse) -> tuple[str, ...]:
    """Return the countries that a number after "first", "last" or "other" counts: the first two, the other three."""
    count = _counts().get(number, 0)
    if count and reference.OTHERS.match(which):
        return discourse.remaining(count)
    if not 0 < count <= len(discourse.listed):
        return ()
    if reference.FIRST_OF.match(which):
        return discourse.listed[:count]
    return discourse.listed[-count:] if reference.LAST_OF.match(which) else ()


@cache
def _counts() -> dict[str, int]:
    """Return the numbers of countries, by their words in the cases of subjects, objects and places."""
    return {
        f"{word}{ending}": number for word, number in reference.COUNTS.items() for ending in ("", "ი", "მა", "ს", "ში")
    }


def _by_noun(word: WordInClause) -> Resolution | None:
    """Resolve a noun for a country, an island, or a government or parliament."""
    phrase, clause, _, _, sentence = word
    if not word.is_wanted or not (_is_body_of_country(word) or _is_noun_for_country(word)):
        return None
    if word.before is not None and (
        reference.GENERIC_BEFORE.match(word.before.text) or country_nouns.OF_A_KIND.match(word.before.text)
    ):
        return None
    discourse = sentence.discourse
    of_unit = discourse.unit.country
    if country_nouns.ISLAND.match(phrase.text):
        ids = of_unit or discourse.document.main_country or last_mentioned(clause, sentence, is_plural=False)
        return _resolution(ids, "island") if codes_of("island").issuperset(ids) else None
    if country_nouns.KINGDOM.match(phrase.text) and (kingdom := discourse.last_country_among(codes_of("kingdom"))):
        return _resolution(kingdom, "kingdom")
    if country_ids := country_of_topic(clause, discourse):
        return _resolution(country_ids, "noun-of-title")
    if phrase.role == "loc" and (there := place_before(clause) or discourse.last_place(reach=3)):
        return _resolution(there, "noun-of-place")
    return _resolution(sole_country_before(clause) or last_mentioned(clause, sentence, is_plural=False), "noun")


def _is_body_of_country(word: WordInClause) -> bool:
    """Return whether a word is a government, parliament or ministry whose country is not named before it."""
    phrase, before = word.phrase, word.before
    is_noun = before is not None and before.kind != "date"
    is_owned = is_noun and before is not None and before.role in (OWNER if before.kind == "country" else GENITIVE)
    if country_nouns.STATE_BODY.match(phrase.text) is not None and not is_owned:
        return True
    return before is not None and country_nouns.MINISTRY.search(f"{before.text} {phrase.text}") is not None


def _is_noun_for_country(word: WordInClause) -> bool:
    """Return whether a word is a noun for a country or an island."""
    text = word.phrase.text
    is_country = country_nouns.COUNTRY_NOUN.match(text) is not None or country_nouns.ISLAND.match(text) is not None
    return is_country and not _is_adjectival_state(word.phrase, word.following)


# The first rule that applies to a word decides.
_RULES = (
    *(_by_possessive, _by_pronoun, _by_ordinal, _by_latter, _by_number_of_them),
    *(_by_number, _by_sides, _by_unit, _by_capital, _by_noun),
)


def _is_adjectival_state(phrase: Phrase, following: Sequence[Phrase]) -> bool:
    """Return whether "state" modifies the noun after it: the state university, the state secretary."""
    is_noun = any(ph.kind == "word" and ph.form is None and ph.role not in ("bare", "adv") for ph in following)
    return (
        country_nouns.STATE.match(phrase.text) is not None
        and is_noun
        and not connectives.ADVERB.match(following[0].text)
    )


def _is_determiner(pronoun: WordInClause) -> bool:
    """Return whether a pronoun modifies the noun after it: this plan, their soldiers.

    Where several do something and no subject is named, "them" (მათ) is the subject.
    """
    if not pronoun.following:
        return False
    noun, text = pronoun.following[0], pronoun.phrase.text
    is_finite_verb = noun.form is not None and noun.form.verb_form == "finite"
    if text in reference.HOW_MANY:
        return noun.kind == "word" and not is_finite_verb
    if text in ("ის", "ეს"):
        return noun.role == "nom" and not is_finite_verb
    is_possessive = text == "მათ" and "erg" in pronoun.wanted and postpositions.AGENT.match(noun.text) is None
    is_of_noun = is_possessive and noun.role in ("gen", "bare", "nom") and noun.form is None
    return is_of_noun and not _has_unnamed_plural_subject(pronoun.clause)


def possessives_as_countries(clause: Clause, sentence: Sentence) -> Iterator[Phrase]:
    """Yield the possessives of a clause as mentions of the countries for which they stand: under its leadership."""
    for index, phrase in enumerate(clause.phrases):
        placed = possessive_as_country(clause.phrases, index) if phrase.kind == "word" else None
        if placed is None:
            continue
        if clause.antecedent is not None and connectives.RELATIVE.match(phrase.text):
            ids = clause.antecedent.ids if clause.antecedent.kind == "country" else ()
        else:
            is_of_programme = (
                phrase.text in reference.ITS and placed.head_kind == "by" and _programme_acts_before(clause)
            )
            is_plural = phrase.text.startswith("მათ")
            ids = _country_beside(phrase, clause)
            ids = ids or (() if is_of_programme else last_mentioned(clause, sentence, is_plural=is_plural))
        if ids:
            yield replace(placed, ids=ids)


def _programme_acts_before(clause: Clause) -> bool:
    """Return whether a programme, and no country, is the subject of the clause before.

    "Its" is then the programme's: ENVSEC works in Ukraine; at its initiative ….
    """
    before = clause.parent
    if before is None or any(ph.role in SUBJECT | DATIVE for ph in before.of("country")):
        return False
    return any(ph.role in ("nom", "erg", "bare") and not ph.is_dependent for ph in before.of("programme"))


def _has_no_noun(phrase: Phrase, clause: Clause, index: int) -> bool:
    """Return whether an ordinal has no noun after it, and so means one of several countries: the first, the second."""
    after = next((ph for ph in clause.phrases[index + 1 :] if ph.text not in reference.BESIDES), None)
    is_noun = after is not None and after.kind == "word" and after.form is None and after.text not in reference.PRONOUNS
    if phrase.role == "nom":  # before a noun it is an attribute: the second cycle, the second IPAP
        is_apart = after is not None and after.kind == "programme" and after.role not in ("nom", "bare")
        is_apart = is_apart or (clause.gap_antecedent is not None and after is not None and after.kind == "date")
        is_apart = is_apart or (after is not None and after.text in reference.TO_IT)  # the second joined it
        return is_apart and not clause.of("country")
    heads = ("erg",) if phrase.role == "erg" else ("nom", "erg", phrase.role)  # an ergative agrees with its noun
    return not clause.of("country") and not (is_noun and after is not None and after.role in heads)
