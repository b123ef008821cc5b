import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaext.pipes.relations.first_person import speaks_for_a_country, third_person


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
def test_what_we_do(word: str, expected: str) -> None:
    verb = third_person(word)
    assert verb is not None
    assert verb.text == expected
    assert verb.part in ("nom", "erg")


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
def test_what_is_done_to_us(word: str, expected: str, part: str) -> None:
    verb = third_person(word)
    assert verb is not None
    assert (verb.text, verb.part) == (expected, part)


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
        "ხელშეკრულებით", "გვევლინება", "ავღანეთით", "შეუერთდა", "აქვთ", "დაგვეხმარეთ", "ვნახეთ", "თ", "ვთ", "გვ",
    ],
)  # fmt: skip
def test_what_looks_like_it(word: str) -> None:
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
def test_who_says_our_of_what_only_states_have(text: str, expected: bool) -> None:
    assert speaks_for_a_country(text) is expected


@given(st.text(alphabet="აბგდევზთიკლმნორსტუქღყშჩცძწხჯჰ", max_size=70))
def test_any_word_is_read(word: str) -> None:
    verb = third_person(f"ვ{word}თ")
    assert verb is None or verb.form.shape == "finite"
