"""Web addresses and the lines that introduce them. Used for texts and PDFs."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from kaext.document import BlockKind
from kaext.segment import cues
from kaext.segment.imprints import is_imprint
from kaext.segment.title_shape import MAX_TITLE_LINES, is_shaped_as_title, leaves_room

_LINK_SHARE = 0.25
_FULL_LINE = 0.9
_ADDRESS_REST = regex.compile(r"\s*+[A-Za-z0-9._/~%?=&-]{1,60}\s*+")
# The characters after which an address is broken at a line end.
_BREAKS = ("-", "/", ".", "_", "@")


def mark_links(texts: Sequence[str], kinds: list[BlockKind | None]) -> None:
    """Label web addresses and the lines that introduce them as links."""
    runs: list[list[int]] = []
    previous = -2
    for index, text in enumerate(texts):
        if text.strip() and kinds[index] is None:
            if index == previous + 1:
                runs[-1].append(index)
            else:
                runs.append([index])
            previous = index
    for run in link_runs(texts, runs):
        for index in run[_has_heading(texts, run) :]:
            kinds[index] = "link"


def link_runs(texts: Sequence[str], runs: Sequence[Sequence[int]]) -> list[Sequence[int]]:
    """Return the runs of lines that consist of web addresses and their introductions."""
    marked: list[bool] = []
    for run in runs:
        addresses = [index for number, index in enumerate(run) if _has_address(texts, run, number)]
        marked.append(bool(addresses) and _is_link_run(texts, run, addresses))
    # A paragraph that ends in a colon introduces the run of links after it. So does an isolated line under a title.
    for number in range(len(runs) - 2, -1, -1):
        run = runs[number]
        is_introduction = texts[run[-1]].rstrip().endswith(":") or _is_under_title(texts, runs, number)
        if marked[number + 1] and is_introduction and len(run) <= MAX_TITLE_LINES:
            marked[number] = True
    return [run for run, is_link in zip(runs, marked, strict=True) if is_link]


def _has_address(texts: Sequence[str], run: Sequence[int], number: int) -> bool:
    """Return whether a line of a run has an address, or part of one that is broken: www.example.org/a- / b."""
    text = texts[run[number]]
    if cues.addresses(text):
        return True
    above = texts[run[number - 1]] if number else ""
    below = texts[run[number + 1]] if number + 1 < len(run) else ""
    is_rest = above.rstrip().endswith(_BREAKS) and _ADDRESS_REST.fullmatch(text) and cues.addresses(above)
    return bool(is_rest) or _is_broken(above, text) or _is_broken(text, below)


def _is_broken(upper: str, lower: str) -> bool:
    """Return whether the end of a line and the beginning of the next are one address."""
    if not upper.rstrip().endswith(_BREAKS) or not lower.strip():
        return False
    return bool(cues.addresses(upper.split()[-1] + lower.split()[0]))


def _is_under_title(texts: Sequence[str], runs: Sequence[Sequence[int]], number: int) -> bool:
    """Return whether an isolated line follows a one-line title and directly precedes the next run."""
    run, above = runs[number], runs[number - 1] if number else ()
    if cues.LINKS_HEADING.fullmatch(texts[run[-1]]):
        return False
    is_apart = len(run) == len(above) == 1 and above[0] + 1 < run[0] and run[0] + 1 == runs[number + 1][0]
    return is_apart and is_shaped_as_title((texts[above[0]],))


def _has_heading(texts: Sequence[str], run: Sequence[int]) -> bool:
    """Return whether the first line of a run with addresses is a heading over them rather than an introduction."""
    first, second = texts[run[0]], texts[run[1]] if len(run) > 1 else ""
    is_over_several = len(run) > 2 and not cues.addresses(first) and not cues.addresses(second)
    measure = max(len(texts[index].strip()) for index in run)
    is_apart = leaves_room(first, second, _FULL_LINE * measure) or second.rstrip().endswith(":")
    return is_over_several and is_shaped_as_title((first,)) and is_apart


def _is_link_run(texts: Sequence[str], run: Sequence[int], addresses: Sequence[int]) -> bool:
    """Return whether a run consists of addresses and introductions, rather than prose that mentions an address."""
    if _covered_share(texts, run) < _LINK_SHARE and is_imprint(" ".join(texts[index] for index in run)):
        return False
    is_closed = run[-1] in addresses or cues.has_contact(texts[run[-1]])
    if not is_closed and not any(texts[index].rstrip().endswith(":") for index in run):
        return False
    return len(run) <= 2 * len(addresses) + 1 or _covered_share(texts, run) >= _LINK_SHARE


def _covered_share(texts: Sequence[str], run: Sequence[int]) -> float:
    """Return the share of the characters of some lines that belong to web addresses."""
    covered = sum(len(match[0]) for index in run for match in cues.addresses(texts[index]))
    return covered / sum(len(texts[index].strip()) for index in run)
