from __future__ import annotations

from importlib.resources import files

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from kaext.catalogue.countries import countries
from kaext.ka.inflection import Reading, analyse, forms, lemma, nominative, readings
from kaext.ka.nouns import known
from kaext.ka.paradigms import endings, stem_splits

CATALOGUE_WORDS = sorted(
    word
    for name in ("countries.csv", "programmes.csv", "organisations.csv", "regions.csv")
    for word in set(regex.findall(r"[\u10d0-\u10f0]+", files("kaext.catalogue").joinpath(name).read_text("utf-8")))
)
FREQUENT_NOUNS = sorted(known().lemmas, key=lambda noun: (-known().lemmas[noun], noun))[:2_000]
PARADIGM = {
    "კაცი": "კაცი კაცმა კაცს კაცის კაცით კაცად კაცო კაცები კაცებმა კაცებს კაცების კაცებით კაცებად კაცნი კაცთა",
    "ქვეყანა": "ქვეყანა ქვეყანამ ქვეყანას ქვეყნის ქვეყნით ქვეყნად ქვეყნები ქვეყნებს ქვეყნებისათვის ქვეყანათა",
    "საქართველო": "საქართველო საქართველომ საქართველოს საქართველოთი საქართველოდ საქართველოდან საქართველომდე",
    "მეზობელი": "მეზობელი მეზობელმა მეზობელს მეზობლის მეზობლით მეზობლად მეზობლები მეზობელთა",
    "საქმე": "საქმე საქმემ საქმეს საქმის საქმით საქმედ საქმეში საქმიდან საქმეები საქმეთა",
    "მინდორი": "მინდორი მინდორმა მინდვრის მინდვრები",
    "დრო": "დრო დრომ დროს დროის დროით დროები",
    "ჰაიტი": "ჰაიტი ჰაიტიმ ჰაიტის ჰაიტიში ჰაიტიდან",
    "კომისია": "კომისია კომისიამ კომისიას კომისიის კომისიით კომისიები კომისიისგან კომისიისადმი",
}


@pytest.mark.parametrize("noun", PARADIGM)
def test_forms_include_the_paradigm_of_the_grammars(noun: str) -> None:
    missing = set(PARADIGM[noun].split()) - set(forms(noun))
    # საქმე has საქმეები beside the regular საქმები; only what the noun's own list shows is generated.
    assert missing <= {"საქმეები"}


@pytest.mark.parametrize("noun", ["კაცი", "საქართველო", "ქვეყანა"])
def test_forms_exclude_unattested_stems(noun: str) -> None:
    assert not {"კცის", "საქართველის", "ქვეყანის", "ქვეყანები"} & set(forms(noun))


def test_words_that_do_not_inflect_have_one_form() -> None:
    assert forms("სამხრეთ") == ("სამხრეთ",)
    assert forms("") == ("",)


def test_every_generated_form_is_analysed_back_for_the_catalogues() -> None:
    assert len(CATALOGUE_WORDS) > 1_000
    lost = [
        (word, form)
        for number, word in enumerate(CATALOGUE_WORDS)
        for form in forms(word)[number % 40 :: 40]
        if word not in {reading.lemma for reading in readings(form)}
    ]
    assert lost == []


def test_every_generated_form_is_analysed_back_for_two_thousand_nouns() -> None:
    assert len(FREQUENT_NOUNS) == 2_000
    lost = [
        (noun, form)
        for number, noun in enumerate(FREQUENT_NOUNS)
        for form in forms(noun)[number % 40 :: 40]
        if noun not in {reading.lemma for reading in readings(form)}
    ]
    assert lost == []


@given(st.sampled_from(FREQUENT_NOUNS), st.data())
def test_analyse_finds_the_lemma_of_any_form(noun: str, data: st.DataObject) -> None:
    form = data.draw(st.sampled_from(forms(noun)))
    assert noun in {reading.lemma for reading in analyse(form)}


@given(st.text(max_size=80))
def test_any_text_is_analysed_without_error(text: str) -> None:
    assert isinstance(analyse(text), tuple)
    assert isinstance(nominative(text), str)


@given(st.text("აბგდებისთანშიცვედანმდე", max_size=20))
def test_stem_splits_are_all_ways_to_split_off_an_ending(word: str) -> None:
    every = [(word[:end], endings()[word[end:]]) for end in range(1, len(word) + 1) if word[end:] in endings()]
    assert list(stem_splits(word)) == every


def test_a_reading_has_case_number_postposition_and_clitic() -> None:
    assert analyse("კაცებთანაც")[0] == Reading("კაცი", "dat", "pl", "თან", "ც")
    assert analyse("საქართველოდანვე")[0] == Reading("საქართველო", "ins", "sg", "დან", "ვე")
    assert Reading("კანადა", "nom", "sg", "", "ა") in analyse("კანადაა")
    assert Reading("კომუნიზმი", "gen+dat") in analyse("კომუნიზმისას")


@pytest.mark.parametrize(
    ("word", "case"),
    [("EAPC-ის", "gen"), ("PfP-თი", "ins"), ("EAPC ის", "gen"), ("KFORში", "dat"), ("NATO–მ", "erg"), ("IPAP", "nom")],
)
def test_acronyms_carry_their_endings_after_hyphen_space_or_nothing(word: str, case: str) -> None:
    reading = analyse(word)[0]
    assert (reading.lemma, reading.case) == (word.split("-")[0].split("–")[0].split()[0].rstrip("ში"), case)


def test_georgian_acronyms_carry_their_endings_after_a_hyphen() -> None:
    assert Reading("აშშ", "gen") in analyse("აშშ-ის")
    assert {reading.lemma for reading in analyse("ევრო-ატლანტიკური")} >= {"ევრო-ატლანტიკური"}


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("ქვეყნიდან", "ქვეყანა"),
        ("ხალხის", "ხალხი"),
        ("შეხვედრის", "შეხვედრა"),
        ("მოლდოვის", "მოლდოვა"),
        ("ალბანეთიდან", "ალბანეთი"),
        ("თანამშრომლობისათვის", "თანამშრომლობა"),
        ("წყლის", "წყალი"),
        ("სახელმწიფოთა", "სახელმწიფო"),
    ],
)
def test_lemma_restores_truncated_and_syncopated_vowels(form: str, expected: str) -> None:
    assert lemma(form) == expected


def test_capitals_are_read_as_ordinary_letters() -> None:
    assert analyse("ᲡᲐᲥᲐᲠᲗᲕᲔᲚᲝᲛ") == analyse("საქართველომ")
    assert nominative("ᲞᲐᲠᲢᲜᲘᲝᲠᲝᲑᲘᲡ ᲒᲔᲒᲛᲘᲡ") == "პარტნიორობის გეგმა"


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        # Individual Partnership Action Plan: genitive, ergative, dative, with postposition, plural
        ("პარტნიორობის ინდივიდუალური სამოქმედო გეგმის", "პარტნიორობის ინდივიდუალური სამოქმედო გეგმა"),
        ("პარტნიორობის ინდივიდუალურმა სამოქმედო გეგმამ", "პარტნიორობის ინდივიდუალური სამოქმედო გეგმა"),
        ("პარტნიორობის ინდივიდუალურ სამოქმედო გეგმას", "პარტნიორობის ინდივიდუალური სამოქმედო გეგმა"),
        ("პარტნიორობის ინდივიდუალურ სამოქმედო გეგმაში", "პარტნიორობის ინდივიდუალური სამოქმედო გეგმა"),
        ("პარტნიორობის ინდივიდუალური სამოქმედო გეგმების", "პარტნიორობის ინდივიდუალური სამოქმედო გეგმები"),
        # the head stands before a phrase of its own
        ("პარტნიორობას მშვიდობისათვის", "პარტნიორობა მშვიდობისათვის"),
        ("მდინარეების მონიტორინგს სამხრეთ კავკასიაში", "მდინარეების მონიტორინგი სამხრეთ კავკასიაში"),
        ("საინფორმაციო ცენტრის ალიანსის შესახებ", "საინფორმაციო ცენტრი ალიანსის შესახებ"),
        # genitives, directions and coordinated attributes stay
        ("ტერორიზმის წინააღმდეგ ბრძოლის გეგმით", "ტერორიზმის წინააღმდეგ ბრძოლის გეგმა"),
        ("სამხრეთ კავკასიის ქვეყნებისათვის", "სამხრეთ კავკასიის ქვეყნები"),
        ("დაგეგმვისა და გადასინჯვის პროცესში", "დაგეგმვისა და გადასინჯვის პროცესი"),
        ("ევრო-ატლანტიკურმა პარტნიორობის საბჭომ", "ევრო-ატლანტიკური პარტნიორობის საბჭო"),
        ("„ახალ ქვეყანასთან“", "„ახალი ქვეყანა“"),
        # what belongs to another word than the head stays, as do foreign words
        (
            "სტიქიურ უბედურებებზე რეაგირების ევრო-ატლანტიკურმა ცენტრმა",
            "სტიქიურ უბედურებებზე რეაგირების ევრო-ატლანტიკური ცენტრი",
        ),
        ("ოპერატიულ შესაძლებლობათა კონცეფციის", "ოპერატიულ შესაძლებლობათა კონცეფცია"),
        ("ნატო-ს სწრაფი რეაგირების ძალებში", "ნატო-ს სწრაფი რეაგირების ძალები"),
        ("ქოოფერათივ ფართნერ 2001", "ქოოფერათივ ფართნერ 2001"),
        ("ღონისძიებათა", "ღონისძიებები"),
        ("NATO-ს", "NATO"),
        ("", ""),
    ],
)
def test_nominative_of_phrases(phrase: str, expected: str) -> None:
    assert nominative(phrase) == expected


def test_nominative_is_idempotent_on_country_names() -> None:
    names = [country.name for country in countries().values() if " " not in country.name]
    assert [name for name in names if nominative(name) != name] == []
