"""Nested lists: an item that only names a programme or countries, and the items under it."""

from functools import cache

import pytest
from spacy.language import Language
from tests import oracle

from kaext.pipes.relations.sentences.nested_lists import mark_of

PARP, OCC = '<prog id="PARP">PARP</prog>', '<prog id="OCC">OCC</prog>'
IPCP, KFOR = '<prog id="IPCP">IPCP</prog>', '<prog id="KFOR">KFOR</prog>'
FIN, SWE = '<geo c="FIN">ფინეთი</geo>', '<geo c="SWE">შვედეთი</geo>'
IRL, CHE = '<geo c="IRL">ირლანდია</geo>', '<geo c="CHE">შვეიცარია</geo>'
SINCE_1995 = '<date v="1995" b="since">1995 წლიდან</date>'
IN_MAY_2001 = '<date v="2001-05">2001 წლის მაისში</date>'
IN_2012 = '<date v="2012">2012 წელს</date>'
IN_2004 = '<date v="2004">2004 წელს</date>'


@cache
def pipeline() -> Language:
    return oracle.relations_pipeline()


def facts(*blocks: str) -> set[oracle.Fact]:
    return oracle.facts(oracle.passage("\n\n".join(blocks), pipeline()))


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("• PARP", "•"),
        ("– ფინეთი", "–"),
        ("o პირველი", "o"),
        ("ომი დამთავრდა", ""),
        ("12. PARP", "1."),
        ("3.12. PARP", "1.1."),
        ("ბ) ფინეთი", "ა)"),
        ("2.5 მილიონი", ""),
        ("PARP", ""),
    ],
)
def test_mark_of_an_item(text: str, mark: str) -> None:
    assert mark_of(text) == mark


@pytest.mark.parametrize(
    ("parent", "mark"),
    [
        (f"• {PARP}", "–"),
        (f"• {PARP}:", "–"),
        (f"► {PARP};", "*"),
        (f"• {PARP}", "•"),
        (f"1. {PARP}", "ა)"),
        (f"ა) პროცესი {PARP}", "–"),
        (f"{PARP}:", "–"),
    ],
)
def test_a_programme_with_countries_under_it(parent: str, mark: str) -> None:
    # Finland: takes part since 1995; Ireland: joined in May 2001; Switzerland: is not invited
    items = (
        f"{mark} {FIN}: მონაწილეობს {SINCE_1995};",
        f"{mark} {IRL}: შეუერთდა {IN_MAY_2001};",
        f"{mark} {CHE}: მოწვეული არ არის.",
    )
    assert facts(parent, *items) == {
        ("FIN", "participates", "PARP", "1995/.."),
        ("IRL", "joined", "PARP", "2001-05"),
    }


def test_each_programme_has_its_own_items() -> None:
    found = facts(
        f"• {PARP}",
        f"– {FIN}: მონაწილეობს {SINCE_1995};",
        f"• {IPCP}",
        f"– {CHE}: შეათანხმა {IN_2012};",
        f"– {IRL}: გეგმავს {IN_2004}.",
    )
    assert found == {
        ("FIN", "participates", "PARP", "1995/.."),
        ("CHE", "completed", "IPCP", "2012"),
        ("IRL", "planned", "IPCP", "2004"),
    }


@pytest.mark.parametrize("mark", ["o", "▪", "*"])
def test_the_third_level_has_the_programme_and_the_country_of_those_above(mark: str) -> None:
    # it closed the first cycle in 2004
    found = facts(
        f"• {PARP}",
        f"– {IRL}: შეუერთდა {IN_MAY_2001};",
        f"{mark} პირველი ციკლი დახურა {IN_2004};",
        f"– {SWE}: უარი თქვა.",
    )
    assert found == {("IRL", "joined", "PARP", "2001-05"), ("IRL", "completed", "PARP", "2004")}


@pytest.mark.parametrize(("parent", "mark"), [(f"• {FIN}", "–"), (f"• {FIN}:", "–"), (f"1. {FIN}", "•")])
def test_a_country_with_programmes_under_it(parent: str, mark: str) -> None:
    found = facts(
        parent,
        f"{mark} {PARP}: მონაწილეობს {SINCE_1995};",
        f"{mark} {IPCP}: შეათანხმა {IN_2012};",
        f"{mark} {KFOR}: ასეული {SINCE_1995};",
        f"{mark} {OCC}: არ უთხოვია.",
    )
    assert found == {
        ("FIN", "participates", "PARP", "1995/.."),
        ("FIN", "completed", "IPCP", "2012"),
        ("FIN", "participates", "KFOR", "1995/.."),
    }


def test_contingents_under_an_operation() -> None:
    found = facts(
        f"• {KFOR}", f"– {FIN}: ბატალიონი, {SINCE_1995};", f"– {CHE}: ასეული {SINCE_1995};", f"– {IRL}: არ გაუგზავნია."
    )
    assert found == {("FIN", "participates", "KFOR", "1995/.."), ("CHE", "participates", "KFOR", "1995/..")}


@pytest.mark.parametrize(
    "item",
    [
        # is interested, has not decided yet
        f"{CHE}: ინტერესდება, გადაწყვეტილება ჯერ არ მიუღია.",
        # declined
        f"{CHE}: უარი თქვა.",
        # signed a trade agreement
        f"{CHE}: სავაჭრო ხელშეკრულებას ხელი მოაწერა {IN_2012}.",
        # uses a loan
        f"{CHE}: სესხით სარგებლობს {SINCE_1995}.",
        # has not joined
        f"{CHE}: არ შეერთებია.",
    ],
)
def test_items_that_state_nothing_of_the_programme(item: str) -> None:
    assert facts(f"• {PARP}", f"– {item}") == set()


def test_a_paragraph_ends_the_list() -> None:
    assert facts(
        f"• {PARP}", f"– {FIN}: მონაწილეობს {SINCE_1995}.", "სხვა ამბავი.", f"– {CHE}: შეათანხმა {IN_2012}."
    ) == {("FIN", "participates", "PARP", "1995/..")}


@pytest.mark.parametrize("parent", [f"• {IPCP}", f"• {IPCP}:", f"{IPCP}:"])
def test_dated_countries_without_a_verb(parent: str) -> None:
    assert facts(parent, f"– {CHE}, {IN_2012}", f"– {IRL} - {IN_2004}") == {
        ("CHE", "completed", "IPCP", "2012"),
        ("IRL", "completed", "IPCP", "2004"),
    }


def test_several_countries_with_programmes_under_them() -> None:
    found = facts(f"• {FIN} და {SWE}", f"– {PARP}: შევიდნენ {IN_2004}", f"• {IRL}", f"– {PARP}: დატოვა {IN_2012}")
    assert found == {
        ("FIN", "joined", "PARP", "2004"),
        ("SWE", "joined", "PARP", "2004"),
        ("IRL", "withdrew", "PARP", "2012"),
    }


def test_what_the_programme_does_is_nothing_that_the_country_does() -> None:
    # is carried out since 1995
    assert facts(f"• {PARP}", f"– {FIN}: ხორციელდება {SINCE_1995}") == set()


def test_entries_below_a_heading_that_names_a_country() -> None:
    # Finland 🇫🇮. 1995 — joined PARP. 2004 — takes part in OCC
    entries = (
        f'[timeline] <date v="1995">1995</date> — {PARP}-ს შეუერთდა.',
        f'[timeline] <date v="2004">2004</date> — {OCC}-ში მონაწილეობს.',
    )
    assert facts(f"[heading] {FIN} 🇫🇮", *entries) == {
        ("FIN", "joined", "PARP", "1995"),
        ("FIN", "participates", "OCC", "2004"),
    }


def test_what_others_do_for_the_country_of_the_heading() -> None:
    # Finland. 1995 — the Alliance offered PARP. 2012 — serves in KFOR. 2004 — a fund's project equipped a centre
    entries = (
        f'[timeline] <date v="1995">1995</date> — ალიანსმა {PARP} შესთავაზა.',
        f'[timeline] <date v="2012">2012</date> — {KFOR}-ს ჯარისკაცებით ამაგრებს.',
        f'[timeline] <date v="2004">2004</date> — {OCC}-ის შეთავაზება არ მიუღია.',
        '[timeline] <date v="2006">2006</date> — <prog id="SPS">SPS</prog>-ის ხარჯზე სენსორები დაუდგეს.',
    )
    assert facts(f"[heading] {FIN}", *entries) == {
        ("FIN", "beneficiary", "SPS", "2006"),
        ("FIN", "offered", "PARP", "1995"),
        ("FIN", "participates", "KFOR", "2012"),
    }
