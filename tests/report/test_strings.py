"""The interface is complete in both languages."""

import re
import tomllib
from importlib.resources import files

from kaext.evaluation.gold import RELATIONS
from kaext.records import SPAN_TABLES, TABLES
from kaext.report.pages import UNSEEN

REPORT = files("kaext.report")
STRINGS = tomllib.loads(REPORT.joinpath("strings.toml").read_text(encoding="utf-8"))
SCRIPT = REPORT.joinpath("assets/report.js").read_text(encoding="utf-8")
TEMPLATES = [page.read_text(encoding="utf-8") for page in REPORT.joinpath("templates").iterdir()]


def test_every_string_is_there_in_english_and_georgian() -> None:
    for key, (english, georgian) in STRINGS.items():
        assert re.search(r"[A-Za-z]", english) or key == "language"
        assert re.search(r"[ა-ჰ]", georgian) or key == "language"


def test_every_field_that_the_details_show_has_a_heading() -> None:
    declared = re.search(r"HIDDEN = new Set\(\[(.*?)\]\)", SCRIPT)
    assert declared is not None
    hidden = set(re.findall(r'"(\w+)"', declared[1])) | UNSEEN
    shown = {field for table in (*SPAN_TABLES, "relations") for field in TABLES[table].model_fields} - hidden
    assert shown - set(STRINGS) == set()


def test_what_countries_did_how_documents_ended_and_how_severe_problems_are_is_said() -> None:
    assert {*RELATIONS, "ok", "partial", "failed", "error", "warning"} - set(STRINGS) == set()


def test_what_templates_and_script_say_is_there() -> None:
    said = {key for page in TEMPLATES for key in re.findall(r'data-(?:t|label)="([a-z_]+)"', page)}
    said |= set(re.findall(r'say\("(\w+)"\)', SCRIPT))
    assert said
    assert said - set(STRINGS) == set()


def test_no_string_is_left_over() -> None:
    everything = " ".join([*TEMPLATES, SCRIPT])
    fields = {field for record in TABLES.values() for field in record.model_fields}
    everything += REPORT.joinpath("pages.py").read_text(encoding="utf-8")
    unused = {key for key in STRINGS if not re.search(rf"\b{key}\b", everything)}
    assert unused - fields - set(TABLES) - RELATIONS - {"ok", "partial", "error", "warning"} == set()
