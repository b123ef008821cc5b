from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaext.ka.inflection import forms
from kaext.ka.lexicon import Lexicon

NAMES = [
    "საქართველო",
    "სომხეთი",
    "აშშ",
    "ამერიკის შეერთებული შტატები",
    "შეერთებული შტატები",
    "ბოსნია და ჰერცეგოვინა",
    "ევრო-ატლანტიკური პარტნიორობის საბჭო",
    "პარტნიორობა მშვიდობისათვის",
    "აზერბაიჯანი",
    "KFOR",
]


@pytest.fixture(scope="module")
def lexicon() -> Lexicon[str]:
    return Lexicon(((name, name) for name in NAMES), edits=True)


def extents(lexicon: Lexicon[str], text: str) -> list[tuple[str, str, str]]:
    return [(text[match.start : match.end], match.key, match.exactness) for match in lexicon.find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("საქართველოსათვის", [("საქართველოსათვის", "საქართველო", "exact")]),
        ("შეერთებულ შტატებზე", [("შეერთებულ შტატებზე", "შეერთებული შტატები", "exact")]),
        # the longest name wins
        ("ამერიკის შეერთებულმა შტატებმა", [("ამერიკის შეერთებულმა შტატებმა", "ამერიკის შეერთებული შტატები", "exact")]),
        ("ბოსნიასა და ჰერცეგოვინაში", [("ბოსნიასა და ჰერცეგოვინაში", "ბოსნია და ჰერცეგოვინა", "exact")]),
        # hyphen, space or nothing between the parts of a compound; quotation marks and line ends in between
        (
            "ევროატლანტიკურ პარტნიორობის საბჭოში",
            [("ევროატლანტიკურ პარტნიორობის საბჭოში", "ევრო-ატლანტიკური პარტნიორობის საბჭო", "exact")],
        ),
        (
            "ევრო- ატლანტიკურ „პარტნიორობის\nსაბჭოს“",
            [("ევრო- ატლანტიკურ „პარტნიორობის\nსაბჭოს", "ევრო-ატლანტიკური პარტნიორობის საბჭო", "exact")],
        ),
        # a name does not go over an empty line
        ("შეერთებულ\n\nშტატებს", []),
        # the head first, inflected; the rest stays
        ("პარტნიორობას მშვიდობისათვის", [("პარტნიორობას მშვიდობისათვის", "პარტნიორობა მშვიდობისათვის", "exact")]),
        # letter words with a hyphenated ending; Latin names without one
        ("აშშ-ის", [("აშშ-ის", "აშშ", "exact")]),
        ("აშშ-საქართველოს", [("აშშ", "აშშ", "exact"), ("საქართველოს", "საქართველო", "exact")]),
        ("KFOR-ში", [("KFOR", "KFOR", "exact")]),
        # a stem without ending
        ("სომხეთ-საქართველოს", [("სომხეთ", "სომხეთი", "bare"), ("საქართველოს", "საქართველო", "exact")]),
        # capitals
        ("ᲡᲐᲥᲐᲠᲗᲕᲔᲚᲝᲡ", [("ᲡᲐᲥᲐᲠᲗᲕᲔᲚᲝᲡ", "საქართველო", "exact")]),
        # one letter wrong: lost, put in, exchanged, swapped, lost in the ending
        ("აზერბაიჯნში", [("აზერბაიჯნში", "აზერბაიჯანი", "edit")]),
        ("აზერბააიჯანმა", [("აზერბააიჯანმა", "აზერბაიჯანი", "edit")]),
        ("აზერბაიძანმა", [("აზერბაიძანმა", "აზერბაიჯანი", "edit")]),
        ("საქართევლოს", [("საქართევლოს", "საქართველო", "edit")]),
        ("საქართველოშ", [("საქართველოშ", "საქართველო", "edit")]),
        # a longer word is no form
        ("საქართველოელები სომხეთური", []),
    ],
)
def test_find(lexicon: Lexicon[str], text: str, expected: list[tuple[str, str, str]]) -> None:
    assert extents(lexicon, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("კუუბამ", ["კუბა"]),  # a letter doubled in a short name, in every case
        ("ომაანში", ["ომანი"]),
        ("შვეედი", ["შვედი"]),
        ("ჩაადი", []),  # too short
        ("კუპამ ომონში", []),  # other slips in a short name
    ],
)
def test_a_short_name_with_a_doubled_letter(text: str, expected: list[str]) -> None:
    names = Lexicon([(name, name) for name in ("კუბა", "ომანი", "შვედი", "ჩადი", "საქართველო")], edits=True)
    assert [match.name for match in names.find(text)] == expected


def test_without_edits_misspellings_are_not_found() -> None:
    assert Lexicon([("აზერბაიჯანი", 1)]).find("აზერბაიჯნში") == []


def test_a_known_word_is_never_a_misspelling() -> None:
    # ირანი (Iran) and ტირანი (tyrant), კანადა (Canada) and კარადა (cupboard) are one letter apart
    assert Lexicon([("ირანი", 1), ("კანადა", 2)], edits=True).find("ტირანის კარადა") == []


def test_a_name_with_two_keys_gives_both() -> None:
    matches = Lexicon([("თურქი", "people"), ("თურქი", "adjective")]).find("თურქებმა")
    assert {match.key for match in matches} == {"people", "adjective"}


def test_a_name_inside_a_longer_one_is_not_reported() -> None:
    lexicon = Lexicon([("ამერიკის შეერთებული შტატები", 1), ("შეერთებული შტატები", 2)])
    assert [match.key for match in lexicon.find("ამერიკის შეერთებულ შტატებს, შეერთებულ შტატებს")] == [1, 2]


@given(st.sampled_from(["საქართველო", "სომხეთი", "აზერბაიჯანი"]), st.data())
def test_every_form_but_the_vocative_is_found(noun: str, data: st.DataObject) -> None:
    form = data.draw(st.sampled_from([form for form in forms(noun) if not form.endswith(("ო", "ოვ")) or form == noun]))
    assert noun in {match.key for match in Lexicon([(noun, noun)]).find(f"აქ {form} არის")}


@given(st.text(alphabet="საქართველოშ -\n„აშშ", max_size=60))
def test_matches_are_ordered_and_do_not_overlap(text: str) -> None:
    matches = Lexicon([("საქართველო", 1), ("აშშ", 2)], edits=True).find(text)
    assert all(0 <= match.start < match.end <= len(text) for match in matches)
    assert all(left.end <= right.start for left, right in pairwise(matches))
