"""Programmes to which a generic noun or a pronoun of a clause refers."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from kaext.pipes.relations.arguments.anaphoric_nouns import (
    has_anaphoric_subject,
    has_partner_country,
    is_determiner,
    is_draft_of_plan,
    is_founding,
    is_implementation,
    is_other_noun,
    is_part_of_name,
    programme_in_relative,
)
from kaext.pipes.relations.arguments.clause_content import ABOUT_WHOLE_PROGRAMME, is_founding_event
from kaext.pipes.relations.arguments.scope import Sentence, Target
from kaext.pipes.relations.clauses.clause import Clause
from kaext.pipes.relations.context.discourse import salient_last
from kaext.pipes.relations.phrases import DATIVE, PLACE, Phrase, Programme, phrase_after
from kaext.pipes.relations.predication.claims import claim
from kaext.pipes.relations.predication.events import names_participation
from kaext.pipes.relations.predication.frames import Event
from kaext.pipes.relations.programme_kinds import (
    is_agreed,
    is_begun_by_joining,
    is_forum,
    is_operation,
    is_plan,
    is_work,
)
from kaext.pipes.relations.words import actors, lemmas, light_nouns, postpositions, programme_nouns, reference

# Within how many sentences the antecedent of a pronoun may be; of "within its framework", which is nearer.
_FAR, _NEAR = 5, 2
# Verbs of what countries do to a plan or document, to which "it" then may refer.
_DONE_TO_PLANS = frozenset({"agree", "finish", "fulfil", "sign", "conclude", "carry", "begin"})
# Verbs of what is done to the draft of a plan.
_DONE_TO_DRAFTS = frozenset({"agree", "admit", "plan", "finish", "sign", "conclude", "send"})
# Verbs of ending something, whose object may be another noun that the programme modifies: left its transit.
_GIVEN_UP = frozenset({"finish", "leave", "stop"})
# Verbs of taking part in the work (მუშაობაში) of a project.
_DOING_WORK = frozenset({"take", "join"})
# Verbs of helping others, and "its" before their subject.
_GIVING = frozenset({"help", "give", "send"})
_ITS_ERGATIVE = "მისმა"
# Classes of nouns that a programme may possess: its members, host, founder.
_PARTIES = frozenset({"member", "host", "founder", "leader"})
# Slots of countries that are not the subject, so that "it" may be the programme.
_OBLIQUE = frozenset({"place", "dative", "helped", "helper", "with", "owned", "worked-for", "worked-in"})
# Pronouns for several programmes, for one as the subject, and for one that is joined, left or a place.
_PRONOUNS_FOR_SEVERAL = frozenset({"მათში", "ორივეში", "სამივეში"})
_SUBJECT_PRONOUNS = reference.PERSONAL | {"მან"}
_PRONOUNS_FOR_PROGRAMME = frozenset({"მას", "მასში", "მისით", "მისგან", "მათგან", "იქიდან", "აქ", "მათ"})
_ON_IT = "მასზე"
# Those for places. What was left there is something else.
_PLACE_PRONOUNS = frozenset({"აქ", "მასში"})
# Verbs of what is done in a council or in the ranks of a force; of these, and of others, what is done at a meeting.
_WITH_OTHERS = frozenset({"take", "serve", "send", "arrive", "keep"})
_AT_MEETINGS = frozenset({"take", "admit", "agree", "conclude", "join", "sign"})
# Rules of filling its ranks.
_FILLING = frozenset({"join", "fill"})
# Verbs of entering a programme or agreeing a plan.
_ENTERED = frozenset({"admit", "agree", "sign", "join"})
# How many programmes "the first" and "the second" tell apart.
_TWO = 2
# How many words before a noun may be its modifiers.
_MODIFIERS = 3


def resolve_anaphor(event: Event, clause: Clause, sentence: Sentence) -> Target | None:
    """Return the programme to which a generic noun or a pronoun of the clause refers."""
    return (
        _by_noun(event, clause, sentence)
        or _by_possessive(event, clause, sentence)
        or _by_own(event, clause, sentence)
        or _by_ordinal(clause, sentence)
        or _by_them(clause, sentence)
        or _by_pronoun(event, clause, sentence)
    )


def _by_noun(event: Event, clause: Clause, sentence: Sentence) -> Target | None:
    """Resolve a generic noun: this project, the operation."""
    for index, noun in enumerate(clause.phrases):
        if noun.kind != "word" or (noun.form is not None and noun.form.verb_form == "finite"):
            continue
        if event.rule not in _DONE_TO_DRAFTS and not _may_be_anaphoric(noun.text):  # most words
            continue
        modifiers = [ph.text for ph in clause.phrases[max(0, index - _MODIFIERS) : index]]
        if (helper := _source_of_help(noun, modifiers, sentence)) is not None:
            return helper
        if event.rule in _DOING_WORK and programme_nouns.WORK_IN.match(noun.text):
            return _project_with_work(noun, sentence)
        if (found := _by_generic_noun(index, modifiers, event, clause, sentence)) is not None:
            return found
    return None


@lru_cache(maxsize=20_000)
def _may_be_anaphoric(word: str) -> bool:
    """Return whether a word may refer to a programme mentioned before, but for the draft of a plan."""
    nouns = (programme_nouns.POINTS_BACK, programme_nouns.THIS_HELP, programme_nouns.WORK_IN)
    return any(pattern.match(word) for pattern in nouns)


def _source_of_help(noun: Phrase, modifiers: Sequence[str], sentence: Sentence) -> Target | None:
    """Resolve "this help" to the programme that gave it."""
    if not (programme_nouns.THIS_HELP.match(noun.text) and _is_demonstrative(modifiers)):
        return None
    last = sentence.discourse.last_programme(reach=_NEAR)
    return Target.inferred((last,), noun, "noun") if last is not None and is_work(last) else None


def _is_demonstrative(modifiers: Sequence[str]) -> bool:
    """Return whether the last of the words before a noun is a demonstrative."""
    return any(map(reference.DEMONSTRATIVE.match, modifiers[-1:]))


def _project_with_work(noun: Phrase, sentence: Sentence) -> Target | None:
    """Resolve "in the work" (მუშაობაში) to the project mentioned last."""
    last = sentence.discourse.last_programme(reach=_NEAR)
    is_project = last is not None and last.kind in ("project", "") and is_work(last)
    return Target.inferred((last,), noun, "noun", "project") if last is not None and is_project else None


def _by_generic_noun(
    index: int, modifiers: Sequence[str], event: Event, clause: Clause, sentence: Sentence
) -> Target | None:
    """Resolve the noun at ``index`` to a programme of its kind; None where it is none or means a new one."""
    noun = clause.phrases[index]
    if not _may_point_back(clause.phrases, index, event) or is_part_of_name(noun, sentence.phrases):
        return None
    if _is_of_another_one(noun, modifiers):
        return None
    is_definite = any(map(reference.DEMONSTRATIVE.match, modifiers))
    if not is_definite:
        owner = programme_in_relative(noun, sentence.phrases)
        if owner is not None and event.rule == "lead" and owner.role == "erg":
            return Target.inferred(owner.programmes[-1:], noun, "noun")
        if owner is not None or _is_some_other(noun, event, clause, sentence):
            return None
    before = [ph for ph in sentence.phrases if ph.start < noun.start]
    if modifiers and programme_nouns.NEW.match(modifiers[-1]):
        # "The new council" is the one that replaced the council mentioned before, so the last one named.
        before = [ph for ph in before if ph.kind == "programme"][-1:]
    programme = sentence.discourse.resolve_noun(noun.text, before)
    return Target.inferred((programme,), noun, "noun", "definite" if is_definite else "") if programme else None


def _is_of_another_one(noun: Phrase, modifiers: Sequence[str]) -> bool:
    """Return whether the words before a noun say that it means something not mentioned: another, such a centre."""
    if any(map(reference.ANOTHER.match, modifiers[-1:])) or _is_compared(modifiers):
        return True
    return programme_nouns.CENTRE.match(noun.text) is not None and any(map(reference.SUCH.match, modifiers[-1:]))


def _may_point_back(phrases: Sequence[Phrase], index: int, event: Event) -> bool:
    """Return whether the word at ``index`` is a generic noun in a role that the programme of the event may have."""
    noun, following = phrases[index], phrases[index + 1 : index + 3]
    is_draft = event.rule in _DONE_TO_DRAFTS and is_draft_of_plan(phrases, index)
    if not (is_draft or programme_nouns.POINTS_BACK.match(noun.text)):
        return False
    if event.requires_ablative and noun.role not in ("abl", "from"):
        return False
    if (
        event.rule == "stop" and programme_nouns.MATTER.match(noun.text) and noun.role == "nom"
    ):  # something else stopped there
        return False
    if noun.role != "gen":
        return True
    is_apart = any(postpositions.APART_FROM.match(ph.text) for ph in following[:1])
    is_of_thing = event.rule in _GIVEN_UP and is_other_noun(following[:1])
    if programme_nouns.MEANS_GIVER.match(noun.text) and any(
        postpositions.BY_HELP.match(ph.text) for ph in following[:1]
    ):
        return True
    is_of_event = event.rule in ABOUT_WHOLE_PROGRAMME and any(
        programme_nouns.MEANS_EXERCISE.match(ph.text) or programme_nouns.MEETING.match(ph.text) for ph in following
    )
    return not (is_apart or is_of_thing or is_of_event)


def _is_some_other(noun: Phrase, event: Event, clause: Clause, sentence: Sentence) -> bool:
    """Return whether a noun without demonstrative means new programmes or programmes in general, or a talk."""
    is_plural = "ებ" in noun.text[3:] and not noun.text.startswith("მანევრ")
    is_plural = is_plural and not _is_of_which_one(noun, clause)
    is_plural = is_plural and not programme_nouns.FRAMEWORK_DOCUMENT.match(
        noun.text
    )  # one of the kind for each country
    if is_plural and sentence.discourse.unit.programme is None:
        return True
    if _is_founded_there(noun, event, clause) or programme_nouns.ONLY_THIS.match(noun.text):
        return True
    return programme_nouns.TALK.match(noun.text) is not None and has_partner_country(clause)


def _is_of_which_one(noun: Phrase, clause: Clause) -> bool:
    """Return whether a plural is the set of which one is counted: ციკლებიდან მერვე (the eighth of the cycles)."""
    following = phrase_after(noun, clause.phrases)
    return noun.role == "abl" and following is not None and reference.ORDINAL.match(following.text) is not None


def _is_compared(beside: Sequence[str]) -> bool:
    """Return whether a noun has a comparative and so means a new one: უფრო ფართო დიალოგი (a broader dialogue)."""
    return beside[-2:-1] == [reference.MORE] and not beside[-1].endswith("დ")


def _is_founded_there(noun: Phrase, event: Event, clause: Clause) -> bool:
    """Return whether a clause introduces a new centre in a country: a centre opened in France."""
    is_built = event.trigger.form is not None and event.trigger.form.lemma in lemmas.IS_BUILT
    is_centre = (is_built or is_founding_event(event)) and programme_nouns.CENTRE.match(noun.text) is not None
    return is_centre and noun.role == "nom" and any(ph.role == "loc" for ph in clause.of("country"))


def _by_possessive(event: Event, clause: Clause, sentence: Sentence) -> Target | None:
    """Resolve "its" before a framework, members, a founding or an implementation."""
    for index, phrase in enumerate(clause.phrases):
        if phrase.text not in reference.ITS and phrase.text != reference.THEM:
            continue
        nouns = _possessed(clause.phrases, index)
        is_counted = bool(nouns) and (nouns[0].role == "bare" or reference.ORDINAL.match(nouns[0].text) is not None)
        which = nouns[1:2] if is_counted else nouns[:1]  # its first meeting
        if (met := _council_or_force(event, which, clause, sentence)) is not None:
            return Target.inferred((met,), phrase, "pronoun")
        if phrase.text == reference.THEM:
            continue
        is_framed = any(postpositions.FRAME.match(noun.text) for noun in nouns[:1])  # within its framework
        are_parties = any(light_nouns.lights_of(noun.text) & _PARTIES for noun in nouns)
        are_parties = are_parties and not _is_of_country(nouns, sentence)
        is_founded = event.rule in ("sign", "conclude") and any(map(is_founding, nouns[:1]))
        is_begun_there = event.rule in ("begin", "continue") and any(map(is_implementation, nouns[:1]))
        is_entered = event.rule == "plan" and any(map(_is_entering, nouns[:1]))
        is_entered = is_entered or (event.trigger in nouns[:1] and _is_done_by_country(event, clause))
        are_courses = event.rule == "study" and any(programme_nouns.COURSE.match(noun.text) for noun in nouns)
        is_its_help = event.rule in _GIVING and phrase.text == _ITS_ERGATIVE and any(map(_is_effort, nouns[:1]))
        if is_its_help and (giver := _last_giver(clause, sentence)) is not None:
            return Target.inferred((giver,), phrase, "pronoun", "giver")
        is_seat = event.rule == "host" and any(programme_nouns.SEAT.match(noun.text) for noun in nouns)
        if is_framed or are_parties or is_founded or is_begun_there or is_entered or are_courses or is_seat:
            last = last_named_programme(clause, sentence, reach=_NEAR if is_framed else _FAR)
            if last is not None and (not are_courses or last.kind == "centre"):
                return Target.inferred((last,), phrase, "pronoun")
    return None


def _council_or_force(event: Event, nouns: Sequence[Phrase], clause: Clause, sentence: Sentence) -> Programme | None:
    """Return the council whose meetings, or what has ranks, that a clause calls "its" or "their".

    The diplomats attend its meetings; a company served in their ranks; Tajikistan joined its ranks.
    """
    if event.rule not in _WITH_OTHERS | _FILLING | _AT_MEETINGS or not clause.of("country") or not nouns:
        return None
    is_met = event.rule in _AT_MEETINGS and programme_nouns.SITTING.match(nouns[0].text) is not None
    is_filled = event.rule in _WITH_OTHERS | _FILLING and programme_nouns.RANKS.match(nouns[0].text) is not None
    last = last_named_programme(clause, sentence, reach=_NEAR) if is_met or is_filled else None
    if last is None:
        return None
    is_joined = event.rule in _FILLING and (is_begun_by_joining(last) or last.kind == "centre")
    return last if (is_forum(last) if is_met else is_operation(last) or is_joined) else None


def _by_own(event: Event, clause: Clause, sentence: Sentence) -> Target | None:
    """Resolve "its own" with an elided noun: Kazakhstan finished its own in 2006."""
    for phrase, following in pairwise(clause.phrases):
        is_alone = phrase.text in reference.OWN and (following.kind == "date" or following is event.trigger)
        last = (
            last_named_programme(clause, sentence, reach=_NEAR) if is_alone and event.rule in _DONE_TO_PLANS else None
        )
        if last is not None:
            return Target.inferred((last,), phrase, "pronoun")
    return None


def _is_entering(noun: Phrase) -> bool:
    """Return whether a noun after "its" means agreeing on or entering a programme: its adoption is planned."""
    return noun.form is not None and noun.form.verb_form == "noun" and noun.form.kind in _ENTERED


def _is_done_by_country(event: Event, clause: Clause) -> bool:
    """Return whether a verbal noun says what a country did to a plan: its adoption by Egypt took place."""
    return event.rule in _DONE_TO_PLANS and any(ph.role == "agent" for ph in clause.of("country"))


def _is_effort(noun: Phrase) -> bool:
    """Return whether a noun means what a centre does for somebody: its efforts, its help."""
    return programme_nouns.THIS_HELP.match(noun.text) is not None or programme_nouns.EFFORT.match(noun.text) is not None


def _last_giver(clause: Clause, sentence: Sentence) -> Programme | None:
    """Return the centre or fund named last, unless a country has acted since, to which "its" may refer."""
    last = last_named_programme(clause, sentence, reach=_NEAR)
    is_giver = last is not None and last.kind in ("centre", "fund")
    return last if is_giver and not sentence.discourse.last_subject() else None


def _possessed(phrases: Sequence[Phrase], index: int) -> Sequence[Phrase]:
    """Return the words after a possessive that may be its noun: its founder, its most active member."""
    most = any(ph.text == reference.MOST for ph in phrases[index + 1 : index + 2])
    return phrases[index + 1 + most : index + 3 + most]


def _is_of_country(nouns: Sequence[Phrase], sentence: Sentence) -> bool:
    """Return whether "its ally" or "its partner" is that of a country just mentioned."""
    is_ally = any(actors.ALLY.match(noun.text) for noun in nouns)
    here = [ph for ph in sentence.phrases if ph.kind == "country" and ph.end <= nouns[0].start]
    return is_ally and bool(here or sentence.discourse.last_subject())


def _by_them(clause: Clause, sentence: Sentence) -> Target | None:
    """Resolve "in them" or "in both" to the programmes of the last sentence."""
    them = next((ph for ph in clause.phrases if ph.text in _PRONOUNS_FOR_SEVERAL), None)
    programmes = sentence.discourse.programmes_of_last_sentence() if them is not None and clause.of("country") else ()
    return Target.inferred(programmes, them, "pronoun", "several") if len(programmes) > 1 else None


def _by_ordinal(clause: Clause, sentence: Sentence) -> Target | None:
    """Resolve "the first" or "the second" to one of two programmes: Austria was at the first."""
    for index, phrase in enumerate(clause.phrases):
        which = reference.WHICH_PROGRAMME.get(phrase.text) if phrase.kind == "word" else None
        is_of_relative = clause.antecedent is not None and clause.antecedent.kind == "country"
        if which is None or not (clause.of("country") or is_of_relative):
            continue
        counted = next((ph.role for ph in clause.phrases[index + 1 : index + 2] if ph.kind == "word"), "")
        named = dict.fromkeys(
            q for ph in sentence.phrases if ph.kind == "programme" and ph.end < phrase.start for q in ph.programmes
        )
        programmes = tuple(named) or sentence.discourse.programmes_of_last_sentence()
        if counted != phrase.role and len(programmes) == _TWO:
            return Target.inferred((programmes[which],), phrase, "noun")
    return None


def _by_pronoun(event: Event, clause: Clause, sentence: Sentence) -> Target | None:
    """Resolve a pronoun of a clause whose country is known."""
    countries = clause.of("country")
    is_of_country = clause.antecedent is not None and clause.antecedent.kind == "country"
    has_known_country = (
        event.requires_ablative
        or has_anaphoric_subject(clause)
        or is_of_country
        or _is_participation_ended(event, clause)
    )
    if not (countries or has_known_country):
        return None
    for index, phrase in enumerate(clause.phrases):
        if phrase.kind != "word" or not _may_be_programme(phrase, index, event, clause):
            continue
        members_of = sentence.discourse.joined_by_several() if phrase.text == "მათ" else None
        last = members_of or last_named_programme(clause, sentence)
        is_misread = phrase.text == "აქ" and event.rule == "serve" and last is not None and _is_no_place(last)
        is_misread = is_misread or (
            event.rule == "admit" and phrase.text in reference.THERE and not _admits_members(last)
        )
        # It was received or adopted: only a plan is, an organisation admits.
        is_misread = is_misread or (
            event.rule == "admit" and phrase.text in reference.PERSONAL and not _is_adopted(last)
        )
        if last is not None and not is_misread:
            return Target.inferred((last,), phrase, "pronoun")
    return None


def _is_adopted(programme: Programme | None) -> bool:
    """Return whether a country can adopt a programme: a plan, a treaty."""
    return programme is not None and _is_no_place(programme)


def _admits_members(programme: Programme | None) -> bool:
    """Return whether countries are admitted "there": to a centre, to a council."""
    return programme is not None and (programme.kind == "centre" or is_forum(programme))


def _is_no_place(programme: Programme) -> bool:
    """Return whether nobody can serve "here" in a programme: in a plan, in a treaty."""
    return is_agreed(programme) or is_plan(programme)


def _is_participation_ended(event: Event, clause: Clause) -> bool:
    """Return whether a clause says that somebody ended participation, so that "there" is a programme."""
    return event.rule == "stop" and names_participation(clause)


def _may_be_programme(word: Phrase, index: int, event: Event, clause: Clause) -> bool:
    """Return whether a pronoun has a role that a programme may have: joined it, left from there, it was held."""
    if word.text in reference.THERE and (event.rule == "admit" or _is_participation_ended(event, clause)):
        return True
    if word.text == _ON_IT:
        return event.rule == "serve"  # worked on it
    if word.text == "მასთან":  # thinks of joining it
        return event.rule in ("plan", "join") and any(ph.form and ph.form.kind == "join" for ph in clause.of("word"))
    if word.text in _PRONOUNS_FOR_PROGRAMME:
        is_to_others = (
            word.text == "მათ" and event.trigger.form is not None and event.trigger.form.lemma not in lemmas.IS_ADDED_TO
        )
        takes_field = event.trigger.form is not None and event.trigger.form.lemma == lemmas.TAKES_THE_FIELD
        is_something_left = event.rule == "leave" and word.text in _PLACE_PRONOUNS and not takes_field
        return not (is_to_others or is_something_left)
    if word.text in reference.THE_SAME:
        return event.rule == "offer" and (word.role != "bare" or not is_determiner(index, clause.phrases))
    if word.text not in _SUBJECT_PRONOUNS:
        return False
    countries, phrases = clause.of("country"), clause.phrases
    are_oblique = [frame.slot in _OBLIQUE for frame in event.frames]
    is_given = bool(countries) and all(ph.role in DATIVE for ph in countries)
    if all(are_oblique) or (is_given and any(are_oblique)):
        return True
    is_it = word.text == "იგი" or (word.text == "ის" and not is_determiner(index, phrases))
    has_known_country = event.rule in _DONE_TO_PLANS | {"admit"} and any(ph.role == "erg" for ph in phrases)
    has_place = event.is_impersonal and bool(countries) and all(ph.role in PLACE for ph in countries)
    return is_it and (event.rule in ("by", "hold") or has_known_country or has_place)


def resolve_pronoun_in_complement(clause: Clause, sentence: Sentence) -> Target | None:
    """Return the programme to which a pronoun of a complement clause refers: whether to join it."""
    it = next((ph for ph in clause.phrases if ph.text in ("მას", "მასში")), None)
    last = sentence.discourse.last_programme(reach=2) if it is not None and not clause.of("country") else None
    return Target((last,), it, claim("programme", case="of-content")) if last is not None else None


def last_named_programme(clause: Clause, sentence: Sentence, *, reach: int = _FAR) -> Programme | None:
    """Return the programme named last before a clause, in its sentence or within ``reach`` sentences."""
    before = clause.parent
    while before is not None:
        named = [ph for ph in before.of("programme") if not ph.is_dependent]
        if (event := _exercise_within(named, before.phrases, sentence)) is not None:
            return event
        if named:
            return salient_last(named, before.phrases)[-1].programmes[-1]
        acting = [
            ph
            for ph in before.phrases
            if ph.kind == "word" and ph.role == "erg" and programme_nouns.POINTS_BACK.match(ph.text)
        ]
        if acting:  # a project that has no name did something
            return sentence.discourse.resolve_noun(acting[-1].text)
        before = before.parent
    here = [ph for ph in sentence.phrases if ph.kind == "programme" and ph.end < clause.phrases[0].start]
    if (event := _exercise_within(here, sentence.phrases, sentence)) is not None:
        return event
    here = salient_last([ph for ph in here if not ph.is_dependent], sentence.phrases)
    return here[-1].programmes[-1] if here else sentence.discourse.last_programme(reach=reach)


def _exercise_within(named: Sequence[Phrase], phrases: Sequence[Phrase], sentence: Sentence) -> Programme | None:
    """Return the exercise that took place within the only programmes named: წვრთნა PfP-ის ფარგლებში ჩატარდა.

    (The exercise was held within the PfP: the exercise is what is spoken of.)
    """
    if not named or any(ph.role != "frame" for ph in named):
        return None
    first = named[0].start
    held = [
        ph
        for ph in phrases
        if ph.kind == "word" and ph.role == "nom" and ph.start < first and programme_nouns.MEANS_EXERCISE.match(ph.text)
    ]
    return sentence.discourse.resolve_noun(held[-1].text) if held else None
