from __future__ import annotations

import re
from itertools import combinations

from kaext.ka.preverbs import PREVERB, PREVERBS


def test_no_preverb_hides_a_longer_one() -> None:
    assert not [(one, other) for one, other in combinations(PREVERBS, 2) if other.startswith(one)]


def test_the_whole_preverb_is_taken() -> None:
    found = {word: re.match(PREVERB, word) for word in ("გამოუცხადა", "გაუმართა", "წარმოადგინა", "ააშენა", "სთხოვა")}
    assert [match and match[0] for match in found.values()] == ["გამო", "გა", "წარმო", "ა", None]
