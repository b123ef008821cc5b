"""What a finished document is kept under: whatever changes the document changes its key."""

from dataclasses import fields, replace
from pathlib import Path

import pytest

from kaext.batch.inputs import Input
from kaext.batch.keys import configuration_of, key_of
from kaext.pipeline import Options

# Of every option a value that is not its default.
OTHER = {
    "profile": "full",
    "ocr": "never",
    "backend": "pdfplumber",
    "catalogue": Path("own.csv"),
    "max_characters": 1,
    "max_pages": 1,
}


@pytest.mark.parametrize("option", [field.name for field in fields(Options)])
def test_every_option_is_of_the_configuration(option: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("own.csv").write_text("id,name\n")
    chosen = replace(Options(), **{option: OTHER[option]})  # type: ignore[arg-type]
    assert configuration_of(chosen) != configuration_of(Options())


def test_a_key_is_of_a_name_an_id_a_content_notes_and_a_configuration() -> None:
    key = key_of(Input("a.txt"), doc_id="a-txt", sha256="00", notes=(), configuration="{}")
    assert key == key_of(Input("a.txt"), doc_id="a-txt", sha256="00", notes=(), configuration="{}")
    others = {
        key_of(Input("b.txt"), doc_id="a-txt", sha256="00", notes=(), configuration="{}"),
        key_of(Input("a.txt"), doc_id="a-txt-2", sha256="00", notes=(), configuration="{}"),
        key_of(Input("a.txt"), doc_id="a-txt", sha256="01", notes=(), configuration="{}"),
        key_of(Input("a.txt"), doc_id="a-txt", sha256="00", notes=("a copy",), configuration="{}"),
        key_of(Input("a.txt"), doc_id="a-txt", sha256="00", notes=(), configuration='{"ocr": "never"}'),
    }
    assert len(others - {key}) == 5
