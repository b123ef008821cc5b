"""What a clause says: from its verbs, verbal nouns and light nouns to the relations they can state.

A frame names a relation and the place in the clause where its country stands. The first frame of an event whose
country the clause has is the one that holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kaext.pipes.relations import patterns as p
from kaext.pipes.relations.clauses import Clause, is_finite
from kaext.pipes.relations.grammar import Form
from kaext.pipes.relations.phrases import Phrase
from kaext.pipes.values import RelationType

# helper (its people, who help a programme), entrant (the subject, with a programme in -ში), framed (the subject, with a
# programme that only frames what it gets),
# helped (the subject, with a programme that only frames what it does), inviter (the subject, of an exercise).
# The places of a country: subject (ergative, nominative, agent; dative where the verb is inverted), dative, place
# (in, on, for), with (-თან), patient (what is admitted or invited), actor (its soldiers or scholars as subject).


class Frame(NamedTuple):
    """A relation, and where the country stands that it holds of."""

    relation: RelationType
    slot: str
    confidence: float = 0.9


@dataclass(frozen=True, slots=True)
class Event:
    """What one verb or verbal noun of a clause says.

    ``needs`` restricts the programme: ``source`` (in the ablative) or "".
    """

    frames: tuple[Frame, ...]
    rule: str
    at: Phrase
    tense: str = ""
    is_plural: bool = False
    is_inverted: bool = False
    is_verbal_noun: bool = False
    needs: str = ""
    is_impersonal: bool = False


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What else the clause holds that a verb's meaning depends on."""

    light: frozenset[str]
    nouns: frozenset[str]
    has_actor: bool
    has_possessor: bool


FrameMaker = Callable[[Form, Surroundings], tuple[Frame, ...]]


def _subject(relation: RelationType, confidence: float = 0.9) -> tuple[Frame, ...]:
    return (Frame(relation, "subject", confidence),)


def _place(confidence: float = 0.85) -> tuple[Frame, ...]:
    return (Frame("beneficiary", "place", confidence),)


def _join(form: Form, around: Surroundings) -> tuple[Frame, ...]:
    if form.lemma == "დადებს" and around.light & {"contribution"}:
        return _subject("participates")
    return _subject("planned" if form.tense == "future" else "joined")


def _sign(form: Form, around: Surroundings) -> tuple[Frame, ...]:
    if "hand" in around.light or form.lemma in ("ხელმოიწერს", "პარაფირებს"):
        return _subject("planned" if form.tense == "future" else "joined")
    return ()


def _become(form: Form, around: Surroundings) -> tuple[Frame, ...]:
    for light, relation in (
        ("host", "hosted"),
        ("leader", "participates"),
        ("receiver", "beneficiary"),
        ("member", "joined"),
        ("membership", "joined"),
    ):
        if light in around.light:
            return _subject(relation)
    return ()


def _obtain(form: Form, around: Surroundings) -> tuple[Frame, ...]:
    return _subject("joined", 0.75) if "membership" in around.light else ()


def _grant(form: Form, around: Surroundings) -> tuple[Frame, ...]:
    return (Frame("joined", "dative", 0.7),)


def _receive(form: Form, around: Surroundings) -> tuple[Frame, ...]:
    if "decision" in around.light:
        return _subject("planned", 0.5)
    if "part" in around.light:
        return _subject("participates")
    if "offer" in around.light:
        return _subject("offered")
    if "grant" in around.light:
        return _subject("participates", 0.8)
    if "help" in around.light:
        return _subject("beneficiary", 0.8)
    if "guest" in around.light:
        return _subject("hosted", 0.8)
    if "membership" in around.light:
        return _subject("joined", 0.8)
    if form.lemma == "ჩართავს":
        return (Frame("participates", "subject", 0.75), Frame("joined", "patient", 0.75))
    return (
        Frame("joined", "patient", 0.75),
        Frame("participates", "actor", 0.7),
        Frame("joined", "entrant", 0.6),
        Frame("participates", "framed", 0.65),
    )


def _begin(form: Form, around: Surroundings) -> tuple[Frame, ...]:
    if around.nouns & {"take", "join"}:
        return _subject("joined")
    if around.nouns & {"host", "hold"}:
        return (Frame("hosted", "subject", 0.8), Frame("hosted", "place", 0.8))
    if "service" in around.light or around.nouns & {"carry", "use"}:
        return (*_subject("participates", 0.8), *_place())
    return (Frame("joined", "subject", 0.75), Frame("joined", "with", 0.8), *_place())


def _continue(form: Form, around: Surroundings) -> tuple[Frame, ...]:
    return (*_subject("participates", 0.8), *_place(0.75))


def _stop(form: Form, around: Surroundings) -> tuple[Frame, ...]:
    return _subject("withdrew", 0.85)


def _take(form: Form, around: Surroundings) -> tuple[Frame, ...]:
    return _subject("planned" if form.tense == "future" else "participates")


def _serve(form: Form, around: Surroundings) -> tuple[Frame, ...]:
    if form.lemma == "ემსახურება":
        return (Frame("participates", "actor", 0.85), Frame("beneficiary", "dative", 0.75))
    return (Frame("participates", "actor", 0.85),)


def _arrive(form: Form, around: Surroundings) -> tuple[Frame, ...]:
    if "foot" in around.light:
        return _subject("joined", 0.85)
    return (Frame("joined", "subject", 0.8), Frame("beneficiary", "dative", 0.75), *_place(0.7))


def _cease(form: Form, around: Surroundings) -> tuple[Frame, ...]:
    return (Frame("withdrew", "dative", 0.8), Frame("withdrew", "place", 0.7))


def _refuse(form: Form, around: Surroundings) -> tuple[Frame, ...]:
    if "refusal" not in around.light or around.nouns & {"take", "join", "host"}:
        return ()
    return _subject("withdrew", 0.7)


def _send(form: Form, around: Surroundings) -> tuple[Frame, ...]:
    if "leave" in around.nouns:
        return _subject("withdrew", 0.8)
    return (*_subject("participates", 0.85), Frame("beneficiary", "place", 0.75))


def _lead(form: Form, around: Surroundings) -> tuple[Frame, ...]:
    return _subject("participates", 0.85)


def _carry(form: Form, around: Surroundings) -> tuple[Frame, ...]:
    if around.nouns & {"take"}:
        return _subject("participates", 0.8)
    return (*_subject("participates", 0.8), *_place())


def _finish(form: Form, around: Surroundings) -> tuple[Frame, ...]:
    if form.lemma == "დაუსვამს" and "stop" not in around.light:
        return ()
    if around.nouns & {"take", "serve"}:
        return _subject("withdrew")
    return (*_subject("completed"), *_place())


def _agree(form: Form, around: Surroundings) -> tuple[Frame, ...]:
    return (*_subject("completed", 0.85), Frame("completed", "with", 0.8))


def _end(form: Form, around: Surroundings) -> tuple[Frame, ...]:
    if around.nouns & {"take", "serve"}:
        return _subject("withdrew", 0.7)
    return _place()


def _host(form: Form, around: Surroundings) -> tuple[Frame, ...]:
    return _subject("hosted", 0.95)


def _hold(form: Form, around: Surroundings) -> tuple[Frame, ...]:
    if form.lemma == "შედგება" and "foot" in around.light:
        return _subject("joined", 0.85)
    return (Frame("hosted", "subject", 0.85), Frame("hosted", "place", 0.85))


def _offer(form: Form, around: Surroundings) -> tuple[Frame, ...]:
    if form.lemma == "დართავს" and "leave" not in around.light:
        return ()
    return (Frame("offered", "dative", 0.9),)


def _invite(form: Form, around: Surroundings) -> tuple[Frame, ...]:
    return (Frame("hosted", "inviter", 0.8), Frame("offered", "patient", 0.85))


def _give(form: Form, around: Surroundings) -> tuple[Frame, ...]:
    if "offer" in around.light:
        return (Frame("offered", "dative", 0.9),)
    return (Frame("beneficiary", "dative", 0.8), *_place(0.8), Frame("participates", "subject", 0.75))


def _help(form: Form, around: Surroundings) -> tuple[Frame, ...]:
    if form.lemma == "ხელს შეუწყობს" and "hand" not in around.light:
        return ()
    if form.lemma == "მხარს დაუჭერს":
        return ()
    return (Frame("participates", "helper", 0.75), Frame("beneficiary", "dative", 0.8), *_place(0.8))


def _do(form: Form, around: Surroundings) -> tuple[Frame, ...]:
    if "hosting" in around.light:
        return _subject("hosted", 0.95)
    if "offer" in around.light:
        return (Frame("offered", "dative", 0.9),)
    if "contribution" in around.light or "leading" in around.light:
        return _subject("participates", 0.85)
    if "conduct" in around.light:
        return _hold(form, around)
    if "help" in around.light:
        return (Frame("participates", "helper", 0.75), Frame("beneficiary", "dative", 0.85), *_place(0.8))
    if around.nouns & {"conclude"}:
        return _subject("joined")
    return ()


def _benefit(form: Form, around: Surroundings) -> tuple[Frame, ...]:
    if form.lemma == "გააღებს":
        if "door" not in around.light:
            return ()
        return (Frame("hosted" if "guest" in around.light else "joined", "subject", 0.8), *_place())
    together = (Frame("joined", "with", 0.75),) if form.lemma in ("შეიქმნება", "ჩამოყალიბდება") else ()
    return (*together, *_place(), Frame("beneficiary", "dative", 0.6), Frame("beneficiary", "helped", 0.7))


def _found(form: Form, around: Surroundings) -> tuple[Frame, ...]:
    return (Frame("joined", "subject", 0.75), Frame("joined", "with", 0.75), *_place())


def _plan(form: Form, around: Surroundings) -> tuple[Frame, ...]:
    if around.nouns & {"leave", "stop"}:
        return ()
    return (*_subject("planned"), Frame("planned", "place", 0.75))


def _decide(form: Form, around: Surroundings) -> tuple[Frame, ...]:
    return _subject("planned", 0.5)


def _leave(form: Form, around: Surroundings) -> tuple[Frame, ...]:
    return _subject("withdrew")


def _have(form: Form, around: Surroundings) -> tuple[Frame, ...]:
    if "offer" in around.light:
        return _subject("offered", 0.8)
    if "aim" in around.light or around.nouns & {"plan"}:
        return _subject("planned", 0.8)
    if around.light & {"membership", "part"} or around.has_actor:
        return _subject("participates", 0.8)
    return ()


def _be(form: Form, around: Surroundings) -> tuple[Frame, ...]:
    for light, relation in (
        ("host", "hosted"),
        ("leader", "participates"),
        ("receiver", "beneficiary"),
        ("founder", "joined"),
        ("member", "participates"),
        ("active", "participates"),
        ("contributor", "participates"),
    ):
        if light in around.light:
            return _subject(relation, 0.8)
    return ()


MAKERS: dict[str, FrameMaker] = {
    "join": _join, "conclude": _join, "sign": _sign, "become": _become, "obtain": _obtain, "grant": _grant,
    "admit": _receive, "begin": _begin, "continue": _continue, "stop": _stop, "take": _take, "serve": _serve, "arrive": _arrive,
    "send": _send, "lead": _lead, "carry": _carry, "finish": _finish, "agree": _agree, "end": _end, "host": _host,
    "hold": _hold, "offer": _offer, "invite": _invite, "give": _give, "help": _help, "do": _do, "benefit": _benefit,
    "found": _found, "cease": _cease, "refuse": _refuse, "plan": _plan, "decide": _decide, "leave": _leave, "have": _have, "be": _be,
}  # fmt: skip
# Kinds of verbs whose verbal noun is no event of its own when a verb of these kinds governs it.
GOVERNING = frozenset(
    {
        "plan",
        "decide",
        "offer",
        "invite",
        "begin",
        "continue",
        "stop",
        "finish",
        "end",
        "admit",
        "do",
        "have",
        "carry",
        "refuse",
        "give",
        "be",
        "agree",
        "become",
    }
)
_INVERTED_KINDS = frozenset({"have"})
_INVERTED_LEMMAS = frozenset({"სურს"})
# In the perfect series the subject of these stands in the dative, as that of every transitive verb does.
_INTRANSITIVE = frozenset({"join", "become", "end"})
# Verbs of motion that say what is left only where it stands in the ablative.
_NEEDS_SOURCE = frozenset({"გავა"})
# Their nominative is what happens, so that no country is understood as their subject.
_IMPERSONAL = frozenset({
    "დაიწყებს", "ამოქმედდება", "გაგრძელდება", "რეალიზდება", "განხორციელდება", "ჩატარდება", "გაიმართება",
    "მოეწყობა", "გაივლის", "მიმდინარეობს", "დასრულდება", "დამთავრდება", "დაიხურება", "ამოიწურება", "გააუქმებს", "გამოიყოფა", "ჩაეყრება", "შედგება", "დაიძრება",
})  # fmt: skip


def events_of(clause: Clause) -> list[Event]:
    """Return what the clause says, or what its model says where it repeats another's verb."""
    source = clause.model or clause
    phrases = source.phrases
    around = _surroundings(phrases)
    finite = [ph for ph in phrases if ph.form is not None and is_finite(ph, phrases)]
    found = [event for ph in finite if (event := _event(ph, around, is_noun=False)) is not None]
    governing = {ph.form.kind for ph in finite if ph.form is not None}
    if source.has_verb and (governing or not finite):
        found.extend(_factive_nouns(phrases, around, governing))
        found.extend(_copular(phrases, around))
    elif not source.has_verb:
        found.extend(_copular(phrases, around))
        nouns = [ph for ph in phrases if ph.form is not None and ph.form.shape in ("noun", "either", "participle")]
        found.extend(e for ph in nouns if (e := _event(ph, around, is_noun=True)) is not None)
    return found


def _surroundings(phrases: Sequence[Phrase]) -> Surroundings:
    words = [ph for ph in phrases if ph.kind == "word"]
    light = {name for ph in words for name, pattern in p.LIGHT.items() if pattern.match(ph.text)}
    light |= {
        name
        for ph in phrases
        if ph.head_kind == "member"
        for name, pattern in p.LIGHT.items()
        if pattern.match(ph.head)
    }
    nouns = {ph.form.kind for ph in words if ph.form is not None and ph.form.shape in ("noun", "either")}
    has_actor = any(p.ACTOR.match(ph.text) for ph in words)
    has_possessor = any(p.POSSESSED.match(ph.text) for ph in words)
    return Surroundings(frozenset(light), frozenset(nouns), has_actor, has_possessor)


def _event(phrase: Phrase, around: Surroundings, *, is_noun: bool) -> Event | None:
    form = phrase.form
    if form is None or form.kind not in MAKERS:
        return None
    frames = MAKERS[form.kind](form, around)
    if not frames:
        return None
    is_inverted = form.kind in _INVERTED_KINDS or form.lemma in _INVERTED_LEMMAS or phrase.text.startswith("შეაქვ")
    if form.shape == "participle" and around.has_possessor:
        is_inverted = True
    if form.tense == "perfect" and form.kind not in _INTRANSITIVE:
        is_inverted = True
    needs = "source" if form.lemma in _NEEDS_SOURCE and not is_noun else ""
    return Event(
        frames,
        rule=_rule(form, around),
        at=phrase,
        tense=form.tense,
        is_plural=form.is_plural,
        is_inverted=is_inverted,
        is_verbal_noun=is_noun,
        needs=needs,
        is_impersonal=form.lemma in _IMPERSONAL and not around.nouns & {"take", "join", "serve"},
    )


def _rule(form: Form, around: Surroundings) -> str:
    if form.kind == "admit" and "decision" in around.light:
        return "decide"
    return "enter" if form.kind == "begin" and around.nouns & {"take", "join"} else form.kind


def governed(clause: Clause) -> dict[int, list[int]]:
    """Return what belongs to each verbal noun that tells of an earlier event, not to the verb of its clause.

    By the start of the noun, the starts of the programmes and dates right before it: in 1994 joined, then …
    """
    found: dict[int, list[int]] = {}
    phrases = clause.phrases
    for index, phrase in enumerate(phrases):
        if not _is_presupposed(phrases, index):
            continue
        mine = []
        for before in reversed(phrases[:index]):
            if before.kind not in ("programme", "date"):
                break
            mine.append(before.start)
        found[phrase.start] = mine
    return found


def _is_presupposed(phrases: Sequence[Phrase], index: int) -> bool:
    """Tell whether a verbal noun speaks of something that has happened: on joining, after joining, by joining."""
    phrase = phrases[index]
    if phrase.form is None or phrase.form.shape != "noun" or phrase.form.kind not in _PRESUPPOSABLE:
        return False
    following = phrases[index + 1].text if index + 1 < len(phrases) else ""
    is_followed = phrase.role in ("gen", "datgen") and p.FACTIVE_AFTER_NOUN.match(following) is not None
    return phrase.role in ("when", "abl") or is_followed


_PRESUPPOSABLE = frozenset({"join", "take", "sign", "host", "leave"})


def _factive_nouns(phrases: Sequence[Phrase], around: Surroundings, governing: Iterable[str]) -> list[Event]:
    """Return the events that verbal nouns presuppose: on joining, after it, by taking part."""
    found = []
    for index, phrase in enumerate(phrases):
        form = phrase.form
        if form is None or form.shape != "noun" or form.kind not in _PRESUPPOSABLE:
            continue
        happens = phrase.role == "nom" and not GOVERNING & set(governing)
        event = _event(phrase, around, is_noun=True) if happens or _is_presupposed(phrases, index) else None
        if event is not None:
            found.append(event)
    return found


def _copular(phrases: Sequence[Phrase], around: Surroundings) -> list[Event]:
    """Return what a noun with the copula -ა says: წევრია (is a member), მასპინძელია (is the host)."""
    for phrase in phrases:
        if phrase.kind != "word" or not p.COPULA.search(phrase.text):
            continue
        if any(p.LIGHT[name].match(phrase.text) for name in p.COPULAR) or phrase.text == "შორისაა":
            frames = _be(Form("be", "არის", "finite", "present"), around)
            return [Event(frames, rule="be", at=phrase, tense="present")] if frames else []
    return []
