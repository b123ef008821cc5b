"""The Python interface, as somebody uses it from a notebook."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import kaext

TEXT = "საქართველო 1994 წელს PfP-ს შეუერთდა.\n"  # Georgia joined PfP in 1994


@pytest.fixture
def brochure(tmp_path: Path) -> Path:
    path = tmp_path / "brochure.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_every_public_name_is_there_and_offered_for_completion() -> None:
    assert [name for name in kaext.__all__ if getattr(kaext, name, None) is None] == []
    assert dir(kaext) == sorted(kaext.__all__)
    with pytest.raises(AttributeError, match="'raed'"):
        kaext.raed  # noqa: B018


def test_the_import_alone_brings_neither_spacy_nor_pandas() -> None:
    program = "import kaext, sys; print(sorted({'spacy', 'pandas', 'pydantic'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True)
    assert done.stdout.strip() == "[]"


def test_read(brochure: Path) -> None:
    document = kaext.read(brochure)
    assert [(fact.country, fact.relation, fact.programme, fact.date) for fact in document.relations] == [
        ("GEO", "joined", "PfP", "1994")
    ]
    assert repr(document) == (
        "<Document brochure-txt ok: blocks=1, dates=1, acronyms=1, sums=0, mentions=2, relations=1, problems=0>"
    )
    assert "1994" not in repr(document.source)


def test_read_raises_what_names_its_remedy(tmp_path: Path) -> None:
    with pytest.raises(kaext.DocumentError, match=r"^file-not-found: .*absent.txt does not exist. Check the") as caught:
        kaext.read(tmp_path / "absent.txt")
    assert caught.value.problem.id == "file-not-found"
    assert isinstance(caught.value, kaext.KaextError)
    with pytest.raises(kaext.DocumentError, match=r"^not-a-file: .* is a folder\. Give one file in it"):
        kaext.read(tmp_path)


def test_frames_are_made_of_documents_not_of_paths() -> None:
    for path in ("dataset", Path("dataset")):
        with pytest.raises(TypeError, match=r"not a path; pandas\.read_csv reads the tables in dataset$"):
            kaext.to_frames(path)  # type: ignore[arg-type]


@pytest.mark.parametrize("choice", [{"ocr": "maybe"}, {"backend": "poppler"}])
def test_options_refuse_what_is_no_value(choice: dict[str, Any]) -> None:
    with pytest.raises(
        ValueError, match=f"{next(iter(choice))} must be one of auto, .*, not '{next(iter(choice.values()))}'"
    ):
        kaext.Options(**choice)


def test_a_profile_that_is_none_is_refused(brochure: Path) -> None:
    with pytest.raises(kaext.UsageError, match="profile-missing"):
        kaext.read(brochure, options=kaext.Options(profile="rule"))


def test_the_pipeline_is_loaded_once() -> None:
    assert kaext.load() is kaext.load("standard") is kaext.load(profile="standard", catalogue=None)


def test_read_many_takes_no_single_path(brochure: Path) -> None:
    for path in (brochure, str(brochure)):
        with pytest.raises(TypeError, match="a list of paths"):
            kaext.read_many(path)


@pytest.mark.parametrize("workers", [1, 2])
def test_files_of_one_name_are_distinguished(brochure: Path, tmp_path: Path, workers: int) -> None:
    other = tmp_path / "other" / brochure.name
    other.parent.mkdir()
    other.write_text(TEXT.replace("1994", "1995"), encoding="utf-8")
    documents = list(kaext.read_many(iter([brochure, other, tmp_path / "none" / brochure.name]), workers=workers))
    assert [document.doc_id for document in documents] == ["brochure-txt", "brochure-txt-2", "brochure-txt-3"]
    assert [document.status for document in documents] == ["ok", "ok", "failed"]
    frames = kaext.to_frames(documents)
    assert frames["relations"]["date"].tolist() == ["1994", "1995"]
    assert frames["dates"]["id"].is_unique
    assert frames["documents"]["error"].tolist()[2].startswith("file-unreadable: ")


def test_frames_of_one_document_and_of_one_twice(brochure: Path) -> None:
    document = kaext.read(brochure)
    assert kaext.to_frames(document)["dates"].equals(kaext.to_frames([document])["dates"])
    with pytest.raises(ValueError, match="the id brochure-txt"):
        kaext.to_frames([document, document])


def test_a_fact_is_explained_as_in_its_dataset(brochure: Path, tmp_path: Path) -> None:
    from typer.testing import CliRunner

    from kaext.cli.main import app

    document = kaext.read(str(brochure))
    fact = document.relations[0].id
    found = kaext.explain(document, fact)
    assert (found.table, found.values["country"], found.place.text) == ("relations", "GEO", TEXT.strip())
    assert {row["part"] for row in found.matched} == {"clause", "verb", "country", "programme"}
    command = ["run", str(brochure), "--out", str(tmp_path / "out"), "--workers", "0", "--no-report"]
    assert CliRunner().invoke(app, command).exit_code == 0
    assert kaext.explain(str(tmp_path / "out"), fact) == found
    with pytest.raises(kaext.UsageError, match=r"record-unknown: .*brochure-txt"):
        kaext.explain(document, "brochure-txt-r9")
