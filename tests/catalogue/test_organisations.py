from __future__ import annotations

from kaext.catalogue.acronyms import long_forms
from kaext.catalogue.names import NameIndex
from kaext.catalogue.organisations import organisations
from kaext.catalogue.programmes import programmes
from kaext.ka.lang import georgian_acronyms


def test_entries_are_complete_and_sourced() -> None:
    assert len(organisations()) >= 100
    assert all(entry.acronym and entry.name_en and entry.source for entry in organisations())


def test_no_organisation_is_a_programme() -> None:
    ids = {entry.acronym for entry in programmes()} | {entry.id for entry in programmes()}
    assert {entry.acronym for entry in organisations()} & ids == set()


def test_acronyms_stand_for_one_thing_each() -> None:
    acronyms = [entry.acronym for entry in organisations()]
    assert len(acronyms) == len(set(acronyms))


def test_organisations_that_texts_call_by_letter_words_have_long_forms() -> None:
    known = {entry.acronym for entry in long_forms()}
    assert set(georgian_acronyms().values()) - known - {"", "ICAO", "KGB"} == set()


def test_long_forms_hold_no_context_brackets() -> None:
    assert not [name for entry in long_forms() for name in entry.names if "[" in name]


def test_long_forms_are_found_in_running_text() -> None:
    index = NameIndex((name, entry.acronym) for entry in organisations() for name in entry.names)
    text = "ევროპის უსაფრთხოების და თანამშრომლობის ორგანიზაციამ განაცხადა"  # the OSCE declared
    assert "OSCE" in {match.key for match in index.find(text)}
