"""Confidences made of what rules claim and of how often they were right."""

from __future__ import annotations

import math
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaext.confidence import FAMILY_STRENGTH, RULE_STRENGTH, Calibration, Count, read_counts, shipped, write_counts
from kaext.evaluation.calibration import AS_CLAIMED, count
from kaext.evaluation.figures import JudgedRecord
from kaext.pipeline import analyse, load

METHODS = ("dates/day", "dates/typo", "sums/name")
# Sums of counts are exact whatever the order, where claims have few binary digits.
CLAIMS = st.integers(0, 64).map(lambda number: number / 64)
COUNTS = st.lists(
    st.builds(Count, st.sampled_from(METHODS), CLAIMS, st.integers(0, 500), st.integers(0, 500)), max_size=12
)


@given(counts=COUNTS, method=st.sampled_from(METHODS), claimed=st.floats(0, 1))
def test_a_confidence_is_a_probability(counts: list[Count], method: str, claimed: float) -> None:
    assert 0 <= Calibration(counts).confidence(method, claimed) <= 1


@given(
    counts=COUNTS, method=st.sampled_from(METHODS), claims=st.tuples(st.floats(0.001, 0.999), st.floats(0.001, 0.999))
)
def test_the_claims_of_a_rule_keep_their_order(counts: list[Count], method: str, claims: tuple[float, float]) -> None:
    calibration = Calibration(counts)
    low, high = (calibration.confidence(method, claim) for claim in sorted(claims))
    assert low <= high


@given(counts=COUNTS, claimed=st.floats(0, 1))
def test_a_rule_never_seen_keeps_its_claim(counts: list[Count], claimed: float) -> None:
    assert Calibration(counts).confidence("mine/rule", claimed) == claimed
    assert Calibration(counts).confidence("dates/never-seen", claimed) == claimed


@given(counts=COUNTS.flatmap(lambda counts: st.tuples(st.just(counts), st.permutations(counts))))
def test_the_order_of_the_counts_says_nothing(counts: tuple[list[Count], list[Count]]) -> None:
    one, other = (Calibration(items) for items in counts)
    for method in METHODS:
        assert math.isclose(one.confidence(method, 0.7), other.confidence(method, 0.7), rel_tol=1e-9)


@pytest.mark.parametrize("share", [0.0, 0.2, 0.5, 0.9, 1.0])
def test_more_records_draw_a_confidence_nearer_to_the_share_right(share: float) -> None:
    shares = [
        Calibration([Count("dates/day", 0.7, round(share * number), round((1 - share) * number))])
        .confidence("dates/day", 0.7)
        for number in (0, 10, 100, 1000, 100_000)
    ]  # fmt: skip
    distances = [abs(confidence - share) for confidence in shares]
    assert shares[0] == pytest.approx(0.7)
    assert distances == sorted(distances, reverse=True)
    assert distances[-1] < 0.01


def test_a_rule_seen_seldom_follows_its_family() -> None:
    family = [Count("dates/day", 0.8, 0, 5000)]
    rare = Count("dates/typo", 0.8, 1, 0)
    with_family = Calibration([*family, rare]).confidence("dates/typo", 0.8)
    alone = Calibration([rare, Count("sums/name", 0.8, 0, 5000)]).confidence("dates/typo", 0.8)
    assert with_family < 0.3 < 0.8 <= alone


def test_the_more_cases_the_less_of_the_claim_is_left() -> None:
    left = [Calibration([Count("dates/day", 0.9, 0, cases)]).confidence("dates/day", 0.9) for cases in (1, 50, 5000)]
    assert 0.9 > left[0] > left[1] > left[2]
    assert left[2] < 0.1


def test_counting_keeps_claims_apart() -> None:
    judged = [
        JudgedRecord("dates/day", 0.991, True),
        JudgedRecord("dates/day", 0.99, False),
        JudgedRecord("dates/day", 0.6, True),
    ]
    assert count(judged) == [Count("dates/day", 0.6, 1, 0), Count("dates/day", 0.99, 1, 1)]


@given(counts=COUNTS)
def test_counts_survive_their_file(counts: list[Count]) -> None:
    assert read_counts(write_counts(counts)) == sorted(counts)


def test_the_shipped_counts_are_as_they_would_be_written() -> None:
    text = files("kaext").joinpath("confidence.tsv").read_text(encoding="utf-8")
    counts = read_counts(text)
    assert write_counts(counts) == text
    assert len({(one.method, one.claimed) for one in counts}) == len(counts)
    assert all(one.right + one.wrong for one in counts)


def test_the_documentation_shows_the_strengths_in_use() -> None:
    page = (Path(__file__).parents[1] / "docs" / "calibration.md").read_text(encoding="utf-8")
    told = f"({FAMILY_STRENGTH:g} for the family of a rule, {RULE_STRENGTH:g} for the rule inside it)"
    assert told in " ".join(page.split())


# Partners. In June 2004 Georgia joined the Individual Partnership Action Plan (IPAP). It cost 2 million euros.
TEXT = """პარტნიორები

2004 წლის ივნისში საქართველო შეუერთდა ინდივიდუალური
პარტნიორობის სამოქმედო გეგმას (IPAP). ეს 2 მილიონი
ევრო დაჯდა.
"""


def test_records_have_the_confidence_made_of_their_claim() -> None:
    claims, records = (
        analyse(TEXT.encode(), name="text.txt", nlp=load(), calibration=calibration)
        for calibration in (AS_CLAIMED, None)
    )
    for table in ("dates", "acronyms", "sums", "mentions", "relations", "statements"):
        rows = list(zip(getattr(claims, table), getattr(records, table), strict=True))
        assert rows, table
        for claim, record in rows:
            expected = shipped().confidence(claim.method, claim.confidence)
            assert record.confidence == pytest.approx(expected, abs=1e-4)
    doubted = Calibration([Count(date.method, date.confidence, 0, 10_000) for date in claims.dates])
    dates = analyse(TEXT.encode(), name="text.txt", nlp=load(), calibration=doubted).dates
    assert [date.confidence < 0.1 for date in dates] == [True] * len(claims.dates)
