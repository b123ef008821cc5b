"""Signs of lightweight markup: which texts have them, and what is left of the lines without them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.normalize.test_characters import source_of

from kaext.normalize import characters
from kaext.normalize.markup import read_markup
from kaext.normalize.markup.signs import is_markup

# Two headings, "title" and "section".
TOP = "# სათაური\n\n## თავი\n\n"


def text_of(*lines: str) -> str:
    """Return the lines below two headings without the signs of markup."""
    source, _ = characters(source_of(TOP + "\n".join(lines)))
    return source.text.removeprefix("სათაური\n\nთავი\n\n")


@pytest.mark.parametrize(
    "text",
    [
        "# სათაური\n\nტექსტი\n\n## თავი",
        "სათაური\n=====\n\n**ფონდი** იყო.",
        "სია:\n\n- [ფონდი](https://www.nato.int)\n- **გეგმა**",
        "| ქვეყანა | წელი |\n|:--|--:|\n| ფინეთი | 1994 |\n\n> ჩანართი",
        "ფონდი[^1] იყო.\n\n[^1]: __შენიშვნა__",
        "== თავი ==\n\n'''ფონდი''' და [[გეგმა]].\n\n== ბოლო ==",
        "= სათაური\n\n== თავი\n\nტექსტი\n\n== ბოლო",
    ],
)
def test_texts_with_several_signs_are_markup(text: str) -> None:
    assert is_markup(text)


@pytest.mark.parametrize(
    "text",
    [
        "სათაური\n\nტექსტი * ვარსკვლავით და მეორე* ვარსკვლავით.\n\n* შენიშვნა",
        "====\nსათაური\n====\n\n* ერთი\n* ორი\n\n----\n> წერილი\n> პასუხი",
        "# 4 ნომერი\n\nტექსტი",  # a single number sign
        "ქვეყანა | წელი | ადგილი\nფინეთი | 1994 | ბრიუსელი",
        "----------\n| იცოდით? |\n----------",
        "სათაური\n\nვებგვერდი [1] და [2]: www.nato.int",
        "#ნატო #საქართველო\n#თბილისი",  # hashtags
        "**მუქი** ერთხელ",
    ],
)
def test_texts_with_a_few_signs_are_not(text: str) -> None:
    assert not is_markup(text)
    assert read_markup(text) is None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("**ფონდი** და *გეგმა*", "ფონდი და გეგმა"),
        ("__ფონდი__ და _გეგმა_", "ფონდი და გეგმა"),
        ("***ფონდი*** და ~~გეგმა~~ და `PfP`", "ფონდი და გეგმა და PfP"),
        ("**„ფონდი“**ს, **NATO**-ს, *პროგრამა*ში", "„ფონდი“ს, NATO-ს, პროგრამაში"),
        ("**ფონდი *და* გეგმა**", "ფონდი და გეგმა"),
        ("ჯამი 2 * 3 და 5*6*7 და ფონდი*", "ჯამი 2 * 3 და 5*6*7 და ფონდი*"),
        ("file_name_of_it და \\*ვარსკვლავი\\*", "file_name_of_it და *ვარსკვლავი*"),
        ("[ფონდი](https://www.nato.int/a_b_c)ს ემატება", "ფონდის ემატება"),
        ("[ფონდი][1]ში და [„გეგმა“](a.html 'სათაური').", "ფონდიში და „გეგმა“."),
        ("ჩააბარა[^1]. მერე[^შენიშვნა] კი", "ჩააბარა. მერე კი"),
        ("PfP<sup>2</sup>, <b>ფონდი</b><br>გეგმა&nbsp;და &quot;ქარტია&quot;", 'PfP2, ფონდი გეგმა და "ქარტია"'),
        ("იხ. <https://www.nato.int/x_y_z>", "იხ. https://www.nato.int/x_y_z"),
        ("<!-- დასამატებელი -->ტექსტი", "ტექსტი"),
        ("2 < 3 და 5 > 4; ა & ბ", "2 < 3 და 5 > 4; ა & ბ"),
        ("+ პირველი", "- პირველი"),
        ("- [x] შესრულდა", "- შესრულდა"),
        ("* *პირველი* პუნქტი", "* პირველი პუნქტი"),
        ("- [ნუსხა](https://www.nato.int/a)", "- ნუსხა (https://www.nato.int/a)"),
        ("![რუკა](map.png)", "რუკა (map.png)"),
        ("### თავი ###", "თავი"),
        ("##თავი {#id}", "თავი"),
        ("<h3>თავი</h3>", "თავი"),
        ("> > ციტატა", "ციტატა"),
        ("== თავი ==", "თავი"),
        ("=== თავი", "თავი"),
        ("'''ფონდი''' და it's", "ფონდი და it's"),
        ("[[ფონდი|ფონდს]] და [[გეგმა]]ს", "ფონდს და გეგმას"),
    ],
)
def test_signs_inside_a_line(line: str, expected: str) -> None:
    assert text_of(line) == expected


def test_emphasis_runs_over_the_end_of_a_line_but_not_of_a_paragraph() -> None:
    assert text_of("მოქმედებს **კოსოვოს", "ძალები** (KFOR).") == "მოქმედებს კოსოვოს\nძალები (KFOR)."
    assert text_of("ერთი **ფონდი", "", "და** გეგმა") == "ერთი **ფონდი\n\nდა** გეგმა"


@pytest.mark.parametrize("row", ["| ფინეთი | 1994 |", "|ფინეთი|1994|", "ფინეთი | 1994", "| **ფინეთი** | 1994 |  "])
def test_rows_of_a_table_keep_the_bars_between_their_cells(row: str) -> None:
    head, rule, found = text_of("ქვეყანა | წელი", "--- | ---", row).split("\n")
    assert (head, rule, found.strip()) == ("ქვეყანა | წელი", "", "ფინეთი | 1994")


def test_lines_tell_what_they_are() -> None:
    top = '---\ntitle: "ცნობარი"\n---\n\nთავი\n----\n\n'
    text = f"{top}> **ჩანართი**\n> ტექსტი\nგრძელდება\n\n1. ერთი\n   ორი\n\n[^1]: შენიშვნა"
    source, _ = characters(source_of(f"{text}\n\n## ბოლო\n"))
    marks = [line.markup for line in source.lines if line.markup is not None]
    roles = [mark.role for mark in marks]
    assert roles[:3] == ["metadata", "title", "metadata"]
    assert roles[4:6] == ["heading", "heading"]
    assert [mark.quote for mark in marks[7:10]] == [7, 7, 7]
    assert marks[7].is_strong
    assert roles[11:13] == ["item", "item"]
    assert roles[14] == "note"
    assert source.text.startswith("---\nცნობარი\n---\n\nთავი\n\n\nჩანართი\nტექსტი\nგრძელდება\n")


def test_offsets_lead_back_to_the_signs_source() -> None:
    text = TOP + "მოქმედებს **კოსოვოს\nძალები** (KFOR) და [ფონდი](https://www.nato.int)."
    source, alignment = characters(source_of(text))
    for word in ("კოსოვოს", "ძალები", "KFOR", "ფონდი"):
        start = source.text.index(word)
        assert text[slice(*alignment.source_span(start, start + len(word)))] == word


@given(st.text(alphabet="აბ12 \n#*_`~>|-=+[]()!^:<>/&;\\.", max_size=120))
def test_any_signs_leave_the_number_of_lines(text: str) -> None:
    source = source_of(f"ა{text}")
    found, alignment = characters(source)
    marked, lines = characters(source_of(f"{TOP}{text}ა"))
    assert len(found.lines) == len(source.lines)
    assert len(marked.lines) == len(source_of(f"{TOP}{text}ა").lines)
    assert alignment.length == len(found.text)
    assert lines.length == len(marked.text)
