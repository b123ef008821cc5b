"""Lines of a fact sheet with the place and date of the programme in its heading."""

from functools import cache

import pytest
from spacy.language import Language
from tests import oracle

EXERCISE = '[heading] <prog id="SEA-BREEZE-2010">„სი ბრიზ 2010“</prog>'
PLACE = '<geo c="UKR">უკრაინა</geo>'
TIME = '<date v="2010-07">2010 წლის ივლისი</date>'


@cache
def pipeline() -> Language:
    return oracle.relations_pipeline()


@pytest.mark.parametrize(
    ("lines", "date"),
    [
        ([f"ადგილი: {PLACE}"], ""),
        ([f"ადგილი: {PLACE}", f"თარიღი: {TIME}"], "2010-07"),
        ([f"თარიღი: {TIME}", f"ჩატარების ადგილი: {PLACE}"], "2010-07"),
        ([f"ადგილი: {PLACE} თარიღი: {TIME}"], "2010-07"),
    ],
)
def test_place_and_time_of_an_exercise(lines: list[str], date: str) -> None:
    doc = oracle.passage("\n\n".join([EXERCISE, *lines]), pipeline())
    assert oracle.facts(doc) == {("UKR", "hosted", "SEA-BREEZE-2010", date)}


@pytest.mark.parametrize(
    "lines",
    [
        [f"თარიღი: {TIME}"],
        [f"მისამართი: {PLACE}"],
        [f"ელჩი: {PLACE}", "ადგილი: ოდესის პორტი"],
    ],
)
def test_lines_without_a_place_state_nothing(lines: list[str]) -> None:
    doc = oracle.passage("\n\n".join([EXERCISE, *lines]), pipeline())
    assert oracle.facts(doc) == set()


def test_the_place_of_a_process_states_nothing() -> None:
    doc = oracle.passage(f'[heading] <prog id="PARP">PARP</prog>\n\nადგილი: {PLACE}', pipeline())
    assert oracle.facts(doc) == set()
