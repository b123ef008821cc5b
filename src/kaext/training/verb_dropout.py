"""Verb dropout: the rules run without a random part of their verbs.

The rules were written with the training documents at hand. There they miss few pairs of a country and a programme, most
of which are not related; on other documents they meet unknown verbs and miss facts. To simulate that, the rules process
each training document several times, each time without another random part of their lexicon of verbs.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Container, Iterator
from contextlib import ExitStack, contextmanager
from types import ModuleType
from unittest.mock import patch

from kaext.pipes.relations import grammar
from kaext.pipes.relations.grammar import Form

# The share of verbs that are dropped.
_SHARE = 0.4


def random_verbs(choose: random.Random) -> frozenset[str]:
    """Return the lemmas of a random part of the rules' verbs."""
    return frozenset(
        lemma for lemma in dict.fromkeys(verb.lemma for verb in grammar.verbs()) if choose.random() < _SHARE
    )


@contextmanager
def without_verbs(lemmas: Container[str]) -> Iterator[None]:
    """Make the verbs ``lemmas`` unknown to the rules and to the model's features inside the ``with`` block.

    The function of the grammar that reads verbs is replaced in every loaded module that uses it, and the caches of
    these modules are cleared on entry and on exit.
    """
    known = grammar.analyse_verb

    def read(word: str) -> Form | None:
        form = known(word)
        return None if form is not None and form.lemma in lemmas else form

    readers = [module for module in tuple(sys.modules.values()) if vars(module).get(known.__name__) is known]
    with ExitStack() as patches:
        for module in readers:
            patches.enter_context(patch.object(module, known.__name__, read))
            if module is not grammar:
                _clear_caches(module)
                patches.callback(_clear_caches, module)
        yield


def _clear_caches(module: ModuleType) -> None:
    for value in vars(module).values():
        if callable(drop := getattr(value, "cache_clear", None)) and value.__module__ == module.__name__:
            drop()
