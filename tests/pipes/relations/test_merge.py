from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from kaext.pipes.relations.merge import merge
from kaext.pipes.values import RelationType, RelationValue


def value(date: str, *, relation: RelationType = "joined", start: int = 0, confidence: float = 0.9) -> RelationValue:
    return RelationValue("GEO", relation, "PfP", date, start, start + 10, confidence=confidence)


def dates(*values: RelationValue) -> list[str]:
    return sorted(fact.date for fact in merge(values))


def test_a_dated_and_an_undated_statement_are_one_fact() -> None:
    assert dates(value(""), value("1994", start=20)) == ["1994"]


def test_the_finer_date_is_kept() -> None:
    assert dates(value("2004"), value("2004-06"), value("2004-06-28")) == ["2004-06-28"]
    assert dates(value("199X"), value("1994")) == ["1994"]
    assert dates(value("2004-23"), value("2004-10")) == ["2004-10"]


def test_two_finer_dates_in_a_coarse_one_are_two_facts() -> None:
    assert dates(value("2004"), value("2004-03"), value("2004-06")) == ["2004-03", "2004-06"]


def test_different_dates_are_different_facts() -> None:
    assert dates(value("1994"), value("2008")) == ["1994", "2008"]


def test_a_start_and_an_end_make_an_interval() -> None:
    assert dates(value("2004/..", relation="participates"), value("../2008", relation="participates")) == ["2004/2008"]
    assert dates(value("2004", relation="beneficiary"), value("../2008", relation="beneficiary")) == ["2004/2008"]


def test_an_end_before_the_start_makes_no_interval() -> None:
    assert dates(value("2004/..", relation="participates"), value("../1999", relation="participates")) == [
        "../1999",
        "2004/..",
    ]


def test_each_end_is_joined_with_the_start_before_it() -> None:
    found = dates(*(value(date, relation="participates") for date in ("1996/..", "../1999", "2003/..", "../2008")))
    assert found == ["1996/1999", "2003/2008"]


def test_events_keep_the_point_and_states_the_interval() -> None:
    assert dates(value("2004"), value("2004/..")) == ["2004"]
    both = (value("2004", relation="participates"), value("2004/..", relation="participates"))
    assert dates(*both) == ["2004/.."]
    closed = (value("2004", relation="participates"), value("2004/2008", relation="participates"))
    assert dates(*closed) == ["2004/2008"]
    assert dates(value("2004"), value("2004/2008")) == ["2004", "2004/2008"]


def test_the_year_in_which_a_state_begins_is_no_other_fact() -> None:
    lasting = value("2004-06/2008-03", relation="participates")
    assert dates(value("2004", relation="participates"), lasting) == ["2004-06/2008-03"]
    assert dates(value("2003", relation="participates"), lasting) == ["2003", "2004-06/2008-03"]
    assert dates(value("2004"), value("2004-06/2008-03")) == ["2004", "2004-06/2008-03"]


def test_the_most_confident_statement_is_the_evidence() -> None:
    facts = merge([value("1994", start=0, confidence=0.6), value("1994", start=50, confidence=0.9)])
    assert [(fact.start, fact.confidence) for fact in facts] == [(50, 0.9)]


def test_countries_relations_and_programmes_are_kept_apart() -> None:
    other = RelationValue("ARM", "joined", "PfP", "1994", 30, 40)
    assert len(merge([value("1994"), value("1994", relation="participates"), other])) == 3


STATEMENTS = st.lists(
    st.builds(
        RelationValue,
        country=st.sampled_from(["GEO", "ARM"]),
        relation=st.sampled_from(["joined", "participates"]),
        programme=st.sampled_from(["PfP", "ISAF"]),
        date=st.sampled_from(
            ["", "199X", "1994", "1994-05", "2004/..", "../2008", "2004/2008", "2004-21", "XXXX-05-29"]
        ),
        start=st.integers(0, 3).map(lambda n: n * 10),
        end=st.just(100),
        confidence=st.sampled_from([0.5, 0.9]),
    ),
    max_size=8,
)


@given(STATEMENTS, st.randoms())
def test_the_order_of_statements_does_not_matter(statements: list[RelationValue], random: object) -> None:
    shuffled = list(statements)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert merge(shuffled) == merge(statements)


@given(STATEMENTS)
def test_merging_is_idempotent(statements: list[RelationValue]) -> None:
    facts = merge(statements)
    assert merge(facts) == facts


@given(STATEMENTS)
def test_every_fact_was_stated(statements: list[RelationValue]) -> None:
    stated = {(v.country, v.relation, v.programme) for v in statements}
    assert {(v.country, v.relation, v.programme) for v in merge(statements)} == stated


def test_the_sum_of_another_statement_of_the_same_fact_is_kept() -> None:
    poor, rich = value("2004", confidence=0.9), replace(value("2004", confidence=0.5, start=30), sum=(35, 40))
    (fact,) = merge([poor, rich])
    assert (fact.start, fact.sum) == (0, (35, 40))
