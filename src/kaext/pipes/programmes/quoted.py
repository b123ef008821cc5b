"""Names of programmes in quotation marks, told from other quotations by what stands beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from kaext.ka.inflection import readings
from kaext.pipes.countries.pipe import find_countries
from kaext.pipes.programmes import patterns
from kaext.pipes.programmes.catalogued import CatalogueNames, is_country, is_inflected
from kaext.pipes.programmes.discovery import (
    kind_beside,
    kind_of_name,
    named,
    not_kept,
    says_other,
    without_year,
)
from kaext.pipes.programmes.found import Context, Found, kind_of, lemma_in

_WORD = regex.compile(r"[\p{L}\d'’-]+")
_STOP = regex.compile(r"[.!?;:](?:\s|$)")
_MAX_QUOTED_WORDS = 9
_MIN_DATED_NAME = 4
_MIN_OWN_HEAD = 3
_NEAR = 20
_OVER_LIST = 1500
_REACH = 70
# Rows of an account, and how near each other they stand.
_MIN_ROWS = 3
_NEAR_ROWS = 240


def quoted_names(context: Context, catalogue: CatalogueNames) -> Iterator[Found]:
    """Yield names in quotation marks beside a head noun, and the further names of a list of such.

    What else stands in quotation marks is ruled out.
    """
    text = context.text
    before: tuple[int, str] | None = None
    for match in patterns.QUOTED.finditer(text):
        start, end = match.span("name")
        end = start + len(text[start:end].rstrip())
        if not _is_name(text[start:end]):
            yield not_kept(start, end, "programmes/quoted-name", "said")
            continue
        kind = kind_beside(context, match.start(), match.end())
        if not kind and before is not None and patterns.LIST_LINK.fullmatch(text, before[0], match.start()):
            kind = before[1]
        if not kind and _is_dated_exercise(context, match.start(), match.end(), text[start:end]):
            kind = "exercise"
        if patterns.DOERS.search(text, start, end):
            yield not_kept(start, end, "programmes/quoted-name", "other-thing")
            continue
        is_other = not kind and _has_other_beside(context, match.start(), match.end())
        if not kind and not is_other:
            kind = (
                _own_kind(text[start:end])
                or _kind_of_framework(text, start, end, match.end())
                or _kind_by_verb(context, match, text[start:end])
                or _kind_begun(context, match, text[start:end])
                or _kind_of_list(context, match)
                or _kind_of_account(context, match)
            )
        if not kind:
            yield not_kept(start, end, "programmes/quoted-name", "other-thing" if is_other else "no-head")
            continue
        before = (match.end(), kind)
        yield named(context, start, end, kind, catalogue, "programmes/quoted-name", 0.85)


def _own_kind(name: str) -> str:
    """Return the kind that the last word of a long name says: „სამთო მომზადების ცენტრი“."""
    words = patterns.GEORGIAN_WORD.findall(name)
    return kind_of_name(name) if len(words) >= _MIN_OWN_HEAD and kind_of(words[-1]) else ""


def _kind_of_framework(text: str, start: int, end: int, closed: int) -> str:
    """Return "programme" for a name in the genitive before ფარგლებში (in the framework of): something is done in it."""
    word = patterns.GEORGIAN_WORD.search(text, closed, closed + _NEAR)
    if word is None or word[0] not in patterns.FRAMEWORK or text[closed : word.start()].strip():
        return ""
    last = regex.findall(r"\p{Georgian}++", text[start:end])[-1:]
    is_genitive = any(of.case == "gen" and not of.postposition for name in last for of in readings(name))
    return "programme" if is_genitive else ""


def _kind_by_verb(context: Context, match: regex.Match[str], name: str) -> str:
    """Return the kind of what the clause says was taken part in (in, dative) or carried out (nominative)."""
    _, high = context.sentence(match.start())
    clause = patterns.CLAUSE_REST.match(context.text, match.end(), max(high, match.end()))
    last = patterns.GEORGIAN_WORD.findall(name)[-1:]
    words = patterns.GEORGIAN_WORD.findall(clause[0]) if clause is not None else []
    verb = next((place for place, word in enumerate(words) if patterns.TAKEN.match(word)), None)
    if not last or verb is None or any(kind_of(word) or says_other(word) for word in words[:verb]):
        return ""
    written = last[0] + (match["ending"] or "").lstrip("-‐‑")
    forms = readings(written)
    if patterns.LEFT.fullmatch(words[verb]):
        is_left = " " in name and any(of.case == "nom" and not of.postposition for of in forms)
        low, _ = context.sentence(match.start())
        return "project" if is_left and any(find_countries(context.text[low : match.start()])) else ""
    if patterns.CARRIED_OUT.match(words[verb]):
        return "project" if any(of.case == "nom" and not of.postposition for of in forms) else ""
    is_in = any(of.postposition == "ში" for of in forms)
    if is_in and any(patterns.LOCATIVE.fullmatch(word) for word in words[:verb]):
        return ""
    is_taken = is_in or any(of.case == "dat" and not of.postposition for of in forms)
    return "programme" if is_taken and " " in name else ""


def _kind_begun(context: Context, match: regex.Match[str], name: str) -> str:
    """Return "project" for a name of several words in the nominative after a verb of beginning, or after a study.

    ამოქმედდა „X“ (X came into operation), კვლევა „X“ (the study X), unless it is one that was published.
    """
    low, high = context.sentence(match.start())
    before = context.text[max(low, match.start() - _REACH) : match.start()]
    told = patterns.WORD_BEFORE_NAME.search(before)
    if told is None or " " not in name:
        return ""
    last = patterns.GEORGIAN_WORD.findall(name)[-1:]
    is_nominative = any(of.case == "nom" and not of.postposition for word in last for of in readings(word))
    is_begun = patterns.BEGUN.fullmatch(told["word"]) is not None and is_nominative
    is_study = lemma_in(told["word"], patterns.STUDIES) and not patterns.PUBLISHED.search(context.text, low, high)
    return "project" if is_begun or is_study else ""


def _kind_of_account(context: Context, match: regex.Match[str]) -> str:
    """Return "project" for a name at the head of a row of an account of projects: „X“ ........ €285 000."""
    text = context.text
    is_row = " " in match["name"] and patterns.ACCOUNT_ROW.match(text, match.start()) is not None
    if not is_row or not context.starts_line(match.start()):
        return ""
    around = text[max(0, match.start() - _NEAR_ROWS) : match.end() + _NEAR_ROWS]
    rows = patterns.ACCOUNT_ROW.findall(around)
    before = text[max(0, match.start() - _OVER_LIST) : match.start()]
    is_of_projects = any(kind_of(word) == "project" for word in patterns.GEORGIAN_WORD.findall(before))
    return "project" if len(rows) >= _MIN_ROWS and is_of_projects else ""


def _kind_of_list(context: Context, match: regex.Match[str]) -> str:
    """Return the kind that the line over a list of names says: „X“: … under პროექტები: (projects)."""
    text = context.text
    if not context.starts_line(match.start()) or not patterns.AFTER_LISTED.match(text, match.end()):
        return ""
    for line in reversed(text[max(0, match.start() - _OVER_LIST) : match.start()].split("\n")[:-1]):
        if not line.strip() or patterns.LISTED_LINE.match(line):
            continue
        words = patterns.GEORGIAN_WORD.findall(line)
        return kind_of(words[-1]) if words and line.rstrip().endswith(":") else ""
    return ""


def _is_name(quoted: str) -> bool:
    words = _WORD.findall(quoted)
    is_said = _STOP.search(quoted) is not None or not patterns.SPEECH.isdisjoint(words)
    return 0 < len(words) <= _MAX_QUOTED_WORDS and not is_said


def _is_dated_exercise(context: Context, start: int, end: int, quoted: str) -> bool:
    """Return whether a quoted name ends in a year, as those of exercises do: ``„X 2007“``."""
    name, year = without_year(quoted)
    is_document = not patterns.ENGLISH_DOCUMENTS.isdisjoint(name.casefold().split()) or any(
        name == context.text[low:high] for low, high in context.acronyms_from(start, end)
    )
    if not year or len(name) < _MIN_DATED_NAME or is_document or _has_other_beside(context, start, end):
        return False
    return not is_country(name) or context.speaks_of(start, "exercise")


def _is_held_where(before: Sequence[str], after: Sequence[str]) -> bool:
    """Return whether a name stands between a place and what says that it was held there: at the works „X“ was held."""
    return any(map(patterns.WHERE.fullmatch, before[-1:])) and any(map(patterns.HELD.match, after[:1]))


def _has_other_beside(context: Context, start: int, end: int) -> bool:
    """Return whether a noun beside a name says that it is the name of a document, a ship or the like."""
    low, high = context.sentence(start)
    before = patterns.GEORGIAN_WORD.findall(context.text, max(low, start - _REACH), start)[-2:]
    after = patterns.GEORGIAN_WORD.findall(context.text, end, min(max(high, end), end + _REACH))[:2]
    if is_inflected(context.text[start:end].strip('„“”«»"')) or _is_held_where(before, after):
        before = []
    return any(map(says_other, (*before, *after))) or not patterns.BODIES.isdisjoint(before[-1:])
