"""E-mails in texts: the fields above them, at the top or within the text, and the lines that they quote."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

import regex

from kaext.document import BlockKind

# ვისგან: … (from), თემა: … (subject): the fields above an e-mail.
_MAIL_FIELD = regex.compile(
    r"\s*+(?:(?:გამომგზავნი|გამგზავნი|ვისგან|ვის|ადრესატი|მიმღები|თარიღი|გაგზავნილია|გაიგზავნა|თემა|სათაური|ასლი|დანართი)|From|To|Cc|Bcc|Date|Sent|Subject"
    r"|Attachments?)\s?:(?:\s|$)",
    regex.IGNORECASE,
)
_SENDER = regex.compile(r"\s*+(?:გამომგზავნი|გამგზავნი|ვისგან|From)\s?:\s", regex.IGNORECASE)
_SUBJECT = regex.compile(r"\s*+(?:თემა|სათაური|Subject)\s?:\s", regex.IGNORECASE)
# -----Original Message-----, ———— გადაგზავნილი წერილი ———— (forwarded message)
_FORWARDED = regex.compile(r"\s*+[-–—_]{2,}+\s?\p{L}[^-–—_]{3,60}[-–—_]{2,}+\s*+")
_MIN_FIELDS = 2


def mark_mail_fields(texts: Sequence[str], kinds: list[BlockKind | None]) -> None:
    """Label the fields above e-mails: page furniture at the top of the document, text of its section further down.

    Those at the top have a subject. Those further down have a subject or sender.
    """
    index = first = next((index for index, text in enumerate(texts) if text.strip()), 0)
    while index < len(texts):
        fields = list(takewhile(lambda line: _MAIL_FIELD.match(texts[line]), range(index, len(texts))))
        is_headed = any(_SUBJECT.match(texts[line]) or _is_further_sender(texts[line], line > first) for line in fields)
        if len(fields) >= _MIN_FIELDS and is_headed:
            if index > first and _FORWARDED.fullmatch(texts[index - 1]):
                fields.insert(0, index - 1)
            for line in fields:
                kinds[line] = kinds[line] or ("header" if index == first else "body")
        index += max(1, len(fields))


def _is_further_sender(text: str, is_further: bool) -> bool:
    return is_further and _SENDER.match(text) is not None


def mark_quotes(
    texts: Sequence[str], levels: Sequence[int], kinds: list[BlockKind | None]
) -> tuple[frozenset[int], frozenset[int]]:
    """Label the quoted lines of e-mails as text.

    Returns
    -------
    tuple[frozenset[int], frozenset[int]]
        The quoted lines, and those that open a block: the first of each level, and what follows if it says whose words
        these are.
    """
    quoted = frozenset(index for index, level in enumerate(levels) if level and texts[index].strip())
    for index in quoted:
        kinds[index] = "body"
    openings: set[int] = set()
    for index in range(1, len(levels)):
        is_attributed = index - 1 in openings and texts[index - 1].rstrip().endswith(":")
        if levels[index] != levels[index - 1] or (levels[index] and is_attributed):
            openings.add(index)
    return quoted, frozenset(openings)
