"""What surrounds the text of textbooks and reference works: aims, glossaries, questions, references.

What a chapter promises to teach and the terms in its margin are boxes. Questions and tasks, references to other
chapters, and the literature are sections, whatever their lines look like.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from kaext.expressions import lazy_regex
from kaext.segment import cues
from kaext.segment.imprints import starts_imprint
from kaext.segment.text.blocks import TextBlock
from kaext.segment.text.frames import Frame

_UNIT = "(?:თავის|გაკვეთილის|ლექციის|მოდულის|პარაგრაფის|თემის|კურსის|ნაწილის)"
_IN_UNIT = "(?:თავში|გაკვეთილზე|ლექციაზე|ლექციაში|მოდულში|პარაგრაფში|ნაწილში)"
# Titles over aims: ამ თავის შესწავლის შემდეგ შეძლებთ: (after this chapter you will be able to), სასწავლო მიზნები
# (learning goals), რას ისწავლით (what you will learn), ამ თავში გაეცნობით: (in this chapter you will get to know).
_AIMS = lazy_regex(
    rf"\s*+(?:(?:ამ|მოცემული|წინამდებარე)\s{_UNIT}\s(?:\p{{Georgian}}{{4,15}}\s){{0,2}}(?:შემდეგ|შედეგად),?\s(?:[^.!?…:;]{{2,40}}\s)?"
    r"(?:შეძლებთ?|შეძლებენ|შეგეძლებათ|გეცოდინებათ?|ეცოდინებათ?|უნდა\s(?:შეძლოთ?|იცოდეთ?))"
    rf"|(?:ამ|მოცემულ|წინამდებარე)\s{_IN_UNIT}\s(?:თქვენ\s|შენ\s)?"
    r"(?:ისწავლით?|შეისწავლით?|გაეცნობით?|გაიგებთ?|იპოვით?|წაიკითხავთ?|განვიხილავთ|შევისწავლით|გავეცნობით)"
    rf"|(?:რას\s|რა\s)(?:უნდა\s)?(?:ისწავლით?|ვისწავლით|შეისწავლით?|გაიგებთ?|გავიგებთ|იცოდეთ?|შეძლოთ?)(?:\s(?:ამ\s)?{_IN_UNIT})?"
    rf"|(?:(?:ამ\s)?{_UNIT}\s|სასწავლო\s|სწავლის\s|სწავლების\s)(?:მიზანი|მიზნები|ამოცანები|შედეგები|მოსალოდნელი\sშედეგები)"
    r"|(?:სწავლის\s|სასწავლო\s)?მოსალოდნელი\sშედეგები)\s?[:?…]?\s*+"
)
# Titles over the terms of a chapter: განმარტებები (explanations), ლექსიკონი ველზე (glossary in the margin), საკვანძო
# ცნებები (key concepts), ტერმინთა განმარტება (explanation of terms).
_GLOSSARY = lazy_regex(
    r"\s*+(?:(?:მცირე|მოკლე|ძირითადი|საკვანძო|მთავარი|ახალი|უცხო|ტერმინთა|ტერმინების|ცნებათა|სიტყვათა|ჯიბის|თავის)\s){0,2}"
    r"(?:ლექსიკონი|გლოსარიუმი|გლოსარი|განმარტება|განმარტებები|განმარტებანი|ტერმინები|ცნებები|სიტყვები|სიტყვარი)"
    r"(?:\s(?:ველზე|არშიაზე|მინდორზე|აშიაზე))?\s?:?\s*+"
)
# ICI – სტამბოლის … (Istanbul …), კონტინგენტი — მისიაში … (contingent: … on a mission): a term and its explanation.
_TERM = lazy_regex(r"\s*+[^\s:;.!?…-][^:;.!?…]{1,60}?\s?(?:\s[-–—]\s|:\s)\S")
# Headings over questions and tasks: შეკითხვები და დავალებები (questions and tasks), კითხვები თვითშემოწმებისათვის
# (questions to check yourself), საკონტროლო კითხვები (control questions), დაფიქრდით და უპასუხეთ (think and answer).
_TASKS = lazy_regex(
    r"\s*+(?:(?:(?:საკონტროლო|განსახილველი|სადისკუსიო|შემაჯამებელი|გასამეორებელი|დამატებითი|ტესტური|პრაქტიკული|საშინაო|საკლასო|შემოქმედებითი)\s)?"
    r"(?:(?:შე)?კითხვები|დავალება|დავალებები|სავარჯიშო|სავარჯიშოები|ამოცანები)"
    r"(?:\sდა\s(?:(?:პრაქტიკული|საშინაო)\s)?(?:(?:შე)?კითხვები|დავალებები|სავარჯიშოები|ამოცანები))?"
    r"(?:\s(?:\p{Georgian}{4,20}(?:თვის|თათვის)|განსახილველად|დასაფიქრებლად|გასამეორებლად|სამსჯელოდ|თვითშესამოწმებლად)"
    r"(?:\sდა\s\p{Georgian}{4,20}(?:თვის|ად))?)?"
    r"|(?:დაფიქრდით?|იმსჯელეთ?|უპასუხეთ?|გაიმეორეთ?|იფიქრეთ?)(?:\s(?:და|კითხვებს)(?:\s\p{Georgian}{4,15}){0,2})?)\s?[:!]?\s*+"
)
# Headings over references: იხ. აგრეთვე, იხილეთ ასევე (see also).
_SEE_ALSO = lazy_regex(r"\s*+(?:იხ\.|იხილეთ?|ნახეთ?|შეადარეთ?|შდრ\.)\s?(?:აგრეთვე|ასევე)\s?:?\s*+")
# Headings over works: ლიტერატურა (literature), გამოყენებული წყაროები (sources used), ბიბლიოგრაფია (bibliography).
_LITERATURE = lazy_regex(
    r"\s*+(?:(?:გამოყენებული|დამატებითი|რეკომენდებული|ძირითადი|სამეცნიერო|დამოწმებული|საყურადღებო|სასარგებლო|მითითებული)\s){0,2}"
    r"(?:ლიტერატურა|ბიბლიოგრაფია|წყაროები|საკითხავი|წასაკითხად|წასაკითხი)"
    r"(?:\sდა\s(?:ლიტერატურა|წყაროები|ბიბლიოგრაფია|შენიშვნები)|\s\p{Georgian}{4,20}თვის)?\s?:?\s*+"
)
# თავი 5 (chapter 5), გვ. 71 (p. 71), § 12: where a reference leads.
_PLACE_IN_BOOK = lazy_regex(r"(?<!\p{L})(?:თავ(?:ი|ები)|გვ\.|გვერდ(?:ი|ები)|პარაგრაფ(?:ი|ები)|ტ\.|გაკვეთილი)\s?\d|§")
# 2015; 240 გვ. (240 pp.): when a work appeared, or its pages.
_YEAR_OR_PAGES = lazy_regex(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)|(?<!\p{L})(?:გვ|pp?|с|стр)\.\s?\d|\d\s?(?:გვ|pp?|с)\.")
_ITEM_MARK = lazy_regex(r"\s*+(?:\(?(?:\d{1,2}|[ა-ჰ]|[a-z]|[IVX]{1,4})[.)]|№\s?\d|[?❓✎✍▶►])\s?\S")
_MAX_TITLE, _MAX_LINES, _MIN_ENTRIES = 90, 60, 2


@dataclass(frozen=True, slots=True)
class Apparatus:
    """The questions, references and works of a chapter.

    Attributes
    ----------
    headings
        The lines of their headings.
    text
        The lines below them.
    """

    headings: frozenset[int] = frozenset()
    text: frozenset[int] = frozenset()

    @property
    def openings(self) -> frozenset[int]:
        """The headings, and the lines directly below them."""
        return self.headings | {line + 1 for line in self.headings if line + 1 in self.text}


def study_boxes(texts: Sequence[str]) -> Iterator[Frame]:
    """Yield the boxes of a chapter with its aims and with its terms, title first, each up to an empty line."""
    for index, text in enumerate(texts):
        is_apart = index > 0 and not texts[index - 1].strip()
        if not is_apart or len(text) > _MAX_TITLE or not text.strip():
            continue
        if _AIMS.fullmatch(text):
            lines, is_entry = _paragraph(texts, _first_below(texts, index)), _is_item
        elif _GLOSSARY.fullmatch(text):
            lines, is_entry = _paragraph(texts, index + 1), _is_term
        else:
            continue
        entries = [line for line in lines if is_entry(texts[line])]
        if len(entries) >= _MIN_ENTRIES and entries[0] == lines[0]:
            yield Frame((), range(index, index + 1), lines)


def apparatus(texts: Sequence[str]) -> Apparatus:
    """Return the questions, references and works of a document, by the headings over them.

    Parameters
    ----------
    texts
        The lines of the document.
    """
    headings: set[int] = set()
    found: set[int] = set()
    is_book = any(cues.CHAPTER_LINE.match(text) for text in texts) or any(_LITERATURE.fullmatch(text) for text in texts)
    for index, text in enumerate(texts):
        is_apart = index > 0 and (
            not texts[index - 1].strip() or cues.SENTENCE_END.search(texts[index - 1]) is not None
        )
        if not is_apart or len(text) > _MAX_TITLE or index in found or not text.strip():
            continue
        lines: Sequence[int] = ()
        if _TASKS.fullmatch(text):
            lines = _questions(texts, index)
        elif _SEE_ALSO.fullmatch(text):
            below = _paragraph(texts, _first_below(texts, index))
            lines = below if is_book or any(_PLACE_IN_BOOK.search(texts[line]) for line in below) else ()
        elif _LITERATURE.fullmatch(text):
            lines = _works(texts, index)
        if lines and not any(cues.addresses(texts[line]) for line in lines):
            headings.add(index)
            found.update(lines)
    return Apparatus(frozenset(headings), frozenset(found))


def mark_apparatus(blocks: Sequence[TextBlock], found: Apparatus) -> None:
    """Label the questions, references and works of a chapter as text under their headings."""
    for block in blocks if found.headings else ():
        if block.kind is None and block.lines[0] in found.headings:
            block.kind = "heading"
        elif block.kind in (None, "box") and block.lines[0] in found.text:
            block.kind, block.box = "body", 0


def _first_below(texts: Sequence[str], index: int) -> int:
    """Return the line below a title, skipping one empty line."""
    below = index + 1
    return below + (below < len(texts) and not texts[below].strip())


def _paragraph(texts: Sequence[str], first: int) -> range:
    """Return the lines from one on up to an empty line."""
    lines = takewhile(lambda line: texts[line].strip(), range(first, min(len(texts), first + _MAX_LINES)))
    return range(first, first + sum(1 for _ in lines))


def _is_item(text: str) -> bool:
    return (
        cues.BULLET.match(text) is not None or _ITEM_MARK.match(text) is not None or text.rstrip().endswith((";", ","))
    )


def _is_term(text: str) -> bool:
    return _TERM.match(text) is not None and cues.BULLET.match(text) is None


def _questions(texts: Sequence[str], heading: int) -> Sequence[int]:
    """Return the lines of questions and tasks below a heading: paragraphs that open with a number, letter or bullet."""
    found: list[int] = []
    items = 0
    first = _first_below(texts, heading)
    while (lines := _paragraph(texts, first)) and _opens_item(texts[first]):
        found += lines
        items += sum(1 for line in lines if _opens_item(texts[line]))
        first = _first_below(texts, lines[-1])
    return found if items >= _MIN_ENTRIES else ()


def _opens_item(text: str) -> bool:
    return cues.BULLET.match(text) is not None or _ITEM_MARK.match(text) is not None


def _works(texts: Sequence[str], heading: int) -> Sequence[int]:
    """Return the lines of works below a heading, most of whose paragraphs give a year or pages."""
    found: list[int] = []
    first = _first_below(texts, heading)
    while lines := _paragraph(texts, first):
        is_note = cues.FOOTNOTE.match(texts[first]) is not None and not cues.BULLET.match(texts[first])
        is_imprint = cues.CREDIT.match(texts[first]) is not None or starts_imprint(texts[first])
        if is_note or is_imprint or not any(_YEAR_OR_PAGES.search(texts[line]) for line in lines):
            break
        found += lines
        first = _first_below(texts, lines[-1])
        if len(lines) > 1:
            break
    return found
