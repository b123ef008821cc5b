"""Signs before and after names: a check mark affirms, a cross denies, a legend says what the others mean.

"✓ PARP  ✗ MAP" under the name of a country; "PfP: Finland ✓, Iceland ✗"; "● takes part  ○ is planned".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

import regex

from kaext.list_marks import BULLETS
from kaext.pipes.extensions import BlockSpan
from kaext.pipes.relations.phrases import Phrase
from kaext.pipes.relations.words import matrices
from kaext.pipes.values import RelationType

# The token extents of the sentences of a block.
Sentences = list[tuple[int, int]]
# What a sign says of the name beside it: a relation, that there is none, or that there is one.
Meaning = RelationType | Literal["no", "yes"]

CHECKS = frozenset("✓✔☑✅")
CROSSES = frozenset("✗✘✕✖❌❎☒⛔")
_SIGNS = CHECKS | CROSSES
# "No".
_NONE = "არა"
# A sign and its meaning in a legend, up to the next sign or mark.
_PAIR = regex.compile(
    rf"([{BULLETS}\p{{So}}])\ufe0f?\s{{0,3}}[-–—=:]?\s{{0,3}}([^{BULLETS}\p{{So}}A-Za-z\d,;:.|\n]{{3,60}})"
)
# The fewest pairs of a legend, and the most words of a meaning.
_MIN_PAIRS, _MAX_WORDS = 2, 4


def meanings_of_signs(blocks: Iterable[str]) -> dict[str, Meaning]:
    """Return what the signs of a document mean by its legends; a sign with two meanings has none.

    Parameters
    ----------
    blocks
        The texts of its blocks.
    """
    found: dict[str, set[Meaning]] = {}
    for text in blocks:
        pairs = _PAIR.findall(text)
        meanings = [(sign, _meaning_of(words)) for sign, words in pairs]
        is_short = all(len(words.split()) <= _MAX_WORDS for _, words in pairs)
        if not is_short or len({sign for sign, _ in pairs}) < _MIN_PAIRS:
            continue
        for sign, meaning in meanings:
            if meaning is not None:
                found.setdefault(sign, set()).add(meaning)
    return {sign: meanings.pop() for sign, meanings in found.items() if len(meanings) == 1}


def _meaning_of(words: str) -> Meaning | None:
    """Return the relation that the words beside a sign in a legend name, "no" for a denial, None for anything else."""
    found = next((relation or "no" for relation, pattern in matrices.MEANINGS if pattern.search(words)), None)
    return "no" if _NONE in words.split() else found


def sign_at(text: str, start: int, legend: Mapping[str, Meaning]) -> Meaning | None:
    """Return what the sign at the start of a block says of the name beside it, by the legend, else by itself.

    Parameters
    ----------
    text
        The document.
    start
        The start of the block.
    legend
        What signs mean by the legends of the document.

    Returns
    -------
    Meaning | None
        None for no sign, and for mere bullets.
    """
    sign = text[start : start + 1]
    return legend.get(sign) or ("yes" if sign in CHECKS else "no" if sign in CROSSES else None)


def without_denied(
    blocks: Iterable[tuple[BlockSpan, Sentences]], text: str, legend: Mapping[str, Meaning]
) -> Iterator[tuple[BlockSpan, Sentences]]:
    """Yield the blocks that no sign at their start denies, with their sentences.

    Parameters
    ----------
    blocks
        The blocks with the token extents of their sentences.
    text
        The document.
    legend
        What signs mean by its legends.
    """
    for block, sentences in blocks:
        if sign_at(text, block.start, legend) != "no":
            yield block, sentences


def affirmed_parts(row: Sequence[Phrase]) -> list[list[Phrase]]:
    """Return a row with check marks or crosses inside it without the denied names, each affirmed name in a row.

    "Finland: ✓ PfP ✓ PARP ✗ MAP" makes a row of Finland and PfP and one of Finland and PARP; "PfP: Finland ✓, Iceland
    ✗" one of PfP and Finland. Any other row is returned alone.
    """
    signs = [i for i, ph in enumerate(row) if ph.text in _SIGNS]
    if not signs or not any(ph.kind in ("country", "programme") for ph in row[: signs[0]]):
        return [list(row)]
    if signs[-1] < len(row) - 1 and row[signs[0] - 1].kind == "dash":
        head, ends = list(row[: signs[0]]), [*signs[1:], len(row)]
        parts = [(row[i], row[i + 1 : end]) for i, end in zip(signs, ends, strict=True)]
    else:
        colon = next((i for i, ph in enumerate(row[: signs[0]]) if ph.kind == "dash"), -1)
        head, starts = list(row[: colon + 1]), [colon, *signs[:-1]]
        parts = [(row[i], row[start + 1 : i]) for start, i in zip(starts, signs, strict=True)]
    return [[*head, *_trimmed(part), sign] for sign, part in parts if sign.text in CHECKS and _trimmed(part)]


def _trimmed(part: Sequence[Phrase]) -> list[Phrase]:
    """Return phrases without the marks around them."""
    found = list(part)
    while found and found[0].kind in ("comma", "stop", "dash"):
        found = found[1:]
    while found and (found[-1].kind in ("comma", "stop") or found[-1].text == "."):
        found.pop()
    return found
