"""Training of the Stanza package for Georgian: tokens, multiword tokens, tags, lemmas and dependencies.

Stanza's own programs do the training. This module prepares their input and packages their output; their options are in
``pipeline/training/stanza.toml``. torch and Stanza are imported only when training begins.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from kaext.ka.lang import split
from kaext.models import emptied, write_scores
from kaext.problems import UsageError, problem
from kaext.training.data import settings
from kaext.training.treebank import Sentence, conllu, read

PACKAGE = "gnc"
VECTORS = "acts"
_PROGRAMS = {
    "tokenize": "stanza.models.tokenizer",
    "mwt": "stanza.models.mwt_expander",
    "pos": "stanza.models.tagger",
    "lemma": "stanza.models.lemmatizer",
    "depparse": "stanza.models.parser",
}
_SCORES = ("Tokens", "Sentences", "Words", "UPOS", "UFeats", "Lemmas", "UAS", "LAS")
# Stanza's tokenizer learns paragraph ends from empty lines.
_SENTENCES_PER_PARAGRAPH = 5


@dataclass(frozen=True, slots=True)
class Files:
    """The input files of Stanza's programs for one part of the treebank."""

    words: Path
    text: Path
    labels: Path
    expansions: Path


def train_stanza(treebanks: Mapping[str, Path], texts: Iterable[Path], out: Path) -> dict[str, float]:
    """Train the package and write it to ``out``, laid out as Stanza's resources.

    Parameters
    ----------
    treebanks
        The files of UD_Georgian-GNC by name.
    texts
        Raw Georgian text for the word vectors.
    out
        The model's folder; its contents are replaced, except the model card.

    Returns
    -------
    dict[str, float]
        The scores on the raw text of the treebank's test set.

    Raises
    ------
    UsageError
        ``training-tool-missing``: floret, torch or Stanza is not installed.
    """
    for package in ("floret", "torch", "stanza"):
        if find_spec(package) is None:
            raise UsageError(problem("training-tool-missing", package=package))
    import torch

    torch.set_num_threads(1)
    options = settings("stanza")
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        parts = {part: list(read(treebanks[f"ka_gnc-ud-{part}.conllu"])) for part in ("train", "dev", "test")}
        parts["dev"] = without_duplicates(parts["dev"], parts["test"])
        parts["train"] = without_duplicates(parts["train"], [*parts["dev"], *parts["test"]])
        vectors = _word_vectors(texts, work, options["vectors"])
        models = _train_all(
            prepare(parts["train"], work / "train"), prepare(parts["dev"], work / "dev"), vectors, options
        )
        _write(models, vectors, out)
        scores = _raw_scores(out, prepare(parts["test"], work / "test"))
    write_scores(out, scores)
    return scores


def _raw_scores(folder: Path, files: Files) -> dict[str, float]:
    """Return the F1 scores of a package on raw text, as in the shared tasks of Universal Dependencies."""
    import stanza
    from stanza.models.common.utils import ud_scores
    from stanza.utils.conll import CoNLL

    pipeline = stanza.Pipeline(lang="ka", dir=str(folder), download_method=None, use_gpu=False, verbose=False)
    found = files.words.with_name("found.conllu")
    CoNLL.write_doc2conll(pipeline(files.text.read_text(encoding="utf-8")), str(found))
    scores = ud_scores(str(files.words), str(found))
    return {name: round(float(scores[name].f1), 4) for name in _SCORES}


def without_duplicates(sentences: Sequence[Sentence], others: Sequence[Sentence]) -> list[Sentence]:
    """Return the sentences whose text does not occur among ``others``."""
    seen = {sentence.text for sentence in others}
    return [sentence for sentence in sentences if sentence.text not in seen]


def prepare(sentences: Sequence[Sentence], folder: Path) -> Files:
    """Write the input files: CoNLL-U, text with a label for each character, and the expansions of multiword tokens."""
    folder.mkdir(parents=True)
    files = Files(folder / "words.conllu", folder / "text.txt", folder / "labels.txt", folder / "expansions.json")
    files.words.write_text("".join(conllu(sentence) for sentence in sentences), encoding="utf-8")
    paragraphs = [
        sentences[i : i + _SENTENCES_PER_PARAGRAPH] for i in range(0, len(sentences), _SENTENCES_PER_PARAGRAPH)
    ]
    labelled = [[labels(sentence) for sentence in paragraph] for paragraph in paragraphs]
    for path, side, blank in ((files.text, 0, " "), (files.labels, 1, "0")):
        path.write_text("\n\n".join(blank.join(pair[side] for pair in row) for row in labelled), encoding="utf-8")
    counts: dict[tuple[str, tuple[str, ...]], int] = {}
    for sentence in sentences:
        for (start, end), form in zip(sentence.words, sentence.forms, strict=True):
            if end - start > 1:
                key = (form, tuple(part.form for part in sentence.parts[start:end]))
                counts[key] = counts.get(key, 0) + 1
    files.expansions.write_text(json.dumps(list(counts.items()), ensure_ascii=False), encoding="utf-8")
    return files


def labels(sentence: Sentence) -> tuple[str, str]:
    """Return the text of a sentence and Stanza's label of each character.

    Labels: 1 ends a token, 2 a token and the sentence, 3 a token of several words, 4 such a token and the sentence.
    """
    text: list[str] = []
    marks: list[str] = []
    last = len(sentence.words) - 1
    for number, ((start, end), form) in enumerate(zip(sentence.words, sentence.forms, strict=True)):
        mark = (3 if end - start > 1 else 1) + (number == last)
        space = sentence.space_after(number) and number != last
        text.append(form + " " * space)
        marks.append("0" * (len(form) - 1) + str(mark) + "0" * space)
    return "".join(text), "".join(marks)


def _word_vectors(texts: Iterable[Path], work: Path, options: Mapping[str, Any]) -> Path:
    """Train word vectors with subwords and return them as a file of Stanza.

    Only words of the texts get a vector. Subwords could provide vectors for all words of the treebank, but then the
    models would see words without a vector only at prediction time, which makes them less accurate.
    """
    import floret
    import torch
    from stanza.models.common.pretrain import Pretrain, PretrainedWordVocab
    from stanza.models.common.vocab import VOCAB_PREFIX

    corpus = work / "tokens.txt"
    with corpus.open("w", encoding="utf-8") as file:
        for path in texts:
            for line in path.read_text(encoding="utf-8").splitlines():
                file.write(" ".join(token for token in split(line) if not token.isspace()) + "\n")
    trained = floret.train_unsupervised(str(corpus), mode="fasttext", thread=1, **options)
    known = [word for word in trained.words if word != "</s>"]
    rows = torch.zeros((len(VOCAB_PREFIX) + len(known), options["dim"]))
    for number, word in enumerate(known, len(VOCAB_PREFIX)):
        rows[number] = torch.from_numpy(trained.get_word_vector(word))
    vectors = Pretrain(save_to_file=False)
    vectors._vocab, vectors._emb = PretrainedWordVocab(known), rows
    path = work / f"{VECTORS}.pt"
    vectors.save(str(path))
    return path


def _train_all(train: Files, dev: Files, vectors: Path, options: Mapping[str, Any]) -> dict[str, Path]:
    """Train one component after the other and return the files of the models by processor."""
    common = {"shorthand": f"ka_{PACKAGE}", "save_dir": vectors.parent / "models"}
    treebank = {"train_file": train.words, "eval_file": dev.words}
    vector_options = {"wordvec_pretrain_file": vectors}
    own: dict[str, dict[str, Any]] = {
        "tokenize": {
            "lang": "ka",
            "txt_file": train.text,
            "label_file": train.labels,
            "mwt_json_file": dev.expansions,
            "dev_txt_file": dev.text,
            "dev_label_file": dev.labels,
            "dev_conll_gold": dev.words,
        },
        "mwt": {"lang": "ka", **treebank, "gold_file": dev.words},
        "pos": {"lang": "ka", **treebank, **vector_options},
        "lemma": treebank,
        "depparse": {"lang": "ka", **treebank, **vector_options},
    }
    for processor in _PROGRAMS:
        settings = {**common, **own[processor], **options[processor], "save_name": f"{processor}.pt"}
        _run(processor, settings)
    return {processor: vectors.parent / "models" / f"{processor}.pt" for processor in _PROGRAMS}


def _run(processor: str, settings: Mapping[str, Any]) -> None:
    """Run one of Stanza's programs; an option that is true is a flag."""
    arguments = [
        argument
        for name, value in settings.items()
        for argument in ([f"--{name}"] if value is True else [f"--{name}", str(value)])
    ]
    import_module(_PROGRAMS[processor]).main(arguments)


def _write(models: Mapping[str, Path], vectors: Path, out: Path) -> None:
    """Write the package, the torch files as archives that torch reads with ``weights_only``."""
    import torch

    emptied(out)
    for processor, path in {**models, "pretrain": vectors}.items():
        target = out / "ka" / processor / f"{VECTORS if processor == 'pretrain' else PACKAGE}.pt"
        target.parent.mkdir(parents=True)
        state = torch.load(path, map_location="cpu", weights_only=True)
        # Stanza uses vectors in the precision in which they are stored, but copies weights into full precision.
        torch.save(state if processor == "pretrain" else _portable(state, vectors.parent), target)
    needs_vectors = [{"model": "pretrain", "package": VECTORS}]
    packages: dict[str, Any] = {
        processor: {PACKAGE: {"dependencies": needs_vectors} if processor in {"pos", "depparse"} else {}}
        for processor in models
    }
    resources = {
        "ka": {
            **packages,
            "pretrain": {VECTORS: {}},
            "packages": {"default": dict.fromkeys(models, PACKAGE)},
            "lang_name": "Georgian",
        }
    }
    (out / "resources.json").write_text(json.dumps(resources, indent=2) + "\n", encoding="utf-8")


def _portable(state: Any, work: Path) -> Any:
    """Return the state of a model with weights in half precision and paths relative to ``work``.

    Half precision halves the size and gives the same predictions.
    """
    import torch

    if isinstance(state, dict):
        return {name: _portable(value, work) for name, value in state.items()}
    if isinstance(state, str):
        return state.removeprefix(f"{work}/")
    if isinstance(state, torch.Tensor) and state.dtype == torch.float32:
        return state.half()
    return state
