import pytest

from kaext.catalogue.programmes import KINDS
from kaext.pipes.relations.phrases import Programme
from kaext.pipes.relations.programme_kinds import is_exercise, is_forum, is_operation, is_work, refined_relation
from kaext.pipes.values import RelationType

ISAF = Programme("ISAF", "უსაფრთხოების დაცვის საერთაშორისო ძალები", "operation")
EXERCISE = Programme("IDASSA-2007", "იდასა 2007", "exercise")
COUNCIL = Programme("EAPC", "ევრო-ატლანტიკური პარტნიორობის საბჭო", "council")
PLAN = Programme("IPAP", "პარტნიორობის ინდივიდუალური სამოქმედო გეგმა", "plan")
FUND = Programme("TRUST-FUND", "სატრასტო ფონდი", "fund")


@pytest.mark.parametrize(
    ("relation", "programme", "rule", "slot", "expected"),
    [
        ("beneficiary", ISAF, "benefit", "place", None),
        ("beneficiary", COUNCIL, "benefit", "place", None),
        ("beneficiary", FUND, "benefit", "place", "beneficiary"),
        ("beneficiary", EXERCISE, "benefit", "place", "hosted"),
        ("hosted", EXERCISE, "hold", "place", "hosted"),
        ("hosted", FUND, "hold", "place", "beneficiary"),
        ("hosted", FUND, "hold", "subject", None),
        ("joined", EXERCISE, "join", "subject", "participates"),
        ("joined", ISAF, "join", "subject", "joined"),
        ("joined", ISAF, "begin", "subject", "joined"),
        ("joined", PLAN, "sign", "subject", "joined"),
        ("joined", COUNCIL, "sign", "subject", "joined"),
        ("completed", ISAF, "finish", "subject", "withdrew"),
        ("completed", EXERCISE, "finish", "subject", None),
        ("offered", PLAN, "offer", "dative", "offered"),
    ],
)
def test_the_kind_of_programme_refines_the_relation(
    relation: RelationType, programme: Programme, rule: str, slot: str, expected: RelationType | None
) -> None:
    assert refined_relation(relation, programme, rule=rule, slot=slot, is_of_people=False) == expected


def test_scholars_finish_a_grant_but_states_complete_it() -> None:
    assert refined_relation("completed", FUND, rule="finish", slot="subject", is_of_people=True) == "participates"
    assert refined_relation("completed", FUND, rule="finish", slot="subject", is_of_people=False) == "completed"


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_has_one_category(kind: str) -> None:
    programme = Programme("X", "X", kind)
    assert sum(test(programme) for test in (is_operation, is_exercise, is_forum, is_work)) == 1


def test_names_decide_where_the_kind_is_unknown() -> None:
    assert is_operation(Programme("KA:X", "სამშვიდობო მისია"))
    assert is_forum(Programme("KA:Y", "ერთობლივი საბჭო"))
    assert is_exercise(Programme("SEA-BREEZE-2010", "სი ბრიზ 2010"))
    assert is_work(Programme("KA:Z", "წყლის პროექტი"))
