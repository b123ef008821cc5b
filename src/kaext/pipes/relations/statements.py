"""From clauses to statements: who stands where in the frame of an event, with which programme, and when."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from kaext.pipes.relations import patterns as p
from kaext.pipes.relations.clauses import Clause, clauses_of, is_finite
from kaext.pipes.relations.discourse import (
    Discourse,
    is_agreed,
    is_begun_by_joining,
    is_exercise,
    is_forum,
    is_local,
    is_operation,
    is_plan,
    is_work,
    programmes_of,
)
from kaext.pipes.relations.frames import Event, Frame, events_of, governed
from kaext.pipes.relations.phrases import Phrase, Programme
from kaext.pipes.values import RelationValue

_SUBJECT = frozenset({"nom", "erg", "agent"})
_DATIVE = frozenset({"dat", "datgen"})
_PLACE = frozenset({"loc", "on"})
_SUBORDINATE = frozenset({"relative", "sentence", "subordinate", "condition", "that"})
# How much less sure a country or programme is that is only understood.
_PRONOUN, _SHARED, _ELIDED, _TITLE = 0.9, 0.95, 0.8, 0.75


class Party(NamedTuple):
    """Countries in a place of a frame, where they stand, and how sure it is that they are meant."""

    ids: tuple[str, ...]
    at: Phrase | None
    confidence: float
    how: str = ""


class Object(NamedTuple):
    """Programmes of an event, where they stand, and how sure it is that they are meant."""

    programmes: tuple[Programme, ...]
    at: Phrase | None
    confidence: float
    how: str = ""


@dataclass(slots=True)
class Sentence:
    """A sentence being read: its phrases, its clauses, the entry's date, and the text so far."""

    row: list[Phrase]
    start: int
    end: int
    discourse: Discourse
    entry_date: str = ""
    entry_countries: tuple[str, ...] = ()
    entry_programme: Programme | None = None


def statements_of(sentence: Sentence) -> Iterator[RelationValue]:
    """Yield what a sentence states, clause by clause."""
    yield from _listed(sentence)
    clauses = clauses_of(sentence.row)
    is_conditional = any(
        clause.opener == "condition" and clause.phrases[0].text in ("თუ", "თუკი") for clause in clauses
    )
    for clause in clauses:
        if is_conditional and any(ph.form is not None and ph.form.tense == "future" for ph in clause.phrases):
            continue
        yield from _clause_statements(clause, sentence)


def _listed(sentence: Sentence) -> Iterator[RelationValue]:
    """Yield what an entry states whose country stands at its head and whose title says what the list is of."""
    unit = sentence.discourse.unit
    programme = unit.programme or sentence.discourse.title_programme
    clause = Clause(sentence.row)
    if not (sentence.entry_countries and unit.relation and programme) or clause.has_verb:
        return
    if clause.of("programme") or not (clause.of("date") or clause.of("sum") or unit.relation == "participates"):
        return
    frame = Frame(unit.relation, "listed", 0.65)  # type: ignore[arg-type]
    event = Event((frame,), rule="listed", at=sentence.row[0])
    party = Party(sentence.entry_countries, sentence.row[0], 1.0)
    what = Object((programme,), None, 1.0)
    yield from _values(frame, event, clause, sentence, party, what, programme, no_longer=False)


def _clause_statements(clause: Clause, sentence: Sentence) -> Iterator[RelationValue]:
    if clause.opener == "condition" or sentence.row[0].text.startswith("იხ"):
        return
    words = {ph.text for ph in clause.phrases if ph.kind == "word"}
    source_words = words | ({ph.text for ph in clause.model.phrases if ph.kind == "word"} if clause.model else set())
    no_longer = any(p.NO_LONGER.match(w) for w in words)
    if any(p.NEGATION.match(w) for w in source_words) and not no_longer and not _not_only(clause.phrases):
        return
    is_modal = any(p.MODAL.match(w) for w in source_words)
    found = [
        value
        for event in events_of(clause)
        if event.tense != "optative" and not (is_modal and event.rule not in ("plan", "have"))
        for value in _event_statements(event, clause, sentence, no_longer=no_longer)
    ]
    found += _by_whose(clause, sentence)
    found += _labelled(clause, sentence)
    yield from found
    if not (found or is_modal or no_longer or clause.opener in ("that", "subordinate")):
        yield from _unlisted(clause, sentence)


def _unlisted(clause: Clause, sentence: Sentence) -> Iterator[RelationValue]:
    """Yield what a clause states whose verb no rule knows: soldiers in an operation, a project in a country.

    Only what the programme's kind and the case of the country leave no doubt about, and only of a programme that the
    clause names itself.
    """
    verb = next((ph for ph in clause.phrases if is_finite(ph, clause.phrases)), None)
    if verb is None and not clause.of("country"):
        return
    at = verb or clause.of("country")[0] if clause.of("country") else verb
    if at is None or (at.form is not None and at.form.kind in _TELLS_NOTHING):
        return
    what = _named(Event((), rule="unlisted", at=at), clause)
    if what is None or what.at is None:
        return
    for phrase in clause.of("country"):
        own = what if verb is not None else _beside(phrase, clause, what)
        if own.at is None:
            continue
        for programme in own.programmes:
            frame = _unlisted_frame(
                phrase,
                programme,
                own.at,
                has_verb=verb is not None,
                has_foreign_subject=_they_did(clause, verb),
                is_dated=bool(clause.of("date") or sentence.entry_date),
            )
            if frame is not None:
                event = Event((frame,), rule="unlisted", at=at)
                yield from _values(
                    frame, event, clause, sentence, Party(phrase.ids, phrase, 1.0), own, programme, no_longer=False
                )


def _beside(phrase: Phrase, clause: Clause, what: Object) -> Object:
    """Return the programmes in a country's own cells of a row: those after it, up to the next country."""
    countries = clause.of("country")
    programmes = [ph for ph in clause.of("programme") if not ph.is_dependent]
    if len(countries) == 1 or all(ph.start < countries[0].start for ph in programmes):
        return what
    until = min((ph.start for ph in countries if ph.start > phrase.start), default=clause.phrases[-1].end + 1)
    own = [ph for ph in programmes if phrase.start < ph.start < until]
    return Object(tuple(programmes_of(own)), own[0] if own else None, what.confidence)


_TELLS_NOTHING = frozenset({"refuse", "offer", "invite", "plan", "decide", "have"})


def _they_did(clause: Clause, verb: Phrase | None) -> bool:
    """Tell whether the Alliance or an unnamed "they" is the subject."""
    if verb is not None and verb.text.endswith(("ეს", "დნენ")):
        return True
    return any(p.OTHER_SUBJECT.match(ph.text) and ph.role == "erg" for ph in clause.phrases if ph.kind == "word")


def _verbless_frame(programme: Programme, at: Phrase, *, is_dated: bool) -> Frame | None:
    """Return what a row says that has nothing but a country and a programme."""
    if is_operation(programme) or is_exercise(programme):
        return Frame("participates", "subject", 0.65) if at.role in ("loc", "bare", "nom") else None
    if is_dated and (is_agreed(programme) or is_forum(programme)):
        return Frame("joined", "subject", 0.6) if at.role in ("loc", "on", "dat", "bare") else None
    return None


def _unlisted_frame(
    phrase: Phrase, programme: Programme, at: Phrase, *, has_verb: bool, has_foreign_subject: bool, is_dated: bool
) -> Frame | None:
    is_acting = phrase.role in ("nom", "erg") and phrase.head_kind == "actor"
    is_subject = phrase.role in ("nom", "erg") and not phrase.head_kind
    is_there = phrase.role in ("loc", "ben") and phrase.head_kind != "actor"
    if is_operation(programme) or is_exercise(programme):
        if is_acting and at.role in ("loc", "dat", "datgen", "object", "on", "gen", "nom"):
            return Frame("participates", "subject", 0.7)
    if not has_verb and is_there and is_local(programme) and at.role in ("nom", "bare"):
        return Frame("beneficiary", "place", 0.6)
    if not has_verb:
        return _verbless_frame(programme, at, is_dated=is_dated) if is_subject else None
    if phrase.role in _DATIVE and at.head_kind == "event" and has_foreign_subject:
        return Frame("offered", "dative", 0.6)
    if is_exercise(programme):
        if is_subject and at.role == "loc":
            return Frame("participates", "subject", 0.65)
        if is_subject and at.role in ("dat", "nom"):
            return Frame("hosted", "subject", 0.6)
        return Frame("hosted", "place", 0.65) if is_there else None
    if is_operation(programme):
        return Frame("participates", "subject", 0.65) if is_subject and at.role in ("loc", "dat", "datgen") else None
    if is_forum(programme):
        return None
    if is_there or (phrase.role in ("dat", "datgen") and at.role in ("erg", "nom", "gen", "bare", "frame", "ins")):
        return Frame("beneficiary", "place", 0.6)
    if is_subject and at.role == "frame":
        return Frame("beneficiary", "helped", 0.6)
    return None


def _labelled(clause: Clause, sentence: Sentence) -> Iterator[RelationValue]:
    """Yield what labels beside a country state without a verb: host: Sweden; the lead nation Canada."""
    phrases = [ph for ph in clause.phrases if not p.LABEL_NOUN.match(ph.text)]
    row = [ph for ph in sentence.row if not p.LABEL_NOUN.match(ph.text)]
    marked = {a.start for a, b in pairwise(row) if b.kind == "dash"}
    phrases = [ph for ph in phrases if ph.kind != "dash"]
    for before, country in pairwise(phrases):
        for label, phrase in ((before, country), (country, before)):
            if phrase.kind != "country" or phrase.role not in ("nom", "bare", "erg") or label.kind != "word":
                continue
            for relation, pattern in p.LABELS.items():
                if pattern.match(label.text) and _introduces(label, phrase, marked):
                    event = Event((Frame(relation, "label", 0.85),), rule="label", at=label)  # type: ignore[arg-type]
                    what = _object(event, clause, sentence)
                    for programme in what.programmes if what is not None else ():
                        yield from _values(
                            event.frames[0],
                            event,
                            clause,
                            sentence,
                            Party(phrase.ids, phrase, 1.0),
                            what,
                            programme,
                            no_longer=False,
                        )


def _introduces(label: Phrase, country: Phrase, marked: Collection[int]) -> bool:
    """Tell whether a label speaks of the country beside it: guests only of those after a dash or colon."""
    return not p.GUESTS.match(label.text) or (label.start in marked and label.start < country.start)


def _not_only(phrases: Sequence[Phrase]) -> bool:
    texts = [ph.text for ph in phrases]
    return any(a in ("არა", "არ") and b in ("მარტო", "მხოლოდ") for a, b in pairwise(texts))


def _event_statements(event: Event, clause: Clause, sentence: Sentence, *, no_longer: bool) -> Iterator[RelationValue]:
    what = _object(event, clause, sentence)
    if what is None:
        return
    for frame in event.frames:
        parties = _parties(frame, event, clause, sentence)
        if not parties:
            continue
        values = [
            value
            for party in parties
            for programme in what.programmes
            for value in _values(frame, event, clause, sentence, party, what, programme, no_longer=no_longer)
        ]
        if values:
            yield from values
            return


# What is understood too often wrongly: the planner, what an entry was about when somebody leaves something.
_TOO_VAGUE = frozenset(
    {
        ("plan", "elided"),
        ("plan", "relative"),
        ("obtain", "elided"),
        ("leave", "entry"),
        ("give", "main"),
        ("send", "main"),
    }
)


def _values(
    frame: Frame,
    event: Event,
    clause: Clause,
    sentence: Sentence,
    party: Party,
    what: Object,
    programme: Programme,
    *,
    no_longer: bool,
) -> Iterator[RelationValue]:
    relation = frame.relation
    if (event.rule, party.how) in _TOO_VAGUE or (event.rule, what.how) in _TOO_VAGUE:
        return
    if party.how == "main" and frame.slot == "place" and (what.how or not is_local(programme)):
        return
    if relation == "hosted" and event.rule == "hold" and not is_exercise(programme):
        if frame.slot != "place":
            return
        relation = "beneficiary"
    if relation == "beneficiary" and is_agreed(programme):
        if event.rule not in ("end", "finish", "agree", "unlisted") or frame.slot == "place":
            return
        relation = "completed"
    if relation == "joined" and event.rule in ("sign", "conclude") and is_plan(programme):
        relation = "completed"
    if relation in ("beneficiary", "completed") and _are_people(party) and is_work(programme):
        relation = "participates"
    if relation == "beneficiary" and (is_operation(programme) or is_forum(programme)):
        return
    if relation == "beneficiary" and is_exercise(programme):
        relation = "hosted"
    if (
        relation == "joined"
        and event.rule in ("arrive", "admit")
        and (is_operation(programme) or is_exercise(programme))
    ):
        relation = "participates"
    if relation == "joined" and is_operation(programme) and party.at is not None and party.at.head_kind == "actor":
        relation = "participates"
    if event.rule in ("give", "benefit") and relation in ("participates", "joined") and is_exercise(programme):
        relation = "hosted"
    if event.rule == "begin" and relation == "joined" and not is_begun_by_joining(programme):
        relation = "participates"
    if frame.slot == "inviter" and not is_exercise(programme):
        return
    if relation == "joined" and is_exercise(programme):
        relation = "hosted" if event.rule == "admit" else "participates"
    if relation == "completed" and (is_operation(programme) or is_exercise(programme)):
        if not is_operation(programme):
            return
        relation = "withdrew"
    if no_longer:
        if relation != "participates":
            return
        relation = "withdrew"
    how = "+".join(word for word in (event.rule, party.how, what.how) if word)
    confidence = frame.confidence * party.confidence * what.confidence
    dates = _dates(event, clause, sentence, party)
    if relation == "beneficiary" and dates and "/" in dates[0] and ".." not in dates[0]:
        sentence.discourse.period = dates[0]
    if not dates and what.how in ("shared", "entry") and is_exercise(programme) and clause.before is not None:
        dates = next((ph.ids for ph in clause.before.of("date") if ph.ids), ())
    for date in dates or ("",):
        for country in party.ids:
            yield RelationValue(
                country=country,
                relation=relation,
                programme=programme.id,
                date=date,
                start=sentence.start,
                end=sentence.end,
                programme_name=programme.name,
                method=f"relations/{how}",
                confidence=round(confidence, 3),
            )


def _are_people(party: Party) -> bool:
    """Tell whether the country acts through people of its own trade (scholars, engineers), not as a state."""
    if party.at is None or party.at.head_kind != "actor" or party.at.role not in _SUBJECT:
        return False
    return p.GOVERNMENT.match(party.at.head) is None


def _by_whose(clause: Clause, sentence: Sentence) -> Iterator[RelationValue]:
    """Yield what genitives state by themselves: under the leadership of, with the participation of."""
    for phrase in clause.of("country"):
        if phrase.head_kind != "by":
            continue
        event = Event((Frame(phrase.role, "by", 0.85),), rule="by", at=phrase)  # type: ignore[arg-type]
        what = _object(event, clause, sentence)
        if what is None:
            continue
        party = Party(phrase.ids, phrase, 1.0)
        for programme in what.programmes:
            yield from _values(event.frames[0], event, clause, sentence, party, what, programme, no_longer=False)


# --- the programme ---------------------------------------------------------------------------------------------------


def _object(event: Event, clause: Clause, sentence: Sentence) -> Object | None:
    for place, share in ((clause, 1.0), (clause.model, _SHARED)):
        if place is None:
            continue
        named = _named(event, place)
        if named is not None:
            return named._replace(confidence=named.confidence * share)
        pointed = _pointed(event, place, sentence)
        if pointed is not None:
            return pointed._replace(confidence=pointed.confidence * share)
    if event.rule in _DEPLOYING:
        years = [ph.ids[0].lstrip("./")[:4] for ph in clause.of("date") if ph.ids]
        operation = sentence.discourse.operation_in(clause.phrases, years[0] if years else "")
        if operation is not None:
            return Object((operation,), None, 0.8, "theatre")
    if event.rule in _ENTERING and any(_is_organisation(ph) for ph in clause.phrases):
        return None
    if clause.opener in _SUBORDINATE and clause.antecedent is not None and clause.antecedent.kind == "programme":
        return _as_object(clause.antecedent, 0.95, "relative")
    if clause.before is not None and clause.before is not clause.model:
        earlier = _named(event, clause.before)
        is_idle = event.rule == "serve" and not any(ph.head_kind == "actor" for ph in clause.of("country"))
        if earlier is not None and event.rule in _MAY_SHARE_PROGRAMME and not is_idle:
            return earlier._replace(confidence=earlier.confidence * _ELIDED, how="shared")
    if sentence.entry_programme is not None:
        return Object((sentence.entry_programme,), None, 0.9, "entry")
    if event.rule in ("serve", "take", "arrive") and any(ph.head_kind == "actor" for ph in clause.of("country")):
        last = sentence.discourse.last_programme(reach=2)
        return Object((last,), None, 0.75, "topic") if last and (is_operation(last) or is_exercise(last)) else None
    if event.rule in ("join", "arrive") and not _is_complete(clause):
        return None
    if event.rule in _MAY_LEAVE_OUT_PROGRAMME and not event.is_verbal_noun:
        last = sentence.discourse.last_programme()
        if last is not None:
            return Object((last,), None, 0.7, "topic")
    return None


_DEPLOYING = frozenset({"send", "serve", "arrive", "take", "leave", "lead", "have", "continue", "end"})
_ENTERING = frozenset({"join", "sign", "conclude", "become", "leave", "arrive", "admit", "invite", "obtain"})


def _is_organisation(phrase: Phrase) -> bool:
    """Tell whether the phrase is an organisation that the verb of entering or leaving speaks of."""
    return (
        phrase.kind == "word"
        and phrase.role in ("loc", "dat", "gen", "abl")
        and bool(p.ORGANISATION.match(phrase.text))
    )


_MAY_SHARE_PROGRAMME = frozenset(
    {"join", "leave", "take", "lead", "benefit", "carry", "finish", "send", "hold", "begin", "host"}
    | {"be", "become", "plan", "give", "do", "label", "serve", "sign"}
)
_MAY_LEAVE_OUT_PROGRAMME = frozenset({"benefit", "lead", "join", "arrive"})


def _is_complete(clause: Clause) -> bool:
    """Tell whether a clause of joining lacks nothing but what was joined: it has the country itself, and a date."""
    return any(ph.role in _SUBJECT and not ph.head_kind for ph in clause.of("country")) and bool(clause.of("date"))


def _as_object(phrase: Phrase, confidence: float, how: str = "") -> Object:
    return Object(phrase.programmes, phrase, confidence, how)


def _named(event: Event, clause: Clause) -> Object | None:
    """Return the programme that the clause names; one that only frames the event where there is no other."""
    before = governed(clause)
    found = [ph for ph in clause.of("programme") if not ph.is_dependent]
    if event.at.start in before:
        found = [ph for ph in found if ph.start in before[event.at.start]] or found
    else:
        apart = {start for starts in before.values() for start in starts}
        found = [ph for ph in found if ph.start not in apart]
    if event.frames and event.frames[0].slot in ("subject", "by", "label", "actor"):
        found = [ph for ph in found if ph.role != "erg" or any(f.relation == "beneficiary" for f in event.frames)]
    if event.needs_source:
        found = [ph for ph in found if ph.role in ("abl", "from") or ph.head.endswith(("დან", "დანაც"))]
    core = [ph for ph in found if ph.role != "frame"] or found
    if len(core) > 1:
        core = [ph for ph in core if ph.role not in ("gen", "datgen", "bare") or ph.head_kind] or core
    if not core:
        return None
    if event.is_verbal_noun and clause.has_verb:
        before = [ph for ph in core if ph.start < event.at.start]
        core = before[-1:] or core[:1]
    programmes = tuple({programme.id: programme for programme in programmes_of(core)}.values())
    return Object(programmes, core[0], 0.95 if core[0].role == "frame" else 1.0)


def _pointed(event: Event, clause: Clause, sentence: Sentence) -> Object | None:
    """Return the programme that a generic noun or a pronoun of the clause points back to."""
    phrases = clause.phrases
    for index, phrase in enumerate(phrases):
        if phrase.kind != "word" or not p.POINTS_BACK.match(phrase.text):
            continue
        if event.needs_source and phrase.role not in ("abl", "from"):
            continue
        beside = [ph.text for ph in phrases[max(0, index - 3) : index]]
        is_definite = any(p.DEMONSTRATIVE.match(text) for text in beside)
        if "ებ" in phrase.text[3:] and not is_definite:
            continue
        before = [ph for ph in sentence.row if ph.start < phrase.start]
        meant = sentence.discourse.meant_by(phrase.text, before)
        if meant is not None:
            return Object((meant,), phrase, 0.9 if is_definite else 0.85, "noun")
    if clause.of("country"):
        for phrase in phrases:
            is_acting = phrase.text in ("მან", "ის", "იგი") and all(f.slot in _OBLIQUE for f in event.frames)
            if phrase.kind == "word" and (is_acting or phrase.text in _POINTS_TO_PROGRAMME):
                if phrase.text == "მათ" and event.at.form is not None and event.at.form.lemma not in _ADDED:
                    continue
                last = _last_named(clause, sentence)
                if last is not None:
                    return Object((last,), phrase, 0.85, "pronoun")
    return None


_ACTS = frozenset({"take", "serve", "arrive", "send", "lead"})
_ACTS_TOGETHER = frozenset({"take", "join", "sign", "become", "conclude", "enter", "host", "hold", "lead"})
_OBLIQUE = frozenset({"place", "dative", "helped", "with"})
_POINTS_TO_PROGRAMME = frozenset({"მას", "მასში", "მისგან", "იქიდან", "აქ", "მათ"})
_ADDED = frozenset({"შეემატება", "დაემატება", "შეუერთდება"})


def _last_named(clause: Clause, sentence: Sentence) -> Programme | None:
    before = clause.before
    while before is not None:
        named = [ph for ph in before.of("programme") if not ph.is_dependent]
        if named:
            return named[-1].programmes[-1]
        before = before.before
    return sentence.discourse.last_programme(reach=5)


# --- the country -----------------------------------------------------------------------------------------------------


def _parties(frame: Frame, event: Event, clause: Clause, sentence: Sentence) -> list[Party]:
    countries = [ph for ph in clause.of("country") if ph.head_kind != "by"]
    found = [party for ph in countries if (party := _fits(ph, frame, event, clause)) is not None]
    if found:
        return _best(found, event, clause)
    understood = _understood(frame, event, clause, sentence)
    return [understood] if understood is not None else []


def _best(found: list[Party], event: Event, clause: Clause) -> list[Party]:
    """Return the parties that fit best; of several subjects that no date of their own tells apart, the nearest."""
    top = max(party.confidence for party in found)
    best = [party for party in found if party.confidence >= top - 0.1]
    if len(best) == 1 or len(clause.of("date")) >= len(best):
        return best
    places = [party.at for party in best if party.at is not None]
    if len(places) < len(best) or any(phrase.role in _PLACE for phrase in places) or _is_list(places, clause):
        return best
    return [party for party in best if party.at.start < event.at.start][-1:] or best  # type: ignore[union-attr]


def _is_list(places: Sequence[Phrase], clause: Clause) -> bool:
    """Tell whether nothing but small words stands between the countries, and all are alike."""
    if len({(phrase.role, phrase.head_kind) for phrase in places}) > 1:
        return False
    between = [ph for ph in clause.phrases if places[0].end <= ph.start and ph.end <= places[-1].start]
    return all(ph.kind in ("country", "comma", "sum") or (ph.kind == "word" and ph.form is None) for ph in between)


def _fits(phrase: Phrase, frame: Frame, event: Event, clause: Clause) -> Party | None:
    """Return the country where it stands in the place that the frame names."""
    part = phrase.role
    if frame.slot in ("subject", "actor"):
        if event.is_inverted and part in _DATIVE:
            return Party(phrase.ids, phrase, 0.95)
        if event.is_verbal_noun and part in ("gen", "agent", "datgen") and phrase.head_kind in ("event", ""):
            return Party(phrase.ids, phrase, 0.9)
        if part == "gen" and event.rule in ("agree", "finish", "end") and _owns_programme(phrase, clause):
            return Party(phrase.ids, phrase, 0.85)
        if part == "with" and event.rule in _ACTS_TOGETHER and not phrase.is_adjectival:
            return Party(phrase.ids, phrase, 0.9)
        if part not in _SUBJECT:
            return None
        if phrase.head_kind == "thing" and not phrase.is_adjectival and event.rule not in _ACTS:
            return None
        if phrase.is_adjectival or phrase.head_kind:
            return Party(phrase.ids, phrase, {"actor": 0.95, "event": 0.7}.get(phrase.head_kind, 0.7))
        if frame.slot == "actor":
            return Party(phrase.ids, phrase, 0.85)
        return Party(phrase.ids, phrase, 1.0 if part != "nom" else 0.97)
    if frame.slot == "dative":
        if part in _DATIVE:
            return Party(phrase.ids, phrase, 0.9 if phrase.head_kind == "thing" else 1.0)
        return Party(phrase.ids, phrase, 0.95) if part == "ben" else None
    if frame.slot == "place":
        if part in _PLACE and phrase.head_kind != "actor":
            return Party(phrase.ids, phrase, 1.0)
        if part == "ben":
            return Party(phrase.ids, phrase, 0.95)
        return Party(phrase.ids, phrase, 0.8) if part == "request" else None
    if frame.slot in ("helper", "entrant", "framed"):
        roles = {"helper": _DATIVE, "entrant": frozenset({"loc"}), "framed": frozenset({"frame"})}[frame.slot]
        is_apt = any(ph.role in roles for ph in clause.of("programme")) and part in _SUBJECT
        if frame.slot == "helper":
            return Party(phrase.ids, phrase, 1.0) if is_apt and phrase.head_kind == "actor" else None
        return Party(phrase.ids, phrase, 0.95) if is_apt and not phrase.head_kind else None
    if frame.slot == "inviter":
        return Party(phrase.ids, phrase, 1.0) if part == "erg" and not phrase.head_kind else None
    if frame.slot == "helped":
        framed = any(ph.role == "frame" for ph in clause.of("programme"))
        return Party(phrase.ids, phrase, 0.95) if framed and part in _SUBJECT and not phrase.head_kind else None
    if frame.slot == "with":
        return Party(phrase.ids, phrase, 0.95) if part in ("com", "with") else None
    if frame.slot == "patient" and not phrase.head_kind:
        is_object = part in _DATIVE if event.tense in ("present", "future") else part in ("nom", *_DATIVE)
        return Party(phrase.ids, phrase, 0.95) if is_object else None
    return None


def _owns_programme(phrase: Phrase, clause: Clause) -> bool:
    """Tell whether the country stands in the genitive before a programme: Kazakhstan's IPAP."""
    after = [ph for ph in clause.phrases if ph.start >= phrase.end][:3]
    return any(ph.kind == "programme" for ph in after) and not any(ph.role == "erg" for ph in clause.of("country"))


def _understood(frame: Frame, event: Event, clause: Clause, sentence: Sentence) -> Party | None:
    """Return the country that a pronoun, a bare noun, a relative or an earlier clause stands for."""
    if frame.slot in ("helped", "inviter", "helper", "entrant", "framed"):
        return None
    wanted = _roles_of(frame, event)
    relative = _relative_party(clause, wanted)
    if relative is not None:
        return relative
    for index, phrase in enumerate(clause.phrases):
        if phrase.kind != "word":
            continue
        ids, share = _pronoun(phrase, clause, index, wanted, sentence)
        if ids:
            return Party(ids, phrase, share, "pronoun")
    if frame.slot not in ("subject", "actor"):
        if frame.slot == "place" and event.rule in _PLACE_MAY_BE_SHARED:
            return _place_before(clause, sentence)
        return None
    if clause.of("country") and any(ph.role in _SUBJECT for ph in clause.of("country")):
        return None
    if event.is_impersonal or _has_other_subject(clause, event):
        return None
    before = clause.before
    while before is not None and clause.opener not in ("stop",):
        subjects = [ph for ph in before.of("country") if ph.role in _SUBJECT]
        if subjects and frame.slot == "actor" and subjects[0].head_kind != "actor":
            return None
        if subjects:
            return Party(subjects[0].ids, subjects[0], _SHARED if subjects[0].head_kind != "thing" else 0.8, "shared")
        if _has_other_subject(before, event):
            return None
        before = before.before
    if clause.opener in _SUBORDINATE or frame.slot == "actor":
        return None
    if event.is_verbal_noun and not clause.has_verb:
        main = sentence.discourse.main_country
        return Party(main, None, 0.8, "main") if main and sentence.entry_date else None
    if p.PASSIVE_PLAN.match(event.at.text):
        return None
    if event.rule in _INTRANSITIVE and any(_may_be_subject(ph) for ph in clause.phrases if ph is not event.at):
        return None
    ids = sentence.discourse.subject(reach=1)
    if ids and (len(ids) > 1) >= event.is_plural:
        return Party(ids, None, 0.75, "elided")
    main = sentence.discourse.main_country
    return Party(main, None, 0.7, "main") if main and not event.is_plural and not clause.of("country") else None


# Their subject stands in the nominative, so that any noun in the nominative may be it.
_INTRANSITIVE = frozenset({"take", "join", "serve", "leave", "become", "be", "lead"})


def _may_be_subject(phrase: Phrase) -> bool:
    if phrase.kind == "programme":
        return phrase.role == "nom"
    if any(pattern.match(phrase.text) for pattern in p.LIGHT.values()):
        return False
    is_noun = phrase.kind == "word" and phrase.role == "nom" and phrase.form is None and len(phrase.text) > 4
    return is_noun and phrase.text.endswith(("ი", "ები", "ა", "ე")) and not p.ADVERB.match(phrase.text)


_PLACE_MAY_BE_SHARED = frozenset({"benefit", "begin", "carry", "hold", "end", "finish", "continue"})


def _place_before(clause: Clause, sentence: Sentence) -> Party | None:
    """Return where the clause or the sentence before says that things happen, or which country the entry is about."""
    before = clause.before
    if before is not None:
        places = [ph for ph in before.of("country") if ph.role in _PLACE]
        if places:
            return Party(places[0].ids, places[0], _ELIDED, "shared")
    if sentence.entry_countries:
        return Party(sentence.entry_countries, None, 0.8, "entry")
    ids = sentence.discourse.place(reach=1)
    if ids:
        return Party(ids, None, 0.75, "place")
    main = sentence.discourse.main_country
    return Party(main, None, 0.7, "main") if main and not clause.of("country") else None


def _roles_of(frame: Frame, event: Event) -> frozenset[str]:
    if frame.slot in ("subject", "actor"):
        return frozenset({"nom", "erg"} | ({"dat"} if event.is_inverted else set()))
    if frame.slot == "dative":
        return frozenset({"dat", "datgen", "ben"})
    if frame.slot == "place":
        return frozenset({"loc", "on", "ben"})
    return frozenset({"com"} if frame.slot == "with" else {"dat", "nom"})


def _relative_party(clause: Clause, wanted: frozenset[str]) -> Party | None:
    if clause.antecedent is None or clause.antecedent.kind != "country":
        return None
    word = next((ph for ph in clause.phrases if ph.kind == "word" and p.RELATIVE.match(ph.text)), None)
    if word is None:
        return None
    part = "loc" if word.text in ("სადაც",) else word.role
    return Party(clause.antecedent.ids, clause.antecedent, 0.95, "relative") if part in wanted else None


def _pronoun(
    phrase: Phrase, clause: Clause, index: int, wanted: frozenset[str], sentence: Sentence
) -> tuple[tuple[str, ...], float]:
    discourse = sentence.discourse
    if wanted & {"erg", "nom"} and (p.MINE.match(phrase.text) or p.OURS.match(phrase.text) or phrase.text == "ქვეყნის"):
        follow = clause.phrases[index + 1 : index + 5]
        if any(ph.kind == "word" and p.ACTOR.match(ph.text) and ph.role in ("nom", "erg") for ph in follow):
            ids = _earlier(clause, discourse, is_plural=phrase.text.startswith("მათ"))
            return ids, 0.85 if ids else 0.0
    known = p.PRONOUNS.get(phrase.text)
    if known is not None:
        part, is_plural = known
        following = clause.phrases[index + 1] if index + 1 < len(clause.phrases) else None
        if (
            phrase.text in ("ის", "ეს", "იგი")
            and following is not None
            and following.role in ("nom",)
            and phrase.text != "იგი"
        ):
            if following.form is None or following.form.shape != "finite":
                return (), 0.0
        if part not in wanted and not (part == "any" and wanted & {"erg", "dat"}):
            return (), 0.0
        if phrase.text == "მათ" and following is not None and p.AGENT.match(following.text) is None and "erg" in wanted:
            if following.role in ("gen", "bare", "nom") and following.form is None:
                return (), 0.0
        ids = _earlier(clause, discourse, is_plural=is_plural)
        return ids, _PRONOUN if ids else 0.0
    noun = p.COUNTRY_NOUN.match(phrase.text)
    if noun is None:
        return (), 0.0
    before = clause.phrases[index - 1].text if index else ""
    if p.GENERIC_BEFORE.match(before) or phrase.role not in wanted:
        return (), 0.0
    if phrase.role == "loc" and discourse.place(reach=3):
        return discourse.place(reach=3), 0.85
    ids = _earlier(clause, discourse, is_plural=False)
    return ids, 0.88 if ids else 0.0


def _earlier(clause: Clause, discourse: Discourse, *, is_plural: bool) -> tuple[str, ...]:
    before = clause.before
    while before is not None:
        for phrase in reversed(before.of("country")):
            if (len(phrase.ids) > 1) == is_plural and phrase.role not in ("none", "com", "with"):
                return phrase.ids
        before = before.before
    return discourse.several() if is_plural else discourse.one()


def _has_other_subject(clause: Clause, event: Event) -> bool:
    """Tell whether somebody else than a country is the subject: an ergative, the Alliance, a programme that acts."""
    for phrase in clause.phrases:
        if phrase.kind == "programme" and phrase.role == "erg":
            return True
        if phrase.kind != "word" or phrase is event.at:
            continue
        if phrase.role == "erg" and phrase.form is None and phrase.text not in p.PRONOUNS:
            return True
        if p.OTHER_SUBJECT.match(phrase.text) and phrase.role in ("nom", "erg"):
            return True
    return False


# --- the date --------------------------------------------------------------------------------------------------------


def _dates(event: Event, clause: Clause, sentence: Sentence, party: Party) -> tuple[str, ...]:
    own = _usable_dates(clause, event)
    if own:
        return _choose(own, clause, event, party)
    shared = _head_date(clause, sentence)
    if shared:
        return shared
    before = clause.before
    if event.rule in ("lead", "be", "label") and event.tense != "present":
        dates = [ph for ph in before.of("date") if ph.ids] if before is not None else []
        if len(dates) == 1:
            return dates[0].ids
        if sentence.discourse.period:
            return (sentence.discourse.period,)
    return (sentence.entry_date,) if sentence.entry_date else ()


def _usable_dates(clause: Clause, event: Event | None) -> list[Phrase]:
    usable, weak = [], []
    before = governed(clause)
    apart = {start for noun, starts in before.items() if event is None or noun != event.at.start for start in starts}
    for index, phrase in enumerate(clause.phrases):
        if phrase.kind != "date" or not phrase.ids:
            continue
        if phrase.start in apart or _belongs_elsewhere(clause.phrases, index, event):
            continue
        (weak if phrase.role == "gen" and not phrase.bound else usable).append(phrase)
    return usable or weak


def _belongs_elsewhere(phrases: Sequence[Phrase], index: int, event: Event | None) -> bool:
    """Tell whether a date tells when something else happened: after the summit of 2002, the agreement signed in 2005."""
    date = phrases[index]
    following = phrases[index + 1 : index + 6]
    if following and following[0].kind == "word":
        form = following[0].form
        is_attribute = (
            form is not None and form.shape == "participle" and (event is None or following[0] is not event.at)
        )
        if is_attribute and not is_finite(following[0], phrases):
            return True
        if form is None and p.PARTICIPLE_LIKE.search(following[0].text):
            return True
    if date.role != "gen" or date.bound:
        return False
    for phrase in following:
        if phrase.kind != "word":
            return False
        if p.AFTER_EVENT.match(phrase.text):
            return True
        if phrase.role not in ("gen", "datgen", "bare"):
            return False
    return False


def _choose(own: list[Phrase], clause: Clause, event: Event, party: Party) -> tuple[str, ...]:
    if len(own) == 1:
        return own[0].ids
    countries = clause.of("country")
    if party.at is not None and len(countries) > 1 and party.at in countries:
        after = [ph for ph in countries if ph.start > party.at.start]
        until = after[0].start if after else max(ph.end for ph in clause.phrases)
        mine = [ph for ph in own if party.at.start < ph.start < until]
        if mine and all(any(c.start < d.start for d in own) for c in countries):
            return mine[0].ids
    starts = [ph for ph in own if ph.ids[0].endswith("/..")]
    ends = [ph for ph in own if ph.ids[0].startswith("../")]
    if starts and ends:
        return (f"{starts[0].ids[0].partition('/')[0]}/{ends[0].ids[0].partition('/')[2]}",)
    return min(own, key=lambda ph: _distance(ph, event.at)).ids


def _distance(date: Phrase, verb: Phrase) -> int:
    return verb.start - date.end if date.end <= verb.start else date.start - verb.end


def _head_date(clause: Clause, sentence: Sentence) -> tuple[str, ...]:
    """Return the date at the head of the sentence that the clauses joined by "and" or a comma share."""
    before = clause.before
    if before is not None and clause.opener == "sentence":
        dates = [ph for ph in before.of("date") if ph.ids]
        return dates[0].ids if len(dates) == 1 else ()
    is_when = clause.opener == "subordinate" and clause.phrases[0].text in ("როცა", "როდესაც")
    if before is not None and (clause.opener == "dash" or is_when):
        dates = _usable_dates(before, None)
        return dates[0].ids if len(dates) == 1 else ()
    if before is not None and clause.opener == "and" and before.phrases and before.phrases[0].kind == "date":
        return before.phrases[0].ids
    if before is None or clause.opener not in ("and", "comma"):
        return ()
    first = next((ph for ph in sentence.row if ph.kind != "word" or ph.form is not None), None)
    if first is not None and first.kind == "date" and any(ph is first for ph in before.phrases):
        return first.ids
    return ()
