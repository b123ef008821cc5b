"""Legacy encodings: detection by words, Latin words unchanged, every family of fonts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaext.alignment import apply_edits
from kaext.ka import legacy

# Georgia joined the Euro-Atlantic Partnership Council in 1994 and takes part in peacekeeping operations. Its armed
# forces cooperate with neighbouring states.
GEORGIAN = (
    "საქართველო 1994 წელს შეუერთდა ევროატლანტიკური პარტნიორობის საბჭოს და მონაწილეობს სამშვიდობო ოპერაციებში. "
    "მისი შეიარაღებული ძალები თანამშრომლობენ მეზობელ სახელმწიფოებთან."
)
ENGLISH = "The partners agreed that the general programme of work for the year should be open to all of them."


def encoded(text: str, encoding: str) -> str:
    """Write Georgian text with the codes of a legacy font, as its keyboard would; Latin letters stay."""
    codes: dict[str, str] = {}
    for code, character in legacy.table(encoding).items():
        codes.setdefault(character, code)
    is_positional = encoding == "dumbadze"
    return "".join(codes.get(c, c) if is_positional or not c.isascii() else c for c in text)


@pytest.mark.parametrize("encoding", legacy.ENCODINGS)
def test_every_family_is_found_and_decoded(encoding: str) -> None:
    decoded = legacy.decode_run(encoded(GEORGIAN, encoding))
    assert (decoded.text, decoded.encoding) == (GEORGIAN, encoding)
    assert decoded.confidence == 1.0


@pytest.mark.parametrize("font", ["AcadNusx", "Dumbadze", "Times New Roman", ""])
def test_the_font_name_is_no_evidence(font: str) -> None:
    assert legacy.detect_encoding(encoded(GEORGIAN, "acadnusx"), font) == ("acadnusx", 1.0)
    assert legacy.detect_encoding(ENGLISH, font)[0] == ""


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH,
        GEORGIAN,
        "For personal or general use. To be or not to be: we do as we are, an open form of general donor programs.",
        "Партнёрство ради мира: страны Кавказа сотрудничают с альянсом и участвуют в его учениях.",
        "Êàâêàç è ïàðòíåðñòâî ðàäè ìèðà: ñòðàíû ñîòðóäíè÷àþò ñ àëüÿíñîì",  # Russian of CP1251 read as Latin-1
        "Հայաստանը մասնակցում է գործընկերության ծրագրին և խաղաղապահ գործողություններին",
        "Die Partnerschaft für den Frieden wurde im Januar gegründet und steht allen Staaten offen.",
        "www.nato.int/pfp  balkans.info@hq.nato.int  EAPC PfP IPAP NATO KFOR ISAF XX XIV 1994-2004",
        "",
        "\ud800\udfff\x00 \u202e",
    ],
)
def test_other_text_is_unchanged(text: str) -> None:
    assert legacy.decode_run(text) == legacy.Decoded(text, "", 0.0)


@pytest.mark.parametrize("encoding", ["acadnusx", "dumbadze"])
@pytest.mark.parametrize(
    "latin",
    ["EAPC-ის", "PfP-ში", "NATO", "NSPA", "(PARP)", "XX", "III", "www.nato.int/pfp", "info@hq.nato.int", "KFOR"],
)
def test_acronyms_numerals_and_addresses_stay_latin(encoding: str, latin: str) -> None:
    before, _, after = GEORGIAN.partition(" ")
    ending = latin[latin.rfind("-") :] if "ი" in latin or "შ" in latin else ""
    # Shifted digits are brackets in the positional font, so that brackets themselves are other codes there.
    if encoding == "dumbadze" and "(" in latin:
        latin = latin.strip("()")
    inside = latin.removesuffix(ending) + encoded(ending, encoding)
    stored = f"{encoded(before, encoding)} {inside} {encoded(after, encoding)}"
    assert legacy.decode_run(stored, encodings=(encoding,)).text == f"{before} {latin} {after}"


def test_english_lines_in_a_legacy_text_are_unchanged() -> None:
    stored = f"{encoded(GEORGIAN, 'acadnusx')}\n{ENGLISH}\n{encoded(GEORGIAN, 'acadnusx')}"
    assert legacy.decode_run(stored).text == f"{GEORGIAN}\n{ENGLISH}\n{GEORGIAN}"


def test_empty_glyphs_are_removed() -> None:
    stored = encoded(GEORGIAN, "acadnusx").replace(" ", "  ", 1) + " Ees aris saqarTvelos saxelmwifo."
    assert legacy.decode_run(stored).text.endswith(" ეს არის საქართველოს სახელმწიფო.")


def test_punctuation_of_the_font() -> None:
    stored = f"{encoded(GEORGIAN, 'acadnusx')} `{encoded('მშვიდობა', 'acadnusx')}~ _ #5"
    assert legacy.decode_run(stored).text == f"{GEORGIAN} „მშვიდობა“ — №5"


def test_rare_words_lower_the_confidence() -> None:
    names = "ჰიშტვანდარი ღოლაშფერე ძვულხოტინა წყარმუხოზე ჭირტაფელო "  # invented words
    decoded = legacy.decode_run(encoded(names * 2 + "საქართველო და თანამშრომლობა შესახებ", "acadnusx"))
    assert decoded.encoding == "acadnusx"
    assert 0.5 < decoded.confidence < 1.0


@given(st.text(max_size=80) | st.text(alphabet="aAbBTSqQ 7,.[]~`@/-ÀÁðß\x84", max_size=80))
def test_the_edits_give_the_decoded_text(text: str) -> None:
    decoded = legacy.decode_run(text)
    assert apply_edits(text, decoded.edits)[0] == decoded.text
    assert 0.0 <= decoded.confidence <= 1.0
    assert bool(decoded.edits) <= bool(decoded.encoding)


@pytest.mark.parametrize("raised", [0, 0x10], ids=["from ა", "from რ"])
def test_letters_that_lost_their_high_byte_among_others_that_did_not(raised: int) -> None:
    """Ranges of a map lose the high byte of their letters, single letters keep it; a range may start at რ or later."""
    lost = {c: chr(ord(c) - 0x1000 + (raised if c > "ჟ" else 0)) for c in map(chr, range(0x10D0, 0x10F1))}
    decoded = legacy.decode_run("".join(c if c in "რსტცძწ" else lost.get(c, c) for c in GEORGIAN))
    assert decoded.text == GEORGIAN
    assert decoded.encoding.startswith("low-byte")


def test_the_acronyms_in_a_fallback_font_are_no_legacy_text() -> None:
    # In one encoding, the codes of NTM spell a word.
    acronyms = (
        "(UNPROFOR)\n,\n. 1995 20 :\n(IFOR) . IFOR\nSFOR ,\n(KFOR) .\nNTM-I 2004\n(NTM-I) 2011\n(ISAF) ; NTM\n(OCC)"
    )
    assert legacy.detect_encoding(acronyms) == ("", 0.0)
    assert legacy.detect_encoding(f"{acronyms} {encoded(GEORGIAN * 3, 'acadnusx')}")[0] == "acadnusx"
