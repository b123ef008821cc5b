"""The list of nouns as it is made of treebanks and of word forms."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from kaext.training.nouns import listed, main, mined, pack, sentences, treebank_nouns

CONLLU = """\
# text = სახლში წიგნის ფურცელი დევს.
1	სახლ	სახლი	NOUN	_	Case=Dat	5	obl	_	SpaceAfter=No
2	ში	_ში	ADP	_	_	1	case	_	_
3	წიგნის	წიგნი	NOUN	_	Case=Gen	4	nmod	_	_
4	ფურცელი	ფურცელი	NOUN	_	Case=Nom	5	nsubj	_	_
5	დევს	დება	VERB	_	_	0	root	_	SpaceAfter=No
6	.	.	PUNCT	_	_	5	punct	_	_

# text = ჰოლანდიაში ქვეყნები.
1-2	ჰოლანდიაში	_	_	_	_	_	_	_	_
1	ჰოლანდია	ჰოლანდია	PROPN	_	Case=Dat	3	obl	_	_
2	ში	ში	ADP	_	_	1	case	_	_
3	ქვეყნები	ქვეყანა	NOUN	_	Case=Nom	0	root	_	_
"""


@pytest.fixture
def treebank(tmp_path: Path) -> Path:
    path = tmp_path / "small.conllu"
    path.write_text(CONLLU, encoding="utf-8")
    return path


def test_postpositions_are_joined_to_their_nouns(treebank: Path) -> None:
    nouns = [(noun.word, noun.lemma) for _, rows in sentences(treebank) for noun in treebank_nouns(rows)]
    assert nouns == [
        ("სახლში", "სახლი"),
        ("წიგნის", "წიგნი"),
        ("ფურცელი", "ფურცელი"),
        ("ჰოლანდიაში", "ჰოლანდია"),
        ("ქვეყნები", "ქვეყანა"),
    ]


def test_listed_counts_lemmas_with_the_stem_they_show(treebank: Path) -> None:
    assert listed([treebank])["ქვეყანა", "ქვეყნ"] == 1
    assert listed([treebank])["სახლი", ""] == 1
    assert listed([treebank])["წიგნი", "წიგნ"] == 1


def test_sentences_of_other_files_are_left_out(treebank: Path, tmp_path: Path) -> None:
    other = tmp_path / "test.conllu"
    other.write_text(CONLLU.split("\n\n")[1], encoding="utf-8")
    assert ("ქვეყანა", "ქვეყნ") not in listed([treebank], without=[other])


def test_mined_adds_lemmas_that_several_forms_point_to() -> None:
    rows = {("წიგნი", "წიგნ"): 5.0, ("სახლი", "სახლ"): 5.0}
    forms = {"მინისტრი": 9, "მინისტრის": 16, "მინისტრმა": 4, "ერთხელ": 1}
    found = mined(rows, forms)
    assert found["მინისტრი", "მინისტრ"] == 4
    assert sum(count for (lemma, _), count in found.items() if lemma == "მინისტრი") == 9
    assert mined(rows, forms) == found


def test_packed_list_is_sorted_text() -> None:
    packed = pack({("წიგნი", "წიგნ"): 2.0, ("სახლი", ""): 1.0})
    assert gzip.decompress(packed).decode("utf-8") == "სახლი\t\t1\nწიგნი\tწიგნ\t2\n"


def test_the_names_of_countries_are_in_the_list(treebank: Path, tmp_path: Path) -> None:
    out = tmp_path / "nouns.tsv.gz"
    main([str(out), str(treebank)])
    lemmas = [line.split("\t")[0] for line in gzip.decompress(out.read_bytes()).decode("utf-8").splitlines()]
    assert {"სახლი", "საქართველო", "ქართველი"} <= set(lemmas)  # house, Georgia, Georgian
    assert lemmas == sorted(lemmas)
