from __future__ import annotations

import pytest

from kaext.ka.nouns import Letters, known, noun_list, shape


@pytest.mark.parametrize(
    ("lemma", "weak", "expected"),
    [("ბინა", "ბინ", "cut"), ("ქვეყანა", "ქვეყნ", "fallen"), ("საქართველო", "საქართველო", "kept")],
)
def test_shape(lemma: str, weak: str, expected: str) -> None:
    assert shape(lemma, weak) == expected


def test_an_attested_stem_outweighs_the_shape_of_the_lemma() -> None:
    rows = {("ქალაქი", "ქალაქ"): 3.0, ("მეზობელი", "მეზობლ"): 4.0, ("ქართველი", "ქართველ"): 4.0}
    nouns = noun_list(rows)
    assert nouns.stem_share("მეზობელი", "მეზობლ") > nouns.stem_share("მეზობელი", "მეზობელ")
    assert nouns.stem_share("ქართველი", "ქართველ") > nouns.stem_share("ქართველი", "ქართვლ")


def test_a_listed_lemma_is_more_likely_than_an_unlisted_one_of_its_shape() -> None:
    assert known().likelihood("გეგმა") > known().likelihood("გეგმე")
    assert known().likelihood("უცნობობა") > known().likelihood("უცნობობე")


def test_letter_model_reads_words_right_to_left() -> None:
    seen = Letters(["აბა", "ბა"]).seen
    assert seen == {
        "": {"ა": 3, "ბ": 2, "^": 2},
        "ა": {"ბ": 2, "^": 1},
        "ბ": {"ა": 1, "^": 1},
        "აბ": {"ა": 1, "^": 1},
        "ბა": {"^": 1},
        "აბა": {"^": 1},
    }
