"""Source offsets of every record give back its characters in the file as read, for all five brochures."""

from functools import cache
from pathlib import Path

import pytest

from kaext.document import Document
from kaext.emit.checks import checked_rows
from kaext.emit.rows import rows_of
from kaext.pipeline import analyse, load

CORPUS = Path(__file__).resolve().parents[1] / "corpus"
BROCHURES = sorted(
    [*(CORPUS / "raw").glob("*.txt"), *(p for p in (CORPUS / "dev").glob("*.txt") if ".xml" not in p.name)]
)


@cache
def document(path: Path) -> Document:
    return analyse(path.read_bytes(), name=path.name, nlp=load())


def extents(path: Path) -> list[tuple[str, str, int, int]]:
    """Every extent of the document that refers to the source: record, text, start, end."""
    found = document(path)
    spans = [*found.dates, *found.acronyms, *found.sums, *found.mentions]
    definitions = [
        (f"{a.id} long form", a.long_form, a.long_form_source_start, a.long_form_source_end)
        for a in found.acronyms
        if a.defined_here
    ]
    facts = [(r.id, r.evidence, r.source_start, r.source_end) for r in (*found.relations, *found.statements)]
    everything = [*((s.id, s.text, s.source_start, s.source_end) for s in spans), *definitions, *facts]
    assert all(start is not None and end is not None for _, _, start, end in everything)
    return [(id, text, start or 0, end or 0) for id, text, start, end in everything]


def visible(text: str) -> str:
    """The characters of a text without white space and the hyphens that lines may end with."""
    return "".join(character for character in text if not character.isspace() and character not in "-\u00ad¬")


def is_within(text: str, source: str) -> bool:
    """Return whether the characters of ``text`` stand in ``source`` in their order."""
    characters = iter(source)
    return all(character in characters for character in text)


@pytest.mark.parametrize("path", BROCHURES, ids=lambda path: path.stem)
def test_source_offsets_give_back_the_characters(path: Path) -> None:
    source = path.read_bytes().decode("utf-8").removeprefix("\ufeff")
    checked = extents(path)
    assert len(checked) > 50
    interrupted = 0
    for id, text, start, end in checked:
        assert text == text.strip(), id
        wanted, given = visible(text), visible(source[start:end])
        if given != wanted:
            # A header, a caption or a box that interrupts the paragraph lies between: the offsets are a hull.
            interrupted += 1
            assert is_within(wanted, given), (id, text, source[start:end])
            assert (given[0], given[-1]) == (wanted[0], wanted[-1]), (id, text, source[start:end])
            assert "\n" in source[start:end]
    assert interrupted <= len(checked) / 10


@pytest.mark.parametrize("path", BROCHURES, ids=lambda path: path.stem)
def test_every_record_passes_its_checks(path: Path) -> None:
    found = document(path)
    rows, kept = rows_of(found), checked_rows(found)
    assert {table: len(records) for table, records in kept.items()} == {
        table: len(records) for table, records in rows.items()
    }


@pytest.mark.parametrize("path", BROCHURES, ids=lambda path: path.stem)
def test_every_line_of_the_source_is_in_a_block_or_blank(path: Path) -> None:
    found = document(path)
    inside = {line for block in found.blocks for line in block.lines}
    missing = [line for index, line in enumerate(found.source.lines) if index not in inside]
    assert all(not found.source.text[line.start : line.end].strip() for line in missing)
