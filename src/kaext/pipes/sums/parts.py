"""Totals and their parts, identified so that the same money is not counted twice.

The evidence is lexical (``სულ``, in total; ``აქედან``, of which; ``მათ შორის``, among them), or the ablative of a total
before its parts (``2,4 მილიონი ევროდან ნახევარი მილიონი``, half a million of the 2.4), or arithmetic: one of the sums
of a sentence, paragraph or list equals the total of the others. Additional money (``დამატებით``, ``კიდევ``) is no part.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby, pairwise

from kaext.pipes.sums import patterns as p
from kaext.pipes.sums.amounts import Amount
from kaext.pipes.sums.links import Context, Extent
from kaext.pipes.values import SumRole


@dataclass(frozen=True, slots=True)
class Composition:
    """The role of a sum among the others; ``total`` is the index of the sum that it is a part of."""

    role: SumRole = ""
    total: int | None = None


@dataclass(frozen=True, slots=True)
class _SumInContext:
    """A sum with its extents, its amount in whole units, and the text between it and the neighbouring sums."""

    index: int
    sentence: Extent
    block: Extent
    currency: str
    amount: Decimal
    is_single: bool
    is_ablative: bool
    before: str
    after: str


def compositions(text: str, found: Sequence[Amount], context: Context) -> list[Composition]:
    """Return the role of each sum: a total, a part of one, or neither.

    Parameters
    ----------
    text
        The document's text.
    found
        Its sums in text order, with their currencies resolved.
    context
        Its sentences and blocks.
    """
    roles = [Composition() for _ in found]
    sums = _in_context(text, found, context)
    for block in _group_by(sums, "block"):
        _mark_by_words(block, roles)
        for group in (*_group_by(block, "sentence"), block):
            _mark_by_arithmetic(group, roles)
    for rows in _lists(sums, context):
        _mark_in_list(rows, roles)
    return roles


def _in_context(text: str, found: Sequence[Amount], context: Context) -> list[_SumInContext]:
    sums = []
    for index, amount in enumerate(found):
        sentence = context.sentence(amount)
        low = max(sentence[0], found[index - 1].end if index else 0, amount.start - p.WINDOW)
        next_start = found[index + 1].start if index + 1 < len(found) else len(text)
        high = min(sentence[1], next_start, amount.end + p.WINDOW)
        unit = amount.unit
        sums.append(
            _SumInContext(
                index,
                sentence,
                context.block(amount),
                unit.currency.code,
                amount.maximum * unit.currency.units,
                is_single=not (amount.is_range or amount.bound or unit.postposition),
                is_ablative=unit.postposition == "დან" and not amount.is_range,
                before=text[low : amount.start],
                after=text[amount.end : high],
            )
        )
    return sums


def _group_by(sums: Sequence[_SumInContext], attribute: str) -> list[list[_SumInContext]]:
    """Return the sums grouped by ``attribute``, their sentence or block."""
    return [list(group) for _, group in groupby(sums, key=lambda item: getattr(item, attribute))]


def _mark_by_words(sums: Sequence[_SumInContext], roles: list[Composition]) -> None:
    """Mark the totals and parts of a paragraph that words identify."""
    candidate: _SumInContext | None = None
    remaining = Decimal(0)
    is_open = False
    for position, item in enumerate(sums):
        is_open = is_open and item.sentence == sums[position - 1].sentence
        is_additional = (
            p.ADDITIONAL_BEFORE.search(item.before) is not None or p.ADDITIONAL_AFTER.match(item.after) is not None
        )
        is_total = p.TOTAL_BEFORE.search(item.before) is not None or p.TOTAL_AFTER.match(item.after) is not None
        is_part = p.PART_BEFORE.search(item.before) is not None or (is_open and not is_additional and not is_total)
        if (
            is_part
            and candidate is not None
            and (item.currency != candidate.currency or item.amount <= remaining * p.ROUNDING)
        ):
            roles[candidate.index] = Composition("total", roles[candidate.index].total)
            roles[item.index] = Composition("part", candidate.index)
            remaining -= item.amount if item.currency == candidate.currency else 0
            is_open = True
            continue
        if is_total:
            roles[item.index] = Composition("total")
            _assign_parts(sums[max(0, position - p.MAX_PARTS) : position], item, roles)
        candidate, remaining = item, item.amount
        is_open = item.is_ablative or (is_total and ":" in item.after)


def _assign_parts(before: Sequence[_SumInContext], total: _SumInContext, roles: list[Composition]) -> None:
    """Make the sums before a total in its sentence its parts, unless together they exceed it."""
    parts = [
        item
        for item in before
        if item.sentence == total.sentence and item.currency == total.currency and not roles[item.index].role
    ]
    if parts and _total_of(parts) <= total.amount * p.ROUNDING:
        for part in parts:
            roles[part.index] = Composition("part", total.index)


def _mark_by_arithmetic(sums: Sequence[_SumInContext], roles: list[Composition]) -> None:
    """Mark the first or last of at least three sums as a total if it is exactly the sum of the others."""
    if len(sums) <= p.MIN_PARTS or not all(item.is_single and item.currency == sums[0].currency for item in sums):
        return
    if any(roles[item.index].total is not None for item in sums):
        return
    for total, parts in ((sums[0], sums[1:]), (sums[-1], sums[:-1])):
        if _total_of(parts) == total.amount:
            _mark(total, parts, roles)
            return


def _lists(sums: Sequence[_SumInContext], context: Context) -> list[list[_SumInContext]]:
    """Return the sums of lists and tables: neighbouring short blocks with one sum each."""
    alone = [group[0] for group in _group_by(sums, "block") if len(group) == 1]
    rows = [row for row in alone if row.block[1] - row.block[0] <= p.MAX_ROW]
    lists: list[list[_SumInContext]] = [[row] for row in rows[:1]]
    for before, row in pairwise(rows):
        if context.are_neighbours(before.block, row.block):
            lists[-1].append(row)
        else:
            lists.append([row])
    return lists


def _mark_in_list(rows: Sequence[_SumInContext], roles: list[Composition]) -> None:
    """Mark the row of a list that is the total of the others: by a word, or because it equals their sum."""
    for total, parts in ((rows[-1], rows[:-1]), (rows[0], rows[1:])):
        is_named = p.TOTAL_BEFORE.search(total.before) is not None
        if len(parts) < p.MIN_PARTS or any(part.currency != total.currency for part in parts):
            continue
        added = _total_of(parts)
        is_close = abs(added - total.amount) <= total.amount * (p.ROUNDING - 1)
        if added == total.amount or (is_named and is_close):
            _mark(total, parts, roles)
            return


def _total_of(sums: Sequence[_SumInContext]) -> Decimal:
    return Decimal(sum(item.amount for item in sums))


def _mark(total: _SumInContext, parts: Sequence[_SumInContext], roles: list[Composition]) -> None:
    roles[total.index] = Composition("total")
    for part in parts:
        roles[part.index] = Composition("part", total.index)
