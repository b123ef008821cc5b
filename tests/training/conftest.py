"""A treebank of a handful of sentences, and the gold document of a module that trains on one."""

from pathlib import Path

import pytest
from spacy.language import Language

from kaext.training.relations import Case, cases, pipeline

# The government presented it in the city.
SENTENCE = """# sent_id = {number}
# text = მთავრობამ ქალაქში წარადგინა.
1	მთავრობამ	მთავრობა	NOUN	N_Erg_Sg	Case=Erg|Number=Sing	4	nsubj	_	_
2	ქალაქ	ქალაქი	NOUN	N_Dat_Sg_PP:ში	Case=Dat|Number=Sing	4	obl	_	SpaceAfter=No
3	ში	_ში	ADP	Pp	_	2	case	_	_
4	წარადგინა	წარდგენა	VERB	V_Aor	Tense=Past	0	root	_	SpaceAfter=No
5	.	.	PUNCT	Punct	_	4	punct	_	_
"""


@pytest.fixture
def treebanks(tmp_path: Path) -> dict[str, Path]:
    """Make a treebank of twelve sentences to a part; those of each part differ by their first word."""
    files = {}
    for part in ("train", "dev", "test"):
        path = tmp_path / f"ka_gnc-ud-{part}.conllu"
        text = "\n".join(SENTENCE.format(number=number) for number in range(12))
        path.write_text(text.replace("მთავრობამ", f"მთავრობამ{'' if part == 'train' else part}"), encoding="utf-8")
        files[path.name] = path
    return files


@pytest.fixture(scope="session")
def nlp() -> Language:
    return pipeline()


@pytest.fixture(scope="module")
def gold_folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a folder with a gold document: the ``TEXT`` and ``RELATION_ROWS`` of the module."""
    folder = tmp_path_factory.mktemp("gold")
    (folder / "a.xml.txt").write_text(request.module.TEXT, encoding="utf-8")
    (folder / "a.relations.tsv").write_text(request.module.RELATION_ROWS, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def case(nlp: Language, gold_folder: Path) -> Case:
    return next(cases([gold_folder / "a.xml.txt"], nlp))
