"""Dates for statements without one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc

from kaext.ka.calendar import OPEN
from kaext.pipes.relation_dates.features import columns
from kaext.pipes.relation_dates.model import DateModel
from kaext.pipes.relation_dates.options import Option, Setting, Settings
from kaext.pipes.relation_model.candidates import Candidate, candidates
from kaext.pipes.relation_model.mentions import Mentions
from kaext.pipes.relation_model.pipe import METHOD
from kaext.pipes.relations.candidates.instantiation import EARLIER, is_of_another_year
from kaext.pipes.relations.grammar import analyse_verb
from kaext.pipes.relations.phrases import Programme
from kaext.pipes.relations.words import predicates, times
from kaext.pipes.values import RelationValue

MODIFIER = "chosen-date"
# The end of an open interval, and the relations that begin no state: their facts have a date or a deadline.
_SINCE = f"/{OPEN}"
_NOT_SINCE = frozenset({"planned", "offered", "completed"})
# Beginning of the method of statements of cards, whose parts have dates of their own.
_CARD = "relations/card"
# The contrastive particle, and how many words after a programme it may be: PfP-ში კი.
_PARTICLE, _PARTICLE_REACH = "კი", 3
_COMMA = ","
# Methods of relatives that say who leads something: which A leads, whose lead nation is B.
_LED = tuple(f"relations/{rule}+relative" for rule in ("label", "any", "have", "be", "lead"))
# The rule for membership that a clause presupposes (Tunisia, which participates in X): its date is another event's.
_PRESUPPOSED = "relations/serving"


class ChosenDates:
    """Dates the statements of ``doc._.relations`` that have no date, where the model is sure of one.

    A fact that another statement dates stays as it is.

    Parameters
    ----------
    model
        The trained model.
    threshold
        The probability that a date needs for a statement of the rules. They leave most facts without a date because the
        text gives none. A statement of the relation model gets the most probable date, or none.
    """

    def __init__(self, model: DateModel, *, threshold: float) -> None:
        self.model = model
        self.threshold = threshold

    def __call__(self, doc: Doc) -> Doc:
        """Date the statements of ``doc``."""
        undated = _undated(doc)
        if undated:
            chosen = self._chosen(doc, undated)
            doc._.relations = tuple(chosen.get(number, value) for number, value in enumerate(doc._.relations))
        return doc

    def _chosen(self, doc: Doc, undated: dict[int, RelationValue]) -> dict[int, RelationValue]:
        mentions = Mentions(doc)
        settings = Settings(doc, mentions)
        left = {
            (value.country, value.programme, value.date) for value in doc._.relations if value.relation == "withdrew"
        }
        found: dict[int, RelationValue] = {}
        for number, candidate in _candidates(doc, mentions, undated):
            value = undated[number]
            setting = settings.of(candidate)
            date, chance = self.model.choose(
                [option.date for option in setting.options], columns(setting, value.relation)
            )
            if (value.country, value.programme, date) in left:
                continue  # the date of its end: it led the team for ten years and left in 2013
            if date and value.method != METHOD and _is_of_something_else(date, setting):
                continue
            mentioned = [option for option in setting.dates if option.date == date]
            if mentioned and all(_is_of_contrasted_clause(option, setting) for option in mentioned):
                if value.method == METHOD:
                    found.setdefault(number, value)
                continue
            if date.endswith(_SINCE) and value.relation in _NOT_SINCE:
                continue  # has served in it since 2010, and planned to leave
            if date and (value.method == METHOD or chance >= self.threshold):
                found.setdefault(number, replace(value, date=date, method=f"{value.method}+{MODIFIER}"))
        return found


def _is_of_something_else(date: str, setting: Setting) -> bool:
    """Return whether a date is not in the year of the exercise, or only that of an attribute: X, conceived in 2001."""
    of = setting.candidate.programme
    if is_of_another_year([date], Programme(of.id, of.name, of.kind)):
        return True
    mentions = [option for option in setting.dates if option.date == date]
    return bool(mentions) and all(_is_of_attribute(each, setting) or _is_before(each, setting) for each in mentions)


def _is_before(option: Option, setting: Setting) -> bool:
    """Return whether "later" stands between a date and the country: in 1999 A came, and later B did."""
    words = (setting.words.get(place, "") for place in range(option.end, setting.candidate.country.start))
    return any(map(times.AT_ANOTHER_TIME.match, words))


def _is_of_contrasted_clause(option: Option, setting: Setting) -> bool:
    """Return whether a date is inside a clause with which the programme's is contrasted: ეუ-ში 1995 წელს, PfP-ში კი.

    It joined the EU in 1995, PfP, however, it is only considering. A date before both clauses is that of both, and a
    clause about another country may name the programme of the clause before.
    """
    candidate = setting.candidate
    programme = candidate.programme
    if programme.source != "here" or option.end > programme.start or option.start == candidate.start:
        return False
    between = [setting.words.get(place, "") for place in range(option.end, programme.start)]
    after = [setting.words.get(place, "") for place in range(programme.end, programme.end + _PARTICLE_REACH)]
    if _COMMA not in between or _PARTICLE not in [*between[between.index(_COMMA) :], *after]:
        return False
    begin = option.end + between.index(_COMMA)
    return all(mention.start < begin or candidate.country.id in mention.value.ids for mention in setting.countries)


def _is_of_attribute(option: Option, setting: Setting) -> bool:
    """Return whether a participle that modifies the programme follows a date: 2001 წელს ჩაფიქრებულმა X-მა.

    Not where the country is part of the attribute, too: with A as its host founded in 2001.
    """
    word, start = setting.words.get(option.end, ""), setting.candidate.programme.start
    if setting.candidate.country.start < start:
        return False
    between = [setting.words[place] for place in range(option.end + 1, start) if place in setting.words]
    form = analyse_verb(word)
    is_participle = form.verb_form == "participle" if form else predicates.PARTICIPLE_LIKE.search(word) is not None
    return is_participle and option.end < start and all(not any(map(str.isalnum, text)) for text in between)


def _undated(doc: Doc) -> dict[int, RelationValue]:
    """Return the statements whose facts have no date, by their position in ``doc._.relations``."""
    dated = {(value.country, value.relation, value.programme) for value in doc._.relations if value.date}
    return {
        number: value
        for number, value in enumerate(doc._.relations)
        if not value.date
        and value.method != _PRESUPPOSED
        and not value.method.startswith(_CARD)
        and not (value.relation == "participates" and value.method.startswith(_LED))
        and not value.method.endswith(f"+{EARLIER}")
        and (value.country, value.relation, value.programme) not in dated
    }


def _candidates(doc: Doc, mentions: Mentions, undated: dict[int, RelationValue]) -> Iterator[tuple[int, Candidate]]:
    """Yield the candidates of statements, in the sentences that state them."""
    by_pair = defaultdict(list)
    for number, value in undated.items():
        by_pair[value.country, value.programme].append(number)
    for candidate in candidates(doc, mentions):
        last = doc[candidate.end - 1]
        start, end = doc[candidate.start].idx, last.idx + len(last)
        for number in by_pair.get((candidate.country.id, candidate.programme.id), ()):
            if undated[number].start < end and start < undated[number].end:
                yield number, candidate
