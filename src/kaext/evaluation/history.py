"""The evaluation before this one, kept in a dataset's hidden folder, so that a change of the dataset shows."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kaext.emit.files import write_whole
from kaext.emit.layout import DESCRIPTOR, HIDDEN

_KEPT = ("total", "total_by_value")


@dataclass(frozen=True, slots=True)
class Memory:
    """The figures of the last other dataset on the same gold documents, ``before``, and where they are kept."""

    path: Path
    state: str
    before: dict[str, Any] | None

    def keep(self, content: Mapping[str, Any]) -> None:
        """Keep the figures of this evaluation for the next one."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        kept = {"dataset": self.state, "figures": {part: content[part] for part in _KEPT}, "before": self.before}
        write_whole(self.path, json.dumps(kept))


def recall(dataset: Path, content: Mapping[str, Any]) -> Memory:
    """Return what is known of earlier evaluations.

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
    last = _kept(path)
    return Memory(path, state, last.get("before") if last.get("dataset") == state else last.get("figures"))


def _kept(path: Path) -> dict[str, Any]:
    """Return what was kept; nothing where that cannot be read."""
    try:
        kept = json.loads(path.read_bytes()) if path.is_file() else {}
    except ValueError:
        return {}
    return kept if isinstance(kept, dict) else {}
