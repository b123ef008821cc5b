"""Magazines and newsletters: the lines about the issue, authors below titles, jumps between pages, pull quotes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, islice, pairwise

from kaext.document import BlockKind
from kaext.expressions import lazy_regex
from kaext.segment import cues
from kaext.segment.text.frames import Frame
from kaext.segment.text.genres.acts import names_act
from kaext.segment.title_shape import MAX_TITLE_LINES, is_shaped_as_title, line_width

# № 2 (46); № 4/12; მე-5 ნომერი; ნომერი 3; ტომი II: the number of an issue, and of its volume.
_ISSUE_NUMBER = lazy_regex(
    r"\s*+(?:(?:№|N|ნომერი|გამოშვება)\s?\d{1,4}(?:\s?[(/-]\s?\d{1,4}\)?)?|(?:მე-\d{1,3}|\d{1,3}-ე)\s(?:ნომერი|გამოშვება)"
    r"|ტომი\s(?:\d{1,3}|[IVXLC]{1,6}))\s*+"
)
# Between the parts of the line about an issue: № 2 (46) · 2019 წლის გაზაფხული · ვრცელდება უფასოდ (free of charge)
_PARTS = lazy_regex(r"\s[|·•*/–—]\s|\s{3,20}|\t")
_MAX_PARTS, _MAX_PART_LENGTH = 8, 60
_TOP_LINES = 8

# A given name or initials, and a surname. What ends like the words of another phrase is no name.
_GIVEN = r"(?:\p{Georgian}\.\s?){1,2}|\p{Georgian}{3,15}(?<!ის|თა|ური|ული|ები|ებ|ში|ზე|ულ|ახალი|ერთი|სხვა)\s"
_SURNAME = (
    r"\p{Georgian}{3,20}(?:-\p{Georgian}{3,20})?"
    r"(?<!ებ[იაეს]|ება|ობა|ოება|ში|ზე|დან|თან|ით|მდე|თვის|ის|თა|ად|მა|ამ|დროს)"
)
_FULL_NAME = rf"(?:{_GIVEN}){_SURNAME}"
# ანა ბერიძე, ბათუმი (with the place); ნინო ლომიძე და ანა ქავთარაძე; ნ. ლომიძე | თბილისი
_AUTHOR = lazy_regex(
    rf"\s*+(?:[-–—]\s)?{_FULL_NAME}(?:(?:\sდა\s|,\s|\s/\s){_FULL_NAME}){{0,2}}(?:(?:,\s|\s[|·–—-]\s)[^.!?…:;,\d]{{2,40}}){{0,2}}\s*+"
)
_FAMILIAR_SURNAME = lazy_regex(
    r"\p{L}(?:შვილი|ძე|ავა|იანი|ოვი|ოვა|ევი|ევა|ინა|სკი|სკა|ენკო|იჩი|ფულო|სენი|სონი|ესკუ)(?!\p{L})"
)
# ტექსტი: ანა ბერიძე (text); ესაუბრა ნინო ლომიძე; ინტერვიუ ჩაიწერა … (interview by); ნინო ლომიძემ მოამზადა
_WORK = (
    r"(?:(?:მასალა|ინტერვიუ|რეპორტაჟი|გვერდი|რუბრიკა|სტატია)\s)?"
    r"(?:მო(?:გვი)?ამზადა|(?:ჩა|გადა)?იწერა|ჩაწერა|დაწერა|თარგმნა|(?:გვ)?ესაუბრა)"
)
_KIND_OF_WORK = (
    r"(?:ტექსტი(?:\sდა\sფოტო(?:ები)?)?|ფოტო\sდა\sტექსტი|(?:სტატიის\s)?ავტორ(?:ი|ები)"
    r"|ინტერვიუ|რეპორტაჟი|თარგმანი|მასალა)"
)
_CREDITED = lazy_regex(
    rf"\s*+[(–—-]?\s?(?:(?:{_KIND_OF_WORK}\s?[:–—-]|{_WORK}\s?:?)"
    r"\s(?:(?:\p{L}{1,2}\.|[^\s.!?…:;\d]{1,25})(?:,?\s|\s*+\)?$)){1,8}"
    rf"|(?:[^\s.!?…:;\d]{{2,25}}\s){{2,3}}{_WORK})\)?\s*+"
)
_MIN_AUTHORS, _MIN_TEXT_LENGTH, _MAX_BYLINE, _MIN_INDENT = 2, 40, 90, 12

# „ღამე იყო და წვიმდა“ – ექიმი მისიიდან: a quotation and, after a dash, who said it.
_SOURCED = lazy_regex(r"[„“”\"«][^„“”\"«»]{15,400}[“”\"»]\s?[–—-]\s\p{L}[^.!?…:;„“”\"«»]{2,80}+")
# The words of a pull quote, and of the beginning by which it is found.
_WORD = lazy_regex(r"[\p{L}\p{N}]++")
_CLOSING = ("“", "”", '"', "»", "“.", "”.", '".', "».")
_MIN_QUOTED_WORDS, _MAX_QUOTE_LENGTH, _MAX_QUOTE_LINES, _MAX_PLACES = 4, 120, 4, 8
_NEAR = 6


def mark_issue_lines(texts: Sequence[str], kinds: list[BlockKind | None]) -> None:
    """Label the lines about the issue at the top of a periodical, above or below its name, as page furniture."""
    top = list(islice((index for index, text in enumerate(texts) if text.strip()), _TOP_LINES))
    for index in top:
        if cues.SENTENCE_END.search(texts[index]) and len(texts[index]) > _MAX_BYLINE:
            return
        if kinds[index] is None and _is_about_issue(texts[index]):
            kinds[index] = "header"


def _is_about_issue(text: str) -> bool:
    """Return whether signs or gaps divide a line into short parts, one of which is the number of the issue."""
    parts = _PARTS.split(text.strip(), _MAX_PARTS)
    is_divided = 1 < len(parts) <= _MAX_PARTS and all(len(part) <= _MAX_PART_LENGTH for part in parts)
    return is_divided and not names_act(text) and any(_ISSUE_NUMBER.fullmatch(part) for part in parts)


def mark_jumps(texts: Sequence[str], kinds: list[BlockKind | None]) -> frozenset[int]:
    """Label the lines that send the reader to another page or issue, whatever they look like, as text; return them."""
    found = frozenset(
        index
        for index, text in enumerate(texts)
        if kinds[index] is None and cues.JUMP.fullmatch(text) and not cues.BOX_TITLE.match(text)
    )
    for index in found:
        kinds[index] = "body"
    return found


def mark_authors(texts: Sequence[str], kinds: list[BlockKind | None]) -> frozenset[int]:
    """Label the lines that name the author of an article, between its title and its text, as text; return them.

    A name is taken for an author's if a word introduces it, if it ends like a surname, or if there are several.
    """
    found = dict(_author_lines(texts, kinds))
    authors = set(_signatures(texts, kinds))
    for index, title in found.items():
        is_certain = _CREDITED.fullmatch(texts[index]) or _FAMILIAR_SURNAME.search(texts[index])
        if is_certain or len(found) >= _MIN_AUTHORS:
            authors.add(index)
            for line in title:
                kinds[line] = "heading"
    for index in authors:
        kinds[index] = "body"
    return frozenset(authors)


def _signatures(texts: Sequence[str], kinds: Sequence[BlockKind | None]) -> Iterator[int]:
    """Yield the lines with an author's name set to the right below the end of an article."""
    for index, text in enumerate(texts):
        above = next((line for line in reversed(texts[max(0, index - 2) : index]) if line.strip()), "")
        is_right = (
            len(text) - len(text.lstrip()) >= _MIN_INDENT and kinds[index] is None and len(above) >= _MIN_TEXT_LENGTH
        )
        if is_right and cues.SENTENCE_END.search(above) and (_AUTHOR.fullmatch(text) or _CREDITED.fullmatch(text)):
            yield index


def _author_lines(texts: Sequence[str], kinds: Sequence[BlockKind | None]) -> Iterator[tuple[int, range]]:
    """Yield the lines with the shape of an author's name between a title and its text, with the lines of the title."""
    start = next((index for index, text in enumerate(texts) if text.strip() and kinds[index] is None), len(texts))
    for index in range(start + 1, len(texts)):
        text = texts[index]
        if kinds[index] is not None or not 0 < len(text.strip()) <= _MAX_BYLINE:
            continue
        is_name = _CREDITED.fullmatch(text) is not None or _AUTHOR.fullmatch(text) is not None
        title = _title_above(texts, kinds, index) if is_name else range(0)
        # The author of the whole document is below its own title.
        is_heading = bool(title) and (title.start > start or kinds[title.start] == "heading")
        if is_heading and _is_above_text(texts, kinds, index):
            yield index, title


def _title_above(texts: Sequence[str], kinds: Sequence[BlockKind | None], index: int) -> range:
    """Return the lines of the heading above a line, with at most an empty line between them; none without one."""
    last = index - 1 - (not texts[index - 1].strip())
    first = last
    while first >= 0 and texts[first].strip() and last - first < MAX_TITLE_LINES and kinds[first] in (None, "heading"):
        first -= 1
    title = range(first + 1, last + 1)
    is_apart = first < 0 or not texts[first].strip() or kinds[first] is not None
    lines = tuple(texts[first + 1 : last + 1])
    is_title = is_apart and bool(lines) and is_shaped_as_title(lines)
    # მეტი ფოტო: (more photographs) introduces an address.
    is_title = is_title and not any(line.rstrip().endswith(":") or cues.addresses(line) for line in lines)
    return title if is_title else range(0)


def _is_above_text(texts: Sequence[str], kinds: Sequence[BlockKind | None], index: int) -> bool:
    """Return whether a paragraph is below a line, with at most an empty line between them."""
    first = index + 1 + (not "".join(texts[index + 1 : index + 2]).strip())
    text = "".join(texts[first : first + 1])
    is_asked = cues.TURN.match(text) is not None
    is_text = (len(text.strip()) >= _MIN_TEXT_LENGTH or is_asked) and kinds[first] is None
    is_several = bool("".join(texts[first + 1 : first + 2]).strip()) or cues.SENTENCE_END.search(text) is not None
    return is_text and is_several


def pull_quotes(texts: Sequence[str]) -> list[Frame]:
    """Return the boxes that repeat a sentence of the text: short paragraphs of their own between empty lines.

    The paragraph with the sentence is at least twice as long, and wider if the quotation takes several lines.
    """
    paragraphs = _paragraphs(texts)
    quoted = {
        number: words
        for number, lines in enumerate(paragraphs)
        if len(lines) <= _MAX_QUOTE_LINES
        and _is_above_finished(texts, paragraphs[max(0, number - _NEAR) : number])
        and (words := _quoted_words([texts[line] for line in lines]))
    }
    places: dict[tuple[str, ...], list[tuple[int, int]]] = {_beginning(words): [] for words in quoted.values()}
    every = [_words(" ".join(texts[line] for line in lines)) for lines in paragraphs] if quoted else []
    for number, several in enumerate(every):
        for start in range(len(several) - _MIN_QUOTED_WORDS + 1):
            found = places.get(_beginning(several, start))
            if found is not None and len(found) < _MAX_PLACES:
                found.append((number, start))
    widths = [max(line_width(texts[line]) for line in lines) for lines in paragraphs]
    return [
        Frame((), range(0), range(paragraphs[number][0], paragraphs[number][-1] + 1))
        for number, own in quoted.items()
        if any(
            2 * len(own) <= len(every[other])
            and every[other][start : start + len(own)] == own
            and (len(paragraphs[number]) == 1 or widths[number] < widths[other])
            for other, start in places[_beginning(own)]
        )
    ]


def sourced_quotes(texts: Sequence[str]) -> list[Frame]:
    """Return the boxes that are a quotation with its source beside it, below a paragraph of the text.

    „ღამე იყო და წვიმდა“ – ექიმი (it was night and it rained: a doctor).
    """
    paragraphs = _paragraphs(texts)
    return [
        Frame((), range(0), range(quote[0], quote[-1] + 1))
        for above, quote in pairwise(paragraphs)
        if len(quote) <= _MAX_QUOTE_LINES
        and _SOURCED.fullmatch(" ".join(texts[line].strip() for line in quote))
        and _is_above_finished(texts, [above])
    ]


def _paragraphs(texts: Sequence[str]) -> list[list[int]]:
    return [
        list(lines)
        for is_text, lines in groupby(range(len(texts)), lambda index: bool(texts[index].strip()))
        if is_text
    ]


def _is_above_finished(texts: Sequence[str], above: Sequence[Sequence[int]]) -> bool:
    """Return whether the last of some paragraphs that is longer than a page number or title ends a sentence."""
    last = next(
        (lines[-1] for lines in reversed(above) if len(texts[lines[-1]]) >= _MIN_TEXT_LENGTH or len(lines) > 1), None
    )
    return last is not None and cues.TERMINAL.search(texts[last]) is not None


def _quoted_words(lines: Sequence[str]) -> list[str]:
    """Return the words of a paragraph that can be a pull quote, without the source below it; none for any other."""
    is_sourced = len(lines) > 1 and lines[-2].rstrip().endswith(_CLOSING) and cues.TERMINAL.search(lines[-1]) is None
    text = " ".join(line.strip() for line in (lines[:-1] if is_sourced else lines))
    words = _words(text)
    is_item = cues.BULLET.match(text) is not None or cues.NUMBERED_HEADING.match(text) is not None
    is_closed = cues.SENTENCE_END.search(text) is not None or text.endswith(_CLOSING)
    is_short = len(text) <= _MAX_QUOTE_LENGTH
    return words if is_closed and is_short and not is_item and len(words) >= _MIN_QUOTED_WORDS else []


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _beginning(words: Sequence[str], start: int = 0) -> tuple[str, ...]:
    return tuple(words[start : start + _MIN_QUOTED_WORDS])
