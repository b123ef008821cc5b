"""Treebanks: parts put together to the words that are written."""

from pathlib import Path

import pytest
import spacy

from kaext.training.treebank import read, to_doc

# Elections are held in Montenegro. "It is the taking of Kiev", and "with the UN"; GNC cuts, without ranges.
GNC = """# sent_id = a
# text = კიევში მიზანია სსრკ-ში.
1	კიევ	კიევი	PROPN	N_Prop_Top_Dat_PP:ში	Case=Dat	4	obl	_	SpaceAfter=No
2	ში	_ში	ADP	Pp	_	1	case	_	_
3	მიზანი	მიზანი	NOUN	N_Nom_Sg	Case=Nom|Number=Sing	4	nsubj	_	SpaceAfter=No
4	ა	ყოფნა	AUX	V_Pres	Mood=Ind	0	root	_	_
5	სსრკ-	სსრკ	PROPN	N_Prop_Org	Case=Dat	4	obl	_	SpaceAfter=No
6	ში	_ში	ADP	Pp	_	5	case	_	SpaceAfter=No
7	.	.	PUNCT	Punct	_	4	punct	_	_
"""
GLC = """# sent_id = b
# text = შენთან, არისო.
1-2	შენთან	_	_	_	_	_	_	_	SpaceAfter=No
1	შენ	შენ	PRON	Pron	Case=Dat	4	obl	_	_
2	თან	თან	ADP	Post	_	1	case	_	_
3	,	,	PUNCT	F	_	1	punct	_	_
4-5	არისო	_	_	_	_	_	_	_	SpaceAfter=No
4	არის	არის	AUX	Aux	odd	0	root	_	_
5	ო	თქო	PART	Part	_	4	mark	_	_
6	.	.	PUNCT	F	_	4	punct	_	_
"""


@pytest.fixture
def treebank(tmp_path: Path) -> Path:
    path = tmp_path / "a.conllu"
    path.write_text(f"{GNC}\n{GLC}\n", encoding="utf-8")
    return path


def test_words_are_those_of_the_text(treebank: Path) -> None:
    assert [sentence.forms for sentence in read(treebank)] == [
        ("კიევში", "მიზანია", "სსრკ-ში", "."),
        ("შენთან", ",", "არისო", "."),
    ]


def test_a_word_has_the_lemma_of_its_first_part_and_the_place_of_its_highest(treebank: Path) -> None:
    doc = to_doc(list(read(treebank)), spacy.blank("ka").vocab)
    assert doc.text == "კიევში მიზანია სსრკ-ში. შენთან, არისო. "
    assert [token.lemma_ for token in doc][:3] == ["კიევი", "მიზანი", "სსრკ"]
    assert [token.tag_ for token in doc][:3] == ["N_ში", "N_ა", "N_ში"]
    assert [token.pos_ for token in doc][:3] == ["PROPN", "NOUN", "PROPN"]
    assert [token.head.i for token in doc] == [1, 1, 1, 1, 6, 4, 6, 6]
    assert [token.dep_ for token in doc][:4] == ["obl", "ROOT", "obl", "punct"]
    assert [sentence.start for sentence in doc.sents] == [0, 4]
    assert str(doc[1].morph) == "Case=Nom|Number=Sing"
    assert str(doc[6].morph) == ""


def test_a_row_with_too_few_columns_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.conllu"
    path.write_text("1\tა\n", encoding="utf-8")
    with pytest.raises(ValueError, match="ten columns"):
        list(read(path))
