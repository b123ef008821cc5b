"""A total and its parts told apart, so that the same money is not counted twice.

Words say it (``სულ``, in all; ``აქედან``, of these; ``მათ შორის``, among them), or the ablative of the total before its
parts (``2,4 მილიონი ევროდან ნახევარი მილიონი``, half a million of the 2.4), or the figures: sums of one sentence,
paragraph or list of which one is what the others add up to. Additional money (``დამატებით``, ``კიდევ``) is no part.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby, pairwise

from kaext.pipes.sums import patterns as p
from kaext.pipes.sums.amounts import Amount
from kaext.pipes.sums.links import Extent, Surroundings
from kaext.pipes.values import SumRole


@dataclass(frozen=True, slots=True)
class Standing:
    """What a sum is among the others; ``total`` is the index of the sum that it is a part of."""

    role: SumRole = ""
    total: int | None = None


@dataclass(frozen=True, slots=True)
class _Sum:
    """A sum with its place, its worth in whole units and the words before and after it, as far as the next sums."""

    index: int
    sentence: Extent
    block: Extent
    currency: str
    worth: Decimal
    is_single: bool
    is_ablative: bool
    before: str
    after: str


def standings(text: str, found: Sequence[Amount], around: Surroundings) -> list[Standing]:
    """Return what each of the sums is: a total, a part of one, or neither.

    Parameters
    ----------
    text
        The document's text.
    found
        Its sums in text order, currencies settled.
    around
        Its sentences and blocks.
    """
    standing = [Standing() for _ in found]
    sums = _in_context(text, found, around)
    for block in _grouped(sums, "block"):
        _by_words(block, standing)
        for group in (*_grouped(block, "sentence"), block):
            _by_figures(group, standing)
    for rows in _lists(sums, around):
        _in_list(rows, standing)
    return standing


def _in_context(text: str, found: Sequence[Amount], around: Surroundings) -> list[_Sum]:
    sums = []
    for index, amount in enumerate(found):
        sentence = around.sentence(amount)
        low = max(sentence[0], found[index - 1].end if index else 0, amount.start - p.WINDOW)
        next_start = found[index + 1].start if index + 1 < len(found) else len(text)
        high = min(sentence[1], next_start, amount.end + p.WINDOW)
        unit = amount.unit
        sums.append(
            _Sum(
                index,
                sentence,
                around.block(amount),
                unit.currency.code,
                amount.most * unit.currency.units,
                is_single=not (amount.is_range or amount.bound or unit.postposition),
                is_ablative=unit.postposition == "დან" and not amount.is_range,
                before=text[low : amount.start],
                after=text[amount.end : high],
            )
        )
    return sums


def _grouped(sums: Sequence[_Sum], place: str) -> list[list[_Sum]]:
    """Return the sums of each sentence or block."""
    return [list(group) for _, group in groupby(sums, key=lambda of: getattr(of, place))]


def _by_words(sums: Sequence[_Sum], standing: list[Standing]) -> None:
    """Mark totals and parts that words of a paragraph tell."""
    holder: _Sum | None = None
    left = Decimal(0)
    is_open = False
    for place, of in enumerate(sums):
        is_open = is_open and of.sentence == sums[place - 1].sentence
        is_extra = p.EXTRA_BEFORE.search(of.before) is not None or p.EXTRA_AFTER.match(of.after) is not None
        is_total = p.TOTAL_BEFORE.search(of.before) is not None or p.TOTAL_AFTER.match(of.after) is not None
        is_part = p.PART_BEFORE.search(of.before) is not None or (is_open and not is_extra and not is_total)
        if is_part and holder is not None and (of.currency != holder.currency or of.worth <= left * p.ROUNDING):
            standing[holder.index] = Standing("total", standing[holder.index].total)
            standing[of.index] = Standing("part", holder.index)
            left -= of.worth if of.currency == holder.currency else 0
            is_open = True
            continue
        if is_total:
            standing[of.index] = Standing("total")
            _claim(sums[max(0, place - p.MOST_PARTS) : place], of, standing)
        holder, left = of, of.worth
        is_open = of.is_ablative or (is_total and ":" in of.after)


def _claim(before: Sequence[_Sum], total: _Sum, standing: list[Standing]) -> None:
    """Make the sums before a total in its sentence its parts, where they are no more than it together."""
    parts = [
        of
        for of in before
        if of.sentence == total.sentence and of.currency == total.currency and not standing[of.index].role
    ]
    if parts and _added(parts) <= total.worth * p.ROUNDING:
        for part in parts:
            standing[part.index] = Standing("part", total.index)


def _by_figures(sums: Sequence[_Sum], standing: list[Standing]) -> None:
    """Mark the first or last of three sums or more where it is exactly what the others add up to."""
    if len(sums) <= p.FEWEST_PARTS or not all(of.is_single and of.currency == sums[0].currency for of in sums):
        return
    if any(standing[of.index].total is not None for of in sums):
        return
    for total, parts in ((sums[0], sums[1:]), (sums[-1], sums[:-1])):
        if _added(parts) == total.worth:
            _mark(total, parts, standing)
            return


def _lists(sums: Sequence[_Sum], around: Surroundings) -> list[list[_Sum]]:
    """Return the sums of neighbouring short blocks that hold one each: the rows of a list or table."""
    alone = [group[0] for group in _grouped(sums, "block") if len(group) == 1]
    rows = [row for row in alone if row.block[1] - row.block[0] <= p.LONGEST_ROW]
    lists: list[list[_Sum]] = [[row] for row in rows[:1]]
    for before, row in pairwise(rows):
        if around.are_neighbours(before.block, row.block):
            lists[-1].append(row)
        else:
            lists.append([row])
    return lists


def _in_list(rows: Sequence[_Sum], standing: list[Standing]) -> None:
    """Mark the row of a list that holds the total of the others: called so, or what they add up to exactly."""
    for total, parts in ((rows[-1], rows[:-1]), (rows[0], rows[1:])):
        is_named = p.TOTAL_BEFORE.search(total.before) is not None
        if len(parts) < p.FEWEST_PARTS or any(part.currency != total.currency for part in parts):
            continue
        added = _added(parts)
        is_close = abs(added - total.worth) <= total.worth * (p.ROUNDING - 1)
        if added == total.worth or (is_named and is_close):
            _mark(total, parts, standing)
            return


def _added(sums: Sequence[_Sum]) -> Decimal:
    return Decimal(sum(of.worth for of in sums))


def _mark(total: _Sum, parts: Sequence[_Sum], standing: list[Standing]) -> None:
    standing[total.index] = Standing("total")
    for part in parts:
        standing[part.index] = Standing("part", total.index)
