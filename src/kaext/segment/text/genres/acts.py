"""Legal acts: lines on registration and publication, place and date, signatures, the act's subject."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from kaext.document import BlockKind
from kaext.expressions import lazy_regex
from kaext.segment import cues
from kaext.segment.text.blocks import TextBlock, is_title_like

# ბრძანება № 304 (order no. 304), ბრძანებულება (edict): the kind of an act, in the nominative, in its title.
_ACT = lazy_regex(
    r"(?<!\p{L})(?:ბრძანებ(?:ა|ულება)|დადგენილება|განკარგულება|გადაწყვეტილება|რეზოლუცია|დეკრეტი|კანონი|დირექტივა|დეკლარაცია"
    r"|შეთანხმება|ხელშეკრულება|კონვენცია|მემორანდუმი|ოქმი|ინსტრუქცია|დებულება|წესდება)(?!\p{L})"
)
# Its subject: ანგარიშის დამტკიცების თაობაზე, ანგარიშის დამტკიცების შესახებ (on the approval of a report).
_SUBJECT_END = lazy_regex(r"(?r)\s(?:თაობაზე|შესახებ)\s*+$")
# სარეგისტრაციო კოდი: 010.2012 (registration code), გამოქვეყნების წყარო: ვებგვერდი (where it was published),
# მიღების თარიღი: 14/11/2012 (date of adoption): what a register of acts records.
_REGISTER_ENTRY = lazy_regex(
    r"\s*+(?:სახელმწიფო\s)?(?:სარეგისტრაციო (?:კოდი|ნომერი|№)|(?:რეგისტრაციის|გამოქვეყნების|მიღების|ძალაში შესვლის) "
    r"(?:კოდი|ნომერი|წყარო|თარიღი|ადგილი|ტიპი|სტატუსი))(?:,\sთარიღი)?(?:\s?:|\s[-–—])?\s{1,40}(?:[\p{Lu}\d][\p{Lu}\d./\s-]{2,60}|(?<=[:–—-]\s{1,40})\p{L}[^:!?…]{2,120})\s*+"
)
# /მ. ვერულაშვილი/; გ. ქარცივაძე: who signs.
_SIGNATORY = r"(?:/[^/]{2,40}/|\([^()]{2,40}\)|(?:\p{L}\.\s?){1,2}\p{L}{2,30}+|\p{L}{2,20}+ \p{L}{3,30}+)"
# მინისტრი      გ. ქარცივაძე; თავმჯდომარე      (ხელმოწერა); მხარის სახელით   ______: an office, a gap, and who signs.
_SIGNED_LINE = lazy_regex(
    r"\s*+(?:\p{L}[^.!?…:;]{0,80}?[\s-])?(?:მინისტრი|თავმჯდომარე|უფროსი|მდივანი|დირექტორი|პრეზიდენტი|ხელმძღვანელი|მოადგილე"
    r"|მეთაური|რექტორი|სპიკერი|ელჩი|წარმომადგენელი|სარდალი|გუბერნატორი|კანცლერი|სახელით)"
    r"(?:,\s[^.!?…:;]{2,60}?)?:?(?:\s{3,}+|\t\s*+|\s(?=_{3}))"
    rf"(?:(?:\(?(?:ხელმოწერა|ხელმოწერილია)\)?|_{{3,40}})(?:\s{{1,60}}+{_SIGNATORY})?|{_SIGNATORY})(?:\s{{2,80}}+(?:ბ\.\s?ა\.|\(?ბეჭედი\)?))?\s*+"
)
_GAP = lazy_regex(r"\s{2,}+|\t")
# An act names its kind, place and date within its first lines.
_TOP, _MAX_SUBJECT = 12, 300


def mark_act_lines(texts: Sequence[str], kinds: list[BlockKind | None]) -> None:
    """Label the lines of an act that need no context.

    What a register records about it is imprint. The place and date below its title belong to its text, as do the lines
    under it that are signed.
    """
    for index, text in enumerate(texts):
        if kinds[index] is None and is_record(text):
            kinds[index] = "imprint"
        elif kinds[index] is None and _SIGNED_LINE.fullmatch(text):
            kinds[index] = "body"
    top = list(islice((index for index, text in enumerate(texts) if text.strip()), _TOP))
    title = next((place for place, index in enumerate(top) if kinds[index] is None and names_act(texts[index])), None)
    for index in top[title + 1 :] if title is not None else ():
        if kinds[index] is None and _is_place_and_date(texts[index]):
            kinds[index] = "body"


def names_act(text: str) -> bool:
    """Return whether a line names the kind of an act in the nominative, as its title does: ბრძანება № 3 (order)."""
    return _ACT.search(text) is not None


def is_record(text: str) -> bool:
    """Return whether a line gives what a register of acts records: the act's code, or where it was published."""
    return _REGISTER_ENTRY.fullmatch(text) is not None


def _is_place_and_date(text: str) -> bool:
    """Return whether a line has the place and the date of an act at either end: ქ. თბილისი      2019 წლის 14 მარტი."""
    return cues.DATELINE.fullmatch(_GAP.sub(" ", text.strip())) is not None


def mark_subject(title: TextBlock, following: Sequence[TextBlock]) -> None:
    """Label the subject of an act below its title, or below the place and date, as part of the title.

    Parameters
    ----------
    title
        The block that names the kind of the act.
    following
        The next blocks.
    """
    if not names_act(title.text):
        return
    subject = next((block for block in following if not _is_place_and_date(block.text)), None)
    if subject is None or len(subject.text) > _MAX_SUBJECT or not is_title_like(subject):
        return
    if _SUBJECT_END.search(subject.text):
        subject.kind = "title"
