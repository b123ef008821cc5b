"""The previous evaluation, stored in a dataset's hidden folder to show what changed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kaext.emit.files import write_whole
from kaext.emit.layout import DESCRIPTOR, HIDDEN

_STORED_PARTS = ("total", "total_by_value")


@dataclass(frozen=True, slots=True)
class History:
    """The figures of the previous dataset on the same gold documents.

    Attributes
    ----------
    path
        The file that stores them.
    state
        Hash of the current dataset.
    before
        The figures of the last different dataset; ``None`` if there is none.
    """

    path: Path
    state: str
    before: dict[str, Any] | None

    def save(self, content: Mapping[str, Any]) -> None:
        """Save the figures of this evaluation for the next one."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        stored = {
            "dataset": self.state,
            "figures": {part: content[part] for part in _STORED_PARTS},
            "before": self.before,
        }
        write_whole(self.path, json.dumps(stored))


def load_history(dataset: Path, content: Mapping[str, Any]) -> History:
    """Return the history of evaluations on the same gold documents.

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
    last = _stored(path)
    return History(path, state, last.get("before") if last.get("dataset") == state else last.get("figures"))


def _stored(path: Path) -> dict[str, Any]:
    """Return the stored figures; empty if they cannot be read."""
    try:
        stored = json.loads(path.read_bytes()) if path.is_file() else {}
    except ValueError:
        return {}
    return stored if isinstance(stored, dict) else {}
