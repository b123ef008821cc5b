"""Text files: decoding and lines."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaext.ingest.text import decode, read_text, split_lines
from kaext.problems import DocumentError

SENTENCE = "ნატო-ს სამიტი 2004 წელს.\r\nმეორე ხაზი"  # a NATO summit in 2004; a second line
LIMIT = 1000


@pytest.mark.parametrize(
    "data",
    [
        SENTENCE.encode(),
        codecs.BOM_UTF8 + SENTENCE.encode(),
        codecs.BOM_UTF16_LE + SENTENCE.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + SENTENCE.encode("utf-16-be"),
        SENTENCE.encode("utf-16-le"),
        SENTENCE.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + SENTENCE.encode("utf-32-le"),
        codecs.BOM_UTF32_BE + SENTENCE.encode("utf-32-be"),
    ],
)
def test_every_unicode_encoding_gives_the_same_characters(data: bytes) -> None:
    source = read_text(data, name="a.txt", max_characters=LIMIT)
    assert source.text == SENTENCE
    assert [source.text[line.start : line.end] for line in source.lines] == ["ნატო-ს სამიტი 2004 წელს.\r", "მეორე ხაზი"]


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "text-empty"),
        (b" \n\t\n", "text-empty"),
        (codecs.BOM_UTF8, "text-empty"),
        (bytes(range(256)) * 8, "text-binary"),
        (b"%PDF-1.4\n", "text-binary"),
        (b"PK\x03\x04" + SENTENCE.encode(), "text-binary"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "text-binary"),
        (b"\x00\x01\x02\x03", "text-binary"),
        (SENTENCE.encode() + bytes(len(SENTENCE)), "text-binary"),
        ("ქართული".encode() + b"\xff\xfe ", "text-undecodable"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8\x00", "text-undecodable"),
        (("ა" * (LIMIT + 1)).encode(), "text-too-long"),
    ],
)
def test_files_that_are_not_text_are_reported(data: bytes, problem: str) -> None:
    with pytest.raises(DocumentError) as caught:
        read_text(data, name="a.txt", max_characters=LIMIT)
    assert caught.value.problem.id == problem


@pytest.mark.parametrize("stray", ["\0", "\x01", "\x1a", "\x1b\x7f"])
def test_a_few_control_characters_make_no_text_binary(stray: str) -> None:
    text = SENTENCE[:10] + stray + SENTENCE[10:]
    assert decode(text.encode()) == text
    assert decode(text.encode("utf-16-le")) == text
    assert decode(text.encode("utf-16-be")) == text


@given(st.text(alphabet="აბგ \n\r\tx", max_size=60))
def test_lines_cover_the_text(text: str) -> None:
    lines = split_lines(text)
    assert "\n".join(text[line.start : line.end] for line in lines) == text.removesuffix("\n")
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))


@given(st.text(min_size=1, max_size=60).filter(lambda s: "\x00" not in s and s[0] != "\ufeff"))
def test_a_byte_order_mark_settles_the_encoding(text: str) -> None:
    assert decode(codecs.BOM_UTF16_LE + text.encode("utf-16-le")) == text
