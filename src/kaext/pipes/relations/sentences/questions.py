"""Questions and their answers: what a question presupposes, and what its answer adds or denies."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from kaext.pipes.relations.clauses.clause import Clause
from kaext.pipes.relations.context.document import Unit
from kaext.pipes.relations.phrases import Phrase
from kaext.pipes.relations.phrasing.finite import is_finite
from kaext.pipes.relations.words import modality

# A task may be preceded by its number and a stop.
_NUMBERED = 3
# The longest label before a statement, in phrases, and the conjunction in it.
_LABEL, _OR = 6, "თუ"


class Question(NamedTuple):
    """A question in the form of the statement that it asks about.

    Attributes
    ----------
    row
        The phrases of that statement.
    is_polar
        Whether it is a yes-no question, so that only the answer asserts the statement.
    is_assertive
        Whether the question itself asserts the statement: Did you know that …?
    """

    row: list[Phrase]
    is_polar: bool
    is_assertive: bool = False

    def is_presupposed_before(self, following: Question | None) -> bool:
        """Return whether the question presupposes its statement, given the question that follows it, if any.

        Where another question follows, this one only introduces it.
        """
        return self.is_assertive or (not self.is_polar and following is None)


def question_of(row: Sequence[Phrase], *, is_assertive: bool) -> Question | None:
    """Return the question that a sentence asks, or None where it asks nothing.

    Parameters
    ----------
    row
        The phrases of the sentence.
    is_assertive
        Whether it continues a sentence that makes it an assertion: Did you know? Mongolia sent soldiers?
    """
    if not row or not row[-1].text.endswith("?"):
        return None
    row = _unlabelled(row)
    asking = {ph.start for ph in row if ph.kind == "word" and modality.ASKING.match(ph.text)}
    asking |= {a.start for a, b in pairwise(row) if a.text == "რა" and b.role == "ins"}  # for what term
    whether = {ph.start for pair in pairwise(row) if tuple(ph.text for ph in pair) == ("თუ", "არა") for ph in pair}
    stated = [ph for ph in row[:-1] if ph.start not in asking | whether]
    is_assertive = is_assertive or any(modality.KNOWN.match(ph.text) for ph in row)
    return Question(stated, is_polar=not asking and not is_assertive, is_assertive=is_assertive)


def is_task(row: Sequence[Phrase]) -> bool:
    """Return whether a sentence gives the reader a task: name three projects, describe how …."""
    return bool(row) and any(modality.TASK.match(ph.text) for ph in row[:_NUMBERED])


def is_labelled_false(row: Sequence[Phrase]) -> bool:
    """Return whether a label says that the sentence after it is false, or asks whether: myth: …; true or false: …."""
    colon = next((i for i, ph in enumerate(row[:_LABEL]) if ph.kind == "dash"), 0)
    is_asked = any(a.text == _OR and modality.FALSE.match(b.text) for a, b in pairwise(row[:colon]))
    return is_asked or (colon == 1 and modality.UNTRUE.match(row[0].text) is not None)


def is_option(text: str, row: Sequence[Phrase]) -> bool:
    """Return whether a sentence with ``text`` is one of the options below a question: ა) შვედეთი (a) Sweden).

    The items of an answer have dates, or marks after them.
    """
    return modality.OPTION.fullmatch(text) is not None and all(ph.kind != "date" for ph in row)


def is_declared_false(text: str, start: int, end: int) -> bool:
    """Return whether the sentence at ``start:end``, or the text after it, says at once that it is false: „…“. Wrong."""
    if modality.CALLED_UNTRUE_AFTER.match(text, end) is not None:
        return True
    said = modality.CALLED_UNTRUE.search(text, start, end)
    return said is not None and not text[said.end() : end].strip(' .!)“”"»')


def is_yes(answer: Sequence[Phrase], question: Question) -> bool:
    """Return whether an answer begins with "yes" or repeats the verb of the question: Does it take part? It does."""
    first = next(iter(_unlabelled(answer)), None)
    return first is not None and (modality.YES.match(first.text) is not None or _repeats_verb(first, question))


def _repeats_verb(phrase: Phrase, question: Question) -> bool:
    return is_finite(phrase, [phrase]) and any(ph.text == phrase.text for ph in question.row)


def _is_no(answer: Sequence[Phrase]) -> bool:
    """Return whether an answer begins with "no"."""
    first = next(iter(_unlabelled(answer)), None)
    return first is not None and modality.NEGATION.match(first.text) is not None


def _unlabelled(row: Sequence[Phrase]) -> Sequence[Phrase]:
    """Return a turn of a dialogue without the dash, or the label and its colon, before it: – Yes; answer: yes."""
    size = 1 if row and row[0].kind == "dash" else 0
    is_labelled = len(row) > size + 1 and modality.TURN.match(row[size].text) is not None
    if is_labelled and (row[size + 1].kind == "dash" or row[size + 1].text in ":."):
        size += 2
    return row[size:] if len(row) > size else row


def without_no(answer: list[Phrase]) -> list[Phrase]:
    """Return an answer without "no" and the comma after it: No, Ukraine carries out the ANP."""
    rest = answer[2:]
    goes_on = len(answer) > 2 and _is_no(answer) and answer[1].kind == "comma" and Clause(rest).has_verb
    return rest if goes_on else answer


def statement_of_answer(question: Question, answer: Sequence[Phrase]) -> list[Phrase]:
    """Return the statement that a question and an answer without a verb make together; empty where they make none.

    When did Moldova join? In 1994. Does it take part? Yes, since 2014. What follows a semicolon continues the
    statement.
    """
    answer = _unlabelled(answer)
    rest = list(answer[1:]) if answer and is_yes(answer, question) else list(answer)
    until = next((i for i, ph in enumerate(rest) if ph.kind == "stop" or ph.text == ":"), len(rest))
    if _is_no(answer) or Clause(rest[:until]).has_verb or (question.is_polar and not is_yes(answer, question)):
        return []
    comma = [] if not rest or rest[0].kind == "comma" else [Phrase("comma", ",", rest[0].start, rest[0].start)]
    return [*question.row, *comma, *rest]


def continues_title(text: str, start: int, at: int, unit: Unit) -> bool:
    """Return whether a sentence continues a title, after an ellipsis or as its item: "Did you know that … …"."""
    return unit.is_known or text[max(start, at - 4) : at + 1].strip().startswith(("..", "…"))
