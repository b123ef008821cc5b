"""Removal of uniform white space."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaext.ingest.text import read_text
from kaext.segment.text.segments import segment_text
from kaext.segment.text.whitespace import without_uniform_spacing
from kaext.segment.title_shape import line_width

# Estonia, Latvia and Lithuania joined the Alliance's partnership at its beginning. They sent officers to its school.
PARAGRAPH = [
    "ესტონეთი, ლატვია და ლიეტუვა ალიანსის პარტნიორობას პირველსავე",
    "წელს შეუერთდნენ და თავიანთი ოფიცრები სამხედრო სკოლაში ყოველ",
    "შემოდგომაზე გაგზავნეს, რათა მათ ენა და წესები ერთად ესწავლათ.",
]
DOCUMENT = [
    "ბალტიის სამი ქვეყანა", "", *PARAGRAPH, "", "სკოლა", "", *PARAGRAPH, "", "ქრონოლოგია", "",
    "1994 წ.  ესტონეთი პროგრამას უერთდება.", "1995 წ.  ლატვიაში კურსი იხსნება.", "1997 წ.  საბჭო იქმნება.",
]  # fmt: skip


def kinds(lines: list[str]) -> list[tuple[str, str]]:
    source = read_text("\n".join(lines).encode(), name="a.txt", max_characters=10**6)
    by_line = {index: (of.kind, of.unit) for of in segment_text(source) for index in of.lines}
    return [by_line[index] for index, line in enumerate(lines) if line.strip()]


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param([f"\t{line}" for line in DOCUMENT], id="indented"),
        pytest.param([f"    {line}" if line else line for line in DOCUMENT], id="indented by spaces"),
        pytest.param([line.replace(" ", "  ") for line in DOCUMENT], id="two spaces between words"),
        pytest.param([each for line in DOCUMENT for each in (line, "")], id="double spacing"),
    ],
)
def test_segments_are_those_of_the_plain_text(typed: list[str]) -> None:
    assert kinds(typed) == kinds(DOCUMENT)
    assert [kind for kind, _ in kinds(DOCUMENT)].count("timeline") == 3


@pytest.mark.parametrize(
    "lines",
    [
        DOCUMENT,
        ["ქვეყანა    ოპერაცია    წელი", "ესტონეთი    KFOR    1999", "ლატვია    SFOR    1996"],
        [each for name in PARAGRAPH for each in (name, "")],  # too few lines
        [*(each for name in PARAGRAPH * 5 for each in (name, "")), *PARAGRAPH],  # two stand close
        ["", "  ", ""],
        [],
    ],
)
def test_other_texts_stay(lines: list[str]) -> None:
    assert without_uniform_spacing(lines) == (list(range(len(lines))), lines)


@pytest.mark.parametrize("line", [PARAGRAPH[0], f"{PARAGRAPH[0]}.", "- საგანი"])
def test_empty_lines_after_all_lines_carry_no_information(line: str) -> None:
    assert without_uniform_spacing([line, ""] * 15) == ([*range(0, 30, 2)], [line] * 15)
    assert without_uniform_spacing([line, "", "", ""] * 15)[0] == sorted(
        [*range(0, 60, 4), *range(2, 60, 4), *range(3, 60, 4)]
    )


@given(st.lists(st.text("აბ 1.\t", max_size=12), max_size=40))
def test_only_empty_lines_and_spaces_are_left_out(lines: list[str]) -> None:
    kept, plain = without_uniform_spacing(lines)
    assert kept == sorted(set(kept))
    assert all(not lines[index].strip() for index in set(range(len(lines))) - set(kept))
    assert ["".join(line.split()) for line in plain] == ["".join(lines[index].split()) for index in kept]


def test_a_space_typed_twice_does_not_widen_a_line() -> None:
    doubled = [line.replace(" ", "  ", 2) for line in PARAGRAPH]
    assert [line_width(line) for line in doubled] == [len(line) for line in PARAGRAPH]
    assert line_width("სერბეთი   2006") == len("სერბეთი   2006")  # columns
