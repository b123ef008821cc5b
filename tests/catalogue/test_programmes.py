from __future__ import annotations

import csv
from pathlib import Path

import pytest
import regex

from kaext.catalogue.names import NameIndex
from kaext.catalogue.programmes import KINDS, Programme, merged, programmes, read
from kaext.ka.inflection import forms

HEADER = "id,kind,acronym,name_en,name_ka,also,source\n"
LISTED = Path(__file__).parents[2] / "corpus" / "programme-ids.tsv"


def listed_ids() -> list[str]:
    with LISTED.open(encoding="utf-8", newline="") as file:
        return [row["id"] for row in csv.DictReader(file, delimiter="\t")]


def test_the_catalogue_is_large_and_sourced() -> None:
    assert len(programmes()) >= 150
    assert [entry.id for entry in programmes() if not (entry.source and entry.name_en and entry.name_ka)] == []


def test_ids_are_unique_words_and_kinds_are_known() -> None:
    ids = [entry.id for entry in programmes()]
    assert len(ids) == len(set(ids))
    assert all(regex.fullmatch(r"[A-Za-z0-9&-]+", id) for id in ids)
    assert {entry.kind for entry in programmes()} <= KINDS


def test_names_are_written_in_one_alphabet_each() -> None:
    for entry in programmes():
        assert entry.name_en.isascii() or "é" in entry.name_en
        assert regex.search(r"\p{Georgian}", entry.name_ka)


@pytest.mark.parametrize("id", listed_ids())
def test_listed_ids_are_in_the_catalogue(id: str) -> None:
    by_id = {entry.id: entry for entry in programmes()}
    base = regex.sub(r"-\d{4}$", "", id)
    assert id in by_id or by_id[base].kind == "exercise"


def test_no_name_stands_for_two_programmes() -> None:
    owners: dict[str, set[str]] = {}
    for entry in programmes():
        for name in entry.names:
            owners.setdefault(name.casefold(), set()).add(entry.id)
    assert {name: ids for name, ids in owners.items() if len(ids) > 1} == {}


def test_every_name_is_found_in_itself() -> None:
    index = NameIndex((name, entry.id) for entry in programmes() for name in entry.names)
    for entry in programmes():
        for name in entry.names:
            plain = name.rpartition("] ")[2]
            assert entry.id in {match.key for match in index.find(plain)}, plain


def test_a_name_is_found_in_every_form_of_its_head() -> None:
    index = NameIndex([("წევრობის სამოქმედო გეგმა", "MAP")])
    for form in forms("გეგმა"):
        assert [match.key for match in index.find(f"წევრობის სამოქმედო {form} და სხვა")] == ["MAP"], form


def test_modifiers_change_places_but_the_head_does_not() -> None:
    index = NameIndex([("უსაფრთხოების დაცვის საერთაშორისო ძალები", "ISAF")])
    assert index.find("საერთაშორისო უსაფრთხოების დაცვის ძალები")[0].reordered
    assert not index.find("უსაფრთხოების დაცვის ძალების საერთაშორისო")


def test_a_conjunction_does_not_join_two_phrases_to_a_name() -> None:
    index = NameIndex([("სამოქალაქო საგანგებო დაგეგმვა", "CEP"), ("დაგეგმვისა და განხილვის პროცესი", "PARP")])
    assert [match.key for match in index.find("სამოქალაქო და საგანგებო დაგეგმვა")] == []
    assert [match.key for match in index.find("დაგეგმვის და განხილვის პროცესში")] == ["PARP"]


def test_a_misspelled_word_is_found_and_reported() -> None:
    index = NameIndex([("ორგანიზაციული ინფრასტრუქტურის შექმნის გეგმა", "X")])
    assert index.find("ორგანიზაციული ინფრასტუქტურის შექმნის გეგმა")[0].misspelled


def test_quotation_marks_around_the_first_word_belong_to_the_name() -> None:
    index = NameIndex([("მელანჟის ტიპის საწვავი", "X")])
    text = "ეს ”მელანჟის” ტიპის საწვავია"
    assert text[slice(index.find(text)[0].start, None)].startswith("”მელანჟის”")


def test_a_users_file(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text(HEADER + "A-B,project,AB,A and B,ა და ბ,აბა | Ab,own\n", encoding="utf-8-sig")
    assert read(path) == ((Programme("A-B", "project", "AB", "A and B", "ა და ბ", ("აბა", "Ab"), "own"),), ())


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ("A,project,,,,,\n", "has no name"),
        ("A B,project,,X,,,\n", "white space"),
        (",project,,X,,,\n", "empty"),
        ("A,thing,,X,,,\n", "unknown kind"),
        ("A,project,,X,,,\nA,project,,Y,,,\n", "twice"),
        ("A,project,,X,,,s,extra\n", "more cells"),
    ],
)
def test_faulty_rows_are_reported_and_left_out(tmp_path: Path, rows: str, reason: str) -> None:
    path = tmp_path / "own.csv"
    path.write_text(HEADER + rows, encoding="utf-8")
    found, problems = read(path)
    assert len(problems) == 1
    assert reason in problems[0].message
    assert str(path) in problems[0].message
    assert len(found) == rows.count("\n") - 1


@pytest.mark.parametrize("data", [None, b"\xff\xfe\x00bad", b"name\nX\n", b""])
def test_unreadable_files_are_reported(tmp_path: Path, data: bytes | None) -> None:
    path = tmp_path / "own.csv"
    if data is not None:
        path.write_bytes(data)
    found, problems = read(path)
    assert found == ()
    assert [problem.id for problem in problems] == ["catalogue-invalid"]


def test_a_cell_of_any_length_is_read(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text(HEADER + f"A,project,,{'x' * 200_000},,,\n", encoding="utf-8")
    ((entry,), problems) = read(path)
    assert (len(entry.name_en), problems) == (200_000, ())


def test_own_entries_replace_shipped_ones() -> None:
    own = Programme("PfP", "framework", "PfP", "Partnership", "პარტნიორობა")
    result = merged(programmes(), [own])
    assert len(result) == len(programmes())
    assert own in result
