"""Appositions between commas or dashes, or in brackets, are separated from their clauses."""

from functools import cache

import pytest
from spacy.language import Language
from tests import oracle

from kaext.pipes.relations.verbless.appositions import split_appositions


@cache
def pipeline() -> Language:
    return oracle.relations_pipeline()


@pytest.mark.parametrize(
    ("marked", "aside"),
    [
        # Germany, the lead nation of the Trust Fund, helped
        ('<geo c="DEU">გერმანია</geo>, <prog id="TRUST-FUND">სატრასტო ფონდის</prog> წამყვანი ქვეყანა, დაეხმარა.', 3),
        # Austria - a member of PARP - takes part
        ('<geo c="AUT">ავსტრია</geo> - <prog id="PARP">PARP</prog>-ის წევრი - მონაწილეობს.', 2),
        # Uzbekistan (PfP - 1994) widens
        (
            '<geo c="UZB">უზბეკეთი</geo> (<prog id="PfP">PfP</prog> - <date v="1994">1994 წ.</date>) აფართოებს.',
            3,
        ),
    ],
)
def test_apposition(marked: str, aside: int) -> None:
    row = oracle.row_of(marked, pipeline())
    kept, (apposition,) = split_appositions(row)
    assert apposition.country is row[0]
    assert len(apposition.phrases) == aside
    assert len(kept) == len(row) - aside - 2


@pytest.mark.parametrize(
    "marked",
    [
        # Austria, a neighbour of PARP's members, helped
        '<geo c="AUT">ავსტრია</geo>, <prog id="PARP">PARP</prog>-ის მეზობელი, დაეხმარა.',
        # Austria, which joined PARP, helped
        '<geo c="AUT">ავსტრია</geo>, რომელიც <prog id="PARP">PARP</prog>-ის წევრი გახდა, დაეხმარა.',
        # Austria (83 000 square kilometres) helped
        '<geo c="AUT">ავსტრია</geo> (<date v="1994">1994 წ.</date>) დაეხმარა.',
        # a member of PARP at the end, with nothing after it
        '<geo c="AUT">ავსტრია</geo>, <prog id="PARP">PARP</prog>-ის წევრი',
    ],
)
def test_no_apposition(marked: str) -> None:
    row = oracle.row_of(marked, pipeline())
    assert split_appositions(row) == (row, [])
