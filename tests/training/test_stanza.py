"""What Stanza's programs are given, and, where Stanza is installed, a package trained in a few steps."""

import json
import tempfile
from pathlib import Path
from typing import Any

import pytest

from kaext import models
from kaext.problems import UsageError
from kaext.training import stanza
from kaext.training.stanza import labels, prepare, train_stanza, without_duplicates
from kaext.training.treebank import conllu, read


def test_words_written_together_become_multiword_tokens(treebanks: dict[str, Path]) -> None:
    rows = conllu(next(read(treebanks["ka_gnc-ud-train.conllu"]))).splitlines()
    assert rows[3] == "2-3\tქალაქში\t_\t_\t_\t_\t_\t_\t_\t_"
    assert rows[5].split("\t")[:5] == ["3", "ში", "ში", "ADP", "Pp"]
    assert rows[2].split("\t")[4] == "N"
    assert rows[6].endswith("SpaceAfter=No")


def test_what_is_written_is_read_back(treebanks: dict[str, Path], tmp_path: Path) -> None:
    sentences = list(read(treebanks["ka_gnc-ud-train.conllu"]))
    again = list(read(prepare(sentences, tmp_path / "made").words))
    assert [sentence.forms for sentence in again] == [sentence.forms for sentence in sentences]
    assert [sentence.words for sentence in again] == [sentence.words for sentence in sentences]


def test_every_character_has_a_label(treebanks: dict[str, Path], tmp_path: Path) -> None:
    sentences = list(read(treebanks["ka_gnc-ud-train.conllu"]))
    text, marks = labels(sentences[0])
    assert text == "მთავრობამ ქალაქში წარადგინა."
    assert [(text[i], mark) for i, mark in enumerate(marks) if mark != "0"] == [
        ("მ", "1"),
        ("ი", "3"),
        ("ა", "1"),
        (".", "2"),
    ]
    files = prepare(sentences, tmp_path / "made")
    assert len(files.text.read_text(encoding="utf-8")) == len(files.labels.read_text(encoding="utf-8"))
    assert json.loads(files.expansions.read_text(encoding="utf-8")) == [[["ქალაქში", ["ქალაქ", "ში"]], 12]]


def test_sentences_of_another_part_are_left_out(treebanks: dict[str, Path]) -> None:
    train, dev = (list(read(treebanks[f"ka_gnc-ud-{part}.conllu"])) for part in ("train", "dev"))
    assert without_duplicates(train, train[:1]) == []
    assert without_duplicates(train, [*dev[:0]]) == train


def test_without_stanza_there_is_a_clear_error(
    treebanks: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stanza, "find_spec", lambda name: None if name == "stanza" else name)
    with pytest.raises(UsageError, match="training-tool-missing"):
        train_stanza(treebanks, [], tmp_path / "model")


def test_a_package_is_trained_sealed_and_read_back(
    treebanks: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for package in ("floret", "torch", "stanza"):
        pytest.importorskip(package, reason="training needs kaext[train,stanza]")
    texts = tmp_path / "text.txt"
    texts.write_text("მთავრობამ ქალაქში ახალი გეგმა წარადგინა .\n" * 50, encoding="utf-8")
    read_options = stanza.tomllib.loads

    def shorter(text: str) -> dict[str, Any]:
        options = read_options(text)
        options["tokenize"] |= {"steps": 2, "eval_steps": 2}
        for processor, limit in (("mwt", "num_epoch"), ("lemma", "num_epoch"), ("pos", "max_steps")):
            options[processor][limit] = 2
        options["depparse"]["max_steps"] = 2
        for processor in ("pos", "depparse"):
            options[processor]["eval_interval"] = 1
        return options

    monkeypatch.setattr(stanza.tomllib, "loads", shorter)
    out = tmp_path / "model"
    scores = train_stanza(treebanks, [texts], out)
    models.seal(out)
    assert models.defects(out) == ()
    assert set(scores) == {"Tokens", "Sentences", "Words", "UPOS", "UFeats", "Lemmas", "UAS", "LAS"}
    assert models.scores(out) == scores
    assert [path for path in out.rglob("*.pt") if tempfile.gettempdir().encode() in path.read_bytes()] == []
