"""Labels beside countries ("host: Sweden") or before lists of them, and genitives that state a relation alone."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from kaext.pipes.relations.arguments.pronouns import possessives_as_countries
from kaext.pipes.relations.arguments.scope import Party, Scope, Sentence, Target
from kaext.pipes.relations.arguments.targets import target_of
from kaext.pipes.relations.candidates.instantiation import instantiate
from kaext.pipes.relations.clauses.clause import Clause
from kaext.pipes.relations.phrases import GENITIVE, UNMARKED, Phrase
from kaext.pipes.relations.phrasing.programme_roles import OF_MEMBERS
from kaext.pipes.relations.predication.frames import Event, Frame
from kaext.pipes.relations.programme_kinds import is_carried_out
from kaext.pipes.relations.sentences.lists import items_of
from kaext.pipes.relations.words import actors, light_nouns, listing, modality, postpositions, programme_nouns
from kaext.pipes.values import RelationType, RelationValue

# The fewest programmes in a list of countries if each of them stands beside one.
_MIN_DETAILED = 2
# The longest label before a colon, in words.
_LABEL_WORDS = 4
# Verbs that say who is or becomes a member.
_MEMBERSHIP_VERBS = frozenset({"be", "become", "represent", "appoint", "have", "keep"})
# ``head_kind`` of a programme that people serve in.
_SERVICE = "service"


def label_statements(clause: Clause, sentence: Sentence) -> Iterator[RelationValue]:
    """Yield what labels beside a country state: "host: Sweden", "the lead nation Canada"."""
    if not clause.of("country") or not any(listing.is_label(ph.text) for ph in clause.of("word")):
        return
    phrases = [ph for ph in clause.phrases if not listing.LABEL_NOUN.match(ph.text)]
    row = [ph for ph in sentence.phrases if not listing.LABEL_NOUN.match(ph.text)]
    marked = _marked_labels(row)
    phrases = [ph for ph in phrases if ph.kind not in ("dash", "date")]
    phrases = [ph for ph in phrases if ph.kind != "word" or ph.role not in ("bare", "adv") or ph.start in marked]
    for before, country in pairwise(phrases):
        for label, phrase in ((before, country), (country, before)):
            if phrase.kind != "country" or phrase.role not in ("nom", "bare", "erg") or label.kind != "word":
                continue
            for relation, pattern in listing.LABELS.items():
                is_label = pattern.match(label.text) and _is_label_of(label, phrase, marked)
                if is_label and not _is_elsewhere(label, clause.phrases):
                    frame = Frame.of_rule(relation, "label", "label")
                    yield from statements_about(phrase, frame, "label", label, clause, sentence)


def label_list_statements(sentence: Sentence) -> Iterator[RelationValue]:
    """Yield what a label before a colon states of the countries after it: "members since 1999: Austria and Finland"."""
    row = sentence.phrases
    colon = next((index for index, phrase in enumerate(row) if phrase.kind == "dash"), 0)
    if all(phrase.kind != "country" for phrase in row[colon + 1 : colon + 2]):
        return
    before, after = Clause(row[:colon]), Clause(row[colon + 1 :])
    if after.has_verb or _has_full_verb(before):
        return
    words = [ph for ph in before.phrases if ph.kind == "word"][-_LABEL_WORDS:]
    lights = frozenset().union(*(light_nouns.lights_of(ph.text) for ph in words))
    relation = next((relation for relation, nouns in listing.LIST_NOUNS.items() if nouns & lights), None)
    if relation == "participates" and any(ph.text in modality.NO_LONGER for ph in before.of("word")):
        relation = "withdrew"
    elif any(modality.NEGATION.match(ph.text) for ph in before.of("word")):
        return
    relation = relation or _relation_of_current(before, sentence.discourse.unit.relation)
    if relation is None or before.of("country"):
        return
    listed = items_of(after.phrases)
    details = {} if listed or len(after.of("programme")) < _MIN_DETAILED else _details_of(after.phrases)
    for country in after.of("country"):
        if country.role in ("nom", "bare") and not country.head_kind:
            own = next((item for item in listed if item.country is country), None)
            phrases = [*before.phrases, country, *own.dates] if own is not None else list(row)
            if details:
                phrases = [*before.phrases, *details[country.start]]
            frame = Frame.of_rule(relation, "label", "label", "list")
            yield from statements_about(country, frame, "label", country, Clause(phrases), sentence)


def _relation_of_current(label: Clause, titled: RelationType | None) -> RelationType | None:
    """Return the relation of countries after a label that is nothing but a programme in force: მოქმედი IPAP.

    A programme alone has the relation of the title: who takes part where (ვინ სად მონაწილეობს).
    """
    named = label.of("programme")
    words = [ph for ph in label.phrases if ph.kind != "programme" and ph.text[0].isalnum()]
    is_alone = len(named) == 1 and named[0].role in UNMARKED and len(named[0].programmes) == 1
    if is_alone and not words:
        return titled
    if not is_alone or not all(listing.CURRENT.match(ph.text) for ph in words):
        return None
    return "beneficiary" if is_carried_out(named[0].programmes[0]) else "participates"


def _details_of(row: Sequence[Phrase]) -> dict[int, list[Phrase]]:
    """Return each country of a list with what follows it up to the next one, by its offset: "X (JTEC, 2015), Y (…)"."""
    starts = [i for i, ph in enumerate(row) if ph.kind == "country"]
    return {row[begin].start: list(row[begin:end]) for begin, end in pairwise([*starts, len(row)])}


def _has_full_verb(clause: Clause) -> bool:
    """Return whether a clause has a verb other than "be" and "have": "it had two lead nations:" is still a label."""
    verbs = [
        ph for ph in clause.finite_verbs if not listing.LABEL_NOUN.match(ph.text)
    ]  # with the copula: the members are
    return any(ph.form is None or ph.form.kind not in ("have", "be") for ph in verbs)


def _is_label_of(label: Phrase, country: Phrase, marked: Collection[int]) -> bool:
    """Return whether a label applies to the country beside it; "guests" needs a mark, and a country after it."""
    return not listing.GUESTS.match(label.text) or (label.start in marked and label.start < country.start)


def _is_elsewhere(label: Phrase, phrases: Sequence[Phrase]) -> bool:
    """Return whether a label is one outside any programme: the head of the delegation, the leader in the region."""
    before = next((ph for ph in reversed(phrases) if ph.end <= label.start), None)
    if before is None or before.kind != "word":
        return False
    is_placed = before.role == "loc" and not programme_nouns.PROGRAMME_NOUN.match(before.text)
    is_owner = before.role in GENITIVE and programme_nouns.LED_ELSEWHERE.match(before.text) is not None
    return is_owner or is_placed


def _marked_labels(row: Sequence[Phrase]) -> frozenset[int]:
    """Return the offsets of labels before a dash or colon, and of guests after a host: "host X, guest Y"."""
    is_of_host = any(listing.LABELS["hosted"].match(ph.text) for ph in row) and not Clause(list(row)).has_verb
    triples = zip(row, row[1:], row[2:], strict=False)
    after = {b.start for a, b, c in triples if is_of_host and a.kind == "comma" and c.kind == "country"}
    return frozenset(after.union(a.start for a, b in pairwise(row) if b.kind == "dash"))


def genitive_statements(clause: Clause, sentence: Sentence) -> Iterator[RelationValue]:
    """Yield what genitives state alone: "under the leadership of X", "with the participation of X"."""
    for phrase in (*clause.of("country"), *possessives_as_countries(clause, sentence)):
        if phrase.head_kind == "by":
            relation = next(relation for relation in postpositions.BY_WHOSE if relation == phrase.role)
            yield from statements_about(phrase, Frame.of_rule(relation, "by", "by"), "by", phrase, clause, sentence)


def membership_statements(clause: Clause, sentence: Sentence) -> Iterator[RelationValue]:
    """Yield presupposed membership, whatever else a clause states: "its soldiers who serve in X", "X's member Jordan".

    Also of members that do something: "of the participants of X, A signed", "all four countries of X (A, B, C, D) …".
    """
    yield from _partitive_statements(clause, sentence)
    for at, group in pairwise(clause.phrases):
        if at.kind == "programme" and at.head_kind == OF_MEMBERS:
            yield from _serving_statements(at, group, clause, sentence)
    for at, noun, country in zip(clause.phrases, clause.phrases[1:], clause.phrases[2:], strict=False):
        is_member = at.head_kind == "member" and _is_attribute_of(noun, country, clause)
        if (at.head_kind == _SERVICE or is_member) and country.kind == "country":
            yield from _serving_statements(at, country, clause, sentence)


def _serving_statements(
    at: Phrase, country: Phrase, clause: Clause, sentence: Sentence, *case: str
) -> Iterator[RelationValue]:
    """Yield that countries are in the programme ``at``, at no time that the clause gives."""
    frame = Frame.of_rule("participates", "label", "serving", *case)
    scope = Scope(Event((frame,), rule="serving", trigger=at), clause, sentence)
    found = instantiate(frame, scope, Party(country.ids, country, 1.0), Target(at.programmes, at, 1.0))
    yield from (replace(value, date="") for value in found)


def _partitive_statements(clause: Clause, sentence: Sentence) -> Iterator[RelationValue]:
    """Yield the members of a programme that do something: "of the participants of X (მონაწილეთაგან), A signed"."""
    place = clause.gap_antecedent or clause
    triples = zip(place.phrases, place.phrases[1:], place.phrases[2:], strict=False)
    among = [
        a for a, b, c in triples if a.head_kind == "member" and _is_partitive(b) and c.text != postpositions.UNLIKE
    ]
    if len(among) != 1 or not clause.has_verb_or_gap:
        return
    for country in clause.subjects:
        if not country.head_kind and (place is clause or not clause.of("programme")):
            yield from _serving_statements(among[0], country, clause, sentence, "among")


def _is_partitive(member: Phrase) -> bool:
    """Return whether a word is partitive: "out of the participants"."""
    return member.role in ("from", "abl") and actors.MEMBER.match(member.text) is not None


def _is_attribute_of(member: Phrase, country: Phrase, clause: Clause) -> bool:
    """Return whether "member" is an attribute of the country after it, not the predicate of the clause."""
    is_attribute = member.role in (country.role, "bare") or member.text.endswith("ე")
    is_attribute = is_attribute and actors.MEMBER.match(member.text) is not None
    kinds = {ph.form.kind for ph in clause.phrases if ph.form is not None and ph.form.verb_form == "finite"}
    return is_attribute and clause.has_verb and not kinds & _MEMBERSHIP_VERBS


def statements_about(
    country: Phrase, frame: Frame, rule: str, at: Phrase, clause: Clause, sentence: Sentence
) -> Iterator[RelationValue]:
    """Yield the statements of a frame for one country of a clause; ``at`` is the word that evokes the frame."""
    scope = Scope(Event((frame,), rule=rule, trigger=at), clause, sentence)
    target = target_of(scope)
    if target is not None:
        yield from instantiate(frame, scope, Party(country.ids, country, 1.0), target)
