"""The linguistic pipeline: word vectors from raw text, then tagger, morphologizer, lemmatizer and parser."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path
from typing import IO, Any

import spacy
from spacy.language import Language
from spacy.tokens import DocBin
from spacy.training import Example
from spacy.training.initialize import convert_vectors, init_nlp
from spacy.training.loop import train
from spacy.util import load_config

from kaext.ka.lang import split
from kaext.models import LINGUISTIC, emptied, shipped, write_scores
from kaext.problems import UsageError, problem
from kaext.training.treebank import Sentence, read, to_doc

# A training document has several sentences, so that the parser learns sentence boundaries.
_SENTENCES_PER_DOC = 3
_VECTORS = {
    "mode": "floret",
    "model": "cbow",
    "dim": 64,
    "minn": 3,
    "maxn": 6,
    "minCount": 3,
    "epoch": 10,
    "hashCount": 2,
    "bucket": 15_000,
    "lr": 0.05,
    "thread": 1,
}
_SCORES = ("pos_acc", "tag_acc", "morph_acc", "lemma_acc", "dep_uas", "dep_las", "sents_f")


def train_linguistics(
    treebanks: dict[str, Path], texts: Iterable[Path], out: Path, *, progress: IO[str] | None = None
) -> dict[str, float]:
    """Train the linguistic pipeline and write it to ``out``.

    Parameters
    ----------
    treebanks
        The files of UD_Georgian-GNC by name.
    texts
        Raw Georgian text for the word vectors.
    out
        The model's folder; its contents are replaced, except the model card.
    progress
        Where spaCy writes its table of scores while it trains.

    Returns
    -------
    dict[str, float]
        The scores on the treebank's test set.

    Raises
    ------
    UsageError
        ``training-tool-missing``: floret is not installed.
    """
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        vectors = _train_vectors(texts, work)
        vocab = spacy.blank("ka").vocab
        paths = {}
        for part, size in (("train", _SENTENCES_PER_DOC), ("dev", 1)):
            bin_ = DocBin(store_user_data=False)
            for sentences in _batches(list(read(treebanks[f"ka_gnc-ud-{part}.conllu"])), size):
                bin_.add(to_doc(sentences, vocab))
            paths[f"paths.{part}"] = str(work / f"{part}.spacy")
            bin_.to_disk(paths[f"paths.{part}"])
        config = load_config(
            shipped("pipeline") / "training" / "linguistics.cfg",
            overrides={**paths, "paths.vectors": str(vectors)},
            interpolate=False,
        )
        table = progress or io.StringIO()
        (work / "trained").mkdir()
        train(init_nlp(config), work / "trained", use_gpu=-1, stdout=table, stderr=table)
        nlp = spacy.load(work / "trained" / "model-best")
    scores = evaluate(nlp, treebanks["ka_gnc-ud-test.conllu"])
    _write(nlp, out, scores)
    return scores


def _train_vectors(texts: Iterable[Path], work: Path) -> Path:
    """Train floret vectors of subwords and return the folder of a spaCy vocabulary with them.

    Raises
    ------
    UsageError
        ``training-tool-missing``.
    """
    if find_spec("floret") is None:
        raise UsageError(problem("training-tool-missing", package="floret"))
    import floret

    corpus = work / "tokens.txt"
    with corpus.open("w", encoding="utf-8") as file:
        for path in texts:
            for line in path.read_text(encoding="utf-8").splitlines():
                file.write(" ".join(token for token in split(line) if not token.isspace()) + "\n")
    table = work / "vectors.floret"
    floret.train_unsupervised(str(corpus), **_VECTORS).save_floret_vectors(str(table))
    nlp = spacy.blank("ka")
    convert_vectors(nlp, table, truncate=-1, prune=-1, mode="floret")
    nlp.to_disk(work / "vectors")
    return work / "vectors"


def evaluate(nlp: Language, treebank: Path) -> dict[str, float]:
    """Return the scores of a pipeline on the orthographic words of a treebank (:mod:`kaext.training.treebank`)."""
    examples = []
    for sentences in _batches(list(read(treebank)), 1):
        reference = to_doc(sentences, nlp.vocab)
        examples.append(Example(nlp.make_doc(reference.text), reference))
    scores = nlp.evaluate(examples)
    return {name: round(float(scores[name]), 4) for name in _SCORES}


def _batches(sentences: list[Sentence], size: int) -> Iterable[list[Sentence]]:
    return (sentences[i : i + size] for i in range(0, len(sentences), size))


def _write(nlp: Language, out: Path, scores: dict[str, float]) -> None:
    meta: dict[str, Any] = {
        "name": LINGUISTIC.partition("_")[2],
        "version": "1.0.0",
        # As pyproject.toml has it: spaCy warns of models that say they are of a later version.
        "spacy_version": ">=3.8.13,<3.9",
        "license": "CC BY-SA 4.0",
        "description": "Parts of speech, morphology, lemmas and dependencies of Georgian",
        "author": "The kaext authors",
        "performance": scores,
    }
    nlp.meta.update(meta)
    # The paths of the training files are not part of the model.
    for name in ("train", "dev", "vectors"):
        nlp.config["paths"][name] = None
    nlp.to_disk(emptied(out))
    write_scores(out, scores)
