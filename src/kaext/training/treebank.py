"""Treebanks in CoNLL-U as spaCy documents of orthographic words.

The two Georgian treebanks of Universal Dependencies split postpositions, the copula and quotative particles off the
words they are written with (ქალაქ|ში, in the city). A spaCy token is an extent of text, so the parts are joined again:
an orthographic word has the lemma, part of speech and features of its first part, the head and label of the part
nearest to the root, and its other parts in the tag (``N_ში``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import regex
from spacy.tokens import Doc
from spacy.vocab import Vocab

_ENDS_IN_LETTER = regex.compile(r"[\p{L}-]$")
_BEGINS_WITH_LETTER = regex.compile(r"-?\p{L}")
_RANGE = regex.compile(r"(\d+)-(\d+)")


@dataclass(frozen=True, slots=True)
class Part:
    """A syntactic word of a treebank: a row of CoNLL-U. ``head`` is 0 for the root."""

    id: int
    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    deprel: str
    space_after: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its parts, and its orthographic words as ranges of part indices with their forms."""

    id: str
    text: str
    parts: tuple[Part, ...]
    words: tuple[tuple[int, int], ...]
    forms: tuple[str, ...]

    def space_after(self, word: int) -> bool:
        """Return whether white space follows the orthographic word number ``word``."""
        return self.parts[self.words[word][1] - 1].space_after


def read(path: Path) -> Iterator[Sentence]:
    """Yield the sentences of a CoNLL-U file.

    Raises
    ------
    ValueError
        A row does not have ten columns.
    """
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        yield _sentence(block.split("\n"))


def to_doc(sentences: Sequence[Sentence], vocab: Vocab) -> Doc:
    """Return sentences as one annotated document; each token is an orthographic word."""
    words: list[str] = []
    spaces: list[bool] = []
    lemmas: list[str] = []
    pos: list[str] = []
    tags: list[str] = []
    morphs: list[str] = []
    heads: list[int] = []
    deps: list[str] = []
    starts: list[bool | int | None] = []
    for sentence in sentences:
        offset = len(words)
        word_of = {i: number for number, (start, end) in enumerate(sentence.words) for i in range(start, end)}
        for number, (start, end) in enumerate(sentence.words):
            first = sentence.parts[start]
            top = min(sentence.parts[start:end], key=lambda part: _depth(sentence, part))
            words.append(sentence.forms[number])
            spaces.append(sentence.space_after(number) or number == len(sentence.words) - 1)
            lemmas.append(first.lemma.removeprefix("_"))
            pos.append(first.upos)
            tags.append(tag(sentence.parts[start:end]))
            morphs.append("|".join(feature for feature in first.feats.split("|") if "=" in feature))
            heads.append(offset + (number if top.head == 0 else word_of[top.head - 1]))
            deps.append("ROOT" if top.head == 0 else top.deprel)
            starts.append(number == 0)
    return Doc(
        vocab,
        words=words,
        spaces=spaces,
        lemmas=lemmas,
        pos=pos,
        tags=tags,
        morphs=morphs,
        heads=heads,
        deps=deps,
        sent_starts=starts,
    )


def tag(parts: Sequence[Part]) -> str:
    """Return the tag of an orthographic word: the word class of its first part, and the forms of its other parts."""
    return "_".join([parts[0].xpos.partition("_")[0], *(part.form.lstrip("-") for part in parts[1:])])


def conllu(sentence: Sentence) -> str:
    """Return a sentence as CoNLL-U with multiword tokens for orthographic words of several parts.

    Tags are reduced to the word class, and the mark before the lemma of a postposition is omitted.
    """
    rows = [f"# sent_id = {sentence.id}", f"# text = {sentence.text}"]
    for number, ((start, end), form) in enumerate(zip(sentence.words, sentence.forms, strict=True)):
        misc = "_" if sentence.space_after(number) else "SpaceAfter=No"
        if end - start > 1:
            rows.append(f"{start + 1}-{end}\t{form}\t" + "\t".join("_" * 7) + f"\t{misc}")
            misc = "_"
        for part in sentence.parts[start:end]:
            lemma = part.lemma.removeprefix("_") or part.lemma
            columns = [part.form, lemma, part.upos, part.xpos.partition("_")[0], part.feats]
            rows.append("\t".join([str(part.id), *columns, str(part.head), part.deprel, "_", misc]))
    return "\n".join(rows) + "\n\n"


def _depth(sentence: Sentence, part: Part) -> int:
    depth = 0
    while part.head and depth <= len(sentence.parts):
        part = sentence.parts[part.head - 1]
        depth += 1
    return depth


def _sentence(lines: Sequence[str]) -> Sentence:
    comments = dict(line[2:].split(" = ", 1) for line in lines if line.startswith("# ") and " = " in line)
    parts: list[Part] = []
    ranges: list[tuple[int, int, str, bool]] = []
    for line in lines:
        if line.startswith("#"):
            continue
        row = line.split("\t")
        if len(row) != 10:
            raise ValueError(f"a row of CoNLL-U has ten columns, this one has {len(row)}: {line!r}")
        space_after = "SpaceAfter=No" not in row[9].split("|")
        span = _RANGE.fullmatch(row[0])
        if span:
            ranges.append((int(span[1]) - 1, int(span[2]), row[1], space_after))
        elif row[0].isdigit():
            parts.append(Part(int(row[0]), row[1], row[2], row[3], row[4], row[5], int(row[6]), row[7], space_after))
    words, forms = _written_words(parts, ranges)
    for _, end, _, space_after in ranges:
        parts[end - 1] = replace(parts[end - 1], space_after=space_after)
    return Sentence(comments.get("sent_id", ""), comments.get("text", ""), tuple(parts), tuple(words), tuple(forms))


def _written_words(
    parts: Sequence[Part], ranges: Sequence[tuple[int, int, str, bool]]
) -> tuple[list[tuple[int, int]], list[str]]:
    """Return the orthographic words: the treebank's own ranges, else adjacent parts without a space between letters."""
    range_at = {start: (end, form) for start, end, form, _ in ranges}
    words: list[tuple[int, int]] = []
    forms: list[str] = []
    index = 0
    while index < len(parts):
        end, form = range_at.get(index, (index + 1, parts[index].form))
        while not ranges and end < len(parts) and _touch(parts[end - 1], parts[end]):
            form += parts[end].form
            end += 1
        words.append((index, end))
        forms.append(form)
        index = end
    return words, forms


def _touch(left: Part, right: Part) -> bool:
    return (
        not left.space_after
        and _ENDS_IN_LETTER.search(left.form) is not None
        and _BEGINS_WITH_LETTER.match(right.form) is not None
    )
