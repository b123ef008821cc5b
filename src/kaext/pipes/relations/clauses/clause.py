"""Clauses: the phrases that belong to one verb."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from kaext.pipes.relations.phrases import SUBJECT, Phrase
from kaext.pipes.relations.phrasing.finite import is_finite

# How a clause is attached to the text before it: by punctuation, by a conjunction, or as a dependent clause ("sentence"
# is a relative clause about the whole clause before: რაც, which). Empty for the first clause.
Connective = Literal[
    "", "comma", "dash", "stop", "and", "contrast", "relative", "sentence", "subordinate", "condition", "that"
]
# The connectives of dependent clauses.
SUBORDINATE = frozenset({"relative", "sentence", "subordinate", "condition", "that"})


@dataclass(slots=True)
class Clause:
    """The phrases that belong to one verb, overt or elided.

    Attributes
    ----------
    phrases
        Its phrases in the order of the text.
    connective
        How it is attached to the text before it.
    antecedent
        The phrase that a relative clause modifies.
    head_noun
        The verbal noun directly before a relative clause: შეთავაზება, რომელიც … (the offer which …).
    parent
        The clause it is attached to: the matrix clause of a dependent one, else the main clause before. A shared
        subject or programme is taken from it.
    gap_antecedent
        The clause whose verb it repeats where its own is elided: A joined in 1996, B in 1999.
    complement
        The next clause, where it may state what was offered or intended.
    is_awaiting_verb
        A dependent clause whose verb has not come yet; used only while a sentence is cut into clauses.
    has_dash
        A dash stands for the elided verb.
    event_dates
        EDTF dates of its event that the next clause gives: …, which happened in 1996.
    noun_dates
        EDTF dates of its verbal nouns that a relative clause or participle gives, by the start of the noun: its
        accession, which took place in 1996, made …. Empty where that clause denies the event.
    """

    phrases: list[Phrase]
    connective: Connective = ""
    antecedent: Phrase | None = None
    head_noun: Phrase | None = None
    parent: Clause | None = None
    gap_antecedent: Clause | None = None
    complement: Clause | None = None
    is_awaiting_verb: bool = field(default=False)
    has_dash: bool = field(default=False)
    event_dates: tuple[str, ...] = ()
    noun_dates: dict[int, tuple[str, ...]] = field(default_factory=dict)
    # Caches of two properties that are read often, valid for the number of phrases beside each.
    _finite_cache: tuple[int, Sequence[Phrase]] = field(default=(0, ()), repr=False, compare=False)
    _kind_cache: tuple[int, dict[str, list[Phrase]]] = field(default=(0, {}), repr=False, compare=False)

    @property
    def has_verb(self) -> bool:
        """Whether it contains a finite verb."""
        return bool(self.finite_verbs)

    @property
    def finite_verbs(self) -> Sequence[Phrase]:
        """Its finite verbs."""
        if self._finite_cache[0] != len(self.phrases):
            verbs = [phrase for phrase in self.phrases if is_finite(phrase, self.phrases)]
            self._finite_cache = len(self.phrases), verbs
        return self._finite_cache[1]

    @property
    def has_verb_or_gap(self) -> bool:
        """Whether it has a verb of its own or repeats an elided one."""
        return self.has_verb or self.gap_antecedent is not None

    @property
    def subjects(self) -> Sequence[Phrase]:
        """Its countries in the case of a subject."""
        return [ph for ph in self.of("country") if ph.role in SUBJECT]

    def of(self, kind: str) -> Sequence[Phrase]:
        """Return its phrases of one kind."""
        if self._kind_cache[0] != len(self.phrases):
            by_kind: dict[str, list[Phrase]] = {}
            for phrase in self.phrases:
                by_kind.setdefault(phrase.kind, []).append(phrase)
            self._kind_cache = len(self.phrases), by_kind
        return self._kind_cache[1].get(kind, ())
