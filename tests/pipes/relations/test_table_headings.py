from functools import cache

import pytest
from spacy.language import Language
from tests import oracle

from kaext.pipes.relations.phrases import Phrase
from kaext.pipes.relations.verbless.table_headings import Column, column_heads, columns_of
from kaext.pipes.relations.verbless.tables import cells_of

PFP, PARP, FUND = '<prog id="PfP">PfP</prog>', '<prog id="PARP">PARP</prog>', '<prog id="TRUST-FUND">სატრასტო'
ARMENIA, YEAR = '<geo c="ARM">სომხეთი</geo>', '<date v="1994">1994</date>'


@cache
def pipeline() -> Language:
    return oracle.relations_pipeline()


def row(marked: str) -> list[Phrase]:
    return oracle.row_of(marked, pipeline())


def last_head(heading: str) -> str | None:
    """Return the meaning or the relation of a heading beside two others; None where they are no headings."""
    found = column_heads(cells_of(row(f"ქვეყანა | პროგრამა | {heading}")))
    return (found[-1].relation if isinstance(found[-1], Column) else found[-1]) if found else None


@pytest.mark.parametrize(
    ("heading", "relations"),
    [
        (f"ქვეყანა {PFP}-ს შეუერთდა {PARP} დაასრულა", ["joined", "completed"]),
        (f"ქვეყანა შეუერთდა {PFP}-ს მონაწილეობს {PARP}-ში", ["joined", "participates"]),
        (f"ქვეყანა {PFP} {PARP}", ["joined", "joined"]),
        (f"ქვეყანა {PFP} <prog id='KFOR'>KFOR</prog>".replace("'", '"'), ["joined", "participates"]),
    ],
)
def test_a_column_states_the_relation_of_its_verb_or_of_its_programme(heading: str, relations: list[str]) -> None:
    assert [column.relation for column in columns_of(row(heading))] == relations


@pytest.mark.parametrize(
    "text", [f"{PFP} {PARP}", f"ქვეყანა {PFP}-ში, {YEAR}", f"ქვეყანა {ARMENIA}", f"{ARMENIA} {PFP}-ს {YEAR}", ""]
)
def test_no_row_of_headings(text: str) -> None:
    assert columns_of(row(text) if text else []) == ()


@pytest.mark.parametrize(
    ("headings", "meaning"),
    [
        ("შეუერთდა მიუერთდა ჩაერთო გაწევრიანდა შევიდა შეემატა მიიღეს", "joined"),
        ("შეერთება ჩართვა გაწევრიანება ხელმოწერა", "joined"),
        ("შეერთების_თარიღი ჩართვის_წელი როდის_შეუერთდა ხელი_მოაწერა წევრი_გახდა პროგრამაში_შევიდა", "joined"),
        ("გავიდა გამოვიდა დატოვა გასვლა გამოსვლა გაყვანა გამოყვანა დატოვება", "withdrew"),
        ("მისია_დატოვა ჯარი_გაიყვანა ოფიციალურად_გავიდა გამოსვლის_თარიღი", "withdrew"),
        ("დაასრულა დაამტკიცა დამტკიცების_თარიღი", "completed"),
        ("შესთავაზეს შეთავაზება მიიწვიეს", "offered"),
        ("შეუერთდება გეგმავს აპირებს", "planned"),
        ("ნატოში_გაწევრიანდა ევროკავშირს_შეუერთდა არ_შეუერთდა ჯერ_არ_გაწევრიანდა", "other"),
        ("დაიწყო დაწყება საიდან როდიდან მონაწილეობის_დაწყება", "since"),
        ("დასრულდა დასრულება სადამდე როდემდე", "until"),
        ("თარიღი წელი პერიოდი ჩატარების_თარიღი", "date"),
        ("მასპინძელი უმასპინძლა", "hosted"),
        ("მოსახლეობა ელჩი შენიშვნა ხელმომწერი მდგომარეობა სოფელს_შეუერთდა", ""),
    ],
)
def test_a_heading_states_what_its_noun_or_verb_means(headings: str, meaning: str) -> None:
    assert {heading: last_head(heading.replace("_", " ")) for heading in headings.split()} == dict.fromkeys(
        headings.split(), meaning
    )


@pytest.mark.parametrize(
    ("heading", "relation"),
    [
        (f"{FUND} ფონდიდან</prog> მიიღო", "beneficiary"),
        (f"{FUND} ფონდის</prog> დახმარება", "beneficiary"),
        ('<prog id="SPS">SPS</prog>-ის გრანტი', "beneficiary"),
        ('<prog id="SPS">SPS</prog>-დან მიიღო', "beneficiary"),
        ('<prog id="SPS">SPS</prog>-ის ხელმძღვანელი', ""),
        (f"{FUND} ფონდს</prog> გადაურიცხა", ""),
        (f"შენატანი {FUND} ფონდში</prog>", ""),
    ],
)
def test_what_comes_from_a_programme_is_received_and_what_goes_to_it_is_not(heading: str, relation: str) -> None:
    assert last_head(heading) == relation


def test_dates_under_a_verb_need_a_column_of_countries() -> None:
    assert column_heads(cells_of(row("ქვეყანა | ფორმატი | გაწევრიანდა"))) == ("country", "programme", "joined")
    assert column_heads(cells_of(row("გაწევრიანდა | სად | სახელმწიფო"))) == ("joined", "", "country")
    assert column_heads(cells_of(row("ქალაქი | სად | გაწევრიანდა"))) == ()
    assert column_heads(cells_of(row("ქვეყანა | გაწევრიანდა"))) == ()


@pytest.mark.parametrize("column", ["მექანიზმი", "ინსტრუმენტი", "დაფინანსების წყარო"])
@pytest.mark.parametrize("country", ["მოსარგებლე", "რეციპიენტი", "ბენეფიციარი"])
def test_a_mechanism_with_who_benefits_from_it(column: str, country: str) -> None:
    heads = column_heads(cells_of(row(f"{column} | {country} | ვადა")))
    assert heads == ("source", "beneficiary", "date")
