"""Acronyms that a typist got wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaext.alignment import apply_edits
from kaext.normalize.mistyped import mistyped_acronyms, mistyped_postpositions


def mended(text: str) -> str:
    return apply_edits(text, mistyped_acronyms(text))[0]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        # A key pressed with the other keyboard on: first, inside, last, and before an ending without its hyphen.
        ("ფARP-ის, ჯუAP", "ფARP-ის, ჯუAP"),
        ("პARP-ის, EAჩC", "PARP-ის, EAჩC"),
        ("EაPC-ის წევრი", "EAPC-ის წევრი"),
        ("KFOღ-ში, KFOრ-ში, KFOშ-ში", "KFOR-ში, KFOR-ში, KFOშ-ში"),
        ("SFOრში", "SFORში"),
        ("პfP და PფP-ის", "PfP და PfP-ის"),
        # A figure for the letter that looks like it.
        ("5FOR-ში, I5AF, 1PAP-ის", "SFOR-ში, ISAF, IPAP-ის"),
        ("ISAF2003, KFOR5", "ISAF2003, KFOR5"),
        # A letter typed twice.
        ("ISAAF-ში და KKFOR", "ISAF-ში და KFOR"),
        # The letter beside it typed twice instead.
        ("EADRRC-მ, EAADRC", "EADRCC-მ, EAADRC"),
        # A hyphen between the letters.
        ("K-FOR-ში, I-SAF, SF-OR-ის", "KFOR-ში, ISAF, SFOR-ის"),
        # A space beside the hyphen, inside and before an ending.
        ("PAP -DIB, PAP- T, PAP - DIB", "PAP-DIB, PAP-T, PAP-DIB"),
        ("ISAF -ში და SFOR- იდან", "ISAF-ში და SFOR-იდან"),
        # A dash for the hyphen before an ending.
        ("NATO–ს და KFOR—ში, DCMC−თან", "NATO-ს და KFOR-ში, DCMC-თან"),
        # An apostrophe or a full stop for it, or spaces on both sides, before an ending that is no word.
        ("NATO'ს, ISAF’ის და KFOR.ში", "NATO-ს, ISAF-ის და KFOR-ში"),
        ("KFOR - ში, ISAF - იდან", "KFOR-ში, ISAF-იდან"),
    ],
)
def test_acronyms_are_put_right(typed: str, meant: str) -> None:
    assert mended(typed) == meant


@pytest.mark.parametrize(
    "text",
    [
        "NATOს, PfPის, EAPCში, ISAFიდან", "დაNATO", "www.nato.int/I5AF, i5af@nato.int, F16, UH-60, C4ISTAR, B10",
        "SPSS, IPPA, NNN, CCCP, MIG-29", "ISAF - ის ძალა, რომელიც", "NATO - PfP, EU -ASEAN", "KFOR -\nში", "KFOR-\nში",
        "ვიტამინი B12 და HბA1c", "XIX საუკუნე, III ეტაპი", "NATO–საქართველო, NATO –ს, PfP – ის", "Agile–ში, 2010–ში",
        "ასეთია KFOR.ის მეთაურობს", "KFOR.\nში", "KFOR. ში", "KFOR - თან", "www.nato.int.ში",
        "PAP-DIB, PAP-T, NTM-I, EU-NATO", "C-IED, F-ISAF-16, K-FOR2", "A-PfP, www.k-for.int",
    ],
)  # fmt: skip
def test_what_may_be_meant_so_stays(text: str) -> None:
    assert mended(text) == text


@given(st.text("ABDEFIKMNOPRSTabp158აბფრსთ -\n", max_size=60))
def test_lines_stay_and_nothing_is_left_to_do(text: str) -> None:
    result = mended(text)
    assert result.count("\n") == text.count("\n")
    assert mended(result) == result


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("უკრაინასი", "უკრაინაში"),  # in Ukraine
        ("ყირგიზეთსი და სომხეთტან", "ყირგიზეთში და სომხეთთან"),
        ("პროექტსი, ქვეყანასიც", "პროექტში, ქვეყანაშიც"),
        ("SPS-სი", "SPS-ში"),
    ],
)
def test_postpositions_are_put_right(typed: str, meant: str) -> None:
    assert apply_edits(typed, mistyped_postpositions(typed))[0] == meant


@pytest.mark.parametrize(
    "text",
    [
        "საქართველოსი",
        "კურსი, კლასი, ხარისხი",
        "უდიდესი",
        "NATO-სი",
        "კაპიტანი",
        "XYZ-სი",
        "ბარნასი",
        "რესურსი",
        "იმასი",
    ],
)
def test_what_may_be_no_postposition_stays(text: str) -> None:
    assert mistyped_postpositions(text) == []


@pytest.mark.parametrize("ending", ["ტვის", "ტვისაც", "სი", "ტან", "-სი"])
def test_an_ending_alone_is_no_mistyped_postposition(ending: str) -> None:
    assert mistyped_postpositions(f"   {ending} {ending}\n{ending}") == []


@given(st.text("აბსტვინო -A", max_size=40))
def test_postpositions_are_looked_for_in_any_text(text: str) -> None:
    corrected, _ = apply_edits(text, mistyped_postpositions(text))
    assert len(corrected) == len(text)
