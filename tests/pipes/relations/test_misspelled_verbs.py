import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaext.data_files import lines_of
from kaext.pipes.relations.grammar import analyse_verb
from kaext.pipes.relations.misspelled_verbs import corrected_verb

FORMS = [form for line in lines_of("kaext.pipes.relations", "verb_forms.txt") for form in line.split()]


def test_known_forms_are_in_the_lexicon() -> None:
    assert [form for form in FORMS if analyse_verb(form) is None] == []


def test_known_forms_are_sorted() -> None:
    assert sorted(set(FORMS)) == FORMS


@pytest.mark.parametrize(
    ("written", "intended"),
    [
        ("მონაწილობს", "მონაწილეობს"),  # a letter left out
        ("გამოგზავა", "გამოგზავნა"),
        ("უმასპინძზლა", "უმასპინძლა"),  # put in
        ("გააიმართა", "გაიმართა"),
        ("შეათახმა", "შეათანხმა"),
        ("დაამტიკცა", "დაამტკიცა"),  # two changed places
        ("შესთავაზსე", "შესთავაზეს"),  # at the end
        ("გაწევრიამდა", "გაწევრიანდა"),  # another, from the next key
        ("მიუერტდა", "მიუერთდა"),  # on the same key
        ("სესთავაზა", "შესთავაზა"),  # at the beginning
        ("გახლდატ", "გახლდათ"),  # at the end
        ("მონაცილეობდა", "მონაწილეობდა"),  # a consonant that sounds alike
        ("განიღილავს", "განიხილავს"),
        ("შეუდდგა", "შეუდგა"),  # a doubled passive marker
        ("მონაწილეოობას", "მონაწილეობას"),  # in a verbal noun
    ],
)
def test_a_misspelled_verb_is_corrected(written: str, intended: str) -> None:
    assert analyse_verb(written) is None
    assert corrected_verb(written) == intended


@pytest.mark.parametrize(
    "word",
    [
        "ჩაუტარა",  # conducted for somebody: another version of ჩაატარა
        "გადმოვიდა",  # came over: another preverb than გამოვიდა
        "გამოგზავნეთ",  # you sent
        "დატოვ",  # too short to tell
        "შეუერთა",  # joined something to it: the active voice
        "დამეხმარა",  # helped me: another object than in დაეხმარა
        "გამოგზავნას",  # to the sending
        "დარჩენია",  # has been left to it: the perfect, not the verbal noun დარჩენა
        "იცავა",
        "მუშაობა",  # work: a noun
        "პროგრამა",
        "ხიდობდა",  # other letters than neighbouring keys
    ],
)
def test_a_possible_other_word_is_not_corrected(word: str) -> None:
    assert corrected_verb(word) == ""


@given(st.text(alphabet="აბგდევზთიკლმნოპრსტუ", max_size=80))
def test_any_word_is_accepted(word: str) -> None:
    intended = corrected_verb(word)
    assert intended == "" or analyse_verb(intended) is not None
