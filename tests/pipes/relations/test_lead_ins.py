"""Lead-ins: a country at the end of a sentence that each of the items under it finishes."""

from functools import cache

import pytest
from spacy.language import Language
from tests import oracle

from kaext.pipes.relations.context.document import Unit
from kaext.pipes.relations.sentences.lead_ins import lead_in_of

PARP, ISAF = '<prog id="PARP">PARP</prog>', '<prog id="ISAF">ISAF</prog>'
IN_1995 = '<date v="1995">1995 წელს</date>'
SINCE_2002 = '<date v="2002" b="since">2002 წლიდან</date>'
IN_2010 = '<date v="2010">2010 წელს</date>'
JOINED, SERVES = ("FIN", "joined", "PARP", "1995"), ("FIN", "participates", "ISAF", "2002/..")


@cache
def pipeline() -> Language:
    return oracle.relations_pipeline()


def facts(*blocks: str) -> set[oracle.Fact]:
    return oracle.facts(oracle.passage("\n\n".join(blocks), pipeline()))


@pytest.mark.parametrize(
    "lead",
    [
        # it is noted that Finland:
        '1. აღინიშნოს, რომ <geo c="FIN">ფინეთი</geo>:',
        # according to the minutes, Finland:
        'ოქმის თანახმად, <geo c="FIN">ფინეთი</geo>:',
        # by the message of the Finnish side:
        '<geo c="FIN" adj="1">ფინური</geo> მხარის შეტყობინებით:',
        # in respect of Finland:
        '2. <geo c="FIN">ფინეთის</geo> მიმართ:',
    ],
)
@pytest.mark.parametrize("marks", [("ა)", "ბ)"), ("1)", "2)"), ("–", "–"), ("•", "•")])
def test_items_share_the_country_of_the_lead_in(lead: str, marks: tuple[str, str]) -> None:
    # a) joined PARP in 1995; b) has taken part in ISAF since 2002
    items = (f"{marks[0]} {PARP}-ს {IN_1995} შეუერთდა;", f"{marks[1]} {ISAF}-ში {SINCE_2002} მონაწილეობს.")
    assert facts('<geo c="SWE">შვედეთი</geo> მეზობელია.', lead, *items) == {JOINED, SERVES}


def test_the_case_of_the_lead_in_is_that_of_the_subject() -> None:
    # Moldova: a) joined PARP in 1995; b) sent soldiers to ISAF in 2010
    lead = 'ოქმის თანახმად, <geo c="FIN">ფინეთმა</geo>:'
    items = (f"ა) {PARP}-თან მუშაობა {IN_1995} დაიწყო;", f"ბ) {ISAF}-ში ჯარისკაცები {IN_2010} გაგზავნა.")
    assert ("FIN", "participates", "ISAF", "2010") in facts(lead, *items)


def test_an_item_may_repeat_that_it_is_the_country() -> None:
    # by the message of the Finnish side: a) the country joined PARP in 1995
    lead = '<geo c="FIN" adj="1">ფინური</geo> მხარის შეტყობინებით:'
    item = f"ა) ქვეყანა {PARP}-ს {IN_1995} შეუერთდა;"
    assert facts('<geo c="FIN">ფინეთი</geo> და <geo c="SWE">შვედეთი</geo>.', lead, item) == {JOINED}


def test_a_block_without_a_mark_or_with_that_of_the_lead_in_is_no_item() -> None:
    # 1. it is noted that Finland:
    text = '1. აღინიშნოს, რომ <geo c="FIN">ფინეთი</geo>:'
    row = oracle.row_of(text, pipeline())
    lead = lead_in_of(row, "1. აღინიშნოს, რომ ფინეთი:", unit="sec:1", around=Unit())
    assert lead is not None
    assert lead.countries == ("FIN",)
    assert not lead.is_over("ა) PARP-ს შეუერთდა;", "sec:1")
    assert lead.is_over("2. საკითხს მთავრობა წყვეტს.", "sec:1")
    assert lead.is_over("საკითხს მთავრობა წყვეტს.", "sec:1")
    assert lead.is_over("ა) PARP-ს შეუერთდა;", "sec:2")


@pytest.mark.parametrize(
    "text",
    [
        # Finland takes part in:
        '<geo c="FIN">ფინეთი</geo> მონაწილეობს:',
        # Finland's PARP:
        '<geo c="FIN">ფინეთის</geo> <prog id="PARP">PARP</prog>:',
        # the committee decided:
        "კომიტეტმა დაადგინა:",
        # it is noted that Finland
        'აღინიშნოს, რომ <geo c="FIN">ფინეთი</geo>',
    ],
)
def test_other_sentences_are_no_lead_ins(text: str) -> None:
    row = oracle.row_of(text, pipeline())
    assert lead_in_of(row, text, unit="sec:1", around=Unit()) is None


def test_negated_items_state_nothing() -> None:
    lead = '1. აღინიშნოს, რომ <geo c="FIN">ფინეთი</geo>:'
    assert facts(lead, f"ა) {PARP}-ს არ შეუერთდა;", f"ბ) {ISAF}-ში არ მონაწილეობს.") == set()


def test_another_country_in_an_item_is_its_subject() -> None:
    # Finland: a) PARP was joined by Sweden in 1995
    lead = '1. აღინიშნოს, რომ <geo c="FIN">ფინეთი</geo>:'
    assert facts(lead, f'ა) <geo c="SWE">შვედეთი</geo> {PARP}-ს {IN_1995} შეუერთდა;') == {
        ("SWE", "joined", "PARP", "1995")
    }
