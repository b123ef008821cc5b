"""The features of the dates that a statement may have: named, and hashed to columns.

They say where a date is relative to the country and the programme and what lies between, because the clause that states
the fact usually names its date: „1994 წელს უკრაინა შეუერთდა, 1995 წელს კი – მოლდოვა" (in 1994 Ukraine joined, and in
1995 Moldova).
"""

from __future__ import annotations

from collections.abc import Iterator

from kaext.pipes.relation_dates.options import Option, Setting
from kaext.pipes.relation_model.candidates import Argument
from kaext.pipes.relation_model.features import column
from kaext.pipes.relation_model.mentions import Mention
from kaext.pipes.values import RelationType

_PART_ENDS = frozenset(";:–—().") | {"ხოლო"}
_CLAUSE_ENDS = _PART_ENDS | {","}
# Georgian marks case and verb form at the end of a word: its last letters are the feature.
_ENDING = 5


def columns(setting: Setting, relation: RelationType) -> list[list[int]]:
    """Return the columns of the features of each option of a setting, sorted, each once."""
    return [sorted({column(name) for name in several}) for several in names(setting, relation)]


def names(setting: Setting, relation: RelationType) -> Iterator[list[str]]:
    """Yield the names of the features of each option of a setting.

    Parameters
    ----------
    setting
        A candidate and the dates that its statement may have.
    relation
        The relation that is stated.
    """
    dates = setting.dates
    country, programme = setting.candidate.country, setting.candidate.programme
    sources = f"{country.source}+{programme.source}"
    nearest = [_nearest(setting, argument) for argument in (country, programme)]
    for rank, option in enumerate(setting.options):
        if option.source == "here":
            found = [
                *_place_names(setting, option, relation),
                *_date_names(setting, option, relation),
                f"rank={min(rank, 3)} of {min(len(dates), 3)}",
                f"nearest={option in nearest[0]} {option in nearest[1]}",
            ]
            for argument, options in zip(("country", "programme"), nearest, strict=True):
                flags = [option is each for each in options]
                found += [f"{argument} nearest={flags}", *(f"{argument} nearest {n}={f}" for n, f in enumerate(flags))]
            yield found
        else:
            name = option.source
            first = [word[-_ENDING:] for word in list(setting.words.values())[:3]]
            yield [
                name,
                f"{name} relation={relation}",
                f"{name} dates={min(len(dates), 3)}",
                f"{name} dates={min(len(dates), 3)} relation={relation}",
                f"{name} dates={min(len(dates), 3)} {sources}",
                *(f"{name} begins={ending}" for ending in first),
                *(f"{name} word={word[-_ENDING:]}" for word in setting.words.values()),
            ]


def _nearest(setting: Setting, argument: Argument) -> tuple[Option | None, Option | None, Option | None]:
    """Return the date nearest to a mention, the first one after it and the last one before it."""
    if argument.source != "here" or not setting.dates:
        return None, None, None
    place = argument.start
    after = [option for option in setting.dates if option.start >= place]
    before = [option for option in setting.dates if option.start < place]
    nearest = min(setting.dates, key=lambda option: abs(option.start - place))
    return nearest, after[0] if after else None, before[-1] if before else None


def _place_names(setting: Setting, option: Option, relation: RelationType) -> Iterator[str]:
    """Yield features of the place of a date relative to the country and the programme."""
    candidate = setting.candidate
    arguments = {"country": candidate.country, "programme": candidate.programme}
    places = [(a.start, name) for name, a in arguments.items() if a.source == "here"]
    order = " ".join(name for _, name in sorted([*places, (option.start, "date")]))
    away = " ".join(f"{name} {a.source}" for name, a in arguments.items() if a.source != "here")
    yield f"order={order} {away}"
    yield f"order={order} {away} relation={relation}"
    others = {
        "country": [mention for mention in setting.countries if candidate.country.id not in mention.value.ids],
        "programme": [mention for mention in setting.programmes if mention.value.id != candidate.programme.id],
    }
    for name, argument in arguments.items():
        if argument.source == "here":
            yield from _between_names(setting, option, argument, name, others)


def _between_names(
    setting: Setting, option: Option, argument: Argument, name: str, others: dict[str, list[Mention]]
) -> Iterator[str]:
    """Yield features of what lies between a date and a mention."""
    is_after = option.start > argument.start
    low, high = (argument.end, option.start) if is_after else (option.end, argument.start)
    side = f"{name} {'after' if is_after else 'before'}"
    countries, programmes = (
        min(sum(low <= mention.start < high for mention in others[kind]), 3) for kind in ("country", "programme")
    )
    dates = min(sum(low <= date.start < high for date in setting.dates), 3)
    covered = {
        place
        for mention in (*setting.countries, *setting.programmes)
        for place in range(mention.start, mention.end)
        if low <= place < high
    }
    between = [setting.words[place] for place in range(low, high) if place in setting.words]
    free = [setting.words[place] for place in range(low, high) if place in setting.words and place not in covered]
    in_part, in_clause = _PART_ENDS.isdisjoint(free), _CLAUSE_ENDS.isdisjoint(free)
    yield f"{side} countries={countries}"
    yield f"{side} dates={dates}"
    yield f"{side} programmes={programmes}"
    yield f"{side} commas={min(between.count(','), 3)}"
    yield f"{side} parts={min(sum(word in _PART_ENDS for word in between), 3)}"
    yield f"{side} but={'ხოლო' in between} {'კი' in between}"
    yield f"{side} same part={in_part}"
    yield f"{side} same clause={in_clause}"
    yield f"{side} same clause={in_clause} dates={dates} countries={countries}"
    yield f"{side} same part={in_part} countries={countries}"
    yield f"{side} distance={min((high - low) // 2, 8)}"
    yield from (f"{name} between={word[-_ENDING:]}" for word in set(between) if len(word) > 1 and word.isalpha())


def _date_names(setting: Setting, option: Option, relation: RelationType) -> Iterator[str]:
    """Yield features of a date itself, of the words beside it, and of the statements that have it already."""
    following, preceding = setting.words.get(option.end, ""), setting.words.get(option.start - 1, "")
    yield f"bound={option.bound} relation={relation}"
    yield f"length={option.length} bound={option.bound}"
    yield f"interval={'/' in option.date}"
    yield f"followed by={following[-_ENDING:]}"
    yield f"followed by ending={following[-3:]}"
    yield f"preceded by={preceding[-_ENDING:]}"
    yield f"first={option.start <= setting.candidate.start + 1}"
    of_programme, of_country = setting.dated
    yield f"dated of programme={option.date in of_programme} of country={option.date in of_country}"
