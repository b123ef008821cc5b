"""Training of the relation model: labels by evidence, figures, a model that learns what it is shown."""

import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from spacy.language import Language
from typer.testing import CliRunner

from kaext import models
from kaext.cli.main import app
from kaext.pipes.relation_model.candidates import candidates
from kaext.pipes.relation_model.model import RELATIONS, RelationModel
from kaext.problems import UsageError
from kaext.training.relations import (
    Case,
    Outcome,
    examples,
    figures,
    gain,
    label_candidates,
    leave_one_out,
    outcomes,
    pipeline,
    summary,
    table,
    train,
)
from kaext.training.silver import generate

# Armenia joined PfP in 1994. Georgia takes part in KFOR. Of Armenia and PfP more is said elsewhere in the brochure.
TEXT = (
    "თანამშრომლობა\n\n"
    "სომხეთი 1994 წელს შეუერთდა PfP-ს. საქართველო KFOR-ში მონაწილეობს. "
    "სომხეთის და PfP-ის შესახებ ბროშურის სხვა ნაწილში უფრო დაწვრილებით არის ლაპარაკი.\n"
)
RELATION_ROWS = (
    "country\trelation\tprogramme\tdate\tevidence\n"
    "ARM\tjoined\tPfP\t1994\tსომხეთი 1994 წელს შეუერთდა PfP-ს\n"
    "GEO\tparticipates\tKFOR\t\tსაქართველო KFOR-ში მონაწილეობს\n"
)


@pytest.fixture(scope="module")
def model(nlp: Language) -> RelationModel:
    return train(generate(240, nlp))


def test_the_sentence_with_the_evidence_is_labelled_and_others_of_the_pair_do_not_count(case: Case) -> None:
    labels, importance = label_candidates(case.doc, list(candidates(case.doc)), case.gold)
    assert labels[:, RELATIONS.index("joined")].sum() == 1
    assert labels[:, RELATIONS.index("participates")].sum() == 1
    assert list(importance).count(0) == 1
    assert case.facts == {("ARM", "joined", "PfP", "1994"), ("GEO", "participates", "KFOR", "")}


def test_a_document_is_shown_as_it_would_be_left_by_rules_that_know_less(
    case: Case, nlp: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    # So many passes that one of them drops the verb of joining, whatever verbs the lexicon has.
    monkeypatch.setattr("kaext.training.relations._READINGS", 40)
    before = case.doc._.relations
    shown = examples(case, nlp)
    assert case.doc._.relations == before
    assert len(before) == 2
    assert shown.labels.any()
    again = examples(case, nlp)
    assert shown.rows == again.rows


def test_a_model_learns_generated_sentences_and_survives_the_disk(
    nlp: Language, model: RelationModel, tmp_path: Path
) -> None:
    unseen = generate(120, nlp, seed=1)
    rows = [row for example in unseen for row in example.rows]
    labels = np.concatenate([example.labels for example in unseen if example.rows])
    probabilities = model.probabilities(rows)
    assert ((probabilities >= 0) & (probabilities <= 1)).all()
    is_stated = labels.any(axis=1)
    # One in eight would be right by probability; how much more is left to learn depends on what the rules know.
    assert (probabilities[is_stated].argmax(axis=1) == labels[is_stated].argmax(axis=1)).mean() > 0.5
    assert probabilities[is_stated].max(axis=1).mean() > probabilities[~is_stated].max(axis=1).mean() + 0.2
    model.to_disk(tmp_path / "model")
    again = RelationModel.from_disk(tmp_path / "model").probabilities(rows)
    assert np.abs(again - probabilities).max() < 0.01


def test_training_twice_gives_the_same_model(nlp: Language) -> None:
    first, second = train(generate(10, nlp)), train(generate(10, nlp))
    assert (first.weights == second.weights).all()
    assert (first.trees.values == second.trees.values).all()
    assert (first.trees.columns == second.trees.columns).all()


def test_nothing_to_train_on_is_refused() -> None:
    with pytest.raises(ValueError, match="no candidate"):
        train([])


def test_three_ways_are_compared_and_the_document_stays(case: Case, model: RelationModel) -> None:
    before = case.doc._.relations
    found = {outcome.way: outcome for outcome in outcomes(case, model, threshold=0.0)}
    assert case.doc._.relations == before
    assert found["rules"].found <= found["both"].found
    assert found["both"].found - found["rules"].found <= found["model"].found


def test_leaving_out_the_only_document_leaves_the_generated_ones(case: Case, nlp: Language) -> None:
    assert [
        outcome.way for outcome in leave_one_out([case], [examples(case, nlp)], [None], silver=generate(10, nlp))
    ] == [
        "rules",
        "model",
        "both",
    ]


def test_figures_of_a_known_case() -> None:
    wanted = frozenset({("ARM", "joined", "PfP", "1994"), ("GEO", "joined", "PfP", "1994")})
    found = frozenset({("ARM", "joined", "PfP", "1995"), ("GEO", "planned", "PfP", "1994")})
    outcome = Outcome("a", "rules", wanted, found)
    assert figures([outcome], "typed").f1 == 0.5
    assert figures([outcome], "dated").f1 == 0.0
    assert figures([outcome], "pairs").f1 == 1.0
    assert figures([outcome], "typed", relation="planned").recall == 0.0
    rows = table([outcome, replace(outcome, way="both", found=wanted)]).splitlines()
    scores = summary([outcome])
    assert (scores["rules_typed_precision"], scores["rules_dated_f1"], scores["rules_pairs_f1"]) == (0.5, 0.0, 1.0)
    assert scores["both_typed_f1"] == 0.0
    assert rows[2] == "| all, 1 documents | rules | 0.500 | 0.500 | 0.500 | 0.000 | 0.000 | 1.000 |"

    assert rows[-1] == (
        "Gain of both over rules, typed F1: +0.500 (95 % interval +0.500 to +0.500, bootstrap over documents); "
        "documents better: 1, worse: 0."
    )


def test_the_gain_is_reported_document_by_document() -> None:
    right = ("ARM", "joined", "PfP", "1994")
    wanted, wrong = frozenset({right, ("GEO", "joined", "PfP", "1994")}), ("AZE", "joined", "PfP", "1994")
    several = [
        *(Outcome(name, "rules", wanted, frozenset({right})) for name in "abc"),
        Outcome("a", "both", wanted, wanted),
        Outcome("b", "both", wanted, frozenset({right, wrong})),
        Outcome("c", "both", wanted, frozenset({right})),
    ]
    added = gain(several)
    assert added.f1 == pytest.approx(2 * 4 / (5 + 6) - 2 * 3 / (3 + 6))
    assert (added.better, added.worse) == (1, 1)
    assert added.low < 0 < added.f1 < added.high
    with pytest.raises(ValueError, match="same documents"):
        gain(several[:-1])


def test_the_command_writes_a_sealed_model_with_its_scores(gold_folder: Path, tmp_path: Path) -> None:
    out = models.emptied(tmp_path / "model")
    (out / models.CARD).write_text("# A model", encoding="utf-8")
    tested = shutil.copytree(gold_folder, tmp_path / "tested")
    folders = ["--gold", str(gold_folder), "--test", str(tested)]
    result = CliRunner().invoke(app, ["train", "relations", *folders, "--silver", "10", "--out", str(out)])
    assert result.exit_code == 0, result.output
    assert "rules_typed_f1" in result.stdout
    assert models.defects(out) == ()
    assert sorted(path.name for path in out.iterdir()) == [
        "README.md",
        "SHA256SUMS",
        "model.json",
        "scores.json",
        "weights.npz",
    ]
    assert models.scores(out)["rules_typed_f1"] == 1.0


def test_trees_of_a_model_that_is_not_there_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="model-missing"):
        pipeline(linguistics=str(tmp_path))
