import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaext.data_files import lines_of
from kaext.pipes.relations.grammar import analyse_verb
from kaext.pipes.relations.misspelled_verbs import corrected_form

FORMS = [form for line in lines_of("kaext.pipes.relations", "frequent_verb_forms.txt") for form in line.split()]


@pytest.mark.parametrize("form", FORMS)
def test_frequent_forms_are_in_the_lexicon(form: str) -> None:
    assert analyse_verb(form) is not None


@pytest.mark.parametrize(
    ("written", "intended"),
    [
        ("მონაწილობს", "მონაწილეობს"),  # a letter left out
        ("უმასპინძზლა", "უმასპინძლა"),  # put in
        ("შეათახმა", "შეათანხმა"),
        ("დაამტიკცა", "დაამტკიცა"),  # two changed places
        ("გაწევრიამდა", "გაწევრიანდა"),  # another
    ],
)
def test_a_misspelled_verb_is_corrected(written: str, intended: str) -> None:
    assert analyse_verb(written) is None
    assert corrected_form(written) == analyse_verb(intended)


@pytest.mark.parametrize(
    "word",
    [
        "ჩაუტარა",  # conducted for somebody: another version of ჩაატარა
        "გადმოვიდა",  # came over: another preverb than გამოვიდა
        "გამოგზავნეთ",  # you sent
        "დატოვ",  # too short to tell
        "შეუერთა",  # joined something to it: the active voice
        "გამოგზავნას",  # to the sending
        "იცავა",
        "მუშაობა",  # work: a noun
        "პროგრამა",
    ],
)
def test_a_possible_other_word_is_not_corrected(word: str) -> None:
    assert corrected_form(word) is None


@given(st.text(alphabet="აბგდევზთიკლმნოპრსტუ", max_size=80))
def test_any_word_is_accepted(word: str) -> None:
    form = corrected_form(word)
    assert form is None or form.kind
