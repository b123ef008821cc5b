"""Training of the linguistic pipeline, from a handful of sentences in two steps: that it runs and what it writes."""

import io
from pathlib import Path
from typing import Any

import pytest
import spacy

from kaext import models
from kaext.problems import UsageError
from kaext.training import linguistics
from kaext.training.linguistics import train_linguistics


def test_a_model_is_trained_written_sealed_and_used(
    treebanks: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("floret", reason="training needs kaext[train]")
    texts = tmp_path / "text.txt"
    texts.write_text("მთავრობამ ქალაქში ახალი გეგმა წარადგინა .\n" * 50, encoding="utf-8")
    read_config = linguistics.load_config

    def shorter(path: Path, **options: Any) -> Any:
        config = read_config(path, **options)
        config["training"]["max_steps"] = 2
        config["training"]["eval_frequency"] = 1
        return config

    monkeypatch.setattr(linguistics, "load_config", shorter)
    out = tmp_path / "model"
    progress = io.StringIO()
    scores = train_linguistics(treebanks, [texts], out, progress=progress)
    models.seal(out)
    assert models.defects(out) == ()
    assert set(scores) == {"pos_acc", "tag_acc", "morph_acc", "lemma_acc", "dep_uas", "dep_las", "sents_f"}
    assert "LEMMA_ACC" in progress.getvalue()
    assert str(tmp_path) not in (out / "config.cfg").read_text(encoding="utf-8")
    nlp = spacy.blank("ka")
    nlp.add_pipe("kaext_linguistics", config={"model": str(out)})
    assert all(token.pos_ for token in nlp("მთავრობამ გეგმა წარადგინა."))


def test_training_without_its_tool_is_a_clear_error(
    treebanks: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(linguistics, "find_spec", lambda _: None)
    with pytest.raises(UsageError, match="training-tool-missing"):
        train_linguistics(treebanks, [], tmp_path / "model")
