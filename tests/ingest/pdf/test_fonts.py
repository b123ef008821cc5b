"""Fonts that store other codes: families are recoded together, Latin text is unchanged, garbled text is recognised."""

from __future__ import annotations

import pytest

from kaext.ingest.pdf.fonts import is_unreadable, recode
from kaext.source import FontRun

# NATO and Georgia signed an agreement in 2004; the country takes part in the programme and the state supports it.
SENTENCE = (
    "საქართველომ და ნატომ ხელი მოაწერეს შეთანხმებას სახელმწიფო უსაფრთხოების შესახებ რომელიც ძალაშია და მისი მიზანი"
    " არის ქვეყნის თავდაცვის უზრუნველყოფა"
)
ACADNUSX = dict(zip("აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ", "abgdevzTiklmnopJrstufqRySCcZwWxjh", strict=True))


def run_of(text: str, font: str = "Some-Regular") -> list[FontRun]:
    return [FontRun(0, len(text), font, 10.0, False, False, "000000")]


def recoded(text: str, font: str = "Some-Regular") -> str:
    return recode(text, run_of(text, font)).text


def test_a_legacy_font_is_recoded() -> None:
    stored = "".join(ACADNUSX.get(c, c) for c in SENTENCE)
    found = recode(stored, run_of(stored, "AcadNusx"))
    assert recoded(stored, "AcadNusx") == SENTENCE
    assert found.encodings == ("acadnusx",)
    assert [problem.id for problem in found.problems] == ["legacy-decoded"]


@pytest.mark.parametrize("first", [0xE000, 0xF0C0, 0x0200])
def test_letters_shifted_as_a_block_are_recovered(first: int) -> None:
    stored = "".join(chr(ord(c) - 0x10D0 + first) if "ა" <= c <= "ჰ" else c for c in SENTENCE)
    assert recoded(stored) == SENTENCE


def test_glyph_indices_are_recovered_with_spaces_and_digits() -> None:
    text = f"{SENTENCE} 2004"
    stored = "".join(chr(ord(c) - 0x10D0 + 190) if "ა" <= c <= "ჰ" else chr(ord(c) - 29) for c in text)
    found = recode(stored, run_of(stored))
    assert recoded(stored) == text
    assert found.problems
    assert all(confidence < 1 for _, _, confidence in found.unsure)


@pytest.mark.parametrize(
    "text",
    [
        "The Alliance and the partners agreed to work on the reform of the armed forces in the region",
        "2004 - 2006 (IPAP) 1,6 25 000 www.nato.int",
        SENTENCE,
    ],
)
def test_other_text_is_unchanged(text: str) -> None:
    assert recoded(text) == text
    assert recode(text, run_of(text)).problems == ()


def test_families_are_judged_together() -> None:
    heading, body = "NATO", "".join(ACADNUSX.get(c, c) for c in SENTENCE)
    short = "".join(ACADNUSX.get(c, c) for c in "სახელმწიფო")  # state: too short to be judged separately
    text = f"{short}\n{body}"
    runs = [
        FontRun(0, len(short), "AcadNusx-Bold", 12.0, True, False, "000000"),
        FontRun(len(short) + 1, len(text), "AcadNusx", 10.0, False, False, "000000"),
    ]
    assert recode(text, runs).text == f"სახელმწიფო\n{SENTENCE}"
    assert recoded(heading) == heading


@pytest.mark.parametrize(
    "text",
    [
        "IPAP ‐ PARP, ‐ (OSCE) ‐ NATO/PfP ‐ ‐ EAPC ‐ KFOR ‐ ‐ ISAF ‐",  # hyphens and acronyms beside a Georgian font
        "ოპერაციები და მისიები: www.nato.int/operations-ka KFOR-ის გვერდი: www.jfcnaples.nato.int/kfor",
    ],
)
def test_latin_words_beside_georgian_ones_are_not_shifted_letters(text: str) -> None:
    assert recoded(text) == text


@pytest.mark.parametrize(
    ("text", "unreadable"),
    [
        (SENTENCE, False),
        ("\ue001\ue005\ue020 \ue003\ue009\ue010\ue011 \ue001", True),
        ("ღყშჩ ცძწჭხ " * 20, True),
        ("the house of the people and the state " * 20, False),
        ("xkqz wvjq pfzk " * 60, True),
        ("", False),
    ],
)
def test_garbled_text_is_recognised(text: str, unreadable: bool) -> None:
    assert is_unreadable(text) is unreadable
