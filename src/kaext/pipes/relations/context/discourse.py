"""The discourse state: countries, programmes and dates to which pronouns and bare nouns of later clauses refer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from functools import lru_cache

from kaext.ka.calendar import OPEN
from kaext.pipes.relations.capitals import country_of_capital
from kaext.pipes.relations.context.document import DocumentProfile, Findings, Unit
from kaext.pipes.relations.context.generic_nouns import named_like, of_kind, of_narrow_kind
from kaext.pipes.relations.context.referents import (
    Referent,
    is_another_actor,
    is_subject,
    means_several,
    only_owner,
    role_of,
)
from kaext.pipes.relations.phrases import Phrase, Programme
from kaext.pipes.relations.words import actors, locations, predicates, programme_nouns, times
from kaext.pipes.values import RelationValue

# How many countries and programmes are remembered, and how many of the programmes count as near.
_MAX_REFERENTS, _MAX_PROGRAMMES, _NEAR = 12, 100, 12
# Within how many sentences the last programme named wins over an earlier one that fits a noun better.
_RECENT = 2
# Within how many sentences a near and a far programme may be the antecedent of a noun.
_NEAR_REACH, _FAR_REACH = 12, 40
# Sentences after which a country, or the date of a disaster, is no longer referred to.
_COUNTRY_REACH, _DISASTER_REACH = 3, 2
_SEVERAL = 2
# Over how many sentences that state nothing a subject is carried.
_MAX_IDLE = 2
# The year in which RSM, the training mission in Afghanistan, took over from ISAF.
_HANDOVER = "2015"
# Code points of an EDTF date up to its month: 2004-06.
_MONTH = 7
# Roles of a country that does something together with another.
_TOGETHER = frozenset({"com", "with"})
# Roles of the word for a theatre of operations. What is left stands in the nominative or dative; a theatre that is
# the subject is a country.
_ROLES_OF_THEATRES = frozenset({"loc", "on", "abl", "gen", "none"})


@dataclass(frozen=True, slots=True)
class TimeContext:
    """The dates of a section or box that later clauses without a date may take over. All are EDTF, "" for none.

    Attributes
    ----------
    last_date
        The date of the last sentence, where it has exactly one.
    scene_date
        The date of what a caption or a paragraph describes.
    report_date
        The day of a news report, from its dateline.
    period
        The interval in which work in ``period_programme`` went on in ``period_countries``.
    period_countries
        Country codes.
    period_programme
        A programme id.
    """

    last_date: str = ""
    scene_date: str = ""
    report_date: str = ""
    period: str = ""
    period_countries: tuple[str, ...] = ()
    period_programme: str = ""


_NO_TIME = TimeContext()


@dataclass(slots=True)
class Discourse:
    """The discourse state while a document is read. Only its own methods change it.

    :meth:`add_sentence` takes the phrases of each sentence in turn, after the facts of the sentence have been found.

    Attributes
    ----------
    document
        What the document is about.
    findings
        What is collected for the end of the document.
    referents
        The countries mentioned last, oldest first.
    programmes
        The programmes mentioned last, oldest first, each with the number of its sentence.
    unit
        What the title of the current section or box sets.
    time
        The dates of the current section or box.
    sentence_count
        How many sentences have been read, titles apart.
    listed
        Codes of the countries of the last sentence that names any, in its order.
    disaster
        The date of the last disaster, "" for none, and the number of its sentence.
    mentions_occasion
        Whether the last sentence mentions a summit, a meeting or another occasion.
    mentions_people
        Whether the last sentence mentions soldiers, rescuers or others who act for a country.
    stated
        The facts that the last sentence stated.
    """

    document: DocumentProfile = field(default_factory=DocumentProfile)
    findings: Findings = field(default_factory=Findings)
    referents: list[Referent] = field(default_factory=list)
    programmes: list[tuple[Programme, int]] = field(default_factory=list)
    unit: Unit = field(default_factory=Unit)
    time: TimeContext = _NO_TIME
    sentence_count: int = 0
    listed: tuple[str, ...] = ()
    disaster: tuple[str, int] = ("", 0)
    mentions_occasion: bool = False
    mentions_people: bool = False
    stated: list[RelationValue] = field(default_factory=list)

    def detached(self) -> Discourse:
        """Return a discourse for a box or caption, which cannot refer to what the main text has mentioned."""
        return Discourse(self.document, self.findings)

    def enter_unit(self, unit: Unit) -> None:
        """Begin a section or box."""
        self.unit = unit
        # A subject of the section before is no subject here.
        self.referents = [ref._replace(role="other") if ref.role == "subject" else ref for ref in self.referents]
        self.time = _NO_TIME

    def refine_unit(self, unit: Unit) -> None:
        """Continue in the same section or box, of which a line has said more than its title."""
        self.unit = unit

    def set_scene_date(self, date: str) -> None:
        """Set the date of what a caption or a paragraph describes; "" clears it."""
        if date != self.time.scene_date:
            self.time = replace(self.time, scene_date=date)

    def set_report_date(self, day: str) -> None:
        """Set the day of a news report."""
        self.time = replace(self.time, report_date=day)

    def begin_entry(self) -> None:
        """Begin the entry of another country: the interval of the entry before does not apply to it."""
        self.time = replace(self.time, period="")

    def set_stated(self, facts: list[RelationValue]) -> None:
        """Set the facts that a sentence stated, possibly none."""
        self.stated = facts

    def add_sentence(self, row: Sequence[Phrase], *, is_title: bool = False) -> None:
        """Record what a sentence mentions. A title is not counted as a sentence."""
        self.sentence_count += 0 if is_title else 1
        words = [ph.text for ph in row if ph.kind == "word"]
        self.mentions_occasion = any(map(_is_occasion, words))
        self.mentions_people = mention_people(words)
        self._add_countries(row)
        self._add_dates(row, words)
        self._add_programmes(row)

    def _add_countries(self, row: Sequence[Phrase]) -> None:
        """Record the countries of a sentence, subjects last, so that they are found first."""
        countries = [ph for ph in row if ph.kind == "country"]
        if not countries:
            self._add_subject_carried_over(row)
            del self.referents[:-_MAX_REFERENTS]
            return
        named = [ph for ph in countries if ph.role != "none"]
        self.listed = tuple(dict.fromkeys(code for ph in named for code in ph.ids)) if named else self.listed
        together = [ph for ph in countries if is_subject(ph) or ph.role in _TOGETHER]
        if any(ph.role in _TOGETHER for ph in together) and any(map(is_subject, together)):
            ids = tuple(dict.fromkeys(code for phrase in together for code in phrase.ids))
            self.referents.append(Referent(ids, "other", self.sentence_count))
        apart = [ph for ph in named if ph.role not in _TOGETHER] or [ph for ph in named if ph.role == "com"]
        is_of_neighbours = bool(row) and locations.NEIGHBOURS.match(row[0].text) is not None
        by_weight = sorted(apart, key=lambda ph: (is_subject(ph), ph.head_kind != "thing", ph.start))
        owner = only_owner(row)
        for phrase in by_weight if not is_of_neighbours else ():
            role = "subject" if phrase is owner else role_of(phrase)
            has_people = self.mentions_people and (phrase.head_kind == "actor" or role == "subject")
            self.referents.append(Referent(phrase.ids, role, self.sentence_count, has_people, means_several(phrase)))
        del self.referents[:-_MAX_REFERENTS]

    def _add_subject_carried_over(self, row: Sequence[Phrase]) -> None:
        """Record the subject of the sentence before as that of a sentence that names no country.

        The sentence states facts of that country, or nothing: in 2004 it became a member of the Alliance. A few
        sentences that state nothing may follow each other, but none may have another actor as its subject. The country
        of the topic need not be carried over them.
        """
        before = self._last_subject(reach=2)
        if before is None or (not self.stated and before.ids == self.topic_country()):
            return
        idle = 0 if self.stated else before.idle + 1
        is_of_it = {fact.country for fact in self.stated} == set(before.ids)
        if is_of_it or (not self.stated and idle <= _MAX_IDLE and not any(map(is_another_actor, row))):
            self.referents.append(
                before._replace(sentence=self.sentence_count, has_people=self.mentions_people, idle=idle)
            )

    def _add_dates(self, row: Sequence[Phrase], words: Sequence[str]) -> None:
        dates = [ph.ids[0] for ph in row if ph.kind == "date" and ph.ids]
        only = dates[0] if len(dates) == 1 else interval_of(dates)
        if only != self.time.last_date:
            self.time = replace(self.time, last_date=only)
        if dates:
            is_disaster = any(map(programme_nouns.DISASTER.match, words))
            self.disaster = (only if is_disaster and "/" not in only else "", self.sentence_count)

    def _add_programmes(self, row: Sequence[Phrase]) -> None:
        named = [ph for ph in row if ph.kind == "programme" and not ph.is_dependent]
        whose = [ph for ph in row if ph.kind == "programme" and ph.is_dependent and named]
        self.programmes += [(programme, self.sentence_count - _RECENT) for programme in programmes_of(whose)]
        by_role = sorted(named, key=lambda ph: (ph.role in ("nom", "erg", "bare"), ph.start))
        for phrase in salient_last(by_role, row):
            self.programmes += [(programme, self.sentence_count) for programme in phrase.programmes]
        self._add_programme_referred_to(named)
        del self.programmes[:-_MAX_PROGRAMMES]

    def set_period(self, countries: tuple[str, ...], programme_id: str, date: str) -> None:
        """Set the interval in which work in a programme went on in some countries.

        A date that is no such interval clears it for work in other countries. A few days are no interval of work: what
        a summit of two days founded went on after it.
        """
        start, _, end = date.partition("/")
        if end and OPEN not in date and start[:_MONTH] != end[:_MONTH]:
            self.time = replace(self.time, period=date, period_countries=countries, period_programme=programme_id)
        elif not set(countries) <= set(self.time.period_countries):
            self.time = replace(self.time, period="")

    def _add_programme_referred_to(self, named: Sequence[Phrase]) -> None:
        """Record the programme of the last fact, where the sentence names none and a noun or pronoun referred to it."""
        if named or not self.stated:
            return
        id = self.stated[-1].programme
        again = next((programme for programme, _ in reversed(self.programmes) if programme.id == id), None)
        if again is not None:
            self.programmes.append((again, self.sentence_count))

    def disaster_date(self) -> str:
        """Return the date of a disaster in the last two sentences, which dates the help that followed; "" for none."""
        date, sentence = self.disaster
        return date if self.sentence_count - sentence < _DISASTER_REACH else ""

    def country_of_capital(self, word: str) -> tuple[str, ...]:
        """Return the country whose capital ``word`` names, if the document mentions that country."""
        code = country_of_capital(word)
        return (code,) if code in self.document.countries else ()

    def last_place(self, *, reach: int = 1) -> tuple[str, ...]:
        """Return the countries in which something happened in the last ``reach`` sentences."""
        for ref in reversed(self.referents):
            if ref.role == "place" and self.sentence_count - ref.sentence < reach:
                return ref.ids
        return ()

    def last_country(self, *, is_actor: bool) -> tuple[str, ...]:
        """Return the country last mentioned on its own in the last sentences, else that of the title.

        Under a title that names several countries, the last one of these is preferred: a country that led a project
        there is not what the text is about.

        Parameters
        ----------
        is_actor
            Whether the country does something, so that it cannot be one in which something merely happened.
        """
        near = [ref for ref in reversed(self.referents) if self.sentence_count - ref.sentence < _COUNTRY_REACH]
        single = [ref.ids for ref in near if len(ref.ids) == 1 and not (is_actor and ref.role == "place")]
        of_title = [ids for ids in single if len(self.unit.countries) > 1 and ids[0] in self.unit.countries]
        return next(iter(of_title or single), self.topic_country())

    def last_country_among(self, codes: AbstractSet[str]) -> tuple[str, ...]:
        """Return the last one of some countries that was mentioned on its own: of the kingdoms, of the islands."""
        return next((ref.ids for ref in reversed(self.referents) if len(ref.ids) == 1 and ref.ids[0] in codes), ())

    def last_group(self, *, number: int) -> tuple[str, ...]:
        """Return the countries last mentioned together, or the one whose people were; else those of the title.

        Parameters
        ----------
        number
            How many countries there must be, mentioned together or one by one in the last sentence; 0 for any number.
        """
        if number:
            near = [ref for ref in reversed(self.referents) if self.sentence_count - ref.sentence < _COUNTRY_REACH]
            last = [code for ref in reversed(near) if ref.sentence == self.sentence_count for code in ref.ids]
            found = (*(ref.ids for ref in near), tuple(dict.fromkeys(last)), self.unit.countries)
            return next((ids for ids in found if len(ids) == number), ())
        for ref in reversed(self.referents):
            are_people = ref.has_people and self.sentence_count == ref.sentence
            if self.sentence_count - ref.sentence < _COUNTRY_REACH and (len(ref.ids) > 1 or are_people):
                return ref.ids
        return self.unit.countries if len(self.unit.countries) > 1 else ()

    def remaining(self, number: int) -> tuple[str, ...]:
        """Return the ``number`` countries of a group that the facts of the last sentence were not about: the other two.

        The tuple is empty where that leaves another number of countries.
        """
        mentioned = {fact.country for fact in self.stated}
        for ref in reversed(self.referents):
            rest = tuple(code for code in ref.ids if code not in mentioned)
            if len(ref.ids) > len(rest) == number:
                return rest
        return ()

    def topic_country(self) -> tuple[str, ...]:
        """Return the country that the section is about, else the one that the document is about."""
        return self.unit.country or self.document.main_country

    def main_country_here(self) -> tuple[str, ...]:
        """Return the country that the document is about, unless the section is about others."""
        is_here = not self.unit.countries or set(self.document.main_country) <= set(self.unit.countries)
        return self.document.main_country if is_here else ()

    def last_subject(self, *, are_several: bool = False, is_active: bool = True) -> tuple[str, ...]:
        """Return the countries that were the subject of the last sentence.

        Parameters
        ----------
        are_several
            Whether several countries are required, or several people of one.
        is_active
            Whether the subject acts. That of a passive may be something else, unless the last sentence is about it.
        """
        last = self._last_subject(reach=1)
        is_apt = last is not None and last.are_several >= are_several and (is_active or not last.idle)
        return last.ids if last is not None and is_apt else ()

    def _last_subject(self, *, reach: int) -> Referent | None:
        subjects = (ref for ref in reversed(self.referents) if ref.role == "subject")
        return next((ref for ref in subjects if self.sentence_count - ref.sentence < reach), None)

    def last_programme(self, *, reach: int = 2) -> Programme | None:
        """Return the programme named last within ``reach`` sentences, else that of the title."""
        for programme, sentence in reversed(self.programmes):
            if self.sentence_count - sentence < reach:
                return programme
        return self.unit.programme or self.document.title_programme

    def joined_by_several(self) -> Programme | None:
        """Return the programme that several countries joined, where the last sentence states nothing else."""
        joined = {value.programme for value in self.stated if value.relation == "joined"}
        if len(self.stated) < _SEVERAL or len(joined) != 1 or any(v.relation != "joined" for v in self.stated):
            return None
        return next((programme for programme, _ in reversed(self.programmes) if programme.id in joined), None)

    def programmes_of_last_sentence(self) -> tuple[Programme, ...]:
        """Return the programmes that the last sentence named, without duplicates."""
        last = [programme for programme, sentence in self.programmes if sentence == self.sentence_count]
        return tuple(dict.fromkeys(last))

    def operation_in(self, phrases: Iterable[Phrase], year: str, *, preferred: Programme | None) -> Programme | None:
        """Return the operation of the document in the theatre that ``phrases`` name.

        Parameters
        ----------
        phrases
            The phrases of a clause.
        year
            The year of the event, "" where the clause has none. It tells ISAF from RSM.
        preferred
            The operation to return where it is in that theatre and ``year`` is empty.
        """
        for phrase in phrases:
            if phrase.kind not in ("word", "country") or phrase.role not in _ROLES_OF_THEATRES:
                continue
            for pattern, ids in locations.THEATRES:
                if not pattern.match(phrase.text.lower()):
                    continue
                here = [operation for id in ids for operation in self.document.operations if operation.id == id]
                if preferred in here and not year:
                    return preferred
                if here:
                    return here[-1] if year >= _HANDOVER and ids[0] == "ISAF" else here[0]
        return None

    def resolve_noun(self, noun: str, before: Sequence[Phrase] = ()) -> Programme | None:
        """Return the programme to which a generic noun (the project, the fund) refers; None where there is none.

        Parameters
        ----------
        noun
            The noun as written.
        before
            The phrases before it in the sentence. Programmes that they name are preferred.
        """
        if programme_nouns.FRAMEWORK_DOCUMENT.match(noun):
            return self._framework_programme()
        if programme_nouns.PARTNERSHIP.match(noun) and self.document.framework_programme is not None:
            return self.document.framework_programme
        own, recent, near, far = self._programmes_by_distance(before)
        if programme_nouns.MEANS_EXERCISE.match(noun):
            return of_kind(noun, near) or of_kind(noun, far[-1:])
        if programme_nouns.MATTER.match(noun):
            return near[0] if near else None
        for programmes in (own, recent, near, far):
            is_far = programmes is far
            found = named_like(noun, programmes) or of_narrow_kind(noun, programmes[-1:] if is_far else programmes)
            if found is not None:
                return found
        return None if programme_nouns.MEANS_PROJECT.match(noun) else of_kind(noun, near)

    def _framework_programme(self) -> Programme | None:
        """Return the Partnership for Peace as the document mentions it, None where it does not."""
        known = next((q for q, _ in reversed(self.programmes) if q.id == programme_nouns.FRAMEWORK_PROGRAMME), None)
        return known or self.document.framework_programme

    def _programmes_by_distance(self, before: Sequence[Phrase]) -> tuple[list[Programme], ...]:
        """Return the programmes to which a noun after the phrases ``before`` may refer, in four overlapping ranges.

        These are the programmes of its own sentence, of that and the last one, the near ones with that of the section's
        title, and the far ones with that of the document's title. Each list begins with the most likely one.
        """
        named = [ph for ph in before if ph.kind == "programme"]
        named.sort(key=lambda ph: (ph.role in ("nom", "erg", "bare"), ph.start))
        own = list(reversed(programmes_of(named)))
        since = self.sentence_count - _RECENT
        recent = own + [programme for programme, sentence in reversed(self.programmes) if sentence > since]
        near = [*recent, *self._within(self.programmes[-_NEAR:], _NEAR_REACH)]
        near += [self.unit.programme] if self.unit.programme is not None else []
        far = self._within(self.programmes[:-_NEAR], _FAR_REACH)
        far += [self.document.title_programme] if self.document.title_programme is not None else []
        return own, recent, near, far

    def _within(self, programmes: Sequence[tuple[Programme, int]], reach: int) -> list[Programme]:
        """Return those of ``programmes`` that were mentioned in the last ``reach`` sentences, the last one first."""
        return [programme for programme, sentence in reversed(programmes) if self.sentence_count - sentence < reach]


def interval_of(dates: Sequence[str]) -> str:
    """Return the interval of two dates, since when and until when something was done; "" for other dates."""
    since, until = [*dates, "", ""][:2]
    is_interval = len(dates) == _SEVERAL and since.endswith(f"/{OPEN}") and until.startswith(f"{OPEN}/")
    return f"{since.partition('/')[0]}/{until.partition('/')[2]}" if is_interval else ""


def salient_last(named: Sequence[Phrase], row: Sequence[Phrase]) -> list[Phrase]:
    """Return programmes in the order in which "it" may mean them, the last one first of all.

    Of a programme that took the place of another, the text goes on to speak: X replaced Y; Austria joined it.
    """
    if len(named) < _SEVERAL or not any(ph.kind == "word" and predicates.REPLACES.match(ph.text) for ph in row):
        return list(named)
    if any(ph.role == "erg" for ph in row if ph.kind == "word"):  # a smaller force, Y by name, replaced X
        return sorted(named, key=lambda ph: ph.role not in ("nom", "bare"))
    subject = "erg" if any(ph.role == "erg" for ph in named) else "nom"
    return sorted(named, key=lambda ph: ph.role == subject or (subject == "nom" and ph.role == "bare"))


@lru_cache(maxsize=20_000)
def _is_occasion(word: str) -> bool:
    """Return whether a word names an occasion; cached, as every sentence is searched."""
    return times.OCCASION.match(word) is not None


def mention_people(words: Iterable[str]) -> bool:
    """Return whether words mention soldiers, rescuers or others who act for a country, officials apart."""
    return any(actors.is_actor(word) and not actors.GOVERNMENT.match(word) for word in words)


def programmes_of(phrases: Iterable[Phrase]) -> list[Programme]:
    """Return the programmes that ``phrases`` name."""
    return [programme for phrase in phrases for programme in phrase.programmes]
