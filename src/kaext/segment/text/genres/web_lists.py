"""Lists on web pages: comments of readers, each with its author and date, and results of a search with excerpts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, takewhile

from kaext.document import BlockKind
from kaext.expressions import lazy_regex
from kaext.segment import cues
from kaext.segment.title_shape import MAX_TITLE_LENGTH

# კომენტარები (3) (comments); მკითხველთა გამოხმაურება (readers' response)
_COMMENTS_HEADING = lazy_regex(
    r"\s*+(?:[^\p{L}\p{N}\s]{1,2}\s)?(?:\d{1,4}\sკომენტარი|(?:\p{Georgian}{3,15}\s)?(?:კომენტარები|გამოხმაურებ(?:ა|ები|ანი))"
    r"(?:\s?[(\[:]\s?\d{1,4}\s?[)\]]?)?)\s?:?\s*+"
)
_DAY = (
    rf"(?:\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}}|\d{{4}}-\d\d-\d\d|\d{{1,2}}\s{cues.MONTH_STEM}\p{{Georgian}}{{0,3}}|(?:გუშინ|დღეს|ახლახან)"
    r"|\d{1,2}\s(?:წუთის?|საათის?|დღის?|კვირის?|თვის?|წლის?)\sწინ|(?:[01]?\d|2[0-3]):[0-5]\d)(?!\d)"
)
# zura_88 · 12.02.2020, 21:40 · 👍 4; ბ. ცინცაძე   15.10.2021 00:17; ლია (2 საათის წინ): a name of up to three words
# and a day or time.
_AUTHOR_LINE = lazy_regex(
    r"\s*+(?:[^\p{L}\p{N}\s]{1,3}\s?)?@?[\p{L}\p{N}_.-]{1,25}(?:\s[\p{L}\p{N}_.-]{1,25}){0,2}"
    rf"(?:\s{{1,8}}|\s{{0,3}}[·•|,(–—:-]\s{{0,3}})(?:\p{{L}}{{3,12}}:\s|\()?{_DAY}"
)
# პასუხი · მოწონება (4) · საჩივარი (reply, like, report)
_ACTIONS = lazy_regex(
    r"\s*+(?:[^\p{L}\p{N}\s]{1,2}\s?)?(?:პასუხი|უპასუხ?ე?თ?|მოწონება|მომწონს|საჩივარი|გაასაჩივრეთ?|Reply|Like)(?!\p{L})[^.!?…]{0,60}\s*+"
)
# ძიების შედეგები: „სატრასტო ფონდი“ (search results)
_RESULTS_HEADING = lazy_regex(r"\s*+(?:(?:ძიებ|ძე?ბნ)ის\sშედეგ(?:ი|ები)|მოიძებნა|ნაპოვნია)(?!\p{L})[^.!?…]{0,120}\s*+")
_MIN_RESULTS, _MIN_RESULT_LINES, _MAX_RESULT_LINES = 2, 3, 8
# A line is an address if this share of it is; a date or path may be beside it.
_ADDRESS_SHARE = 0.6


def mark_comments(texts: Sequence[str], kinds: list[BlockKind | None]) -> tuple[frozenset[int], frozenset[int]]:
    """Label the comments of readers as text below their heading.

    Returns
    -------
    tuple[frozenset[int], frozenset[int]]
        The lines of the comments, and those that open a block: the lines with the author, and what is below them.
    """
    lines: set[int] = set()
    openings: set[int] = set()
    for index, text in enumerate(texts):
        if kinds[index] is not None or not _COMMENTS_HEADING.fullmatch(text):
            continue
        found = list(_comments(texts, kinds, index + 1))
        if not found:
            continue
        kinds[index] = "heading"
        for paragraph in found:
            for line in paragraph:
                kinds[line] = "body"
                is_head = _AUTHOR_LINE.match(texts[line]) is not None or _ACTIONS.fullmatch(texts[line]) is not None
                openings.update((line, line + 1) if is_head else ())
            lines.update(paragraph)
            openings.add(paragraph[0])
    return frozenset(lines), frozenset(openings & lines)


def _comments(texts: Sequence[str], kinds: Sequence[BlockKind | None], start: int) -> Iterator[Sequence[int]]:
    """Yield the lines of the paragraphs that have the author of a comment in one of their first two lines."""
    index = start
    while index < len(texts):
        if not texts[index].strip():
            index += 1
            continue
        paragraph = list(takewhile(lambda line: texts[line].strip() and kinds[line] is None, range(index, len(texts))))
        if not any(_AUTHOR_LINE.match(texts[line]) for line in paragraph[:2]):
            return
        yield paragraph
        index = paragraph[-1] + 1


def mark_search_results(texts: Sequence[str], kinds: list[BlockKind | None]) -> frozenset[int]:
    """Label the titles and addresses of several results as links and their excerpts as text; return the excerpts."""
    found: list[list[int]] = []
    for is_text, lines in groupby(range(len(texts)), lambda index: bool(texts[index].strip()) and kinds[index] is None):
        run = list(lines)
        if is_text and _MIN_RESULT_LINES <= len(run) <= _MAX_RESULT_LINES and _is_result(texts, run):
            found.append(run)
    excerpts: set[int] = set()
    for run in found if len(found) >= _MIN_RESULTS else ():
        for index in run[:2]:
            kinds[index] = "link"
        for index in run[2:]:
            kinds[index] = "body"
        excerpts.update(run[2:])
    if excerpts:
        _mark_results_heading(texts, kinds)
    return frozenset(excerpts)


def _is_result(texts: Sequence[str], run: Sequence[int]) -> bool:
    """Return whether lines are a title and an address, in either order, above an excerpt without an address."""
    first, second = texts[run[0]], texts[run[1]]
    title = second if _is_address(first) else first
    is_pair = _is_address(first) != _is_address(second)
    is_title = len(title) <= MAX_TITLE_LENGTH and (
        cues.TERMINAL.search(title) is None or title.endswith(("?", "!", "…"))
    )
    is_excerpt = not any(cues.addresses(texts[index]) for index in run[2:])
    return is_pair and is_title and is_excerpt


def _is_address(text: str) -> bool:
    covered = sum(len(match[0]) for match in cues.addresses(text))
    return covered > _ADDRESS_SHARE * len(text.strip())


def _mark_results_heading(texts: Sequence[str], kinds: list[BlockKind | None]) -> None:
    for index, text in enumerate(texts):
        if kinds[index] is None and _RESULTS_HEADING.fullmatch(text):
            kinds[index] = "heading"
