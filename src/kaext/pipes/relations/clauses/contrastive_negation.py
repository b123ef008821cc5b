"""Contrastive negation: alternatives that a sentence denies in favour of another: not Austria but Malta."""

from __future__ import annotations

from collections.abc import Sequence

from kaext.pipes.relations.phrases import Phrase
from kaext.pipes.relations.phrasing.coordination import COORDINABLE
from kaext.pipes.relations.phrasing.finite import is_finite
from kaext.pipes.relations.words import modality

# How many phrases after the denied noun its alternative may be.
_REACH = 5
_ADVERBIAL = ("ედ", "ოდ", "უდ")


def without_negated_alternatives(row: Sequence[Phrase]) -> Sequence[Phrase]:
    """Remove the negated alternative of a contrast: not Austria but Malta (არა X, არამედ Y; X კი არა, Y).

    The alternatives may be nouns in the same case:
    დამკვირვებლად კი არა, მონაწილედ (not as observers but as participants).
    """
    for index, phrase in enumerate(row):
        following = row[index + 1] if index + 1 < len(row) else None
        if phrase.text != "არა" or following is None or modality.ONLY.match(following.text):
            continue
        if following.kind == "comma" and index > 1 and row[index - 1].text == "კი":
            start = next((i for i in (index - 2, index - 3) if i >= 0 and row[i].kind in COORDINABLE), index)
            start = index - 2 if _are_alike(row[index - 2], row[index + 2 :]) else start
            return [*row[:start], *row[index + 2 :]] if start < index else row
        end = next((i for i, ph in enumerate(row) if i > index and ph.text == "არამედ"), index)
        if end > index and not any(is_finite(ph, row[index:end]) for ph in row[index:end]):
            return [*row[:index], *row[end + 1 :]]
    return row


def _are_alike(denied: Phrase, following: Sequence[Phrase]) -> bool:
    """Return whether a noun that is denied has its alternative among the next phrases."""
    if denied.kind != "word" or denied.form is not None or denied.role in ("bare", ""):
        return False
    words = [ph for ph in following[:_REACH] if ph.kind == "word"]
    # The adverbial of stems in a vowel has a shorter ending: მონაწილედ (as a participant).
    return any(ph.role == denied.role or (denied.role == "adv" and ph.text.endswith(_ADVERBIAL)) for ph in words)
