"""Characters of a whole source: legacy lines decoded, lines kept, what was found told."""

import pytest

from kaext.ingest.text import read_text
from kaext.ka import legacy
from kaext.normalize import characters
from kaext.source import Source

# Armenia signed the framework document of the partnership in October 1994.
LINES = (
    "სომხეთმა პარტნიორობის ჩარჩო დოკუმენტს ხელი მოაწერა 1994 წლის ოქტომბერში.",
    "ქვეყნის მთავრობა თანამშრომლობს სხვა სახელმწიფოებთან.",
)


def encoded(text: str, encoding: str = "acadnusx") -> str:
    codes = {letter: code for code, letter in reversed(legacy.table(encoding).items())}
    return "".join(codes.get(c, c) if "ა" <= c <= "ჰ" else c for c in text)


def source_of(text: str | bytes) -> Source:
    data = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    return read_text(data, name="a.txt", max_characters=20_000_000)


def test_legacy_lines_among_others_are_decoded_and_traceable() -> None:
    text = "\n".join(["ᲜᲐᲢᲝ და სომხეთი", encoded(LINES[0]), "", "NATO and Armenia", encoded(LINES[1]), ""])
    source, alignment = characters(source_of(text))
    assert source.text.split("\n") == ["ნატო და სომხეთი", LINES[0], "", "NATO and Armenia", LINES[1], ""]
    assert source.scripts == ("Geor", "acadnusx")
    assert [problem.id for problem in source.problems] == ["legacy-decoded"]
    assert [source.text[line.start : line.end] for line in source.lines] == source.text.split("\n")[:5]
    start = source.text.index("ოქტომბერში")
    assert text[slice(*alignment.source_span(start, start + 10))] == encoded("ოქტომბერში")


def test_code_pages_leave_the_lines_between_alone() -> None:
    shifted = [encoded(line, "glyph-shift") for line in LINES]
    text = "\n".join([shifted[0], "ნატო", shifted[1]])  # NATO, in Unicode
    source, alignment = characters(source_of(text))
    assert source.text == "\n".join([LINES[0], "ნატო", LINES[1]])
    start = source.text.index("სახელმწიფოებთან")
    assert text[slice(*alignment.source_span(start, start + 5))] == encoded("სახელ", "glyph-shift")


def test_an_unsure_conversion_is_reported_with_its_confidence() -> None:
    invented = "ჰიშტვანდარი ღოლაშფერე ძვულხოტინა წყარმუხოზე ჭირტაფელო"
    source, _ = characters(source_of(encoded(f"{invented}\n{invented}\n{LINES[1]}")))
    assert [problem.id for problem in source.problems] == ["legacy-unsure"]
    assert "0." in source.problems[0].message
    assert source.problems[0].severity == "warning"


@pytest.mark.parametrize("encoding", legacy.EIGHT_BIT)
def test_a_file_in_an_old_code_page_is_read(encoding: str) -> None:
    data = encoded("\n".join(LINES), encoding).encode("latin-1")
    source, alignment = characters(source_of(data))
    assert source.text == "\n".join(LINES)
    assert source.scripts == ("Geor", encoding)
    assert alignment.source_span(0, 9) == (0, 9)


def test_a_text_without_legacy_letters_reports_nothing() -> None:
    source, alignment = characters(source_of(f"Ⴑ {LINES[0]}\nNATO, EAPC, PfP: www.nato.int\nCooperative Best Effort\n"))
    assert source.scripts == ("Geor", "Geok")
    assert source.problems == ()
    assert alignment.source_span(0, 1) == (0, 1)


def test_lines_keep_their_number_and_page() -> None:
    text = "ს ა ქ ა რ თ ვ ე ლ ო\r\n\u200b\r\n ,,ნატო” ."
    source, _ = characters(source_of(text))
    assert [line.number for line in source.lines] == [1, 2, 3]
    assert [source.text[line.start : line.end] for line in source.lines] == ["საქართველო\r", "\r", " „ნატო”."]


def test_control_characters_are_left_out_and_reported() -> None:
    text = f"{LINES[0]}\n{LINES[1]}".replace("პარტნიორობის", "პარტ\0ნიორობის").replace("ქვეყნის", "\x1aქვეყ\0ნის")
    source, alignment = characters(source_of(text))
    assert source.text == "\n".join(LINES)
    assert [source.text[line.start : line.end] for line in source.lines] == list(LINES)
    (told,) = source.problems
    assert (told.id, told.severity) == ("text-controls", "warning")
    assert told.message == ("control characters were left out: U+0000 (2), U+001A (1); the first is in line 1")
    start = source.text.index("მთავრობა")
    assert text[slice(*alignment.source_span(start, start + 8))] == "მთავრობა"
    start = source.text.index("პარტნიორობის")
    assert text[slice(*alignment.source_span(start, start + 12))] == "პარტ\0ნიორობის"


def test_control_characters_in_legacy_lines_are_left_out() -> None:
    text = "\n".join(encoded(line) for line in LINES).replace(" ", "\0 ", 1)
    source, _ = characters(source_of(text))
    assert source.text == "\n".join(LINES)
    assert [problem.id for problem in source.problems] == ["legacy-decoded", "text-controls"]


@pytest.mark.parametrize("kept", ["\t", "\r\n", "\n\x0c", "\x0b"])
def test_tabs_and_ends_of_lines_and_pages_are_no_control_characters_to_tell_of(kept: str) -> None:
    source, _ = characters(source_of(f"{LINES[0]}{kept}{LINES[1]}"))
    assert (source.text, source.problems) == (f"{LINES[0]}{kept}{LINES[1]}", ())
