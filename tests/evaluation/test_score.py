"""Figures calculated by hand for a few sentences."""

from dataclasses import replace

import pytest

from kaext.evaluation.bootstrap import sampled_totals, samples
from kaext.evaluation.evaluate import Evaluation, intervals, unscored
from kaext.evaluation.figures import Score, figures_of, total
from kaext.evaluation.gold import GoldLine, GoldRelation
from kaext.evaluation.score import score_document
from kaext.evaluation.values import Found
from tests.evaluation.inline import found, gold

LISTED = frozenset({"IPAP", "PfP"})
# In June 2004 Georgia joined the Individual Partnership Action Plan (IPAP); until 2006 it cost 2 million euros.
RIGHT = (
    '<date v="2004-06">2004 წლის ივნისში</date> <geo c="GEO">საქართველო</geo> შეუერთდა '
    '<def s="IPAP">ინდივიდუალურ გეგმას</def> (<prog id="IPAP"><acr>IPAP</acr></prog>), '
    '<date v="2006" b="until">2006 წლამდე</date> <money v="2000000" c="EUR">2 მილიონი ევრო</money>.'
)


def figures(score: Score) -> dict[str, dict[str, float | int]]:
    return figures_of(score.counts)


def test_what_is_right_scores_one_everywhere() -> None:
    score = score_document(gold(RIGHT), found(RIGHT), listed=LISTED, by_offset=True)
    assert score.errors == []
    assert {values["f1"] for values in figures(score).values()} == {1.0}
    assert figures(score)["date_overlap"] == {"p": 1.0, "r": 1.0, "f1": 1.0, "n": 2, "acc": 1.0}


CHANGES = [
    # Extent, value, miss and false hit of a date.
    ("2004 წლის ივნისში</date>", "2004 წლის</date> ივნისში", "date_exact", 0.5, 1.0),
    ('<date v="2004-06">2004', '<date v="2004">2004', "date_exact", 1.0, 0.5),
    ('<date v="2004-06">2004 წლის ივნისში</date>', "2004 წლის ივნისში", "date_exact", 0.6667, 1.0),
    ("შეუერთდა", '<date v="2001">შეუერთდა</date>', "date_exact", 0.8, 1.0),
    # "Before" and "until" are both written -მდე.
    ('b="until"', 'b="before"', "date_exact", 1.0, 1.0),
    ('b="until"', 'b="since"', "date_exact", 1.0, 0.5),
    ('c="GEO"', 'c="GEO ARM"', "geo_exact", 1.0, 0.0),
    ('v="2000000"', 'v="2000000/3000000"', "money_exact", 1.0, 0.0),
    ('c="EUR"', 'c="USD"', "money_exact", 1.0, 0.0),
    ('<prog id="IPAP">', '<prog id="PfP">', "prog_exact", 1.0, 0.0),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "figure", "f1", "accuracy"), CHANGES)
def test_a_change_moves_the_figure_it_should(old: str, new: str, figure: str, f1: float, accuracy: float) -> None:
    assert old in RIGHT
    score = score_document(gold(RIGHT), found(RIGHT.replace(old, new, 1)), listed=LISTED, by_offset=True)
    assert figures(score)[figure]["f1"] == f1
    assert figures(score)[figure.replace("exact", "overlap")]["acc"] == accuracy
    assert len(score.errors) == (f1 < 1 or accuracy < 1)


def test_definitions_count_extent_and_acronym() -> None:
    shorter = RIGHT.replace('<def s="IPAP">ინდივიდუალურ გეგმას', 'ინდივიდუალურ <def s="IPAP">გეგმას')
    score = score_document(gold(RIGHT), found(shorter), listed=LISTED, by_offset=True)
    assert (figures(score)["def_exact"]["f1"], figures(score)["def_overlap"]["f1"]) == (0.0, 1.0)
    other = RIGHT.replace('<def s="IPAP">', '<def s="PfP">')
    score = score_document(gold(RIGHT), found(other), listed=LISTED, by_offset=True)
    assert figures(score)["def_overlap"]["f1"] == 0.0
    assert sorted(error.kind for error in score.errors if error.figure == "def") == ["missed", "spurious"]


def test_an_unlisted_programme_may_have_a_name_of_its_own_if_it_is_used_throughout() -> None:
    marked = '<prog id="NEW-THING">ახალი რამ</prog>, <prog id="NEW-THING">ახალ რამეს</prog>'
    fact = GoldRelation("GEO", "joined", "NEW-THING", "2004", "")
    row = {"country": "GEO", "relation": "joined", "programme": "KA:ახალი", "date": "2004"}
    ours = found(marked.replace("NEW-THING", "KA:ახალი"), relations=(row,))
    score = score_document(gold(marked, relations=(fact,)), ours, listed=LISTED, by_offset=True)
    assert score.errors == []
    taken = found(marked.replace("NEW-THING", "PfP"))
    score = score_document(gold(marked), taken, listed=LISTED, by_offset=True)
    assert figures(score)["prog_overlap"]["acc"] == 0.0


FACTS = (
    GoldRelation("GEO", "joined", "IPAP", "2004-06", "საქართველო შეუერთდა"),
    GoldRelation("GEO", "hosted", "PfP", "", ""),
    GoldRelation("ARM", "joined", "IPAP", "2005", ""),
)


def row(country: str, relation: str, programme: str, date: str = "", **others: str) -> dict[str, str]:
    return {"country": country, "relation": relation, "programme": programme, "date": date, **others}


def test_facts_are_sets_typed_dated_and_untyped() -> None:
    rows = (
        row("GEO", "joined", "IPAP", "2004-06", evidence="საქართველო შეუერთდა ინდივიდუალურ"),
        row("GEO", "participates", "PfP"),
        row("ARM", "joined", "IPAP", "2006"),
        row("ARM", "joined", "IPAP", "2006"),
    )
    score = score_document(gold(RIGHT, relations=FACTS), found(RIGHT, relations=rows), listed=LISTED, by_offset=True)
    values = figures(score)
    assert (values["rel"]["f1"], values["rel_untyped"]["f1"], values["rel_dated"]["f1"]) == (0.6667, 1.0, 0.3333)
    kinds = sorted((error.kind, error.gold, error.found) for error in score.errors)
    assert kinds == [
        ("missed", "GEO hosted PfP", ""),
        ("spurious", "", "GEO participates PfP"),
        ("value", "ARM joined IPAP 2005", "ARM joined IPAP 2006"),
    ]
    assert (score.evidence.right, score.evidence.compared) == (1, 2)


LINES = (
    GoldLine(1, "title", ""),
    GoldLine(2, "blank", ""),
    GoldLine(3, "heading", "sec:1"),
    GoldLine(4, "body", "sec:1"),
    GoldLine(5, "box", "box:1"),
)
LINED = "სათაური\n\nთავი პირველი\nტანი აქ არის\nჩარჩო აქ არის"


def block(kind: str, lines: str, unit: str = "", text: str = "") -> dict[str, str]:
    return {"block_id": kind, "kind": kind, "source_lines": lines, "unit": unit, "text": text}


def test_lines_count_labels_and_units_map_one_to_one() -> None:
    blocks = (block("title", "1"), block("heading", "3", "sec:7"), block("body", "4-5", "sec:7"))
    score = score_document(gold(LINED, lines=LINES), found(LINED, blocks=blocks), listed=LISTED, by_offset=True)
    assert figures(score) == {"lines": {"acc": 0.75, "n": 4}, "units": {"acc": 0.6667, "n": 3}}
    assert [(error.line, error.gold, error.found) for error in score.errors] == [(5, "box", "body")]


def test_by_value_headers_are_left_out_on_both_sides() -> None:
    lines = (GoldLine(1, "header", ""), GoldLine(2, "body", ""))
    marked = '<acr s="NATO">ნატო</acr> დღეს აქ\n<acr s="NATO">ნატო</acr> ხვალ აქ იქნება'
    ours = found(
        '<acr s="NATO" block="header">ნატო</acr>\n<acr s="NATO" block="header">ნატო</acr>\n'
        '<acr s="NATO" block="body">ნატო</acr> ხვალ აქ იქნება',
        blocks=(block("header", "", text="ნატო დღეს აქ"), block("body", "", text="ნატო ხვალ აქ იქნება")),
    )
    score = score_document(gold(marked, lines=lines), ours, listed=LISTED, by_offset=False)
    assert figures(score)["acr_values"] == {"p": 1.0, "r": 1.0, "f1": 1.0, "n": 1}
    assert figures(score)["lines"]["acc"] == 1.0


@pytest.mark.parametrize("by_offset", [True, False])
@pytest.mark.parametrize(
    ("old", "new"),
    [
        (' v="2004-06"', ""),
        (' c="GEO"', ""),
        (' id="IPAP"', ""),
        (' s="IPAP"', ""),
        (' c="EUR"', ""),
        (' v="2000000"', ""),
        ('v="2000000"', 'v="many"'),
    ],
)
def test_gold_that_is_not_filled_in_is_compared_as_it_stands(old: str, new: str, by_offset: bool) -> None:
    assert old in RIGHT
    document = gold(RIGHT.replace(old, new, 1))
    score = score_document(document, found(RIGHT), listed=LISTED, by_offset=by_offset)
    assert score.errors


def test_by_value_counts_multisets() -> None:
    marked = '<date v="2004">2004</date> <date v="2004">2004</date> <date v="2005">2005</date>'
    ours = found('<date v="2004">2004</date> <date v="2006">2006</date>')
    score = score_document(gold(marked), ours, listed=LISTED, by_offset=False)
    assert figures(score)["date_values"] == {"p": 0.5, "r": 0.3333, "f1": 0.4, "n": 3}


def test_errors_show_line_and_context() -> None:
    marked = "პირველი ხაზი\nშემდეგ " + RIGHT
    score = score_document(gold(marked), found("პირველი ხაზი\nშემდეგ"), listed=LISTED, by_offset=True)
    first = score.errors[0]
    assert (first.figure, first.kind, first.line) == ("date", "missed", 2)
    assert first.context.startswith("პირველი ხაზი შემდეგ ⟦2004 წლის ივნისში⟧ საქართველო")


def test_totals_add_counts_and_intervals_need_two_documents() -> None:
    good = score_document(gold(RIGHT), found(RIGHT), listed=LISTED, by_offset=True)
    bad = score_document(gold(RIGHT), found(""), listed=LISTED, by_offset=True)
    assert total([good, bad])["date_exact"].recall == 0.5
    assert intervals([good]) == {}
    assert intervals([good, bad])["date_exact"] == (0.0, 1.0)
    assert intervals([good, good])["date_exact"] == (1.0, 1.0)
    assert Evaluation((good, bad), (), ()).as_dict()["total"]["date_exact"]["f1"] == 0.6667


def test_calibration_compares_confidence_with_what_is_right() -> None:
    ours = (
        '<date v="2004-06" confidence="0.95">2004 წლის ივნისში</date> <date v="1" confidence="0.35">საქართველო</date>'
    )
    score = score_document(gold(RIGHT), found(ours), listed=LISTED, by_offset=True)
    told = unscored([score])
    assert [(row["n"], row["confidence"], row["right"]) for row in told["calibration"]] == [(1, 0.35, 0), (1, 0.95, 1)]
    assert told["calibration_error"] == 0.2


def test_a_row_given_twice_is_right_once() -> None:
    rows = found(RIGHT)
    once, twice = (
        score_document(gold(RIGHT), replace(rows, sums=sums), listed=LISTED, by_offset=True).judged
        for sums in (rows.sums, [*rows.sums, *rows.sums])
    )
    assert len(twice) == len(once) + 1
    assert sum(one.is_right for one in twice) == sum(one.is_right for one in once)


def test_a_name_of_its_own_is_not_taken_from_a_programme_beside_it() -> None:
    marked = '<prog id="NEW-THING">ახალი</prog><prog id="OTHER-THING">რამ</prog>'
    own = '<prog id="KA:ა">ახალი</prog>რამ'
    score = score_document(gold(marked), found(own), listed=LISTED, by_offset=True)
    assert figures(score)["prog_overlap"]["acc"] == 1.0
    shifted = 'ახალი<prog id="KA:ა">რამ</prog>'
    fact = GoldRelation("GEO", "joined", "OTHER-THING", "", "")
    row = {"country": "GEO", "relation": "joined", "programme": "KA:ა", "date": ""}
    score = score_document(
        gold(marked, relations=(fact,)), found(shifted, relations=(row,)), listed=LISTED, by_offset=True
    )
    assert figures(score)["rel"]["f1"] == 1.0


def test_every_row_is_judged_with_its_method() -> None:
    row = {"country": "GEO", "relation": "joined", "programme": "IPAP", "method": "relations/join", "confidence": "0.8"}
    facts = (GoldRelation("GEO", "joined", "IPAP", "2004-06", ""),)
    ours = found(
        '<date v="2004-06">2004 წლის ივნისში</date> <geo c="ARM">საქართველო</geo>',
        relations=({**row, "date": "2004-06"}, {**row, "date": "2005"}),
    )
    score = score_document(gold(RIGHT, relations=facts), ours, listed=LISTED, by_offset=True)
    judged = [(one.method, one.confidence, one.is_right) for one in score.judged]
    assert judged == [
        ("test/rule", 0.9, True),
        ("test/rule", 0.9, False),
        ("relations/join", 0.8, True),
        ("relations/join", 0.8, False),
    ]


@pytest.mark.parametrize(("shift", "is_right"), [(0, True), (1, False)])
def test_a_definition_is_right_with_its_long_form(shift: int, is_right: bool) -> None:
    document = gold(RIGHT)
    form, acronym = document.of("def")[0], document.of("acr")[0]
    row = {
        "text": "IPAP",
        "acronym": "IPAP",
        "source_start": str(acronym.start),
        "source_end": str(acronym.end),
        "defined_here": "true",
        "long_form": form.text[shift:],
        "long_form_source_start": str(form.start + shift),
        "long_form_source_end": str(form.end),
        "method": "acronyms/known+syntax",
        "confidence": "0.7",
    }
    score = score_document(document, Found(acronyms=[row]), listed=LISTED, by_offset=True)
    assert [one.is_right for one in score.judged] == [is_right]


def test_the_totals_of_samples_are_those_of_the_documents_drawn() -> None:
    scores = [Score("a"), Score("b"), Score("c")]
    for number, score in enumerate(scores, 1):
        score.count("date_exact").tp = number
        score.count("date_exact").fp = 4 - number
        score.count("lines").compared = 10 * number
    scores[2].count("rel").fn = 5
    totals = list(sampled_totals(scores))
    assert totals == [total(drawn) for drawn in samples(scores)]
    assert any("rel" not in counts for counts in totals)  # c is not in every sample
