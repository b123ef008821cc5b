"""Scores of the linguistic models on a treebank's test set, beside simplemma and kaext's rules.

usage: python benchmarks/bench_linguistics.py FOLDER

FOLDER holds the test files of UD_Georgian-GNC and UD_Georgian-GLC (``*gnc*test*.conllu``, ``*glc*test*.conllu``). The
unit is the written word (postpositions and words they are written with are one). Lemmas are compared as strings, on all
words and on nouns and names alone; cases on nouns and names. The programs get the word, the models its sentence too.
Stanza is scored where it is installed (``pip install 'kaext[stanza]'``).
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path
from time import process_time

import simplemma
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from kaext.ka import inflection
from kaext.ka.nouns import known
from kaext.models import LINGUISTIC, STANZA, find
from kaext.pipes.linguistics.pipe import StanzaLinguistics
from kaext.training.linguistics import evaluate
from kaext.training.treebank import read, to_doc

NOUNS = frozenset({"NOUN", "PROPN"})
CASES = {
    "nom": "Nom",
    "erg": "Erg",
    "dat": "Dat",
    "gen": "Gen",
    "ins": "Ins",
    "adv": "Ess",
    "voc": "Voc",
}
Labels = Sequence[Sequence[str]]


@Language.factory("stanza_alone")
def stanza_alone(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Return Stanza's package without the rules' lemmas."""
    return StanzaLinguistics(find(STANZA)).annotate


def engines() -> dict[str, Language]:
    """Return the pipelines that can run here, by name."""
    found = {"ours, spaCy": spacy.load(find(LINGUISTIC))}
    if find_spec("stanza") is None:
        print("stanza is not installed: its package is not scored\n")
        return found
    nlp = spacy.blank("ka")
    nlp.add_pipe("kaext_sentences")
    nlp.add_pipe("stanza_alone")
    return {**found, "ours, Stanza": nlp}


def share(gold: Sequence[Doc], found: Labels, wanted: Callable[[object], str], *, only_nouns: bool) -> float:
    """Return the share of words whose label is the wanted one, of those that have one and are no punctuation."""
    pairs = [
        (wanted(token), label)
        for doc, labels in zip(gold, found, strict=True)
        for token, label in zip(doc, labels, strict=True)
        if not token.is_punct and (token.pos_ in NOUNS or not only_nouns)
    ]
    pairs = [(want, label) for want, label in pairs if want]
    return sum(want == label for want, label in pairs) / len(pairs)


def lemma(token: object) -> str:
    """Return the lemma of a token."""
    return str(token.lemma_)  # type: ignore[attr-defined]


def case(token: object) -> str:
    """Return the case of a token, or nothing."""
    return "".join(token.morph.get("Case"))  # type: ignore[attr-defined]


def case_by_rules(word: str) -> str:
    """Return the case of the likeliest reading of a word by the rules of inflection."""
    parses = inflection.ranked(word, known())
    return CASES.get(parses[0].reading.case.partition("+")[0], "") if parses else ""


def main() -> None:
    """Print the tables."""
    if len(sys.argv) < 2:
        print("skipped: name the folder with the treebanks' test files")
        return
    files = {name: next(iter(sorted(Path(sys.argv[1]).glob(f"*{name}*test*.conllu")))) for name in ("gnc", "glc")}
    pipelines = engines()
    print("| test set | model | UPOS | tag | morphology | lemma | UAS | LAS | sentences F1 | words/s |")
    print("|---|---|---|---|---|---|---|---|---|---|")
    for name, path in files.items():
        words = sum(len(sentence.words) for sentence in read(path))
        for engine, nlp in pipelines.items():
            start = process_time()
            scores = evaluate(nlp, path)
            rate = words / (process_time() - start)
            cells = " | ".join(f"{value:.3f}" for value in scores.values())
            print(f"| {name.upper()} | {engine} | {cells} | {rate:,.0f} |")
    print("\n| test set | by | lemmas, all words | lemmas, nouns and names | cases, nouns and names |")
    print("|---|---|---|---|---|")
    for name, path in files.items():
        vocab = pipelines["ours, spaCy"].vocab
        gold = [to_doc([sentence], vocab) for sentence in read(path)]
        forms = [[token.text for token in doc] for doc in gold]
        rules = [[inflection.nominative(form) for form in row] for row in forms]
        by: dict[str, tuple[Labels, Labels | None]] = {
            "the word itself": (forms, None),
            "simplemma": ([[simplemma.lemmatize(form, lang="ka") for form in row] for row in forms], None),
            "kaext's rules": (rules, [[case_by_rules(form) for form in row] for row in forms]),
        }
        for engine, nlp in pipelines.items():
            docs = [nlp(Doc(nlp.vocab, [t.text for t in doc], [bool(t.whitespace_) for t in doc])) for doc in gold]
            lemmas, cases = [[lemma(t) for t in doc] for doc in docs], [[case(t) for t in doc] for doc in docs]
            by[engine] = (lemmas, cases)
            mixed = [
                [rule if token.pos_ in NOUNS else token.lemma_ for token, rule in zip(doc, row, strict=True)]
                for doc, row in zip(docs, rules, strict=True)
            ]
            by[f"{engine}, lemmas of nouns by rules"] = (mixed, None)
        for who, (lemmas_by, cases_by) in by.items():
            cells = [share(gold, lemmas_by, lemma, only_nouns=only) for only in (False, True)]
            last = "–" if cases_by is None else f"{share(gold, cases_by, case, only_nouns=True):.3f}"
            print(f"| {name.upper()} | {who} | " + " | ".join(f"{cell:.3f}" for cell in cells) + f" | {last} |")


if __name__ == "__main__":
    main()
