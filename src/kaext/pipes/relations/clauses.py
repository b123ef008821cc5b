"""Clauses: phrases around one verb."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from kaext.pipes.relations.finite import is_finite
from kaext.pipes.relations.phrases import SUBJECT, Phrase

# What joins a clause to what stands before it; a sentence is a relative to the whole clause before.
Opener = Literal[
    "", "comma", "dash", "stop", "and", "contrast", "relative", "sentence", "subordinate", "condition", "that"
]
# What opens clauses that depend on another.
SUBORDINATE = frozenset({"relative", "sentence", "subordinate", "condition", "that"})


@dataclass(slots=True)
class Clause:
    """Phrases around one verb.

    ``opener`` is what joins the clause to what stands before it. ``antecedent`` is what a relative
    refers to, ``noun`` the verbal noun that it stands after (the offer which …); ``before`` the clause that a shared
    subject or programme is taken from; ``model`` the clause whose verb is repeated in thought (``has_dash``: a dash
    stands for it); ``content`` what follows and may say what was offered or meant; ``happened`` when it happened,
    where the next clause says it (which was in 1996); ``told_when`` the same of its verbal nouns, by their starts (its
    joining, which was in 1996, made …), () where that was not.
    """

    phrases: list[Phrase]
    opener: Opener = ""
    antecedent: Phrase | None = None
    noun: Phrase | None = None
    before: Clause | None = None
    model: Clause | None = None
    content: Clause | None = None
    is_open: bool = field(default=False)
    has_dash: bool = field(default=False)
    happened: tuple[str, ...] = ()
    told_when: dict[int, tuple[str, ...]] = field(default_factory=dict)
    # How many phrases it had when it was last asked for its verbs, and what the answer was: it is asked often.
    _asked: tuple[int, Sequence[Phrase]] = field(default=(0, ()), repr=False, compare=False)
    # The same of its phrases by their kinds.
    _sorted: tuple[int, dict[str, list[Phrase]]] = field(default=(0, {}), repr=False, compare=False)

    @property
    def has_verb(self) -> bool:
        """Whether a finite verb stands in it."""
        return bool(self.finite)

    @property
    def finite(self) -> Sequence[Phrase]:
        """Its finite verbs."""
        if self._asked[0] != len(self.phrases):
            self._asked = len(self.phrases), [phrase for phrase in self.phrases if is_finite(phrase, self.phrases)]
        return self._asked[1]

    @property
    def has_verb_in_thought(self) -> bool:
        """Whether it has a verb of its own or repeats another's."""
        return self.has_verb or self.model is not None

    @property
    def subjects(self) -> Sequence[Phrase]:
        """The countries in the case of a subject."""
        return [ph for ph in self.of("country") if ph.role in SUBJECT]

    def of(self, kind: str) -> Sequence[Phrase]:
        """Return its phrases of one kind."""
        if self._sorted[0] != len(self.phrases):
            by_kind: dict[str, list[Phrase]] = {}
            for phrase in self.phrases:
                by_kind.setdefault(phrase.kind, []).append(phrase)
            self._sorted = len(self.phrases), by_kind
        return self._sorted[1].get(kind, ())
