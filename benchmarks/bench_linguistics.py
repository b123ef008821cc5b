"""Scores of the linguistic models on the treebanks' test sets, compared with simplemma and kaext's rules.

usage: python benchmarks/bench_linguistics.py FOLDER

FOLDER has the test files of UD_Georgian-GNC and UD_Georgian-GLC (``*gnc*test*.conllu``, ``*glc*test*.conllu``). The
models get the orthographic words (postpositions are part of the word) and the sentences of the treebank. Lemmas are
compared as strings, on all words and on nouns and names; cases on nouns and names. Stanza is scored if it is installed
(``pip install 'kaext[stanza]'``).
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
from spacy.scorer import Scorer
from spacy.tokens import Doc
from spacy.training import Example
from spacy.vocab import Vocab

from kaext.ka import inflection
from kaext.ka.nouns import known
from kaext.models import LINGUISTIC, STANZA, find
from kaext.pipes.linguistics.pipe import StanzaLinguistics
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


def engines() -> dict[str, Callable[[Doc], Doc]]:
    """Return the available models by name."""
    spacy_model = spacy.load(find(LINGUISTIC))
    found: dict[str, Callable[[Doc], Doc]] = {"ours, spaCy": spacy_model}
    if find_spec("stanza") is None:
        print("stanza is not installed: its package is not scored\n")
        return found
    return {**found, "ours, Stanza": StanzaLinguistics(find(STANZA)).annotate}


def bare(gold: Doc, vocab: Vocab) -> Doc:
    """Return a document with the words and sentences of ``gold``, but without its other annotation."""
    return Doc(
        vocab,
        [token.text for token in gold],
        [bool(token.whitespace_) for token in gold],
        sent_starts=[token.is_sent_start for token in gold],
    )


def scores(example: Example) -> list[float]:
    """Return the accuracy of classes, tags, features and lemmas, and of heads without and with labels."""
    found: dict[str, float] = {}
    for attribute in ("pos", "tag", "morph", "lemma"):
        found |= Scorer.score_token_attr([example], attribute)
    found |= Scorer.score_deps([example], "dep")
    return [found[name] for name in ("pos_acc", "tag_acc", "morph_acc", "lemma_acc", "dep_uas", "dep_las")]


def share(gold: Doc, found: Sequence[str], wanted: Callable[[object], str], *, only_nouns: bool) -> float:
    """Return the share of correct labels among words that have a gold label, without punctuation."""
    pairs = [
        (wanted(token), label)
        for token, label in zip(gold, found, strict=True)
        if not token.is_punct and (token.pos_ in NOUNS or not only_nouns)
    ]
    pairs = [(want, label) for want, label in pairs if want]
    return sum(want == label for want, label in pairs) / len(pairs)


def lemma(token: object) -> str:
    """Return the lemma of a token."""
    return str(token.lemma_)  # type: ignore[attr-defined]


def case(token: object) -> str:
    """Return the case of a token, or ""."""
    return "".join(token.morph.get("Case"))  # type: ignore[attr-defined]


def case_by_rules(word: str) -> str:
    """Return the case of the most likely reading of a word by the rules of inflection."""
    parses = inflection.ranked(word, known())
    return CASES.get(parses[0].reading.case.partition("+")[0], "") if parses else ""


def main() -> None:
    """Print the tables."""
    if len(sys.argv) < 2:
        print("skipped: name the folder with the treebanks' test files")
        return
    vocab = spacy.blank("ka").vocab
    models = engines()
    print("| test set | model | UPOS | tag | morphology | lemma | UAS | LAS | words/s |")
    print("|---|---|---|---|---|---|---|---|---|")
    second: list[str] = []
    for name in ("gnc", "glc"):
        gold = to_doc(list(read(next(Path(sys.argv[1]).glob(f"*{name}*test*.conllu")))), vocab)
        forms = [token.text for token in gold]
        by: dict[str, tuple[Sequence[str], Sequence[str] | None]] = {
            "the word itself": (forms, None),
            "simplemma": ([simplemma.lemmatize(form, lang="ka") for form in forms], None),
            "kaext's rules": ([inflection.nominative(form) for form in forms], [case_by_rules(form) for form in forms]),
        }
        for engine, model in models.items():
            start = process_time()
            doc = model(bare(gold, model.vocab if isinstance(model, Language) else vocab))
            rate = len(gold) / (process_time() - start)
            cells = " | ".join(f"{value:.3f}" for value in scores(Example(doc, gold)))
            print(f"| {name.upper()} | {engine} | {cells} | {rate:,.0f} |", flush=True)
            by[engine] = ([lemma(token) for token in doc], [case(token) for token in doc])
            mixed = [inflection.nominative(t.text) if t.pos_ in NOUNS else t.lemma_ for t in doc]
            by[f"{engine}, lemmas of nouns by rules"] = (mixed, None)
        for who, (lemmas, cases) in by.items():
            shares = [f"{share(gold, lemmas, lemma, only_nouns=only):.3f}" for only in (False, True)]
            last = "–" if cases is None else f"{share(gold, cases, case, only_nouns=True):.3f}"
            second.append(f"| {name.upper()} | {who} | {' | '.join(shares)} | {last} |")
    print("\n| test set | by | lemmas, all words | lemmas, nouns and names | cases, nouns and names |")
    print("|---|---|---|---|---|", *second, sep="\n")


if __name__ == "__main__":
    main()
