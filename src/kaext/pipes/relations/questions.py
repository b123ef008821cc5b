"""Questions and their answers: what a question takes for granted, and what the answer adds to it or denies."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from kaext.pipes.relations.clauses import Clause
from kaext.pipes.relations.finite import is_finite
from kaext.pipes.relations.phrases import Phrase
from kaext.pipes.relations.words import modality

# A task's number and its stop stand before it.
_NUMBERED = 3


class Question(NamedTuple):
    """A question as the statement that it would be.

    ``is_open`` where only the answer says whether it is so, ``is_told`` where the question itself says it.
    """

    row: list[Phrase]
    is_open: bool
    is_told: bool = False

    def is_granted_before(self, following: Question | None) -> bool:
        """Return whether it states what it takes for granted, which a question that another follows only asks for."""
        return self.is_told or (not self.is_open and following is None)


def question_of(row: Sequence[Phrase], *, is_told: bool = False) -> Question | None:
    """Return the question that a sentence asks, or None where it asks nothing.

    ``is_told`` says that it only tells: (did you know that) … Mongolia sent soldiers?
    """
    if not row or not row[-1].text.endswith("?"):
        return None
    asking = {ph.start for ph in row if ph.kind == "word" and modality.ASKING.match(ph.text)}
    asking |= {a.start for a, b in pairwise(row) if a.text == "რა" and b.role == "ins"}  # for what term
    whether = {ph.start for pair in pairwise(row) if tuple(ph.text for ph in pair) == ("თუ", "არა") for ph in pair}
    stated = [ph for ph in row[:-1] if ph.start not in asking | whether]
    is_told = is_told or any(modality.KNOWN.match(ph.text) for ph in row)
    return Question(stated, is_open=not asking and not is_told, is_told=is_told)


def is_task(row: Sequence[Phrase]) -> bool:
    """Return whether a sentence bids its reader do something: name three projects, describe how …."""
    return bool(row) and any(modality.TASK.match(ph.text) for ph in row[:_NUMBERED])


def is_labelled_false(row: Sequence[Phrase]) -> bool:
    """Return whether a sentence stands after a label that says that it is not so: myth: …."""
    return len(row) > 1 and modality.UNTRUE.match(row[0].text) is not None and row[1].kind == "dash"


def is_declared_false(text: str, start: int, end: int) -> bool:
    """Return whether a sentence at ``start:end``, or the one after it, says at once that it is not so: „…“. Wrong."""
    if modality.CALLED_UNTRUE_AFTER.match(text, end) is not None:
        return True
    said = modality.CALLED_UNTRUE.search(text, start, end)
    return said is not None and not text[said.end() : end].strip(' .!“”"»')


def is_yes(answer: Sequence[Phrase], question: Question) -> bool:
    """Return whether an answer begins with yes, or with the verb of the question: does it take part? It does."""
    return bool(answer) and (modality.YES.match(answer[0].text) is not None or _repeats_verb(answer[0], question))


def _repeats_verb(phrase: Phrase, question: Question) -> bool:
    return is_finite(phrase, [phrase]) and any(ph.text == phrase.text for ph in question.row)


def is_no(answer: Sequence[Phrase]) -> bool:
    """Return whether an answer begins with no."""
    return bool(answer) and modality.NEGATION.match(answer[0].text) is not None


def without_no(answer: list[Phrase]) -> list[Phrase]:
    """Return what an answer says after "no" and a comma: no, Ukraine carries out the ANP."""
    rest = answer[2:]
    goes_on = len(answer) > 2 and is_no(answer) and answer[1].kind == "comma" and Clause(rest).has_verb
    return rest if goes_on else answer


def statement_of_answer(question: Question, answer: Sequence[Phrase]) -> list[Phrase]:
    """Return the statement that a question and an answer without verb make together; empty where they make none.

    When did Moldova join? In 1994. Does it take part? Yes, since 2014. What follows a semicolon goes on from there.
    """
    rest = list(answer[1:]) if answer and is_yes(answer, question) else list(answer)
    until = next((i for i, ph in enumerate(rest) if ph.kind == "stop" or ph.text == ":"), len(rest))
    if is_no(answer) or Clause(rest[:until]).has_verb or (question.is_open and not is_yes(answer, question)):
        return []
    comma = [] if not rest or rest[0].kind == "comma" else [Phrase("comma", ",", rest[0].start, rest[0].start)]
    return [*question.row, *comma, *rest]
