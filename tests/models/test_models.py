"""Models: whole by their hashes, damaged ones refused with a remedy, none of them a pickle."""

import json
import pickle
import pickletools
import re
import sys
import zipfile
from configparser import ConfigParser
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from kaext import models
from kaext.cli.main import app
from kaext.pipeline import profile_path
from kaext.problems import UsageError


@pytest.fixture
def model(tmp_path: Path) -> Path:
    folder = tmp_path / "made"
    (folder / "sub").mkdir(parents=True)
    (folder / "a.txt").write_text("ა", encoding="utf-8")
    (folder / "sub" / "b.txt").write_text("ბ", encoding="utf-8")
    models.seal(folder)
    return folder


def test_a_sealed_model_is_whole(model: Path) -> None:
    assert models.defects(model) == ()
    assert models.find(str(model)) == model


def test_changed_and_missing_files_are_reported(model: Path) -> None:
    (model / "a.txt").write_text("x", encoding="utf-8")
    (model / "sub" / "b.txt").unlink()
    found = models.defects(model)
    assert [problem.id for problem in found] == ["model-damaged", "model-damaged"]
    assert "a.txt has another hash" in found[0].message
    assert "sub/b.txt is missing" in found[1].message
    assert "--profile rules" in found[0].remedy
    with pytest.raises(UsageError, match="model-damaged"):
        models.find(str(model))


def test_a_model_that_is_not_there_is_reported() -> None:
    with pytest.raises(UsageError, match="model-missing: the model no_such_model is not in"):
        models.find("no_such_model")


def test_the_shipped_models_are_whole_and_small() -> None:
    shipped = [
        models.LINGUISTIC,
        models.RELATION_DATES,
        models.RELATIONS,
        models.RELATIONS_LIGHT,
        models.SPANS,
        models.STANZA,
    ]
    assert [folder.name for folder in models.available()] == shipped
    for folder in models.available():
        assert models.defects(folder) == ()
        assert sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) < 20_000_000
        assert (folder / "README.md").is_file()


def is_pickle(data: bytes) -> bool:
    try:
        operations = list(pickletools.genops(data))
    except (ValueError, IndexError):
        return False
    return bool(operations)


def test_no_file_of_a_model_is_a_pickle() -> None:
    assert is_pickle(pickle.dumps({"a": 1}))
    files = [path for folder in models.available() for path in folder.rglob("*") if path.is_file()]
    assert len(files) > 10
    assert [path for path in files if is_pickle(path.read_bytes())] == []


def test_archives_of_torch_hold_tensors_and_plain_data_alone() -> None:
    files = list((models.shipped("models") / models.STANZA).rglob("*.pt"))
    assert len(files) == 6
    called = {name for path in files for name in named_in_pickles(path)}
    assert called <= {
        "_codecs encode",
        "torch._utils _rebuild_tensor_v2",
        "torch FloatStorage",
        "torch HalfStorage",
        "torch LongStorage",
        "collections OrderedDict",
    }


def named_in_pickles(path: Path) -> set[str]:
    """What the pickles inside an archive of torch name to be called when they are read."""
    with zipfile.ZipFile(path) as archive:
        data = [archive.read(name) for name in archive.namelist() if name.endswith(".pkl")]
    assert data
    operations = [each for one in data for each in pickletools.genops(one)]
    assert not any(operation.name == "STACK_GLOBAL" for operation, _, _ in operations)
    return {str(argument) for operation, argument, _ in operations if operation.name == "GLOBAL"}


def test_check_shows_what_is_damaged(model: Path) -> None:
    assert CliRunner().invoke(app, ["models", "check", str(model)]).exit_code == 0
    (model / "a.txt").unlink()
    result = CliRunner().invoke(app, ["models", "check", str(model)])
    assert result.exit_code == 1
    assert "a.txt is missing" in result.stderr
    assert result.stdout == "made: damaged\n"


def test_check_shows_which_models_are_intact() -> None:
    result = CliRunner().invoke(app, ["models", "check"])
    assert result.exit_code == 0
    assert f"{models.LINGUISTIC}: intact" in result.stdout
    assert f"{models.STANZA}: intact" not in CliRunner().invoke(app, ["models", "check", models.LINGUISTIC]).stdout
    listed = CliRunner().invoke(app, ["models", "list"])
    assert models.RELATIONS in listed.stdout


@pytest.fixture
def made_again(tmp_path: Path) -> Path:
    """A folder with a model of the name, and the scores, of a shipped one."""
    folder = models.emptied(tmp_path / "models" / models.LINGUISTIC)
    models.write_scores(folder, models.scores(models.find(models.LINGUISTIC)))
    models.seal(folder)
    return folder


def compared(made: Path, *options: str) -> Result:
    return CliRunner().invoke(app, ["models", "compare", str(made.parent), *options])


def test_models_with_the_scores_of_the_shipped_ones_pass(made_again: Path) -> None:
    result = compared(made_again)
    assert result.exit_code == 0
    assert re.search(rf"{models.LINGUISTIC} +pos_acc +(0\.\d+) +\1 +\+0\.0000", result.stdout)
    assert models.STANZA not in result.stdout


@pytest.mark.parametrize("shift", [0.02, -0.02])
def test_a_score_too_far_from_the_shipped_one_is_reported(made_again: Path, shift: float) -> None:
    before = models.scores(made_again)["lemma_acc"]
    models.write_scores(made_again, models.scores(made_again) | {"lemma_acc": before + shift})
    models.seal(made_again)
    result = compared(made_again)
    assert result.exit_code == 1
    assert result.stderr.count("model-scores-differ") == 1
    assert f"lemma_acc is {before + shift:.4f}, shipped {before:.4f}" in result.stderr
    assert compared(made_again, "--tolerance", "0.03").exit_code == 0


def test_a_model_without_a_score_and_a_folder_without_models_are_not_compared(made_again: Path, tmp_path: Path) -> None:
    models.write_scores(made_again, {"pos_acc": 1.0})
    models.seal(made_again)
    with pytest.raises(UsageError, match=r"model-damaged: .* it has no score"):
        models.score_pairs(made_again.parent)
    with pytest.raises(UsageError, match=r"model-missing: .* Give the folder that contains the rebuilt models"):
        models.score_pairs(tmp_path / "nowhere")


def test_a_folder_is_emptied_but_for_its_card(model: Path) -> None:
    (model / models.CARD).write_text("# A model", encoding="utf-8")
    assert [path.name for path in models.emptied(model).rglob("*")] == [models.CARD]


@pytest.mark.parametrize("name", [models.LINGUISTIC, models.STANZA])
def test_the_card_shows_the_scores(name: str) -> None:
    folder = models.find(name)
    figures = re.findall(r"\b0\.\d{3}\b", (folder / models.CARD).read_text(encoding="utf-8"))
    scores = models.scores(folder)
    assert len(scores) > 6
    assert {f"{value:.3f}" for value in scores.values()} <= set(figures)


def test_models_without_stanza_are_not_fetched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "stanza", None)
    monkeypatch.setattr(models, "find_spec", lambda _: None)
    result = CliRunner().invoke(app, ["models", "fetch", "stanza", "--to", str(tmp_path)])
    assert isinstance(result.exception, UsageError)
    assert result.exception.problem.id == "model-not-fetched"


def test_only_models_of_stanza_can_be_fetched(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["models", "fetch", "bert", "--to", str(tmp_path)])
    assert (result.exit_code, "the only choice is stanza" in result.output) == (2, True)


def test_check_tells_a_missing_model_from_a_damaged_one() -> None:
    result = CliRunner().invoke(app, ["models", "check", "no_such_model"])
    assert (result.exit_code, result.stdout) == (1, "no_such_model: missing\n")


def test_training_names_the_data_that_is_missing_or_other(tmp_path: Path) -> None:
    arguments = ["train", "linguistics", "--texts", str(tmp_path), "--out", str(tmp_path / "out"), "--treebanks"]
    result = CliRunner().invoke(app, [*arguments, str(tmp_path / "nowhere")])
    assert isinstance(result.exception, UsageError)
    assert result.exception.problem.id == "training-data-missing"
    (tmp_path / "ka_gnc-ud-train.conllu").write_text("1\n", encoding="utf-8")
    result = CliRunner().invoke(app, [*arguments, str(tmp_path)])
    assert isinstance(result.exception, UsageError)
    assert result.exception.problem.id == "training-data-changed"


def test_the_models_of_a_profile_are_named() -> None:
    of_profile = {
        "standard": {models.RELATIONS_LIGHT, models.RELATION_DATES},
        "full": {models.LINGUISTIC, models.RELATIONS, models.RELATION_DATES},
        "full-spans": {models.LINGUISTIC, models.RELATIONS, models.RELATION_DATES, models.SPANS},
        "full-stanza": {models.STANZA, models.RELATIONS, models.RELATION_DATES},
    }
    for profile, names in of_profile.items():
        assert {folder.name for folder in models.named(profile_path(profile))} == names
    assert models.named(profile_path("rules")) == ()


def configuration(folder: Path, **settings: str) -> Path:
    """The profile full with other settings of kaext_linguistics, in a file."""
    parser = ConfigParser(interpolation=None)
    parser.read_string(profile_path("full").read_text(encoding="utf-8"))
    parser["components.kaext_linguistics"].update({name: json.dumps(value) for name, value in settings.items()})
    path = folder / "own.cfg"
    with path.open("w", encoding="utf-8") as file:
        parser.write(file)
    return path


def test_models_of_a_configuration_are_whole_or_it_is_said(model: Path, tmp_path: Path) -> None:
    own = configuration(tmp_path, model=str(model))
    models.require(own)
    assert models.named(own)[0] == model
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / models.SUMS).write_text("0  a.txt\n", encoding="utf-8")
    with pytest.raises(UsageError, match="model-damaged"):
        models.require(configuration(tmp_path, model=str(tmp_path / "other")))
    with pytest.raises(UsageError, match="model-missing"):
        models.require(configuration(tmp_path, model="no_such_model"))


def test_an_engine_that_is_not_installed_is_reported_before_any_model(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(models, "find_spec", lambda _: None)
    with pytest.raises(UsageError, match="engine-missing: Stanza is not installed"):
        models.require(configuration(tmp_path, engine="stanza", model="no_such_model"))


@pytest.mark.parametrize("text", ["[nlp", "[components.a]\nmodel = ka", "[a]\n[a]\n"])
def test_what_is_no_configuration_is_reported(text: str, tmp_path: Path) -> None:
    (tmp_path / "own.cfg").write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match="profile-invalid"):
        models.require(tmp_path / "own.cfg")


# Georgia joined PfP in 1994.
TEXT = "საქართველო 1994 წელს შეუერთდა PfP-ს.\n"


def run(folder: Path, profile: str) -> Result:
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    arguments = ["run", str(folder / "a.txt"), "--out", str(folder / "out"), "--workers", "0", "--no-report"]
    return CliRunner().invoke(app, [*arguments, "--profile", profile])


def test_a_configuration_of_ones_own_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    configuration(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert run(tmp_path, "own.cfg").exit_code == 0
    assert "GEO,joined,PfP," in (tmp_path / "out" / "relations.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        ('"kaext_sums",', '"kaext_summs",', "kaext_summs"),
        ('factory = "kaext_sums"', 'factory = "kaext_summs"', "kaext_summs"),
        ("model = ", "modell = ", "modell"),
        ("[nlp]", "[npl]", "nlp"),
    ],
)
def test_a_configuration_that_makes_no_pipeline_is_reported_and_nothing_written(
    right: str, wrong: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = profile_path("standard").read_text(encoding="utf-8")
    (tmp_path / "own.cfg").write_text(text.replace(right, wrong), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    result = run(tmp_path, "own.cfg")
    assert isinstance(result.exception, UsageError)
    assert (result.exception.problem.id, told in result.exception.problem.message) == ("profile-invalid", True)
    assert len(result.exception.problem.message) < 300
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("name", ["ful", "nothing.cfg", ""])
def test_a_profile_that_is_not_there_is_reported_and_nothing_written(name: str, tmp_path: Path) -> None:
    result = run(tmp_path, name)
    assert isinstance(result.exception, UsageError)
    assert result.exception.problem.id == "profile-missing"
    assert not (tmp_path / "out").exists()
