"""Attachment of dates: which dates of a clause belong to an event, and which of these to a country or a programme."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kaext.ka.calendar import OPEN
from kaext.pipes.relations.arguments.scope import Party
from kaext.pipes.relations.clauses.clause import Clause
from kaext.pipes.relations.phrases import GENITIVE, Phrase, Programme, dated, is_separated, phrase_after
from kaext.pipes.relations.phrasing.finite import is_finite
from kaext.pipes.relations.predication.frames import Event
from kaext.pipes.relations.predication.presupposition import presupposed_arguments
from kaext.pipes.relations.words import (
    actors,
    connectives,
    light_nouns,
    postpositions,
    predicates,
    programme_nouns,
    reference,
    times,
)

# A disaster is among the next two phrases after its date: in July a heavy flood.
_NEAR = 3
# How many phrases, the date included, a noun or participle that the date modifies may be away.
_REACH = 6


def own_dates(clause: Clause, event: Event | None) -> list[Phrase]:
    """Return the dates of a clause that may be those of an event, in text order.

    Parameters
    ----------
    clause
        The clause.
    event
        One of its events; None for all of them.

    Returns
    -------
    list[Phrase]
        The dates directly before the event if it is a verbal noun. Else those that modify nothing else in the clause; a
        bare genitive (2004 წლის, of 2004) only if there is no other.
    """
    if event is not None and _is_participle_of_country(event):
        return [
            ph
            for ph in clause.of("date")
            if ph.ids and ph.start in presupposed_arguments(clause).get(event.trigger.start, ())
        ]
    usable: list[Phrase] = []
    weak: list[Phrase] = []
    before = presupposed_arguments(clause)
    mine = before.get(event.trigger.start, ()) if event is not None else ()
    governed_dates = [ph for ph in clause.of("date") if ph.ids and ph.start in mine]
    if governed_dates:
        return governed_dates
    apart = {
        start for noun, starts in before.items() if event is None or noun != event.trigger.start for start in starts
    }
    for index, phrase in enumerate(clause.phrases):
        if phrase.kind != "date" or not phrase.ids:
            continue
        if phrase.start in apart or _belongs_elsewhere(clause.phrases, index, event):
            continue
        if event is not None and event.trigger.role == "when" and phrase.bound and phrase.start > event.trigger.start:
            continue  # on taking part (მონაწილეობისას), this has been required since 2011
        (weak if phrase.role == "gen" and not phrase.bound else usable).append(phrase)
    return usable or weak


def _is_participle_of_country(event: Event) -> bool:
    """Return whether an event is a participle that modifies a country, so that its date is before it: ჩართული."""
    form = event.trigger.form
    return event.is_presupposed and form is not None and form.verb_form == "participle"


def _belongs_elsewhere(phrases: Sequence[Phrase], index: int, event: Event | None) -> bool:
    """Return whether a date modifies something else: after the summit of 2002, the agreement signed in 2005.

    What a comma separates from the date is not modified by it: in May, before the start of the talks, it joined.
    """
    date, following = phrases[index], phrases[index + 1 : index + _REACH]
    if times.DATE_IS.search(date.text):
        return False  # a predicate: the date is 30 May
    if following and following[0].kind == "word" and is_separated(date, following[0]):
        return False
    if _is_of_noun_before_or_after(following, event) or _is_of_act(following):
        return True
    word = following[0] if following and following[0].kind == "word" else None
    if word is not None and not times.BEGINNING_WITH.match(word.text):
        if _is_attribute(word, phrases, event):
            return not (_is_of_document_by_which(following) or _is_of_occasion_at_which(following))
        if _may_be_attribute(word):
            return True
    return date.role == "gen" and not date.bound and _is_of_noun(following, event)


def _is_attribute(word: Phrase, phrases: Sequence[Phrase], event: Event | None) -> bool:
    """Return whether a participle modifies a noun and is not the event: the agreement signed in 2005 was …."""
    is_participle = word.form is not None and word.form.verb_form == "participle"
    if (
        is_participle
        and event is not None
        and event.rule == "by"
        and word.form is not None
        and word.form.kind == "hold"
    ):
        return False  # with A as its host held in May
    return is_participle and (event is None or word is not event.trigger) and not is_finite(word, phrases)


def _may_be_attribute(word: Phrase) -> bool:
    """Return whether a word that the lexicon does not have looks like a participle: დაგეგმილი (planned)."""
    is_like_participle = word.form is None and predicates.PARTICIPLE_LIKE.search(word.text) is not None
    is_noun = bool(light_nouns.lights_of(word.text)) or actors.is_actor(word.text)
    return is_like_participle and not is_noun and not reference.DEMONSTRATIVE.match(word.text)


def _is_of_noun(following: Sequence[Phrase], event: Event | None) -> bool:
    """Return whether a date in the genitive modifies a noun after which something was done, or which reports it.

    What was done according to an agreement of 2005 was done then; what a report of 2005 says was not.
    """
    for position, phrase in enumerate(following):
        if phrase.kind != "word":
            return False
        if postpositions.ACCORDING_TO.match(phrase.text) and position:
            return not programme_nouns.POINTS_BACK.match(following[position - 1].text)
        if times.AFTER_EVENT.match(phrase.text):
            return True
        if phrase.role not in ("gen", "datgen", "bare"):
            return _is_participle_of_another(following[position + 1 :], event)
    return False


def _is_of_act(following: Sequence[Phrase]) -> bool:
    """Return whether a date is that of a legal act in the clause: decree № 21 of 4 May names it."""
    rest = [ph for ph in following if not (programme_nouns.NUMBER_SIGN.match(ph.text) or ph.text[:1].isdigit())]
    return bool(rest) and programme_nouns.ACT.match(rest[0].text) is not None and rest[0].role in ("nom", "erg", "dat")


def _is_of_noun_before_or_after(following: Sequence[Phrase], event: Event | None) -> bool:
    """Return whether a date is that of another event before or after which this one was: in 2004 before its accession.

    The date is followed by the verbal noun, or by one word and the noun.
    """
    for index, phrase in enumerate(following[:2]):
        if phrase.form is not None and phrase.form.verb_form == "noun":
            after = following[index + 1].text if index + 1 < len(following) else ""
            is_after = phrase.role in GENITIVE and times.FACTIVE_AFTER_NOUN.match(after) is not None
            return (event is None or phrase is not event.trigger) and (phrase.role in ("term", "abl") or is_after)
        if phrase.kind != "word":
            return False
    return False


def _is_participle_of_another(following: Sequence[Phrase], event: Event | None) -> bool:
    """Return whether a participle that is not the event follows: approved at the summit of 2002."""
    if not following or (event is not None and following[0] is event.trigger):
        return False
    form = following[0].form
    is_participle = (
        form.verb_form == "participle" if form else predicates.PARTICIPLE_LIKE.search(following[0].text) is not None
    )
    return (
        is_participle
        and not is_finite(following[0], following)
        and not reference.DEMONSTRATIVE.match(following[0].text)
    )


def _is_of_document_by_which(following: Sequence[Phrase]) -> bool:
    """Return whether a participle modifies a document by which something was done when it was signed or sent."""
    form = following[0].form
    noun = next((ph for ph in following[1:3] if ph.kind == "word" and ph.role == "ins"), None)
    return (
        form is not None
        and noun is not None
        and (
            (form.kind == "sign" and programme_nouns.POINTS_BACK.match(noun.text) is not None)
            or (form.kind == "send" and times.LETTER.match(noun.text) is not None)
        )
    )


def _is_of_occasion_at_which(following: Sequence[Phrase]) -> bool:
    """Return whether a participle modifies an occasion at which something was done: at the meeting held then."""
    form = following[0].form
    noun = next((ph for ph in following[1:4] if ph.kind == "word" and ph.role in ("on", "loc", "gen")), None)
    is_held = form is not None and form.kind == "hold" and noun is not None and noun.role != "gen"
    return is_held and noun is not None and times.OCCASION.match(noun.text) is not None


def date_of_programme(own: Sequence[Phrase], clause: Clause, programme: Programme) -> tuple[str, ...]:
    """Return the date of one of several programmes that each have their own: X in 1999 and Y in 2001."""
    named = [ph for ph in clause.of("programme") if not ph.is_dependent]
    index = [q.id for ph in named for q in ph.programmes].index(programme.id) if _is_named_in(named, programme) else 0
    values = own[0].ids if len(own) == 1 else ()
    if len(values) == sum(len(ph.programmes) for ph in named) > 1 and is_respective(clause):
        return values[index : index + 1]
    at = next((ph for ph in named if _is_named_in([ph], programme)), None)
    beside = _date_beside(at, named, own) if at is not None else None
    return beside.ids if beside is not None else ()


def _is_named_in(mentions: Sequence[Phrase], programme: Programme) -> bool:
    return any(q.id == programme.id for ph in mentions for q in ph.programmes)


def is_respective(clause: Clause) -> bool:
    """Return whether a clause lists things and their dates in the same order (შესაბამისად, respectively)."""
    return any(reference.RESPECTIVELY.match(ph.text) for ph in clause.phrases)


def _date_beside(mention: Phrase, mentions: Sequence[Phrase], dates: Sequence[Phrase]) -> Phrase | None:
    """Return the date of one of several mentions that alternate with as many dates."""
    if len(mentions) > len(dates) > 1:
        after = [next((ph for ph in mentions if date.end <= ph.start <= date.end + 1), None) for date in dates]
        at = next((date for date, ph in zip(dates, after, strict=True) if ph is mention), None)
        return at if all(after) else None
    if len(mentions) != len(dates) or len(dates) == 1:
        return None
    in_order = sorted((*mentions, *dates), key=lambda ph: ph.start)
    take_turns = all((a.kind == "date") != (b.kind == "date") for a, b in pairwise(in_order))
    return dates[[ph.start for ph in mentions].index(mention.start)] if take_turns else None


def date_of_party(own: list[Phrase], clause: Clause, event: Event, party: Party) -> tuple[str, ...]:
    """Return the date of a country: its own of several, else one interval of all of them, else the nearest."""
    if len(own) == 1:
        return own[0].ids
    mine = _date_of_country(own, clause, party)
    if mine is not None:
        return mine.ids
    if all(_is_of_disaster(ph, clause) for ph in own):
        return tuple(dict.fromkeys(date for ph in own for date in ph.ids))
    starts = [ph for ph in own if ph.ids[0].endswith(f"/{OPEN}")]
    ends = [ph for ph in own if ph.ids[0].startswith(f"{OPEN}/")]
    if starts and ends:
        return (f"{starts[0].ids[0].partition('/')[0]}/{ends[0].ids[0].partition('/')[2]}",)
    return min(own, key=lambda ph: _distance(ph, event.trigger)).ids


def _date_of_country(own: Sequence[Phrase], clause: Clause, party: Party) -> Phrase | None:
    """Return the date of one of several countries that each have their own, or the date in brackets after it."""
    at, countries = party.mention, clause.of("country")
    if at is None or at not in countries:
        return None
    beside = _date_beside(at, countries, own)
    following = phrase_after(at, clause.phrases)
    if beside is None and following is not None and following.role == "nom":
        beside = next((ph for ph in own if ph is following), None)
    if beside is not None or len(countries) == 1:
        return beside
    until = min((ph.start for ph in countries if ph.start > at.start), default=max(ph.end for ph in clause.phrases))
    mine = [ph for ph in own if at.start < ph.start < until]
    are_all_dated = all(any(country.start < date.start for date in own) for country in countries)
    return mine[0] if mine and are_all_dated else None


def date_of_disaster(clause: Clause) -> tuple[str, ...]:
    """Return the date of the disaster after which help came: after the earthquake of October 2005.

    Where the clause has none, one of the clauses before it in the sentence may.
    """
    place: Clause | None = clause
    while place is not None:
        for index, phrase in enumerate(place.phrases):
            after = place.phrases[index + 1 : index + _NEAR]
            if phrase.kind == "date" and phrase.ids and any(programme_nouns.DISASTER.match(ph.text) for ph in after):
                return phrase.ids
        place = place.parent
    return ()


def date_of_disaster_after(clause: Clause, row: Sequence[Phrase]) -> tuple[str, ...]:
    """Return the only date after a clause, where a disaster follows: help came, when in July it was flooded."""
    after = [ph for ph in row if ph.start >= max(ph.end for ph in clause.phrases)]
    dates = dated(after)
    opens = [ph for ph in after if ph.kind == "word"][:1]
    is_of_disaster = any(programme_nouns.DISASTER.match(ph.text) for ph in after if ph.kind == "word")
    is_when = is_of_disaster and any(connectives.WHEN.match(ph.text) for ph in opens)
    return dates[0].ids if is_when and len(dates) == 1 else ()


def _is_of_disaster(date: Phrase, clause: Clause) -> bool:
    """Return whether a date modifies a disaster: the earthquake of 2000 and the flood of 2003, when help came."""
    following = phrase_after(date, clause.phrases)
    return date.role == "gen" and following is not None and programme_nouns.DISASTER.match(following.text) is not None


def _distance(date: Phrase, verb: Phrase) -> int:
    """Return the distance of a date from a verb, in code points."""
    return verb.start - date.end if date.end <= verb.start else date.start - verb.end
