"""Dates for statements without one: the options, what describes them, and what the component changes."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from tests.oracle import passage

from kaext import models
from kaext.methods import describe
from kaext.pipes.relation_dates.features import columns, names
from kaext.pipes.relation_dates.model import Choice, DateModel, fit
from kaext.pipes.relation_dates.options import MAX_DATES, Setting, Settings
from kaext.pipes.relation_dates.pipe import ChosenDates
from kaext.pipes.relation_model.candidates import candidates
from kaext.pipes.relation_model.features import column
from kaext.pipes.relation_model.model import COLUMNS
from kaext.pipes.relation_model.pipe import METHOD
from kaext.pipes.values import RelationType, RelationValue


@pytest.fixture(scope="module")
def nlp() -> Language:
    nlp = spacy.blank("ka")
    nlp.add_pipe("kaext_sentences")
    return nlp


@pytest.fixture(scope="module")
def shipped() -> DateModel:
    return DateModel.from_disk(models.find(models.RELATION_DATES))


ARMENIA, GEORGIA = '<geo c="ARM">სომხეთმა</geo>', '<geo c="GEO">საქართველომ</geo>'
PFP = '<prog id="PfP">PfP</prog>'
IN_1994, SINCE_2004 = '<date v="1994">1994 წელს</date>', '<date v="2004" b="since">2004 წლიდან</date>'
LENGTH = '<date v="P2Y" k="duration">ორი წლით</date>'


def setting_of(marked: str, nlp: Language, country: str = "ARM") -> Setting:
    doc = passage(marked, nlp)
    return next(Settings(doc).of(each) for each in candidates(doc) if each.country.id == country)


def stated(doc: Doc, country: str, *, date: str = "", method: str = "relations/join") -> RelationValue:
    return RelationValue(country, "joined", "PfP", date, 0, len(doc.text), method=method)


def test_the_dates_of_the_sentence_the_last_one_before_it_and_none_are_the_options(nlp: Language) -> None:
    before = '<date v="1991">1991 წელს</date> და <date v="1992">1992 წელს</date> სხვა იყო.'  # other things happened
    setting = setting_of(f"{before} {ARMENIA} {IN_1994} {PFP} აირჩია {LENGTH}, {SINCE_2004} კი სხვა.", nlp)
    assert [(option.date, option.source) for option in setting.options] == [
        ("1994", "here"),
        ("2004/..", "here"),
        ("1992", "before"),
        ("", "none"),
    ]


def test_a_date_in_another_section_is_no_option(nlp: Language) -> None:
    setting = setting_of(f"{IN_1994} სხვა იყო.\n\n[heading] თავი\n\n{ARMENIA} {PFP} აირჩია.", nlp)
    assert [option.source for option in setting.options] == ["none"]


def test_a_list_of_dates_is_cut(nlp: Language) -> None:
    dates = ", ".join(f'<date v="{year}">{year} წელს</date>' for year in range(1990, 1990 + MAX_DATES + 3))
    assert len(setting_of(f"{ARMENIA} {PFP} აირჩია: {dates}.", nlp).dates) == MAX_DATES


def test_features_see_clauses_and_other_statements_and_nothing_of_the_country(nlp: Language) -> None:
    marked = f"{IN_1994} {GEORGIA} {PFP} აირჩია, {SINCE_2004} კი {ARMENIA}."  # Georgia chose PfP in 1994, Armenia …
    doc = passage(marked, nlp)
    doc._.relations = (stated(doc, "GEO", date="1994"),)
    setting = next(Settings(doc).of(each) for each in candidates(doc) if each.country.id == "ARM")
    first, second, none = map(set, names(setting, "joined"))
    assert "country before same clause=True" in second
    assert "country before same clause=True" not in first
    assert "dated of programme=True of country=False" in first
    assert "dated of programme=False of country=False" in second
    assert "none dates=2" in none
    assert not any("სომხეთ" in name or "ARM" in name for name in first | second)


def test_the_shipped_model_takes_the_date_of_the_countrys_own_clause(nlp: Language, shipped: DateModel) -> None:
    marked = f"{IN_1994} {GEORGIA} {PFP}-ს მოაწერა ხელი, {SINCE_2004} კი {ARMENIA}."
    for country, date in (("GEO", "1994"), ("ARM", "2004/..")):
        setting = setting_of(marked, nlp, country)
        dates = [option.date for option in setting.options]
        assert shipped.choose(dates, columns(setting, "joined"))[0] == date


def always_first(strength: float) -> DateModel:
    """A model that likes whatever date comes first in its sentence."""
    weights = np.zeros(COLUMNS, dtype=np.float32)
    weights[column("rank=0 of 1")] = strength
    return DateModel(weights)


def test_only_statements_without_a_date_are_dated(nlp: Language) -> None:
    doc = passage(f"{ARMENIA} და {GEORGIA} {IN_1994} {PFP} აირჩიეს.", nlp)
    undated, dated = stated(doc, "ARM"), stated(doc, "GEO", date="1995")
    doc._.relations = (undated, dated)
    chosen = ChosenDates(always_first(60), threshold=0.9)(doc)._.relations
    assert chosen == (replace(undated, date="1994", method="relations/join+chosen-date"), dated)
    assert describe(chosen[0].method)


def test_a_fact_that_is_dated_elsewhere_stays_as_it_is(nlp: Language) -> None:
    doc = passage(f"{ARMENIA} {IN_1994} {PFP} აირჩია.", nlp)
    doc._.relations = (stated(doc, "ARM"), stated(doc, "ARM", date="1995"))
    before = doc._.relations
    assert ChosenDates(always_first(60), threshold=0.9)(doc)._.relations == before


@pytest.mark.parametrize(("relation", "date"), [("planned", ""), ("completed", ""), ("participates", "2004/..")])
def test_an_open_interval_dates_states_only(nlp: Language, relation: RelationType, date: str) -> None:
    doc = passage(f"{ARMENIA}, რომელიც {PFP}-ს {SINCE_2004} იყენებს, გასვლას გეგმავდა.", nlp)
    doc._.relations = (replace(stated(doc, "ARM"), relation=relation),)
    assert [value.date for value in ChosenDates(always_first(60), threshold=0.9)(doc)._.relations] == [date]


def test_the_rules_need_a_sure_date_and_the_model_the_likeliest(nlp: Language) -> None:
    doc = passage(f"{ARMENIA} და {GEORGIA} {IN_1994} {PFP} აირჩიეს.", nlp)
    doc._.relations = (stated(doc, "ARM"), stated(doc, "GEO", method=METHOD))
    by_rule, by_model = ChosenDates(always_first(1), threshold=0.9)(doc)._.relations
    assert (by_rule.date, by_rule.method) == ("", "relations/join")
    assert (by_model.date, by_model.method) == ("1994", f"{METHOD}+chosen-date")
    assert describe(by_model.method)


@pytest.mark.parametrize(
    ("programme", "attribute", "date"),
    [
        # chosen in 1994; conceived in 1994; with Armenia as its host opened in 1994; an exercise of another year
        (PFP, "აირჩია", "1994"),
        (PFP, "", "1994"),
        (PFP, "ჩაფიქრებული", ""),
        (PFP, "დაარსებულმა", ""),
        ('<prog id="RAPID-TRIDENT-2015">რეპიდ ტრაიდენტ 2015</prog>', "", ""),
        ('<prog id="RAPID-TRIDENT-1994">რეპიდ ტრაიდენტ 1994</prog>', "", "1994"),
    ],
)
def test_a_date_of_something_else_is_not_chosen(nlp: Language, programme: str, attribute: str, date: str) -> None:
    doc = passage(f"{IN_1994} {attribute} {programme} {ARMENIA} აირჩია.", nlp)
    doc._.relations = (replace(stated(doc, "ARM"), programme=doc.spans["programmes"][0]._.programme.id),)
    assert ChosenDates(always_first(60), threshold=0.9)(doc)._.relations[0].date == date


def test_equal_dates_count_together_and_a_fitted_model_survives_the_disk(tmp_path: Path) -> None:
    model = fit([Choice(([1, 2], [3]), (True, False))] * 3, penalty=1e-5)
    date, chance = model.choose(["1994", ""], [[1, 2], [3]])
    assert date == "1994"
    assert chance > 0.9
    assert model.choose(["a", "a"], [[1, 2], [3]]) == ("a", pytest.approx(1.0))
    folder = tmp_path / "model"
    model.to_disk(folder)
    assert DateModel.from_disk(folder).choose(["1994", ""], [[1, 2], [3]])[1] == pytest.approx(chance, abs=1e-3)


@pytest.mark.parametrize("choices", [[], [Choice(([1],), (False,))]])
def test_an_example_without_a_right_option_is_refused(choices: list[Choice]) -> None:
    with pytest.raises(ValueError, match="right option"):
        fit(choices, penalty=1e-5)


def test_the_component_is_registered(nlp: Language) -> None:
    alone = spacy.blank("ka")
    alone.add_pipe("kaext_sentences")
    alone.add_pipe("kaext_relation_dates")
    assert alone("საქართველო 1994 წელს PfP-ს შეუერთდა.")._.relations == ()
