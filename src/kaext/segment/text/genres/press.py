"""Press releases, speeches and communiqués: lines above the title, place and date, notes to editors, contacts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise, takewhile

import regex

from kaext.document import BlockKind
from kaext.expressions import lazy_regex
from kaext.segment import cues
from kaext.segment.text.blocks import TextBlock, is_title_like
from kaext.segment.text.frames import Frame
from kaext.segment.title_shape import is_salutation

_RELEASE = lazy_regex(
    r"\s*+(?:(?:განახლებული\s)?პრეს[\s-]?(?:რელიზი|ცნობა|განცხადება|შეტყობინება)|მედია[\s-]?რელიზი|(?:პრეს|მედი)ისა?თვის"
    r"|(?:განცხადება|ცნობა|ინფორმაცია|შეტყობინება)\s(?:პრეს|მედი)ისა?თვის|press[\s-]release)"
    # Its number or date, or when it may be published.
    r"[\s,|/·•:()–—-]{0,6}(?:$|(?:№|N\s?\d|#|\d|ემბარგო|(?:და|არ|გასა|გამოსა|მხოლოდ)\p{L}*\s?)[^\n]{0,120}$)",
    regex.IGNORECASE,
)
# ემბარგო: 14:00 საათამდე (embargo: till two o'clock), დაუყოვნებლივ გამოსაქვეყნებლად (for immediate release), არ
# გავრცელდეს … (not to be spread), მოწმდება წარმოთქმისას (check against delivery).
_EMBARGO = lazy_regex(
    r"\s*+[(\[*!]{0,3}\s?(?:(?:ემბარგო|embargo(?:ed)?)(?!\p{L})(?:\s?[:–—-]|(?=\s\d)|\s(?:მოქმედებს|until)|(?=\s*+$))"
    r"|for immediate release|check against delivery"
    r"|(?:დაუყოვნებლივ|მხოლოდ|თავისუფლად)\s(?:გამოსაქვეყნებლ|გასავრცელებლ|გამოქვეყნებ|გავრცელებ)\p{L}{0,6}"
    r"|(?:გამოსაქვეყნებლად|გასავრცელებლად)(?!\p{L})"
    r"|(?:გთხოვთ,?\s)?(?:არ|ნუ)\s(?:გა|გამო)(?:ვრცელ|ავრცელ|ქვეყნ|აქვეყნ)\p{L}{1,8}"
    r"|(?:(?:სიტყვა|ტექსტი|გამოსვლა|მოხსენება)\s)?(?:მოწმდება|შემოწმდეს|შეამოწმეთ|შედარდეს|შეადარეთ)\s(?:\p{L}{2,20}\s){0,2}წარმოთქმ\p{L}{1,10})[^\n]{0,140}",
    regex.IGNORECASE,
)
# დასასრული (the end), ###: below the text of a press release.
_LAST_LINE = lazy_regex(r"\s*+[-–—*#(]{0,5}\s?(?:დასასრული|ბოლო|ends?)\s?[-–—*#).]{0,5}\s*+", regex.IGNORECASE)
_TIME_AT_END = lazy_regex(r",?\s\d{1,2}[:.]\d\d(?:\s?(?:სთ\.?|საათი|საათზე))?\s*+$")
# ნატო-ს შტაბ-ბინა, ლისაბონი, პორტუგალია (NATO headquarters, Lisbon, Portugal): places in the nominative, no figures. A
# caption says where it happens: გახსნაზე (at the opening).
_PLACES = lazy_regex(
    r"(?:\p{L}[\p{L}.-]{1,30}\s?){1,3}+(?:,\s(?:\p{L}[\p{L}.-]{1,30}\s?){1,3}+){0,2}(?<!ში|ზე)(?:,|\s?[-–—])\s(?=\d)"
)
# რედაქტორთა საყურადღებოდ (for the attention of editors), ცნობა რედაქციებისათვის (a note for editors)
_NOTE_TO_EDITORS = lazy_regex(
    r"\s*+(?:(?:შენიშვნა|შენიშვნები|ცნობა|ცნობარი|განმარტება|ინფორმაცია|დამატებითი\s(?:ინფორმაცია|ცნობები))\s)?"
    r"(?:რედაქტორ|რედაქცი|ჟურნალისტ|გამომცემლ|მედი|პრეს)(?:თა|ების|ებისა?თვის|ის|ისა?თვის|ებს)(?:\s(?:საყურადღებოდ|ცნობისა?თვის|საცნობაროდ))?\s?:?\s*+"
)
# ისტორიული ცნობა (historical note), ცნობისათვის (for information): background, at the end of a press release.
_BACKGROUND = lazy_regex(
    r"\s*+(?:ისტორიული\s(?:ცნობა|ფონი|ექსკურსი)|ცნობისა?თვის|საცნობაროდ|ბექგრაუნდი|წინაისტორია)\s?:?\s*+"
)
# ადრიატიკის ქარტიის შესახებ (about the Adriatic Charter): an organisation presents itself.
_SELF_DESCRIPTION = lazy_regex(r"\s*+\p{L}[^.!?…:;]{2,80}\sშესახებ\s?:?\s*+")
# ანა მარკოვსკა, ტელ. …; ო. ჩერნენკო, პრესსამსახური: who can be asked.
_PERSON = lazy_regex(
    r"\s*+(?:[-–—•]\s)?(?:\p{L}\.\s?\p{L}{2,25}|\p{L}{2,20}\s\p{L}{3,25})(?:\s?[,(–—]|\s-\s|:\s).{2,120}"
)
_TOP, _MAX_LINE, _MAX_ABOUT_LINES = 8, 170, 12


def mark_press_lines(texts: Sequence[str], kinds: list[BlockKind | None]) -> None:
    """Label the lines of a press release that need no context as page furniture.

    These are the lines above its title, which name it a press release, the lines at its top that say when it may be
    published, and the line that marks its end.
    """
    top = list(islice((index for index, text in enumerate(texts) if text.strip()), _TOP))
    marked = [place for place, index in enumerate(top) if _is_marked(texts[index])]
    if not marked:
        return
    head = _head(texts, top, marked)
    for place in {
        *range(head),
        *(place for place in marked if place >= head and _EMBARGO.fullmatch(texts[top[place]])),
    }:
        kinds[top[place]] = kinds[top[place]] or "header"
    for index, text in enumerate(texts[top[-1] + 1 :], start=top[-1] + 1):
        if kinds[index] is None and _LAST_LINE.fullmatch(text):
            kinds[index] = "header"


def _is_press_release(texts: Sequence[str]) -> bool:
    """Return whether a line at the top calls the document a press release or says when it may be published."""
    return any(_is_marked(text) for text in islice(filter(str.strip, texts), _TOP))


def _is_marked(text: str) -> bool:
    return len(text) <= _MAX_LINE and (_RELEASE.fullmatch(text) is not None or _EMBARGO.fullmatch(text) is not None)


def _head(texts: Sequence[str], top: Sequence[int], marked: Sequence[int]) -> int:
    """Return how many lines are above the title: those down to the last marked one with a title below it, and a date.

    Without a title below, the document has no other title than its name: press release.
    """
    for place in reversed(marked):
        below = place + 1
        while below < len(top) and _is_dated(texts[top[below]]):
            below += 1
        above = (texts[index] for index in top[:place])
        is_open = all(_is_marked(text) or _is_dated(text) or not cues.TERMINAL.search(text) for text in above)
        if is_open and below < len(top) and _can_be_title(texts, top[below]):
            return below
    return 0


def _is_dated(text: str) -> bool:
    """Return whether a line is a date, with a place or without."""
    return is_dateline(text) or cues.DATELINE.fullmatch(text) is not None


def _can_be_title(texts: Sequence[str], index: int) -> bool:
    """Return whether a title of at most three lines starts at a line."""
    lines = list(takewhile(str.strip, texts[index : index + 4]))
    return is_title_like(TextBlock(list(range(len(lines))), texts=lines)) or is_title_like(
        TextBlock([index], texts=[texts[index]])
    )


def is_dateline(text: str) -> bool:
    """Return whether a line has nothing but a place and a date: ლისაბონი, პორტუგალია, 2010 წლის 20 ნოემბერი."""
    line = _TIME_AT_END.sub("", text.strip().strip("()[]"))
    place = _PLACES.match(line)
    return place is not None and cues.DATELINE.fullmatch(line[place.end() :]) is not None


def datelines(texts: Sequence[str]) -> frozenset[int]:
    """Return the lines with place and date at the top of a document, and the lines below them: all open blocks.

    Beside another one, such a line is rather the row of a list: მალტა – 2008 წლის აპრილი (Malta: April 2008).
    """
    top = islice((index for index, text in enumerate(texts) if text.strip()), _TOP)
    found = [index for index in top if is_dateline(texts[index]) and not _is_beside_row(texts, index)]
    return frozenset(line for index in found for line in (index, index + 1))


def _is_beside_row(texts: Sequence[str], index: int) -> bool:
    beside = (*texts[max(0, index - 1) : index], *texts[index + 1 : index + 2])
    return any(cues.DASHED_VALUE.fullmatch(text) or is_dateline(text) for text in beside)


def mark_dateline(blocks: Sequence[TextBlock]) -> None:
    """Label the line with place and date below the title as text.

    Parameters
    ----------
    blocks
        The blocks below the first line of the title.
    """
    below = list(islice((block for block in blocks if block.kind not in ("title", "header")), 2))
    if not below or below[0].kind is not None or len(below[0].lines) > 1:
        return
    is_caption = any(block.kind == "credit" and not block.gap_before for block in below[1:])
    is_row = any(not block.gap_before and is_dateline(block.text) for block in below[1:])
    if is_dateline(below[0].text) and not (is_caption or is_row):
        below[0].kind, below[0].is_row = "body", True


def mark_salutations(blocks: Sequence[TextBlock]) -> None:
    """Label the words to the listeners that open a speech, between empty lines, as text."""
    for block, following in pairwise(blocks):
        is_apart = block.gap_before and following.gap_before
        if block.kind is None and is_apart and is_salutation(block.text.replace(", ", " ")):
            block.kind = "body"


def notes_to_editors(texts: Sequence[str]) -> Iterator[Frame]:
    """Yield the notes to editors, and what the issuer of a press release says of itself at its end, as boxes."""
    is_released = _is_press_release(texts)
    for index, text in enumerate(texts):
        if index == 0 or texts[index - 1].strip() or not text.strip() or len(text) > _MAX_LINE:
            continue
        is_note = _NOTE_TO_EDITORS.fullmatch(text) is not None or (
            is_released and _BACKGROUND.fullmatch(text) is not None
        )
        if not is_note and not (is_released and _SELF_DESCRIPTION.fullmatch(text)):
            continue
        lines = list(takewhile(lambda line: texts[line].strip(), range(index + 1, len(texts))))
        is_text = 0 < len(lines) <= _MAX_ABOUT_LINES and not any(_is_contact(texts[line]) for line in lines)
        if is_text and (is_note or _ends_release(texts, lines[-1] + 1)):
            yield Frame((), range(index, index + 1), range(index + 1, lines[-1] + 1))


def _ends_release(texts: Sequence[str], line: int) -> bool:
    """Return whether contacts, the end of the text or nothing is the next paragraph."""
    start = next((below for below in range(line, len(texts)) if texts[below].strip()), len(texts))
    rest = list(takewhile(str.strip, texts[start : start + _MAX_ABOUT_LINES]))
    is_end = not rest or cues.LINKS_HEADING.fullmatch(rest[0]) is not None or _LAST_LINE.fullmatch(rest[0]) is not None
    return is_end or any(map(_is_contact, rest))


def _is_contact(text: str) -> bool:
    return bool(cues.addresses(text)) or cues.TELEPHONE.search(text) is not None


def names_person(text: str) -> bool:
    """Return whether a line of contacts begins with the name of a person: ო. ჩერნენკო, პრესსამსახური (press office)."""
    return _PERSON.fullmatch(text) is not None and cues.OFFICE_LINE.fullmatch(text) is None
