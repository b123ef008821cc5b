"""The notebook's cells run in order, as a reader would run them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
NOTEBOOK = ROOT / "docs" / "working-with-data.ipynb"


def cells(kind: str) -> list[dict[str, Any]]:
    content = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
    return [cell for cell in content["cells"] if cell["cell_type"] == kind]


def test_cells_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for folder in ("raw", "dev"):
        shutil.copytree(ROOT / "corpus" / folder, tmp_path / "corpus" / folder)
    monkeypatch.chdir(tmp_path)
    namespace: dict[str, Any] = {"__name__": "notebook"}
    for number, cell in enumerate(cells("code"), 1):
        exec(compile("".join(cell["source"]), f"cell {number}", "exec"), namespace)
    assert set(namespace["timeline"]["country"]) >= {"ARM", "AZE", "GEO"}
    assert namespace["timeline"]["since"].is_monotonic_increasing
    assert len(namespace["by_country"]) and len(namespace["merged"])


def test_what_is_shown_is_of_a_run_in_order_without_errors() -> None:
    assert [cell["execution_count"] for cell in cells("code")] == list(range(1, len(cells("code")) + 1))
    outputs = [output for cell in cells("code") for output in cell["outputs"]]
    assert outputs
    assert all(output["output_type"] != "error" for output in outputs)
    assert str(Path.home()) not in json.dumps(outputs)


def test_its_links_lead_somewhere() -> None:
    import regex

    text = "".join(line for cell in cells("markdown") for line in cell["source"])
    targets = regex.findall(r"\]\(([^):]+)\)", text)
    assert targets
    assert [target for target in targets if not (NOTEBOOK.parent / target).exists()] == []
