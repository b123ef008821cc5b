"""Words do not depend on how a program splits its text into runs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaext.ingest.pdf.glyphs import RawPage, Run, Style
from kaext.ingest.pdf.words import words_of

STYLES = [
    Style("Sylfaen", 10, False, False, ""),
    Style("Sylfaen", 6, False, False, ""),
    Style("x", 0.1, False, False, ""),
]
# The distance of the next glyph in points: overprinted, kerned, joined, a word space, a gap.
GAPS = st.sampled_from([-5.0, -0.5, 0.0, 0.4, 2.0, 4.0])


@st.composite
def runs(draw: st.DrawFn) -> list[Run]:
    made: list[Run] = []
    x = 50.0
    for _ in range(draw(st.integers(1, 6))):
        text = draw(st.text("ნატო \u00a0", min_size=1, max_size=9))
        x0s = [x := x + draw(GAPS) + 5 for _ in text]
        x1s = [x0 + draw(st.sampled_from([0.0, 5.0])) for x0 in x0s]
        made.append(Run(text, x0s, x1s, draw(st.sampled_from([100.0, 103.0])), draw(st.integers(0, 2))))
    return made


def found(runs: list[Run]) -> list[tuple[str, float, float, float, float, bool, int]]:
    words = words_of(RawPage(1, 595, 842, styles=STYLES), runs)
    return [(word.text, word.x0, word.x1, word.size, word.baseline, word.is_uniform, word.count) for word in words]


@given(runs())
def test_words_do_not_depend_on_how_glyphs_are_split_into_runs(made: list[Run]) -> None:
    assert found(made) == found([run.part(n, n + 1) for run in made for n in range(len(run.x0s))])


@given(runs())
def test_every_word_is_joined_from_runs_without_spaces(made: list[Run]) -> None:
    for word in words_of(RawPage(1, 595, 842, styles=STYLES), made):
        assert word.text == "".join(run.text for run in word.runs) != ""
        assert not any(map(str.isspace, word.text))
        assert (word.x0, word.x1) == (word.runs[0].x0s[0], max(x1 for run in word.runs for x1 in run.x1s))
        assert word.is_uniform == (len({run.style for run in word.runs}) == 1)


def test_a_ligature_is_one_glyph() -> None:
    (word,) = words_of(
        RawPage(1, 595, 842, styles=STYLES),
        [Run("ne", [50.0, 55.0], [55.0, 60.0], 100, 0), Run("fi", [60.0], [66.0], 100, 0)],
    )
    assert (word.text, word.count, word.x1) == ("nefi", 3, 66.0)


def spaced_out(text: str, gap: float, *, stores: bool) -> list[Run]:
    """Return the runs of a letter-spaced line, with the spaces between words stored or not."""
    x, made = 50.0, []
    for letter in text:
        if letter != " " or stores:
            made.append(Run(letter, [x], [x + 5], 100, 0))
        x += gap + (5 if letter != " " else 3)
    return made


@pytest.mark.parametrize("stores", [True, False])
@pytest.mark.parametrize("gap", [0.0, 1.5, 3.0, 6.0])
def test_letter_spaced_text_makes_words(gap: float, stores: bool) -> None:
    """სად ვნახოთ მეტი 2004 (where to see more, 2004)."""
    text = "სად ვნახოთ მეტი 2004"
    page = RawPage(1, 595, 842, styles=STYLES)
    assert " ".join(word.text for word in words_of(page, spaced_out(text, gap, stores=stores))) == text


def test_numbers_in_cells_are_not_letter_spaced() -> None:
    figures = [Run(figure, [x], [x + 5], 100, 0) for figure, x in zip("3571934", range(50, 260, 30), strict=True)]
    assert len(words_of(RawPage(1, 595, 842, styles=STYLES), figures)) == len(figures)


@pytest.mark.parametrize("leader", [".", "·", "_", "-"])
def test_spread_leaders_of_a_table_of_contents_make_no_text_letter_spaced(leader: str) -> None:
    """სარჩევი (contents), and the text below it, whose spaces are not stored: შესავალი ორ ტომად (two volumes)."""
    contents = [Run(leader, [x], [x + 2], 100, 0) for x in range(50, 450, 8)]
    x, text = 50.0, []
    for word in ["შესავალი", "ორ", "ტომად"]:
        x0s = [x + 5 * number for number in range(len(word))]
        text.append(Run(word, x0s, [x0 + 5 for x0 in x0s], 120, 0))
        x = x0s[-1] + 5 + 2.5
    found = words_of(RawPage(1, 595, 842, styles=STYLES), [*contents, *text])
    assert [word.text for word in found if word.baseline == 120] == ["შესავალი", "ორ", "ტომად"]


def test_spaces_after_marks_in_a_fallback_font_do_not_make_it_letter_spaced() -> None:
    """საჭიროა, – თქვა. OCC (is needed, he said): marks and Latin letters in another font, without stored spaces."""
    x, made = 50.0, []
    for part, style in (
        ("საჭიროა", 0),
        (",", 3),
        (" ", 3),
        ("–", 3),
        (" ", 3),
        ("თქვა", 0),
        (".", 3),
        (" ", 3),
        ("OCC", 3),
    ):
        for letter in part:
            if letter != " ":
                made.append(Run(letter, [x], [x + 5], 100, style))
            x += 2.5 if letter == " " else 5
    page = RawPage(1, 595, 842, styles=[*STYLES, Style("Times", 10, False, False, "")])
    assert [word.text for word in words_of(page, made)] == ["საჭიროა,", "–", "თქვა.", "OCC"]


GAP = None


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        # Morocco left KFOR: no space is stored between the two fonts.
        ([("მაროკომ ", 0), ("KFOR", 3), (GAP, 0), ("დატოვა", 0)], "მაროკომ KFOR დატოვა"),
        ([("მაროკომ ", 0), ("KFOR", 3), ("-ში", 0)], "მაროკომ KFOR-ში"),
        # Nor is one stored between the digits of the other font: SPS and 200,000 euros, KFOR.
        (
            [("SPS", 3), (" და ", 0), ("200", 3), (GAP, 0), ("000", 3), (" ევრო ", 0), ("KFOR", 3)],
            "SPS და 200 000 ევრო KFOR",
        ),
    ],
)
def test_spaces_beside_a_fallback_font_need_not_be_stored(parts: list[tuple[str | None, int]], text: str) -> None:
    x, made = 50.0, []
    for part, style in parts:
        x0s = [x + 5 * number for number in range(len(part or ""))]
        if part is not GAP:
            made.append(Run(part, x0s, [x0 + 5 for x0 in x0s], 100, style))
        x += 2.6 if part is GAP else 5 * len(part)
    page = RawPage(1, 595, 842, styles=[*STYLES, Style("Times", 10, False, False, "")])
    assert " ".join(word.text for word in words_of(page, made)) == text


@pytest.mark.parametrize(("gap", "text"), [(2.6, "ხუთშაბათი, 6 ივნისი"), (1.0, "ხუთშაბათი,6 ივნისი")])
@pytest.mark.parametrize("is_one_run", [True, False])
def test_a_gap_after_a_comma_is_a_space_even_if_most_spaces_are_stored(gap: float, text: str, is_one_run: bool) -> None:
    parts = [("ხუთშაბათი,", 0.0), ("6", gap), (" ივნისი", 0.0), (" ლომი და", 0.0)]  # Thursday, 6 June
    x, made = 50.0, []
    for part, before in parts:
        x0s = [x := x + 5 + before * (number == 0) for number in range(len(part))]
        made.append(Run(part, x0s, [x0 + 5 for x0 in x0s], 100, 0))
    if is_one_run:
        made = [Run("".join(run.text for run in made), *_edges(made), 100, 0)]
    words = words_of(RawPage(1, 595, 842, styles=STYLES), made)
    assert " ".join(word.text for word in words) == f"{text} ლომი და"


def _edges(runs: list[Run]) -> tuple[list[float], list[float]]:
    return [x for run in runs for x in run.x0s], [x for run in runs for x in run.x1s]
