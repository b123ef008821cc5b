"""What a text has been speaking of: the countries, programmes and dates that pronouns and bare nouns point back to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from kaext.ka.calendar import OPEN
from kaext.pipes.relations.capitals import country_of
from kaext.pipes.relations.kinds import is_agreed, is_exercise, is_forum, is_local, is_operation, is_plan, is_work
from kaext.pipes.relations.phrases import Phrase, Programme
from kaext.pipes.relations.words import actors, locations, times, works
from kaext.pipes.relations.words.stems import Matcher
from kaext.pipes.values import RelationType, RelationValue, RuledOut

# How many mentions are remembered: countries fade, a programme is pointed back to from far away.
_TOPICS, _PROGRAMMES, _NEAR = 12, 100, 12
# How many sentences back what is named beats a better name that was heard earlier.
_JUST_NOW = 2
# Sentences after which a country that was spoken of, or a disaster that was told of, is meant no more.
_IN_MIND, _DISASTER_IN_MIND = 3, 2
_SEVERAL = 2
# The year in which the training mission in Afghanistan took over from ISAF.
_HANDOVER = "2015"


class Topic(NamedTuple):
    """Countries spoken of: whether as subject, place or otherwise, in which sentence, and whether with their people."""

    ids: tuple[str, ...]
    part: str
    sentence: int
    has_people: bool = False


@dataclass(slots=True)
class Unit:
    """What the title of a section or box sets for the text under it; its date where it is nothing but a year.

    ``is_planned`` says that what is listed there is still to come, ``is_question`` that the title asks something.
    """

    countries: tuple[str, ...] = ()
    programme: Programme | None = None
    date: str = ""
    relation: RelationType | None = None
    is_planned: bool = False
    is_question: bool = False

    @property
    def country(self) -> tuple[str, ...]:
        """The one country that it is about; empty where there are several or none."""
        return self.countries if len(self.countries) == 1 else ()


@dataclass(frozen=True, slots=True)
class Subject:
    """What a whole document is about, by what it mentions anywhere: its country, its programmes.

    ``countries`` are all that it mentions, ``operations`` those of its programmes that are some.
    """

    has_framework_programme: bool = False
    main_country: tuple[str, ...] = ()
    countries: frozenset[str] = frozenset()
    title_programme: Programme | None = None
    operations: tuple[Programme, ...] = ()


@dataclass(slots=True)
class Findings:
    """What a reading collects of a whole document: when exercises were and work ended, and what was ruled out."""

    dates_of_exercises: dict[str, set[str]] = field(default_factory=dict)
    ends: dict[str, set[str]] = field(default_factory=dict)
    ruled_out: list[RuledOut] = field(default_factory=list)

    def exercise_was(self, programme: str, dates: Iterable[str]) -> None:
        """Note when an exercise was, by its id."""
        self.dates_of_exercises.setdefault(programme, set()).update(dates)

    def ended(self, programme: str, date: str) -> None:
        """Note when work on a programme ended, by its id."""
        self.ends.setdefault(programme, set()).add(date)

    def rule_out(self, readings: Iterable[RuledOut]) -> None:
        """Note readings that state nothing."""
        self.ruled_out += readings


# Letters of a month.
_MONTH = 7


@dataclass(frozen=True, slots=True)
class Time:
    """The time that a section or box has told of so far.

    ``last_date`` is the only date of the last sentence, ``scene`` that of what a picture or a paragraph shows,
    ``report_day`` the day that a report is from; ``period`` is the interval in which the work of a programme,
    ``period_in``, went on in ``period_of``.
    """

    last_date: str = ""
    scene: str = ""
    report_day: str = ""
    period: str = ""
    period_of: tuple[str, ...] = ()
    period_in: str = ""


_NO_TIME = Time()


@dataclass(slots=True)
class Discourse:
    """The state of a reading, which its methods alone change; :meth:`heard` takes the phrases of each sentence in turn.

    ``listed`` are the countries of the last sentence that names some, in its order, ``stated`` is what it stated;
    ``is_at_occasion`` says that the last sentence told of a meeting, ``is_of_people`` that it told of soldiers or
    rescuers.
    """

    about: Subject = field(default_factory=Subject)
    found: Findings = field(default_factory=Findings)
    topics: list[Topic] = field(default_factory=list)
    programmes: list[tuple[Programme, int]] = field(default_factory=list)
    unit: Unit = field(default_factory=Unit)
    time: Time = _NO_TIME
    sentence: int = 0
    listed: tuple[str, ...] = ()
    disaster: tuple[str, int] = ("", 0)
    is_at_occasion: bool = False
    is_of_people: bool = False
    stated: list[RelationValue] = field(default_factory=list)

    def aside(self) -> Discourse:
        """Return the discourse of what stands beside the text: nothing that the text has told of is in mind there."""
        return Discourse(self.about, self.found)

    def enter(self, unit: Unit) -> None:
        """Begin a section or box: its title is what it is about."""
        self.unit = unit
        # nobody has acted there yet
        self.topics = [topic._replace(part="other") if topic.part == "subject" else topic for topic in self.topics]
        self.time = _NO_TIME

    def know_more(self, unit: Unit) -> None:
        """Go on in the same section or box, of which a line has said more than its title."""
        self.unit = unit

    def show(self, scene: str) -> None:
        """Remember the date of what a picture or a paragraph shows; an empty one ends it."""
        if scene != self.time.scene:
            self.time = replace(self.time, scene=scene)

    def report_from(self, day: str) -> None:
        """Remember the day that a report is from."""
        self.time = replace(self.time, report_day=day)

    def begin_entry(self) -> None:
        """Begin the entry of another country: its work did not go on in the interval of the one before."""
        self.time = replace(self.time, period="")

    def state(self, values: list[RelationValue]) -> None:
        """Remember what a sentence stated, nothing included."""
        self.stated = values

    def heard(self, row: Sequence[Phrase], *, is_title: bool = False) -> None:
        """Remember what a sentence spoke of, its subjects before the rest; a title is no sentence between two."""
        self.sentence += 0 if is_title else 1
        words = [ph.text for ph in row if ph.kind == "word"]
        self.is_at_occasion = any(map(times.OCCASION.match, words))
        self.is_of_people = are_told_of(words)
        self._heard_of_countries(row)
        self._heard_of_dates(row, words)
        self._heard_of_programmes(row)

    def _heard_of_countries(self, row: Sequence[Phrase]) -> None:
        named = [ph for ph in row if ph.kind == "country" and ph.role != "none"]
        self.listed = tuple(dict.fromkeys(code for ph in named for code in ph.ids)) if named else self.listed
        together = [ph for ph in row if ph.kind == "country" and (_is_subject(ph) or ph.role in _TOGETHER)]
        if any(ph.role in _TOGETHER for ph in together) and any(map(_is_subject, together)):
            ids = tuple(dict.fromkeys(code for phrase in together for code in phrase.ids))
            self.topics.append(Topic(ids, "other", self.sentence))
        apart = [ph for ph in named if ph.role not in _TOGETHER] or [ph for ph in named if ph.role == "com"]
        is_of_neighbours = bool(row) and locations.NEIGHBOURS.match(row[0].text) is not None
        by_weight = sorted(apart, key=lambda ph: (_is_subject(ph), ph.head_kind != "thing", ph.start))
        for phrase in by_weight if not is_of_neighbours else ():
            has_people = self.is_of_people and (phrase.head_kind == "actor" or _is_subject(phrase))
            self.topics.append(Topic(phrase.ids, _part(phrase), self.sentence, has_people))
        del self.topics[:-_TOPICS]

    def _heard_of_dates(self, row: Sequence[Phrase], words: Sequence[str]) -> None:
        dates = [ph.ids[0] for ph in row if ph.kind == "date" and ph.ids]
        only = dates[0] if len(dates) == 1 else ""
        if only != self.time.last_date:
            self.time = replace(self.time, last_date=only)
        if dates:
            is_disaster = any(map(works.DISASTER.match, words))
            self.disaster = (only if is_disaster and "/" not in only else "", self.sentence)

    def _heard_of_programmes(self, row: Sequence[Phrase]) -> None:
        named = [ph for ph in row if ph.kind == "programme" and not ph.is_dependent]
        whose = [ph for ph in row if ph.kind == "programme" and ph.is_dependent and named]
        self.programmes += [(programme, self.sentence - _JUST_NOW) for programme in programmes_of(whose)]
        for phrase in sorted(named, key=lambda ph: (ph.role in ("nom", "erg", "bare"), ph.start)):
            self.programmes += [(programme, self.sentence) for programme in phrase.programmes]
        self._heard_again(named)
        del self.programmes[:-_PROGRAMMES]

    def went_on(self, countries: tuple[str, ...], programme_id: str, date: str) -> None:
        """Remember the interval in which a programme's work went on in countries.

        Work elsewhere, whenever it was, is not of then. A few days are no such interval: what a summit of two days
        founded went on after it.
        """
        start, _, end = date.partition("/")
        if end and OPEN not in date and start[:_MONTH] != end[:_MONTH]:
            self.time = replace(self.time, period=date, period_of=countries, period_in=programme_id)
        elif not set(countries) <= set(self.time.period_of):
            self.time = replace(self.time, period="")

    def _heard_again(self, named: Sequence[Phrase]) -> None:
        """Remember what a sentence that names no programme has stated something of: a noun stood for it."""
        if named or not self.stated:
            return
        id = self.stated[-1].programme
        again = next((programme for programme, _ in reversed(self.programmes) if programme.id == id), None)
        if again is not None:
            self.programmes.append((again, self.sentence))

    def disaster_date(self) -> str:
        """Return when the disaster was that one of the last two sentences told of: the help came then."""
        date, sentence = self.disaster
        return date if self.sentence - sentence < _DISASTER_IN_MIND else ""

    def country_of_capital(self, word: str) -> tuple[str, ...]:
        """Return the country whose capital ``word`` names, if the text speaks of that country."""
        code = country_of(word)
        return (code,) if code in self.about.countries else ()

    def place(self, *, reach: int = 1) -> tuple[str, ...]:
        """Return the countries where the last sentences said that things happen."""
        for topic in reversed(self.topics):
            if topic.part == "place" and self.sentence - topic.sentence < reach:
                return topic.ids
        return ()

    def one(self, *, is_actor: bool = False) -> tuple[str, ...]:
        """Return the single country spoken of in the last sentences, else that of the title.

        Who acts (``is_actor``) is none where only something happened. Under a title that names several, the last of
        these comes before others: who led a project there is not what the text is about.
        """
        heard = [topic for topic in reversed(self.topics) if self.sentence - topic.sentence < _IN_MIND]
        near = [topic.ids for topic in heard if len(topic.ids) == 1 and not (is_actor and topic.part == "place")]
        of_title = [ids for ids in near if len(self.unit.countries) > 1 and ids[0] in self.unit.countries]
        return next(iter(of_title or near), self.spoken_of())

    def last_of(self, codes: AbstractSet[str]) -> tuple[str, ...]:
        """Return the last one of some countries that was spoken of by itself: of the kingdoms, of the islands."""
        return next((topic.ids for topic in reversed(self.topics) if len(topic.ids) == 1 and topic.ids[0] in codes), ())

    def several(self, *, number: int = 0) -> tuple[str, ...]:
        """Return the countries last spoken of together, or the one whose people were; else those of the title.

        With a ``number``, as many as that: named together, or one by one in the last sentence.
        """
        if number:
            near = [topic for topic in reversed(self.topics) if self.sentence - topic.sentence < _IN_MIND]
            last = [code for topic in reversed(near) if topic.sentence == self.sentence for code in topic.ids]
            found = (*(topic.ids for topic in near), tuple(dict.fromkeys(last)), self.unit.countries)
            return next((ids for ids in found if len(ids) == number), ())
        for topic in reversed(self.topics):
            are_people = topic.has_people and self.sentence == topic.sentence
            if self.sentence - topic.sentence < _IN_MIND and (len(topic.ids) > 1 or are_people):
                return topic.ids
        return self.unit.countries if len(self.unit.countries) > 1 else ()

    def others(self, number: int) -> tuple[str, ...]:
        """Return those of the countries spoken of together that the last statements were not about, if so many."""
        told = {value.country for value in self.stated}
        for topic in reversed(self.topics):
            rest = tuple(code for code in topic.ids if code not in told)
            if len(topic.ids) > len(rest) == number:
                return rest
        return ()

    def spoken_of(self) -> tuple[str, ...]:
        """Return the country that the section is about, else the document."""
        return self.unit.country or self.about.main_country

    def main_here(self) -> tuple[str, ...]:
        """Return the country that the document is about, unless the section is about others."""
        is_here = not self.unit.countries or set(self.about.main_country) <= set(self.unit.countries)
        return self.about.main_country if is_here else ()

    def subject(self, *, reach: int = 1) -> tuple[str, ...]:
        """Return the countries that were the subject of the last sentences."""
        for topic in reversed(self.topics):
            if topic.part == "subject" and self.sentence - topic.sentence < reach:
                return topic.ids
        return ()

    def last_programme(self, *, reach: int = 2) -> Programme | None:
        """Return the programme last named, within ``reach`` sentences, else that of the title."""
        for programme, sentence in reversed(self.programmes):
            if self.sentence - sentence < reach:
                return programme
        return self.unit.programme or self.about.title_programme

    def joined_by_several(self) -> Programme | None:
        """Return the programme of which the last statements say no more than that several joined it."""
        joined = {value.programme for value in self.stated if value.relation == "joined"}
        if len(self.stated) < _SEVERAL or len(joined) != 1 or any(v.relation != "joined" for v in self.stated):
            return None
        return next((programme for programme, _ in reversed(self.programmes) if programme.id in joined), None)

    def told_together(self) -> tuple[Programme, ...]:
        """Return the programmes that the last sentence named."""
        last = [programme for programme, sentence in self.programmes if sentence == self.sentence]
        return tuple(dict.fromkeys(last))

    def operation_in(
        self, phrases: Iterable[Phrase], year: str, *, told_of: Programme | None = None
    ) -> Programme | None:
        """Return the operation of the text that goes on where ``phrases`` say: that of the year, else ``told_of``."""
        for phrase in phrases:
            if phrase.kind not in ("word", "country") or phrase.role not in _OF_PLACES:
                continue
            for pattern, ids in locations.THEATRES:
                if not pattern.match(phrase.text.lower()):
                    continue
                here = [operation for id in ids for operation in self.about.operations if operation.id == id]
                if told_of in here and not year:
                    return told_of
                if here:
                    return here[-1] if year >= _HANDOVER and ids[0] == "ISAF" else here[0]
        return None

    def meant_by(self, noun: str, before: Sequence[Phrase] = ()) -> Programme | None:
        """Return the programme that the generic ``noun`` points back to, those of the phrases ``before`` it first."""
        if works.FRAMEWORK_DOCUMENT.match(noun):
            known = next((q for q, _ in reversed(self.programmes) if q.id == works.FRAMEWORK_PROGRAMME), None)
            return known or (Programme(works.FRAMEWORK_PROGRAMME, "") if self.about.has_framework_programme else None)
        if works.PARTNERSHIP.match(noun) and self.about.has_framework_programme:
            return Programme(works.FRAMEWORK_PROGRAMME, "")
        named = [ph for ph in before if ph.kind == "programme"]
        named.sort(key=lambda ph: (ph.role in ("nom", "erg", "bare"), ph.start))
        own = list(reversed(programmes_of(named)))
        here = own + [programme for programme, told in reversed(self.programmes) if self.sentence - told < _JUST_NOW]
        near = [*here, *(programme for programme, _ in reversed(self.programmes[-_NEAR:]))]
        near += [self.unit.programme] if self.unit.programme is not None else []
        far = [programme for programme, _ in reversed(self.programmes[:-_NEAR])]
        far += [self.about.title_programme] if self.about.title_programme is not None else []
        if works.MEANS_EXERCISE.match(noun):
            return _of_kind(noun, near) or _of_kind(noun, far[-1:])
        if works.MATTER.match(noun):
            return near[0] if near else None
        for heard in (own, here, near, far):
            is_far = heard is far
            meant = _named_like(noun, heard) or _of_kind(noun, heard[-1:] if is_far else heard, _APT)
            if meant is not None:
                return meant
        return None if works.MEANS_PROJECT.match(noun) else _of_kind(noun, near)


def are_told_of(words: Iterable[str]) -> bool:
    """Return whether people act who serve or work, as soldiers and rescuers do: no officials, no visitors."""
    return any(actors.is_actor(word) and not actors.GOVERNMENT.match(word) for word in words)


# Who does something with another.
_TOGETHER = frozenset({"com", "with"})
# A theatre as subject is a country; what is left stands in the nominative or dative.
_OF_PLACES = frozenset({"loc", "on", "abl", "gen", "none"})


def _named_like(noun: str, programmes: Iterable[Programme]) -> Programme | None:
    """Return the first programme whose name has the noun in it: the fund, the charter, the network."""
    kind = works.KIND_IN_NAME.match(noun)
    stem = kind[0] if kind is not None else noun[:5]
    return next((q for q in programmes if f" {stem}" in f" {q.name.lower()}"), None)


def _of_kind(noun: str, programmes: Iterable[Programme], among: _Meanings = ()) -> Programme | None:
    """Return the first programme of the kind that the noun means, ``among`` what it means first of all."""
    accepts = next((accepts for pattern, accepts in (*among, *_GENERIC) if pattern.match(noun)), None)
    return next((programme for programme in programmes if accepts(programme)), None) if accepts is not None else None


def _part(phrase: Phrase) -> str:
    if _is_subject(phrase):
        return "subject"
    return "place" if phrase.role in ("loc", "on", "ben") else "other"


def _is_subject(phrase: Phrase) -> bool:
    return phrase.role in ("nom", "erg", "agent")


_Meanings = tuple[tuple[Matcher, Callable[[Programme], bool]], ...]

_GENERIC: _Meanings = (
    (works.MEANS_EXERCISE, is_exercise),
    (works.MEANS_OPERATION, is_operation),
    (works.MEANS_FORUM, is_forum),
    (works.MEANS_CENTRE, lambda programme: programme.kind == "centre"),
    (works.MEANS_TREATY, lambda programme: works.TREATY_NAME.search(programme.name) is not None),
    (works.VERSION, lambda programme: is_agreed(programme) or is_plan(programme)),
    (works.MEANS_DOCUMENT, lambda programme: is_agreed(programme) or is_plan(programme)),
    (works.MEANS_TOOL, lambda programme: is_agreed(programme) or is_plan(programme)),
    (works.MEANS_WORK, is_work),
    (works.MEANS_NETWORK, lambda programme: works.NETWORK_NAME.search(programme.name) is not None),
)
# What these nouns mean, where something of the kind has been spoken of: a project is no framework.
_APT: _Meanings = (
    (
        works.MEANS_PROJECT,
        lambda programme: is_work(programme) and not is_agreed(programme) and _has_projects(programme),
    ),
    (works.MEANS_PROGRAMME, lambda programme: is_work(programme) and not is_local(programme)),
)


def _has_projects(programme: Programme) -> bool:
    """Whether a project may be one of a programme, or it: no centre's, nor one of what partners are or can do."""
    return programme.kind != "centre" and not works.NO_PROJECTS.search(programme.name)


def programmes_of(phrases: Iterable[Phrase]) -> list[Programme]:
    """Return the programmes that ``phrases`` name."""
    return [programme for phrase in phrases for programme in phrase.programmes]
