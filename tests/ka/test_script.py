"""Character normalisation: old alphabets, look-alikes, fake bold, letter spacing, punctuation, alignment."""

import re
import unicodedata
from pathlib import Path

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from kaext.ka import script

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
MKHEDRULI = "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ"
MESSY = MKHEDRULI[:8] + "ႠⴀᲐჱჳ ab aoсо\u0301\u0316\u00ad\u200b\u202e\u00a0\t\n,.`~'„“”<>()19-Ol\u2011"


def doubled(text: str) -> str:
    return "".join(letter if letter.isspace() else 2 * letter for letter in text)


def spaced(text: str, word_gap: str) -> str:
    return word_gap.join(" ".join(word) for word in text.split())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ᲜᲐᲢᲝ", "ნატო"),  # NATO in capitals
        ("ႱႠႵႠႰႧႥႤႪႭ", "საქართველო"),  # Georgia in Asomtavruli
        ("ⴑⴀⴕⴀⴐⴇⴅⴄⴊⴍ", "საქართველო"),  # in Nuskhuri
        ("Ⴑⴀⴕⴀⴐⴇⴅⴄⴊⴍ", "საქართველო"),  # in both, as church books mix them
        ("ჴელი ჰჳრი ჱ", "ხელი ჰვირი ეი"),  # letters of old spelling
        ("EAPC და PfP", "EAPC და PfP"),
    ],
)
def test_every_georgian_alphabet_becomes_mkhedruli(text: str, expected: str) -> None:
    assert script.to_mkhedruli(text) == expected
    assert script.normalize(text)[0] == expected


def test_all_letters_of_the_three_other_alphabets_are_known() -> None:
    alphabets = {"CAPITAL": 0x10A0, "SMALL": 0x2D00, "MTAVRULI": 0x1C90}
    for name, first in alphabets.items():
        letters = "".join(map(chr, range(first, first + 33)))
        assert all(name in unicodedata.name(letter) for letter in letters)
        names = [unicodedata.name(letter).rpartition(" ")[2] for letter in script.to_mkhedruli(letters)]
        own = [unicodedata.name(letter).rpartition(" ")[2] for letter in letters]
        modern = {"HE": "EN", "HIE": "IN", "WE": "VIN", "HAR": "XAN", "HOE": "ON"}
        if name == "MTAVRULI":
            assert names == own
        else:
            assert {a: b for a, b in zip(own, names, strict=False) if a != b}.keys() <= modern.keys()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ს ა ქ ა რ თ ვ ე ლ ო", "საქართველო"),
        ("ეს ს ა ქ ა რ თ ვ ე ლ ო არის", "ეს საქართველო არის"),  # this is Georgia
        (spaced("საქართველოს და ნატოს თანამშრომლობა", " "), "საქართველოს და ნატოს თანამშრომლობა"),
        (spaced("შესავალი", " "), "შესავალი"),  # introduction, in no word list
        (spaced("ჩერნოგორია და ნატო", "   "), "ჩერნოგორია   და   ნატო"),  # Montenegro and NATO, gaps kept
        ("„ნ ა ტ ო“", "„ნატო“"),
        ("ი რ ა ნ ი", "ირანი"),  # Iran
        ("N A T O", "NATO"),
        (spaced("ბოლო წლები: 2013-2023", "   "), "ბოლო   წლები:   2013-2023"),  # the last years, in a heading
        (spaced("2.1. დოკუმენტები", "  "), "2.1.  დოკუმენტები"),  # documents
        ("1  5  7  ა  3", "1  5  7  ა  3"),  # a row of a table
        ("=I MG X I TL X C X K", "=I MG X I TL X C X K"),  # a formula
        ("სასამართლო ა დ გ ე ნ ს: 1. მოთხოვნა", "სასამართლო ადგენს: 1. მოთხოვნა"),  # the court decrees
        ("სამინისტროს ბ რ ძ ა ნ ე ბ ა №513", "სამინისტროს ბრძანება №513"),  # the ministry's order
        ("პუნქტები ა ბ გ დ", "პუნქტები ა ბ გ დ"),  # points a b c d: the alphabet is no word
        ("და ა ბ", "და ა ბ"),
        ("ა) ბ) გ) დ)", "ა) ბ) გ) დ)"),
    ],
)
def test_letter_spaced_words_are_joined(text: str, expected: str) -> None:
    assert script.normalize(text)[0] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (doubled("საქართველო და ნატო 2004 წელს"), "საქართველო და ნატო 2004 წელს"),
        (f"„{doubled('პროგრამა')}“, {doubled('ნატო')}.", "„პროგრამა“, ნატო."),
        ("მაანალიზებელი დააარსა 2200 11", "მაანალიზებელი დააარსა 2200 11"),  # real double vowels, real figures
        ("წყალწყალა სსრკ", "წყალწყალა სსრკ"),
    ],
)
def test_fake_bold_is_removed(text: str, expected: str) -> None:
    assert script.normalize(text)[0] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("საქართვeლo, ნaტo", "საქართველო, ნატო"),  # Latin e, o, a
        ("ევრoсაბჭო", "ევროსაბჭო"),  # Cyrillic s, which sounds like the Georgian one
        ("eკონომიკა", "ეკონომიკა"),  # economy
        ("ანგარიშშi", "ანგარიშში"),
        ("2003 wლის, xიდი; nის, xრის", "2003 წლის, ხიდი; nის, xრის"),  # of the year, a bridge; n's and x's
        ("EAPCის xის NATOსა iPhone-ის e-mail-ით", "EAPCის xის NATOსა iPhone-ის e-mail-ით"),
        ("NАTO-ს, EАРCის და РfP", "NATO-ს, EAPCის და PfP"),  # Cyrillic A, R, P
        ("НАТО и США, Россия", "НАТО и США, Россия"),
        ("www.gaზeთი.ge", "www.gaზეთი.ge"),
    ],
)
def test_letters_of_other_keyboards_inside_words(text: str, expected: str) -> None:
    assert script.normalize(text)[0] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2OO5 წლიდან 2O1O-მდე, l999 წელი", "2005 წლიდან 2010-მდე, 1999 წელი"),
        ("2О12წელს", "2012წელს"),  # a Cyrillic letter, and no space
        ("12.O3.2OO4; l2O ათასი; 25O OOO", "12.03.2004; 120 ათასი; 250 OOO"),
        ("O5.O9.2OO9-ს; O9.2009; O9.5.1, CO9.20", "05.09.2009-ს; 09.2009; O9.5.1, CO9.20"),
        ("CO2, H2O, UH-6O, IP4O, B2O", "CO2, H2O, UH-6O, IP4O, B2O"),
        ("info2OO@nato.int და nato.int/docu/2OO5", "info2OO@nato.int და nato.int/docu/2OO5"),
        ("II 2004, III-IV, I2", "II 2004, III-IV, I2"),
        ("საქართველ0ში, ნატ0", "საქართველოში, ნატო"),
        ("ვერსია0 1, ოთახი 0, ა0, კლასი10", "ვერსიაო 1, ოთახი 0, ა0, კლასი10"),
    ],
)
def test_letters_that_look_like_digits_inside_numbers(text: str, expected: str) -> None:
    assert script.normalize(text)[0] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("KF0R-ის, NAT0 და lSAF-ის", "KFOR-ის, NATO და ISAF-ის"),
        ("N.A.T.O.-ს, ა.შ.შ. დოლარი", "NATO-ს, აშშ დოლარი"),  # US dollars
        ("ის ა.შ.შ.\nთუ ნ.ა.ტ.ო.", "ის აშშ.\nთუ ნატო."),
        (
            "B10, UH-60, CO0, AK0-4, J.R.R. ტოლკინი, ა.ბ.გ. პუნქტი",
            "B10, UH-60, CO0, AK0-4, J.R.R. ტოლკინი, ა.ბ.გ. პუნქტი",
        ),
        ("www.nato.int/KF0R, lower, lNk", "www.nato.int/KF0R, lower, lNk"),
    ],
)
def test_acronyms_are_written_in_capitals(text: str, expected: str) -> None:
    assert script.normalize(text)[0] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ნატოს , ეუთოს .", "ნატოს, ეუთოს."),
        ("რატომ ? ასე : 12 : 30", "რატომ? ასე: 12 : 30"),
        ("შინაარსი . . . . 5", "შინაარსი . . . . 5"),  # dot leaders of a table of contents
        ("პროგრამა ( PfP )", "პროგრამა (PfP)"),
        (",,მშვიდობა”", "„მშვიდობა”"),
        ("``მშვიდობა''", "„მშვიდობა“"),
        ("„მშვიდობა„ და „გეგმა 2003„.", "„მშვიდობა“ და „გეგმა 2003“."),
        ("'მშვიდობა' და ‘გეგმა 2003’-ს", "„მშვიდობა“ და „გეგმა 2003“-ს"),
        ("2004--2007 და 2,4--2,9; KFOR -- ძალები", "2004–2007 და 2,4–2,9; KFOR -- ძალები"),
        ("'90-იანი და '80-იანი წლები; Côte d'Ivoire, 5' და 6'", "'90-იანი და '80-იანი წლები; Côte d'Ivoire, 5' და 6'"),
        ("K.F.O.R-ში, N.A.T.O.", "KFOR-ში, NATO."),
        ("„მშვიდობა``, ,,ცენტრაზბატი 1997``.", "„მშვიდობა“, „ცენტრაზბატი 1997“."),
        ("5``, კოდი```.", "5``, კოდი```."),
        ("`მშვიდობა~", "„მშვიდობა“"),
        ("<<მშვიდობა>>", "«მშვიდობა»"),
        ("წვრთნა »რაპიდ 2014« უკრაინამ მიიღო", "წვრთნა »რაპიდ 2014« უკრაინამ მიიღო"),  # the exercise »Rapid 2014«
        ("« მშვიდობა »", "«მშვიდობა»"),
        ("თანამ\u00adშრომლობა\u200b", "თანამშრომლობა"),
        ("თანამ\u00ad\nშრომლობა", "თანამ\u00ad\nშრომლობა"),  # line-end hyphens are judged with the lines
        ("12\u00a0000\u202fევრო", "12 000 ევრო"),
        ("NATO\u2011ს ევრო\u2010ატლანტიკური", "NATO-ს ევრო-ატლანტიკური"),  # hyphens that look like the usual one
        ("cafe\u200b\u0301", "café"),
        ("A\u030a 각", "Å 각"),
    ],
)
def test_marks_spaces_and_invisible_characters(text: str, expected: str) -> None:
    assert script.normalize(text)[0] == expected


def test_join_hyphens_joins_compounds_only() -> None:
    assert (
        script.join_hyphens("ევრო-ატლანტიკური PARP-ის 1996-1997") == "ევროატლანტიკური PARP-ის 1996-1997"
    )  # Euro-Atlantic


def test_fold() -> None:
    assert script.fold("„ᲜᲐᲢᲝ“ – «PfP» — ’") == '"ნატო" - "pfp" - \''


def test_detected_scripts() -> None:
    assert script.detect("ᲜᲐᲢᲝ და PfP") == ("Geor",)
    assert script.detect("Ⴑ ს") == ("Geor", "Geok")
    assert script.detect("NATO Հայաստան") == ()


def test_the_original_stays_traceable() -> None:
    text = "შ ე ს ა ვ ა ლ ი: ჱხო ,,ნატო”"
    result, alignment = script.normalize(text)
    start = result.index("შესავალი")
    assert text[slice(*alignment.source_span(start, start + 8))] == "შ ე ს ა ვ ა ლ ი"
    assert text[slice(*alignment.source_span(result.index("„"), result.index("„") + 1))] == ",,"
    start = result.index("ეი")
    assert text[slice(*alignment.source_span(start, start + 2))] == "ჱ"


@given(st.text() | st.text(alphabet=MESSY, max_size=60))
def test_normalisation_is_idempotent(text: str) -> None:
    once, _ = script.normalize(text)
    assert script.normalize(once)[0] == once
    assert script.to_mkhedruli(script.to_mkhedruli(text)) == script.to_mkhedruli(text)


@given(st.text() | st.text(alphabet=MESSY, max_size=60))
def test_every_character_maps_there_and_back_in_order(text: str) -> None:
    result, alignment = script.normalize(text)
    assert alignment.length == len(result)
    assert result.count("\n") == text.count("\n")
    position = 0
    for index in range(len(result)):
        start, end = alignment.source_span(index, index + 1)
        assert position <= start < end
        position = start
        back = alignment.target_span(start, end)
        assert back is not None
        assert back[0] <= index < back[1]


@pytest.mark.parametrize("path", sorted(CORPUS.glob("*/*.txt")), ids=lambda path: path.stem)
def test_clean_brochures_keep_every_letter_and_digit(path: Path) -> None:
    text = path.read_bytes().decode("utf-8")
    letters = [character for character in script.normalize(text)[0] if character.isalnum()]
    assert letters == [character for character in text if character.isalnum()]


@pytest.mark.parametrize(
    "text",
    [
        "ა" + "\u0301\u0316" * 50_000,  # a hundred thousand combining marks in an order that sorts slowly
        "\u202e\u2066" * 50_000,  # right-to-left controls
        "ს " * 50_000,
        "სს" * 50_000,
        "ნaტo" * 25_000,
        ",," * 50_000,
        "\ud800ა\udfff" * 20_000,  # lone surrogates
        "სა" * 500_000,  # one line of a million letters
    ],
)
def test_hostile_text_is_normalised_piece_by_piece(text: str) -> None:
    result, alignment = script.normalize(text)
    assert alignment.length == len(result) <= len(text)
    assert result.count("\ufffd") == sum("\ud800" <= character <= "\udfff" for character in text)
    assert result.encode("utf-8").decode("utf-8") == result


_EVERY_CHARACTER = "".join(map(chr, range(0x110000)))


def test_letter_classes_agree_with_unicode() -> None:
    assert re.findall(f"[{script.GEORGIAN}]", _EVERY_CHARACTER) == regex.findall(r"\p{Georgian}", _EVERY_CHARACTER)
    plain = "".join(filter(script.is_plain, _EVERY_CHARACTER))
    assert re.findall(f"[{script.PLAIN_LATIN}]", plain) == regex.findall(r"[\p{Latin}\p{M}]", plain)
    letters = rf"[{script.PLAIN_LATIN}\u00b5\u10d0-\u10f0]"
    assert re.findall(letters, plain) == regex.findall(r"[\p{L}\p{M}]", plain)


@pytest.mark.parametrize(
    ("text", "is_plain"),
    [
        ("ნატო და EAPC-ის „გეგმა“ – 5 € (ё)", False),
        ("ნატო და EAPC-ის „გეგმა“ – 5 €, Škoda", True),
        ("ᲜᲐᲢᲝ", False),  # NATO in Mtavruli
        ("e\u0301", False),
    ],
)
def test_plain_texts(text: str, is_plain: bool) -> None:
    assert script.is_plain(text) is is_plain
