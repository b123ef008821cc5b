"""What a finished document is kept under: whatever changes the document changes its key."""

from dataclasses import fields, replace
from functools import partial
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
    made = partial(key_of, doc_id="a-txt", sha256="00", notes=(), configuration="{}", has_ocr=False)
    text, pdf = Input("a.txt"), Input("a.PDF")
    key = made(text)
    assert key == made(text) == made(text, has_ocr=True)
    assert made(pdf) != made(pdf, has_ocr=True)
    others = {
        made(Input("b.txt")),
        made(text, doc_id="a-txt-2"),
        made(text, sha256="01"),
        made(text, notes=("a copy",)),
        made(text, configuration='{"ocr": "never"}'),
    }
    assert len(others - {key}) == 5
