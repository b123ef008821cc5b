"""A treebank of a handful of sentences."""

from pathlib import Path

import pytest

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
