"""Training and evaluation of the relation model: candidates labelled by gold facts, and the model's gain over rules."""

from __future__ import annotations

import math
import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import regex
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import load_config, load_model_from_config

from kaext.evaluation.bootstrap import samples
from kaext.evaluation.gold import GoldDocument, GoldRelation, read_gold
from kaext.ingest import read_source
from kaext.normalize import characters
from kaext.normalize.flow import flow
from kaext.pipeline import STANDARD, profile_path
from kaext.pipes.extensions import BlockSpan, register
from kaext.pipes.relation_dates import factory as relation_dates
from kaext.pipes.relation_dates.model import DateModel
from kaext.pipes.relation_dates.pipe import ChosenDates
from kaext.pipes.relation_model import factory as relation_model
from kaext.pipes.relation_model.candidates import Candidate, candidates
from kaext.pipes.relation_model.features import columns
from kaext.pipes.relation_model.model import RELATIONS, RelationModel, Rows, fit
from kaext.pipes.relation_model.pipe import LearnedRelations, predictions
from kaext.pipes.relation_model.trees import Floats
from kaext.pipes.relations.merge import merge
from kaext.pipes.values import RelationValue
from kaext.segment import segment
from kaext.training.data import settings
from kaext.training.trees import grow
from kaext.training.verb_dropout import random_verbs, without_verbs

_SETTINGS = settings("relations")
SEED: int = _SETTINGS["seed"]
_PENALTY: float = _SETTINGS["model"]["penalty"]
_TREES: dict[str, Any] = _SETTINGS["trees"]
_READINGS: int = _SETTINGS["examples"]["readings"]
_FOLDS: int = _SETTINGS["calibration"]["folds"]
# The uncalibrated probability that a prediction of the model alone needs.
_ALONE = 0.5
WAYS = ("rules", "model", "both")
_LETTER = regex.compile(r"[\p{L}\p{N}]")
Fact = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Examples:
    """Candidates without a statement by the rules: their feature columns, labels (by relation) and importance."""

    rows: tuple[Sequence[int], ...]
    labels: Floats
    importance: Floats


@dataclass(frozen=True, slots=True)
class Case:
    """A gold document with its annotation by the pipeline."""

    name: str
    doc: Doc
    gold: GoldDocument

    @property
    def facts(self) -> frozenset[Fact]:
        """The facts of the gold."""
        return frozenset((r.country, r.relation, r.programme, r.date) for r in self.gold.relations)


def pipeline(*, linguistics: str | None = None) -> Language:
    """Return the pipeline that provides the input of the relation model: a profile without that model.

    Parameters
    ----------
    linguistics
        The spaCy model for parts of speech and dependencies: a shipped model's name, or a folder. Without one, the
        profile is ``standard``, else ``full``.

    Raises
    ------
    UsageError
        ``model-missing`` or ``model-damaged``.
    """
    register()
    overrides = {"components.kaext_linguistics.model": linguistics} if linguistics else {}
    config = load_config(profile_path("full" if linguistics else STANDARD), overrides=overrides)
    return load_model_from_config(config, auto_fill=True, exclude=["kaext_relation_model", "kaext_relation_dates"])


def cases(paths: Sequence[Path], nlp: Language) -> Iterator[Case]:
    """Yield gold documents (``NAME.xml.txt``) processed by ``nlp``, which ends with the rules for relations."""
    for path in paths:
        gold = read_gold(path)
        source, _ = characters(read_source(gold.text.encode("utf-8"), name=f"{gold.name}.txt"))
        text, _, blocks = flow(source, segment(source))
        doc = nlp.make_doc(text)
        doc._.blocks = tuple(BlockSpan(b.start, b.end, b.kind, b.unit, b.heading) for b in blocks)
        doc = nlp(doc)
        yield Case(gold.name, doc, gold)


def examples(case: Case, nlp: Language) -> Examples:
    """Return the labelled candidates that the rules miss in a document, over several passes of verb dropout."""
    doc, ruled = case.doc, case.doc._.relations
    found = list(candidates(doc))
    labels, importance = label_candidates(doc, found, case.gold)
    choose = random.Random(f"{SEED} {case.name}")
    read = [unstated_examples(doc, found, labels, importance, nlp, random_verbs(choose)) for _ in range(_READINGS)]
    doc._.relations = ruled
    return _concatenated(read)


def unstated_examples(
    doc: Doc,
    found: Sequence[Candidate],
    labels: Floats,
    importance: Floats,
    nlp: Language,
    lemmas: frozenset[str],
) -> Examples:
    """Return the candidates without a statement by the rules, when some verbs are unknown to them.

    Parameters
    ----------
    doc
        The document; its relations are replaced by the statements of these rules.
    found, labels, importance
        All its candidates, their labels and their weights.
    nlp
        The pipeline.
    lemmas
        The unknown verbs.
    """
    with without_verbs(lemmas):
        doc = nlp.get_pipe("kaext_relations")(doc)
        stated = {(value.country, value.programme) for value in doc._.relations}
        kept = [number for number, each in enumerate(found) if (each.country.id, each.programme.id) not in stated]
        rows = tuple(columns(doc, [found[number] for number in kept]))
    return Examples(rows, labels[kept], importance[kept])


def _concatenated(several: Sequence[Examples]) -> Examples:
    """Return several sets of examples as one."""
    return Examples(
        tuple(row for one in several for row in one.rows),
        np.concatenate([one.labels for one in several]),
        np.concatenate([one.importance for one in several]),
    )


def label_candidates(doc: Doc, found: Sequence[Candidate], gold: GoldDocument) -> tuple[Floats, Floats]:
    """Return the labels and the importance of candidates, by the gold facts with evidence in their sentence.

    A candidate whose country and programme are related by the evidence of another sentence has the importance 0: its
    own sentence may state the same fact.
    """
    evidence = evidence_of(doc.text, gold)
    labels = np.zeros((len(found), len(RELATIONS)))
    importance = np.ones(len(found))
    for number, candidate in enumerate(found):
        start, last = doc[candidate.start].idx, doc[candidate.end - 1]
        stated = evidence.get((candidate.country.id, candidate.programme.id), [])
        for fact, first, after in stated:
            if first < last.idx + len(last) and start < after:
                labels[number, RELATIONS.index(fact.relation)] = 1
        if stated and not labels[number].any():
            importance[number] = 0
    return labels, importance


def evidence_of(text: str, gold: GoldDocument) -> dict[tuple[str, str], list[tuple[GoldRelation, int, int]]]:
    """Return for each pair of country and programme its gold facts and the extents of their evidence in ``text``."""
    places = [index for index, character in enumerate(text) if _LETTER.match(character)]
    letters = "".join(text[index] for index in places)
    found: dict[tuple[str, str], list[tuple[GoldRelation, int, int]]] = defaultdict(list)
    for fact in gold.relations:
        quote = "".join(_LETTER.findall(fact.evidence))
        at = letters.find(quote)
        if quote and at >= 0:
            extent = (places[at], places[at + len(quote) - 1] + 1)
            found[fact.country, fact.programme].append((fact, *extent))
    return found


def train(several: Sequence[Examples], silver: Sequence[Examples] = ()) -> RelationModel:
    """Return a model trained on documents and generated sentences, calibrated by cross-validation on the documents.

    Raises
    ------
    ValueError
        There is no candidate to train on.
    """
    model = _fitted([*several, *silver])
    folds = [several[number::_FOLDS] for number in range(min(_FOLDS, len(several)))]
    if len(folds) < 2:
        return model
    probabilities: list[float] = []
    outcomes: list[float] = []
    for left_out, fold in enumerate(folds):
        rest = [document for number, other in enumerate(folds) if number != left_out for document in other]
        partial = _fitted([*rest, *silver])
        for document in fold:
            probabilities_of = partial.probabilities(document.rows)
            for row, labels, counts in zip(probabilities_of, document.labels, document.importance, strict=True):
                if counts:
                    probabilities.append(float(row.max()))
                    outcomes.append(float(labels[row.argmax()]))
    return model.with_calibration(np.array(probabilities), np.array(outcomes))


def _fitted(several: Sequence[Examples]) -> RelationModel:
    """Fit a model; candidates with equal features and labels are merged and their importance is added."""
    counts: dict[tuple[tuple[int, ...], bytes], tuple[float, Floats]] = {}
    for document in several:
        for row, labels, importance in zip(document.rows, document.labels, document.importance, strict=True):
            key = (tuple(row), labels.tobytes())
            counts[key] = (counts.get(key, (0.0,))[0] + float(importance), labels)
    if not counts:
        raise ValueError("no candidate to train on")
    labels = np.array([labels for _, labels in counts.values()])
    importance = np.array([count for count, _ in counts.values()])
    rows = Rows.of([row for row, _ in counts])
    trees = grow(rows, labels.max(axis=1) > 0, importance, seed=SEED, **_TREES)
    weights, biases = fit(rows, labels, importance, penalty=_PENALTY)
    return RelationModel(trees, weights.astype(np.float32), biases.astype(np.float32))


@dataclass(frozen=True, slots=True)
class Outcome:
    """The facts that one way (rules, model or both) found in one document, and those of the gold."""

    document: str
    way: str
    wanted: frozenset[Fact]
    found: frozenset[Fact]


def outcomes(
    case: Case, model: RelationModel, *, dates: DateModel | None = None, threshold: float = relation_model.THRESHOLD
) -> Iterator[Outcome]:
    """Yield the outcomes of the rules, of the model alone (at probability 0.5) and of both for a document.

    Parameters
    ----------
    case
        The document; it keeps the statements of the rules.
    model
        The relation model.
    dates
        The model that dates statements, the model's and the rules'; without one, those of the model have no dates.
    threshold
        The calibrated probability that a statement of the model needs beside the rules.
    """
    doc, by_rules = case.doc, case.doc._.relations
    doc = LearnedRelations(model, threshold=threshold)(doc)
    both = _dated(doc, dates)
    doc._.relations = ()
    doc._.relations = tuple(value for value in predictions(doc, model) if value.confidence >= _ALONE)
    by_model = _dated(doc, dates)
    doc._.relations = by_rules
    for way, values in zip(WAYS, (by_rules, by_model, both), strict=True):
        yield Outcome(case.name, way, case.facts, _facts(values))


def _dated(doc: Doc, dates: DateModel | None) -> tuple[RelationValue, ...]:
    doc = ChosenDates(dates, threshold=relation_dates.THRESHOLD)(doc) if dates else doc
    statements: tuple[RelationValue, ...] = doc._.relations
    return statements


def leave_one_out(
    several: Sequence[Case],
    of_each: Sequence[Examples],
    dates: Sequence[DateModel | None],
    also: Sequence[Examples] = (),
    silver: Sequence[Examples] = (),
) -> Iterator[Outcome]:
    """Yield the outcomes of each document by a model trained on the others.

    Parameters
    ----------
    several, of_each
        The documents, and the examples from each.
    dates
        For each document, a model that dates statements and was trained without it.
    also, silver
        Further training examples: from other documents, and from generated sentences.
    """
    for number, case in enumerate(several):
        rest = [others for index, others in enumerate(of_each) if index != number]
        yield from outcomes(case, train([*rest, *also], silver), dates=dates[number])


def _facts(values: Sequence[RelationValue]) -> frozenset[Fact]:
    return frozenset((v.country, v.relation, v.programme, v.date) for v in merge(values))


VIEWS: Mapping[str, Callable[[Fact], tuple[str, ...]]] = {
    "typed": lambda fact: fact[:3],
    "dated": lambda fact: fact,
    "pairs": lambda fact: (fact[0], fact[2]),
}


@dataclass(frozen=True, slots=True)
class Figures:
    """Precision, recall and F1 over all documents, and the standard error of F1 over documents."""

    precision: float
    recall: float
    f1: float
    error: float


def figures(several: Sequence[Outcome], view: str, *, relation: str = "") -> Figures:
    """Return the figures of the outcomes of one way, for all relations or for ``relation`` alone."""
    counts = [_counts(outcome, view, relation=relation) for outcome in several]
    hits, offered, gold = (sum(count[column] for count in counts) for column in range(3))
    shares = [2 * h / (o + g) for h, o, g in counts if o + g]
    mean = sum(shares) / len(shares) if shares else 0.0
    variance = sum((share - mean) ** 2 for share in shares) / (len(shares) - 1) if len(shares) > 1 else 0.0
    return Figures(
        precision=hits / offered if offered else 0.0,
        recall=hits / gold if gold else 0.0,
        f1=2 * hits / (offered + gold) if offered + gold else 0.0,
        error=math.sqrt(variance / len(shares)) if shares else 0.0,
    )


def _counts(outcome: Outcome, view: str, *, relation: str = "") -> tuple[int, int, int]:
    """Return the numbers of correct facts, of found facts and of gold facts in a document."""
    wanted, found = (
        {VIEWS[view](fact) for fact in facts if relation in ("", fact[1])} for facts in (outcome.wanted, outcome.found)
    )
    return len(wanted & found), len(found), len(wanted)


@dataclass(frozen=True, slots=True)
class Gain:
    """The model's gain in typed F1 over the rules, with the bounds of its 95 % bootstrap interval.

    ``better`` and ``worse`` are numbers of documents.
    """

    f1: float
    low: float
    high: float
    better: int
    worse: int


def gain(several: Sequence[Outcome]) -> Gain:
    """Return the gain of both over the rules alone, by a paired bootstrap over documents.

    Documents are hard or easy for both, so that the variance of the difference is much smaller than that of F1.

    Raises
    ------
    ValueError
        The two ways have different documents, or none.
    """
    of_way = {
        way: {one.document: _counts(one, "typed") for one in several if one.way == way} for way in ("rules", "both")
    }
    if not of_way["rules"] or of_way["rules"].keys() != of_way["both"].keys():
        raise ValueError("rules and both need the same documents")
    pairs = [(counts, of_way["both"][document]) for document, counts in of_way["rules"].items()]
    drawn = sorted(_f1(both for _, both in sample) - _f1(rules for rules, _ in sample) for sample in samples(pairs))
    each = [_f1([both]) - _f1([rules]) for rules, both in pairs]
    return Gain(
        f1=_f1(both for _, both in pairs) - _f1(rules for rules, _ in pairs),
        low=drawn[round(0.025 * len(drawn))],
        high=drawn[round(0.975 * len(drawn)) - 1],
        better=sum(change > 0 for change in each),
        worse=sum(change < 0 for change in each),
    )


def _f1(counts: Iterable[tuple[int, int, int]]) -> float:
    hits, found, wanted = (sum(column) for column in zip(*counts, strict=True))
    return 2 * hits / (found + wanted) if found + wanted else 0.0


def summary(several: Sequence[Outcome]) -> dict[str, float]:
    """Return the precision of typed facts, and F1 in each view, for rules, model and both: ``both_typed_f1``."""
    found: dict[str, float] = {}
    for way in WAYS:
        of_way = [outcome for outcome in several if outcome.way == way]
        found[f"{way}_typed_precision"] = round(figures(of_way, "typed").precision, 4)
        found |= {f"{way}_{view}_f1": round(figures(of_way, view).f1, 4) for view in VIEWS}
    return found


def table(several: Sequence[Outcome]) -> str:
    """Return a Markdown table of the figures of rules, model and both, in total and by relation, and the gain."""
    lines = [
        "| | way | typed P | typed R | typed F1 | ± | with date F1 | pairs F1 |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for relation in ("", *RELATIONS):
        for way in WAYS:
            of_way = [outcome for outcome in several if outcome.way == way]
            typed, dated, pairs = (figures(of_way, view, relation=relation) for view in ("typed", "dated", "pairs"))
            cells = (typed.precision, typed.recall, typed.f1, typed.error, dated.f1, pairs.f1)
            name = relation or f"all, {len(of_way)} documents"
            lines.append(f"| {name} | {way} | " + " | ".join(f"{cell:.3f}" for cell in cells) + " |")
    added = gain(several)
    lines += [
        "",
        f"Gain of both over rules, typed F1: {added.f1:+.3f} (95 % interval {added.low:+.3f} to {added.high:+.3f}, "
        f"bootstrap over documents); documents better: {added.better}, worse: {added.worse}.",
    ]
    return "\n".join(lines) + "\n"
