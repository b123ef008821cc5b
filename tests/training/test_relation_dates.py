"""Training of the model that dates statements: examples from gold, shares of right dates, the command."""

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kaext import models
from kaext.cli.main import app
from kaext.training.relation_dates import dated_examples, shares_right, train_dates
from kaext.training.relations import Case

# Armenia joined PfP in 1994, Georgia only in 1995. Moldova takes part in KFOR.
TEXT = (
    "თანამშრომლობა\n\nსომხეთი 1994 წელს შეუერთდა PfP-ს, საქართველო კი მხოლოდ 1995 წელს. მოლდოვა KFOR-ში მონაწილეობს.\n"
)
RELATION_ROWS = (
    "country\trelation\tprogramme\tdate\tevidence\n"
    "ARM\tjoined\tPfP\t1994\tსომხეთი 1994 წელს შეუერთდა PfP-ს\n"
    "GEO\tjoined\tPfP\t1995\tსაქართველო კი მხოლოდ 1995 წელს\n"
    "MDA\tparticipates\tKFOR\t\tმოლდოვა KFOR-ში მონაწილეობს\n"
)


def test_every_fact_is_an_example_with_the_dates_of_its_sentence(case: Case) -> None:
    found = {
        (each.setting.candidate.country.id, each.relation): (
            [option.date for option in each.setting.options],
            set(each.wanted),
        )
        for each in dated_examples(case)
    }
    assert found == {
        ("ARM", "joined"): (["1994", "1995", ""], {"1994"}),
        ("GEO", "joined"): (["1994", "1995", ""], {"1995"}),
        ("MDA", "participates"): (["1995", ""], {""}),
    }
    assert all(any(each.choice.is_right) for each in dated_examples(case))


def test_a_model_learns_what_it_is_shown_and_training_twice_gives_the_same(case: Case) -> None:
    several = list(dated_examples(case))
    model = train_dates(several)
    assert (model.weights == train_dates(several).weights).all()
    assert shares_right(several, model)["model"] == 1.0
    assert shares_right([], model) == {}


def test_nothing_to_train_on_is_refused() -> None:
    with pytest.raises(ValueError, match="right option"):
        train_dates([])


def test_the_command_writes_a_sealed_model_with_its_scores(gold_folder: Path, tmp_path: Path) -> None:
    out = models.emptied(tmp_path / "model")
    (out / models.CARD).write_text("# A model", encoding="utf-8")
    tested = shutil.copytree(gold_folder, tmp_path / "tested")
    folders = ["--gold", str(gold_folder), "--test", str(tested)]
    result = CliRunner().invoke(app, ["train", "relation-dates", *folders, "--out", str(out)])
    assert result.exit_code == 0, result.output
    assert "nearest" in result.stdout
    assert models.defects(out) == ()
    assert models.scores(out)["model"] == 1.0
    assert (out / models.CARD).read_text(encoding="utf-8") == "# A model"
