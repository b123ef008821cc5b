"""The evaluation before this one, kept in a dataset's hidden folder, so that a change of the dataset shows."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kaext.emit.dataset import DESCRIPTOR, HIDDEN

_KEPT = ("total", "total_by_value")


def remember(dataset: Path, content: Mapping[str, Any]) -> dict[str, Any] | None:
    """Keep the figures of an evaluation, and return those of the last other dataset on the same gold documents.

    Parameters
    ----------
    dataset
        The folder of the dataset, which may have been replaced since the last evaluation.
    content
        The content of ``evaluation.json``.
    """
    names = json.dumps([sorted(content["documents"]), sorted(content["documents_by_value"])])
    path = dataset / HIDDEN / "evaluations" / f"{hashlib.sha256(names.encode()).hexdigest()[:16]}.json"
    state = hashlib.sha256((dataset / DESCRIPTOR).read_bytes()).hexdigest()
    last: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    before: dict[str, Any] | None = last.get("before") if last.get("dataset") == state else last.get("figures")
    path.parent.mkdir(parents=True, exist_ok=True)
    kept = {"dataset": state, "figures": {part: content[part] for part in _KEPT}, "before": before}
    path.write_text(json.dumps(kept), encoding="utf-8")
    return before
