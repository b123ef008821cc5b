"""Names of programmes in quotation marks, distinguished from other quotations by their context."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from kaext.ka.inflection import readings
from kaext.pipes.countries.pipe import find_countries
from kaext.pipes.programmes import patterns
from kaext.pipes.programmes.catalogued import CatalogueNames, is_country, is_inflected
from kaext.pipes.programmes.context import Context, Mention, kind_of, lemma_in
from kaext.pipes.programmes.discovery import (
    is_other_thing,
    kind_beside,
    kind_of_name,
    mention_of_name,
    ruled_out_name,
    without_year,
)

_WORD = regex.compile(r"[\p{L}\d'’-]+")
_STOP = regex.compile(r"[.!?;:](?:\s|$)")
_MAX_QUOTED_WORDS = 9
_MIN_DATED_NAME = 4
# The year in which the Alliance was founded: no exercise is older.
_FIRST_YEAR = 1949
_MIN_OWN_HEAD = 3
_NEAR = 20
# How far above an item, in code points, the heading of its list may be.
_ABOVE_LIST = 1500
_REACH = 70
# How many rows an account has at least, and how far apart they may be.
_MIN_ROWS = 3
_NEAR_ROWS = 240


def quoted_names(context: Context, catalogue: CatalogueNames) -> Iterator[Mention]:
    """Yield quoted names beside a head noun, and the other names coordinated with them.

    All other quotations are yielded as ruled out.
    """
    text = context.text
    # The end and the kind of the name before.
    before: tuple[int, str] | None = None
    for match in patterns.QUOTED.finditer(text):
        start, end = match.span("name")
        end = start + len(text[start:end].rstrip())
        if not _is_name(text[start:end]):
            yield ruled_out_name(start, end, "programmes/quoted-name", "said")
            continue
        kind = kind_beside(context, match.start(), match.end())
        if not kind and before is not None and patterns.LIST_LINK.fullmatch(text, before[0], match.start()):
            kind = before[1]
        if not kind and _is_dated_exercise(context, match.start(), match.end(), text[start:end]):
            kind = "exercise"
        if patterns.PLURAL_AGENT.search(text, start, end):
            yield ruled_out_name(start, end, "programmes/quoted-name", "other-thing")
            continue
        is_other = not kind and _has_other_noun_beside(context, match.start(), match.end())
        if not kind and not is_other:
            kind = (
                _own_kind(text[start:end])
                or _kind_of_framework(text, start, end, match.end())
                or _kind_by_verb(context, match, text[start:end])
                or _kind_by_beginning_or_study(context, match, text[start:end])
                or _kind_of_list(context, match)
                or _kind_of_account_row(context, match)
                or _kind_of_run_in_heading(context, match)
            )
        if not kind:
            yield ruled_out_name(start, end, "programmes/quoted-name", "other-thing" if is_other else "no-head")
            continue
        before = (match.end(), kind)
        yield mention_of_name(context, start, end, kind, catalogue, "quoted-name")


def _own_kind(name: str) -> str:
    """Return the kind stated by the head noun of a long name: „სამთო მომზადების ცენტრი“ (Mountain Training Centre)."""
    words = patterns.GEORGIAN_WORD.findall(name)
    return kind_of_name(name) if len(words) >= _MIN_OWN_HEAD and kind_of(words[-1]) else ""


def _kind_of_framework(text: str, start: int, end: int, closed: int) -> str:
    """Return "programme" for a name in the genitive before ფარგლებში (in the framework of), else ""."""
    word = patterns.GEORGIAN_WORD.search(text, closed, closed + _NEAR)
    if word is None or word[0] not in patterns.FRAMEWORK or text[closed : word.start()].strip():
        return ""
    last = patterns.GEORGIAN_WORD.findall(text[start:end])[-1:]
    is_genitive = any(of.case == "gen" and not of.postposition for name in last for of in readings(name))
    return "programme" if is_genitive else ""


def _kind_by_verb(context: Context, match: regex.Match[str], name: str) -> str:
    """Return the kind implied by the verb of the clause and the case of the name, or "".

    A name in the dative or with ში (in) that somebody takes part in is a programme; a name in the nominative that is
    carried out, or that a country leaves, is a project.
    """
    _, high = context.sentence(match.start())
    clause = patterns.CLAUSE_REST.match(context.text, match.end(), max(high, match.end()))
    last = patterns.GEORGIAN_WORD.findall(name)[-1:]
    words = patterns.GEORGIAN_WORD.findall(clause[0]) if clause is not None else []
    verb = next((place for place, word in enumerate(words) if patterns.PARTICIPATION_VERB.match(word)), None)
    if not last or verb is None or any(kind_of(word) or is_other_thing(word) for word in words[:verb]):
        return ""
    written = last[0] + (match["ending"] or "").lstrip("-‐‑")
    forms = readings(written)
    if patterns.ABANDONED.fullmatch(words[verb]):
        is_left = " " in name and any(of.case == "nom" and not of.postposition for of in forms)
        low, _ = context.sentence(match.start())
        return "project" if is_left and any(find_countries(context.text[low : match.start()])) else ""
    if patterns.FINANCED.fullmatch(words[verb]) and " " not in name:
        return ""
    if patterns.CARRIED_OUT.match(words[verb]) or patterns.FINANCED.fullmatch(words[verb]):
        return "project" if any(of.case == "nom" and not of.postposition for of in forms) else ""
    is_in = any(of.postposition == "ში" for of in forms)
    if is_in and any(patterns.LOCATIVE.fullmatch(word) for word in words[:verb]):
        return ""
    is_taken = is_in or any(of.case == "dat" and not of.postposition for of in forms)
    return "programme" if is_taken and " " in name else ""


def _kind_by_beginning_or_study(context: Context, match: regex.Match[str], name: str) -> str:
    """Return "project" for a name of several words after a verb of beginning or financing, or a noun of studying.

    ამოქმედდა „X“ (X came into operation; the name is in the nominative), ფინანსდება „X“ (X is financed), აფინანსებს
    „X“-ს (finances X), კვლევა „X“ (the study X, unless published). "" for all others.
    """
    low, high = context.sentence(match.start())
    before = context.text[max(low, match.start() - _REACH) : match.start()]
    preceding = patterns.WORD_BEFORE_NAME.search(before)
    if preceding is None or " " not in name:
        return ""
    last = patterns.GEORGIAN_WORD.findall(name)[-1:]
    ending = (match["ending"] or "").lstrip("-‐‑")
    cases = {of.case for word in last for of in readings(word + ending) if not of.postposition}
    begins = patterns.BEGAN.fullmatch(preceding["word"]) or patterns.FINANCED.fullmatch(preceding["word"])
    has_begun = begins is not None and "nom" in cases
    has_begun = has_begun or (
        patterns.FINANCING.fullmatch(preceding["word"]) is not None and not cases.isdisjoint({"nom", "dat"})
    )
    is_study = lemma_in(preceding["word"], patterns.STUDIES) and not patterns.PUBLISHED.search(context.text, low, high)
    return "project" if has_begun or is_study else ""


def _is_nominative(name: str) -> bool:
    """Return whether the last word of a name may be in the nominative."""
    last = patterns.GEORGIAN_WORD.findall(name)[-1:]
    return any(of.case == "nom" and not of.postposition for word in last for of in readings(word))


def _kind_of_account_row(context: Context, match: regex.Match[str]) -> str:
    """Return "project" for a name that begins a row in an account of projects, else "": „X“ ........ €285 000."""
    text = context.text
    is_row = " " in match["name"] and patterns.ACCOUNT_ROW.match(text, match.start()) is not None
    if not is_row or not context.starts_line(match.start()):
        return ""
    around = text[max(0, match.start() - _NEAR_ROWS) : match.end() + _NEAR_ROWS]
    rows = patterns.ACCOUNT_ROW.findall(around)
    before = text[max(0, match.start() - _ABOVE_LIST) : match.start()]
    is_of_projects = any(kind_of(word) == "project" for word in patterns.GEORGIAN_WORD.findall(before))
    return "project" if len(rows) >= _MIN_ROWS and is_of_projects else ""


def _kind_of_run_in_heading(context: Context, match: regex.Match[str]) -> str:
    """Return "project" for a name with a full stop before the text of a paragraph on projects, else ""."""
    is_alone = context.starts_line(match.start()) and patterns.RUN_IN.match(context.text, match.end()) is not None
    if not is_alone or not _is_nominative(match["name"]):
        return ""
    words = patterns.GEORGIAN_WORD.findall(context.heading(match.start()))
    return "project" if any(kind_of(word) == "project" for word in words) else ""


def _kind_of_list(context: Context, match: regex.Match[str]) -> str:
    """Return the kind stated by the line above a list of names: „X“: … below პროექტები: (projects)."""
    text = context.text
    if not context.starts_line(match.start()) or not patterns.AFTER_LISTED.match(text, match.end()):
        return ""
    for line in reversed(text[max(0, match.start() - _ABOVE_LIST) : match.start()].split("\n")[:-1]):
        if not line.strip() or patterns.LISTED_LINE.match(line):
            continue
        words = patterns.GEORGIAN_WORD.findall(line)
        return kind_of(words[-1]) if words and line.rstrip().endswith(":") else ""
    return ""


def _is_name(quoted: str) -> bool:
    words = _WORD.findall(quoted)
    is_speech = _STOP.search(quoted) is not None or not patterns.SPEECH.isdisjoint(words)
    return 0 < len(words) <= _MAX_QUOTED_WORDS and not is_speech


def _is_dated_exercise(context: Context, start: int, end: int, quoted: str) -> bool:
    """Return whether a quoted name ends in a year, as names of exercises do (``„X 2007“``), and is no document's."""
    name, year = without_year(quoted)
    is_document = not patterns.ENGLISH_DOCUMENTS.isdisjoint(name.casefold().split()) or any(
        name == context.text[low:high] for low, high in context.acronyms_from(start, end)
    )
    if (
        not year
        or int(year) < _FIRST_YEAR
        or len(name) < _MIN_DATED_NAME
        or is_document
        or _has_other_noun_beside(context, start, end)
    ):
        return False
    return not is_country(name) or context.mentions_kind(start, "exercise")


def _is_event_at_place(before: Sequence[str], after: Sequence[str]) -> bool:
    """Return whether a name comes between a place and a verb of holding: at the works „X“ was held."""
    return any(map(patterns.PLACE.fullmatch, before[-1:])) and any(map(patterns.HELD_VERB.match, after[:1]))


def _has_other_noun_beside(context: Context, start: int, end: int) -> bool:
    """Return whether a noun beside a name states that it belongs to a document, a ship or another thing."""
    low, high = context.sentence(start)
    before = patterns.GEORGIAN_WORD.findall(context.text, max(low, start - _REACH), start)[-2:]
    after = patterns.GEORGIAN_WORD.findall(context.text, end, min(max(high, end), end + _REACH))[:2]
    if is_inflected(context.text[start:end].strip('„“”«»"')) or _is_event_at_place(before, after):
        before = []
    return any(map(is_other_thing, (*before, *after))) or not patterns.BODIES.isdisjoint(before[-1:])
