"""Hyphens at line ends."""

from __future__ import annotations

import pytest

from kaext.normalize.hyphens import Hyphens

PLAIN = ["ერთი სტრიქონი ჩვეულებრივი ტექსტისა"] * 40
BROKEN = [*PLAIN, *["ეს სტრიქონი გატეხილი სიტყვით მთავრ-"] * 8]


@pytest.mark.parametrize(
    ("left", "right", "goes"),
    [
        ("თანამშრომ", "ლობა", True),  # cooperation, a known word
        ("ნატო", "ს", False),  # of NATO: the ending of an acronym
        ("NATO", "სთან", False),
        ("მედე", "ბარი", False),  # unknown, and the layout does not break words
    ],
)
def test_in_a_layout_that_keeps_words_whole(left: str, right: str, goes: bool) -> None:
    assert Hyphens.of(PLAIN).judge(left, right).is_typesetting is goes


@pytest.mark.parametrize(
    ("left", "right", "goes"), [("მედე", "ბარი", True), ("ნატო", "ს", False), ("სახელმწი", "ფო", True)]
)
def test_in_a_layout_that_breaks_words(left: str, right: str, goes: bool) -> None:
    assert Hyphens.of(BROKEN).judge(left, right).is_typesetting is goes


def test_the_document_itself_decides_first() -> None:
    compound = Hyphens.of([*BROKEN, "ევრო-ატლანტიკური საბჭო შეიკრიბა"])  # the Euro-Atlantic Council met
    assert not compound.judge("ევრო", "ატლანტიკურმა").is_typesetting
    whole = Hyphens.of([*PLAIN, "ევროატლანტიკური საბჭო შეიკრიბა"])
    assert whole.judge("ევრო", "ატლანტიკურმა").is_typesetting


def test_the_confidence_tells_proof_from_habit() -> None:
    hyphens = Hyphens.of([*BROKEN, "ევრო-ატლანტიკური საბჭო"])
    assert hyphens.judge("ევრო", "ატლანტიკურ").confidence > hyphens.judge("მედე", "ბარი").confidence
