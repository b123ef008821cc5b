"""Columns return the values that were added."""

from kaext.columns import Choices, OptionalNumbers, Texts

EVERY_OTHER_BACKWARDS = slice(None, None, -2)


def test_texts_come_back_as_they_were() -> None:
    texts = Texts()
    for text in ("a-d1", "", "ბლოკი", "72 100.5 200 120"):  # block
        texts.append(text)
    assert texts[:] == ["a-d1", "", "ბლოკი", "72 100.5 200 120"]
    assert texts[EVERY_OTHER_BACKWARDS] == ["72 100.5 200 120", ""]


def test_numbers_may_be_none() -> None:
    numbers = OptionalNumbers()
    for number in (None, 0, 7_000_000):
        numbers.append(number)
    assert numbers[:] == [None, 0, 7_000_000]
    assert numbers[1:2] == [0]


def test_choices_are_the_values_themselves() -> None:
    choices = Choices((False, True))
    for choice in (True, False, True):
        choices.append(choice)
    assert choices[:] == [True, False, True]
    assert all(isinstance(choice, bool) for choice in choices[:])
