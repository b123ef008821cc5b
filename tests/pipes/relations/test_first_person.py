import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaext.pipes.relations.context.document import Unit
from kaext.pipes.relations.context.first_person import (
    is_first_person_plural,
    is_speech,
    speaker_of,
    speaks_for_country,
    third_person,
)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("შევუერთდით", "შეუერთდა"),  # we joined
        ("ვმონაწილეობთ", "მონაწილეობს"),  # we take part
        ("ვსარგებლობდით", "სარგებლობდა"),  # we used to make use of
        ("ვემსახურებით", "ემსახურება"),  # we serve
        ("მივიღეთ", "მიიღო"),  # we received
        ("დავასრულეთ", "დაასრულა"),  # we finished
        ("ჩავერთეთ", "ჩაერთო"),  # we entered
        ("შევედით", "შევიდა"),  # we went in
        ("გავიყვანეთ", "გაიყვანა"),  # we withdrew
        ("ვგზავნით", "გზავნის"),  # we send
        ("ჩავერთეთც", "ჩაერთო"),
        ("ვართ", "არის"),  # we are
    ],
)
def test_first_person_subject(word: str, expected: str) -> None:
    verb = third_person(word)
    assert verb is not None
    assert verb.text == expected
    assert verb.role in ("nom", "erg")


@pytest.mark.parametrize(
    ("word", "expected", "part"),
    [
        ("დაგვეხმარა", "დაეხმარა", "dat"),  # helped us
        ("შემოგვთავაზა", "შესთავაზა", "dat"),  # offered us
        ("მოგვცა", "მისცა", "dat"),  # gave us
        ("გადმოგვცეს", "გადასცეს", "dat"),  # handed to us
        ("აღმოგვიჩინა", "აღმოუჩინა", "dat"),  # rendered us
        ("მიგვიღეს", "მიიღეს", "nom"),  # took us in
        ("მოგვიწვიეს", "მოიწვიეს", "nom"),  # invited us
        ("გვაქვს", "აქვს", "dat"),  # we have
        ("გვყავდა", "ჰყავდა", "dat"),  # we had (people)
        ("შეგვითანხმებია", "შეუთანხმებია", "dat"),  # we have agreed, it is said
    ],
)
def test_first_person_object(word: str, expected: str, part: str) -> None:
    verb = third_person(word)
    assert verb is not None
    assert (verb.text, verb.role) == (expected, part)


def test_tense_is_that_of_the_third_person() -> None:
    tenses = {word: verb.form.tense for word in _OF_TENSES if (verb := third_person(word)) is not None}
    assert tenses == _OF_TENSES


_OF_TENSES = {
    "ვგეგმავთ": "present",
    "შევუერთდებით": "future",
    "გავგზავნით": "future",
    "გავგზავნეთ": "past",
    "გავგზავნოთ": "optative",
    "შევუერთდეთ": "optative",
    "შეგვითანხმებია": "perfect",
}


@pytest.mark.parametrize(
    "word",
    [
        "გვერდით", "აგვისტოდან", "გვიან", "ვადით", "მოგვარება", "გვარის", "დაგვიანებით", "ვერტმფრენით", "ბავშვით",
        "ხელშეკრულებით", "გვევლინება", "მოგვევლინა", "ავღანეთით", "შეუერთდა", "აქვთ", "დაგვეხმარეთ", "ვნახეთ",
        "თ", "ვთ", "გვ",
    ],
)  # fmt: skip
def test_words_that_only_look_like_the_first_person(word: str) -> None:
    assert third_person(word) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ჩვენი ქვეყანა პატარაა.", True),
        ("ჩვენმა შეიარაღებულმა ძალებმა", True),
        ("ჩვენს პარლამენტს", True),
        ("ეს ჩვენი მთავრობის არჩევანია.", True),
        ("ჩვენი მკითხველები და ჯარისკაცები", False),
        ("ჩვენი პარტნიორი ქვეყნები", False),
        ("ჩვენი მოკავშირე ჯარები", False),
        ("ჩვენ ვკითხეთ ჯარისკაცებს.", False),
        ("ჩვენი, ქვეყანა", False),
        ("ქვეყანა ჩვენია", False),
        ("", False),
    ],
)
def test_texts_that_speak_for_a_country(text: str, expected: bool) -> None:
    assert speaks_for_country(text) is expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("ინტერვიუ ეროვნულ კოორდინატორთან", True),
        ("მინისტრის სიტყვა", True),
        ("თავდაცვის სამინისტროს ანგარიში", True),
        ("ინტერვიუ ნატოს წარმომადგენელთან", False),
        ("სიტყვანი და საქმენი", False),
        ("უკრაინა", False),
    ],
)
def test_titles_of_speeches_interviews_and_ministries(title: str, expected: bool) -> None:
    assert is_speech(title) is expected


def test_the_speaker_is_the_country_of_the_title_else_of_all_titles_else_of_the_section() -> None:
    moldova, serbia, afghanistan = Unit(("MDA",)), Unit(("SRB",)), Unit(("AFG",))
    assert speaker_of({"": moldova, "sec:1": serbia}, "sec:1") == ("MDA",)
    assert speaker_of({"sec:1": moldova, "sec:2": Unit()}, "sec:2") == ("MDA",)
    assert speaker_of({"sec:1": moldova, "sec:2": serbia}, "sec:2") == ("SRB",)
    assert speaker_of({"sec:1": moldova, "sec:2": serbia, "sec:3": Unit()}, "sec:3") == ()
    assert speaker_of({"sec:1": afghanistan}, "sec:1") == ()


def test_the_speaker_continues_under_a_question() -> None:
    units = {"sec:1": Unit(("MDA",)), "sec:2": Unit(("SRB",)), "sec:3": Unit(("MDA",), is_question=True)}
    assert speaker_of(units, "sec:3", before=("SRB",)) == ("SRB",)


@given(st.text(alphabet="აბგდევზთიკლმნორსტუქღყშჩცძწხჯჰ", max_size=70))
def test_any_word_can_be_analysed(word: str) -> None:
    verb = third_person(f"ვ{word}თ")
    assert verb is None or verb.form.verb_form == "finite"


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("ვმადლობთ", True),  # we thank
        ("მივესალმებით", True),  # we welcome
        ("ვხრით", True),  # we bow
        ("ავდექით", True),  # we rose
        ("ვნახეთ", True),  # we saw
        ("ვთხოვთ", True),  # we ask
        ("ვადით", False),  # for a term
        ("ვერტმფრენით", False),  # by helicopter
        ("შევსებით", False),  # by filling in
        ("გავლით", False),  # by way of
    ],
)
def test_verbs_of_the_first_person_plural_outside_the_lexicon(word: str, expected: bool) -> None:
    assert is_first_person_plural(word) is expected
