"""The rules with verbs taken from them.

The rules were written with the documents at hand that a model is trained on: what they leave there is little, and most
of it is no fact. On other documents they meet verbs that they do not know, and leave facts. To show the model such
documents, the rules read the training documents again and again, each time without another random part of their verbs.
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

_SHARE = 0.4


def chosen(choose: random.Random) -> frozenset[str]:
    """Return a random part of the verbs of the rules, by lemma."""
    return frozenset(
        lemma for lemma in dict.fromkeys(verb.lemma for verb in grammar.verbs()) if choose.random() < _SHARE
    )


@contextmanager
def forgetting(lemmas: Container[str]) -> Iterator[None]:
    """Let no form of the verbs ``lemmas`` be known while the block runs, to the rules or to the model's features.

    Every loaded module that reads verbs by the grammar's function is given one that does not know them, and what such a
    module remembers of words is dropped, before and afterwards.
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
                _drop_memories(module)
                patches.callback(_drop_memories, module)
        yield


def _drop_memories(module: ModuleType) -> None:
    for value in vars(module).values():
        if callable(drop := getattr(value, "cache_clear", None)) and value.__module__ == module.__name__:
            drop()
