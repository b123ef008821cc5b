"""Generated sentences whose facts are known by construction: silver data for more varied wording.

The sentence frames are in ``silver.toml``; they were written independently of the verbs in the rules. The same number
and seed give the same sentences.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

import numpy as np
import regex
from spacy.language import Language
from spacy.tokens import Doc, Span

from kaext.catalogue.countries import countries
from kaext.catalogue.programmes import Programme, programmes
from kaext.data_files import tables_of
from kaext.pipes.extensions import COUNTRIES, DATES, PROGRAMMES, set_group, span_at
from kaext.pipes.relation_model.candidates import candidates
from kaext.pipes.relation_model.model import RELATIONS
from kaext.pipes.values import CountryValue, DateValue, ProgrammeValue
from kaext.training.data import settings
from kaext.training.relations import SEED, Examples, unstated_examples
from kaext.training.verb_dropout import random_verbs

IMPORTANCE: float = settings("relations")["examples"]["generated"]
_MONTHS = (
    "იანვარში", "თებერვალში", "მარტში", "აპრილში", "მაისში", "ივნისში", "ივლისში", "აგვისტოში", "სექტემბერში",
    "ოქტომბერში", "ნოემბერში", "დეკემბერში",
)  # fmt: skip
_KINDS = {
    "joined": {"framework", "council", "process", "agreement", "forum", "initiative", "dialogue", "plan"},
    "participates": {
        "operation",
        "mission",
        "force",
        "exercise",
        "process",
        "framework",
        "council",
        "programme",
        "project",
    },
    "completed": {"plan", "programme", "process", "package"},
    "hosted": {"exercise", "centre", "council"},
    "offered": {"plan", "dialogue", "framework", "package", "process"},
    "beneficiary": {"fund", "project", "programme", "centre", "package", "initiative"},
    "planned": {"plan", "operation", "exercise", "process", "dialogue", "force"},
    "withdrew": {"operation", "force", "plan", "framework", "mission"},
}
# The components that come before those that find mentions, which generated sentences have already.
_BEFORE_MENTIONS = frozenset({"kaext_sentences", "kaext_linguistics"})
_CHOICE = regex.compile(r"\[([^\]]++)\]")
_SLOT = regex.compile(r"\{([CPDN])(?::(\w+))?\}")
_JOINTS = (", ხოლო ", ", ", "; ", ", მაგრამ ", " და ")
_ACRONYM_ENDINGS = {
    "nom": "", "erg": "-მა", "dat": "-ს", "gen": "-ის", "ins": "-ით",
    "loc": "-ში", "abl": "-იდან", "with": "-თან", "for": "-ისთვის",
}  # fmt: skip
_CONSONANT_ENDINGS = {
    "nom": "ი", "erg": "მა", "dat": "ს", "gen": "ის", "ins": "ით",
    "loc": "ში", "abl": "იდან", "with": "თან", "for": "ისთვის",
}  # fmt: skip
_FALLING_ENDINGS = {
    "nom": "ა", "erg": "ამ", "dat": "ას", "gen": "ის", "ins": "ით",
    "loc": "აში", "abl": "იდან", "with": "ასთან", "for": "ისთვის",
}  # fmt: skip
_VOWEL_ENDINGS = {
    "nom": "", "erg": "მ", "dat": "ს", "gen": "ს", "ins": "თი",
    "loc": "ში", "abl": "დან", "with": "სთან", "for": "სთვის",
}  # fmt: skip


@dataclass(slots=True)
class Sentence:
    """A generated sentence with its mentions (start, end, value) and its facts (country, relation, programme)."""

    text: str = ""
    countries: list[tuple[int, int, CountryValue]] = field(default_factory=list)
    programmes: list[tuple[int, int, ProgrammeValue]] = field(default_factory=list)
    dates: list[tuple[int, int, DateValue]] = field(default_factory=list)
    facts: set[tuple[str, str, str]] = field(default_factory=set)

    def append_text(self, text: str) -> tuple[int, int]:
        """Append ``text`` and return its extent."""
        start = len(self.text)
        self.text += text
        return start, len(self.text)


def generate(number: int, nlp: Language, *, seed: int = SEED) -> list[Examples]:
    """Return training examples from generated sentences: the candidates that the rules miss, one set per sentence.

    Parameters
    ----------
    number
        The number of sentences.
    nlp
        The pipeline up to the rules for relations (:func:`kaext.training.relations.pipeline`).
    seed
        The seed of the random choices.
    """
    verbs = random.Random(f"verbs {seed}")
    return [_examples_of(sentence, nlp, random_verbs(verbs)) for sentence in sentences(number, seed=seed)]


def sentences(number: int, *, seed: int = SEED) -> list[Sentence]:
    """Return generated sentences."""
    choose = random.Random(seed)
    return [_sentence(choose) for _ in range(number)]


def _examples_of(sentence: Sentence, nlp: Language, forgotten: frozenset[str]) -> Examples:
    doc = nlp.make_doc(sentence.text)
    for group, attribute, mentions in (
        (COUNTRIES, "country", sentence.countries),
        (PROGRAMMES, "programme", sentence.programmes),
        (DATES, "date", sentence.dates),
    ):
        set_group(doc, group, [_marked(doc, mention, attribute) for mention in mentions])
    for name, component in nlp.pipeline:
        if name in _BEFORE_MENTIONS:
            doc = component(doc)
    found = list(candidates(doc))
    labels = np.zeros((len(found), len(RELATIONS)))
    for number, candidate in enumerate(found):
        for column, relation in enumerate(RELATIONS):
            labels[number, column] = (candidate.country.id, relation, candidate.programme.id) in sentence.facts
    return unstated_examples(doc, found, labels, np.full(len(found), IMPORTANCE), nlp, forgotten)


def _marked(doc: Doc, mention: tuple[int, int, object], attribute: str) -> Span:
    start, end, value = mention
    span = span_at(doc, start, end)
    setattr(span._, attribute, value)
    return span


def _sentence(choose: random.Random) -> Sentence:
    """Generate one or two clauses about different countries and programmes."""
    sentence = Sentence()
    for number in range(choose.choice((1, 1, 2))):
        if number:
            sentence.append_text(choose.choice(_JOINTS))
        _clause(choose, sentence)
    sentence.append_text(".")
    return sentence


def _clause(choose: random.Random, sentence: Sentence) -> None:
    frames = _frames()
    relation = choose.choice([*frames, "participates", "beneficiary", "none"])
    frame = choose.choice(frames[relation])
    taken = {value.ids[0] for _, _, value in sentence.countries}
    named = choose.sample([entry for entry in _countries() if entry[0] not in taken], choose.choice((1, 1, 1, 2, 3)))
    kinds = _KINDS.get(relation, set().union(*_KINDS.values()))
    used = {value.id for _, _, value in sentence.programmes}
    fitting = [entry for entry in _programmes() if entry.kind in kinds and entry.id not in used]
    programme = choose.choice(fitting)
    text = _CHOICE.sub(lambda match: choose.choice(match[1].split("|")), frame)
    position = 0
    for slot in _SLOT.finditer(text):
        sentence.append_text(text[position : slot.start()])
        position = slot.end()
        if slot[1] == "C":
            _name_countries(choose, sentence, named, slot[2])
        elif slot[1] == "P":
            _name_programme(choose, sentence, programme, slot[2])
        elif slot[1] == "D":
            _name_date(choose, sentence)
        else:
            sentence.append_text(str(choose.choice((12, 30, 45, 100, 150, 600))))
    sentence.append_text(text[position:])
    if relation != "none":
        sentence.facts |= {(code, relation, programme.id) for code, _ in named}


def _name_countries(choose: random.Random, sentence: Sentence, named: Sequence[tuple[str, str]], case: str) -> None:
    for number, (code, name) in enumerate(named):
        if number:
            sentence.append_text(" და " if number == len(named) - 1 else ", ")
        # Group inflection: only the last of several coordinated names may carry the case ending.
        is_bare = case in ("loc", "abl", "for") and number < len(named) - 1 and choose.random() < 0.5
        start, end = sentence.append_text(declined(name, "dat" if is_bare else case))
        sentence.countries.append((start, end, CountryValue((code,), name=name)))


def _name_programme(choose: random.Random, sentence: Sentence, programme: Programme, case: str) -> None:
    is_short = bool(programme.acronym) and choose.random() < 0.5
    name = programme.acronym if is_short else programme.name_ka
    quote = not is_short and choose.random() < 0.2
    sentence.append_text("„" if quote else "")
    start, end = sentence.append_text(declined(name, case))
    if is_short:
        # The case ending is not part of an acronym's mention.
        end = start + len(name)
    sentence.append_text("”" if quote else "")
    sentence.programmes.append((start, end, ProgrammeValue(programme.id, name=programme.name_ka, kind=programme.kind)))


def _name_date(choose: random.Random, sentence: Sentence) -> None:
    year, month = choose.randint(1992, 2021), choose.randrange(12)
    if choose.random() < 0.5:
        start, end = sentence.append_text(f"{year} წელს")
        sentence.dates.append((start, end, DateValue(str(year))))
    else:
        start, end = sentence.append_text(f"{year} წლის {_MONTHS[month]}")
        sentence.dates.append((start, end, DateValue(f"{year}-{month + 1:02}")))


@cache
def _frames() -> Mapping[str, list[str]]:
    return tables_of("kaext.training", "silver.toml")


@cache
def _programmes() -> list[Programme]:
    """Return the programmes that do not have the name of a country."""
    taken = {name for country in countries().values() for name in country.names}
    return [entry for entry in programmes() if entry.name_ka not in taken]


@cache
def _countries() -> list[tuple[str, str]]:
    """Return codes and names of the states whose name is one word."""
    return [
        (code, country.name)
        for code, country in countries().items()
        if country.status == "state" and country.name.isalpha()
    ]


def declined(noun: str, case: str) -> str:
    """Return a name in a case: ``სომხეთი`` (Armenia) in the genitive is ``სომხეთის``; acronyms take a hyphen."""
    if noun[-1].isascii():
        return noun + _ACRONYM_ENDINGS[case]
    if noun.endswith("ი") and noun[-2:-1] not in "აეიოუ":
        return noun[:-1] + _CONSONANT_ENDINGS[case]
    if noun.endswith("ა"):
        return noun[:-1] + _FALLING_ENDINGS[case]
    return noun + _VOWEL_ENDINGS[case]
