"""A project's work in a second country, contrasted with the first.

"In Ukraine the fund destroyed mines; in Albania, for its part, ammunition stores were emptied."
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kaext.pipes.relations.clauses import Clause
from kaext.pipes.relations.frames import Event, Frame
from kaext.pipes.relations.gapping import has_contrastive_particle
from kaext.pipes.relations.instantiation import instantiate
from kaext.pipes.relations.phrases import PLACE
from kaext.pipes.relations.programme_kinds import is_local
from kaext.pipes.relations.scope import Party, Scope, Sentence, Target
from kaext.pipes.relations.words import programme_nouns
from kaext.pipes.values import RelationValue

_FRAME = Frame.of_rule("beneficiary", "place", "elsewhere")
_PAST_TENSES = frozenset({"past", "perfect"})


def contrasted_place_statements(
    clause: Clause, sentence: Sentence, before: Sequence[RelationValue]
) -> Iterator[RelationValue]:
    """Yield the country of a contrasting clause as a further beneficiary of the project stated last.

    Parameters
    ----------
    clause, sentence
        The clause and its sentence.
    before
        The statements made last.
    """
    places = [ph for ph in clause.of("country") if ph.role in PLACE and ph.head_kind in ("", "place")]
    if (
        clause.connective != "stop"
        or not places
        or not has_contrastive_particle(clause)
        or not before
        or clause.of("programme")
    ):
        return
    stated = {value.programme for value in before if value.relation == "beneficiary"}
    programmes = [q for q, _ in sentence.discourse.programmes if q.id in stated]
    programmes += [q for ph in sentence.phrases if ph.kind == "programme" for q in ph.programmes if q.id in stated]
    if len(stated) != 1 or not programmes or not is_local(programmes[-1]) or len(clause.of("country")) > 1:
        return
    done = [ph for ph in clause.of("word") if ph.role == "nom" and programme_nouns.CLEARED.match(ph.text)]
    verb = next((ph for ph in clause.finite_verbs if ph.form is None or ph.form.tense in _PAST_TENSES), None)
    if not done or verb is None:
        return
    scope = Scope(Event((_FRAME,), rule="elsewhere", trigger=verb, tense="past"), clause, sentence)
    target = Target.inferred((programmes[-1],), None, "shared")
    for at in places:
        yield from instantiate(_FRAME, scope, Party(at.ids, at, 1.0), target)
