"""The trained models that kaext ships: their location and the integrity of their files.

A model is a folder with ``SHA256SUMS`` (hash, two spaces, path in the folder). Models are data without pickles, and no
file is read before its hash has been verified.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Mapping
from configparser import ConfigParser
from configparser import Error as ConfigParserError
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from kaext.problems import Problem, UsageError, problem

SUMS = "SHA256SUMS"
SCORES = "scores.json"
CARD = "README.md"
LINGUISTIC = "ka_kaext_gnc"
STANZA = "ka_kaext_stanza"
RELATIONS = "ka_kaext_relations"
RELATIONS_LIGHT = "ka_kaext_relations_light"
RELATION_DATES = "ka_kaext_relation_dates"
SPANS = "ka_kaext_spans"


def shipped(name: str) -> Path:
    """Return a folder shipped with kaext: inside the package if installed, at the root of a checkout otherwise."""
    installed = Path(str(files("kaext"))) / "shipped" / name
    return installed if installed.is_dir() else Path(__file__).resolve().parents[2] / name


def available() -> tuple[Path, ...]:
    """Return the folders of the shipped models, by name."""
    folder = shipped("models")
    return tuple(sorted(sums.parent for sums in folder.glob(f"*/{SUMS}")))


def defects(folder: Path) -> tuple[Problem, ...]:
    """Return the problems with the files of a model; empty if it is intact."""
    sums = folder / SUMS
    if not sums.is_file():
        return (problem("model-missing", name=folder.name, path=folder.parent),)
    found: list[Problem] = []
    listed = {
        path: digest for digest, _, path in (line.partition("  ") for line in sums.read_text("utf-8").splitlines())
    }
    for path, digest in listed.items():
        if not (folder / path).is_file():
            found.append(problem("model-damaged", name=folder.name, reason=f"{path} is missing"))
        elif sha256(folder / path) != digest:
            found.append(problem("model-damaged", name=folder.name, reason=f"{path} has another hash"))
    return tuple(found)


@cache
def verified(folder: Path) -> Path:
    """Verify the hashes of a model's files, once per process, and return ``folder``.

    Raises
    ------
    UsageError
        ``model-missing`` or ``model-damaged``.
    """
    for defect in defects(folder):
        raise UsageError(defect)
    return folder


def find(name: str) -> Path:
    """Return the folder of a model, given its name or the path of one outside kaext, after verifying its files.

    Raises
    ------
    UsageError
        ``model-missing`` or ``model-damaged``.
    """
    return verified(locate(name))


def locate(name: str) -> Path:
    """Return the folder of a model, given its name or the path of one outside kaext, without verifying its files."""
    own = shipped("models") / name
    return own if own.is_dir() or not Path(name).is_dir() else Path(name)


def emptied(folder: Path) -> Path:
    """Create a model's folder, or empty it except for the model card, and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.iterdir():
        if path.is_dir():
            shutil.rmtree(path)
        elif path.name != CARD:
            path.unlink()
    return folder


def named(configuration: Path) -> tuple[Path, ...]:
    """Return the folders of the models that a spaCy configuration names, without verifying them.

    Raises
    ------
    UsageError
        ``profile-invalid``.
    """
    return tuple(locate(str(component["model"])) for component in _components(configuration) if "model" in component)


def require(configuration: Path) -> None:
    """Require that the models named by a spaCy configuration are intact and, if it uses Stanza, that it is installed.

    A command can thus report what is missing before it starts; the configuration is read without importing spaCy.

    Raises
    ------
    UsageError
        ``profile-invalid``, ``engine-missing``, ``model-missing`` or ``model-damaged``.
    """
    if any(component.get("engine") == "stanza" for component in _components(configuration)):
        require_stanza()
    for folder in named(configuration):
        verified(folder)


def _components(configuration: Path) -> list[dict[str, Any]]:
    """Return the settings of the components of a spaCy configuration, whose values are JSON."""
    sections = ConfigParser(interpolation=None)
    try:
        sections.read_string(configuration.read_text(encoding="utf-8"))
        return [
            {name: json.loads(value) for name, value in sections[section].items()}
            for section in sections
            if section.startswith("components.")
        ]
    except (OSError, ValueError, ConfigParserError) as error:
        reason = " ".join(str(error).split())
        raise UsageError(problem("profile-invalid", path=configuration, reason=reason)) from error


def require_stanza() -> None:
    """Require that Stanza is installed.

    Raises
    ------
    UsageError
        ``engine-missing``.
    """
    if find_spec("stanza") is None:
        raise UsageError(problem("engine-missing", name="Stanza"))


def seal(folder: Path) -> None:
    """Write the hashes of all files of a model into its ``SHA256SUMS``."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != SUMS)
    rows = [f"{sha256(path)}  {path.relative_to(folder).as_posix()}\n" for path in paths]
    (folder / SUMS).write_text("".join(rows), encoding="utf-8")


@dataclass(frozen=True, slots=True)
class ScorePair:
    """A score of a shipped model, and the same score of the retrained model."""

    model: str
    score: str
    shipped: float
    made: float

    @property
    def difference(self) -> float:
        """The score of the retrained model minus that of the shipped one, to four digits."""
        return round(self.made - self.shipped, 4)


def score_pairs(folder: Path) -> tuple[ScorePair, ...]:
    """Return the scores of the shipped models paired with those of the retrained models in ``folder``.

    Shipped models that are not in ``folder`` are left out.

    Raises
    ------
    UsageError
        ``model-missing``: none of them is in ``folder``; ``model-damaged``: files do not match their hashes, or a score
        is missing.
    """
    again = [shipped_folder for shipped_folder in available() if (folder / shipped_folder.name).is_dir()]
    if not again:
        names = " or ".join(each.name for each in available())
        raise UsageError(problem("model-missing", name=names, path=folder, case="rebuilt"))
    pairs: list[ScorePair] = []
    for shipped_folder in again:
        name = shipped_folder.name
        before, made = scores(verified(shipped_folder)), scores(verified(folder / name))
        for score in before.keys() - made.keys():
            raise UsageError(problem("model-damaged", name=name, reason=f"it has no score {score}"))
        pairs += [ScorePair(name, score, value, made[score]) for score, value in before.items()]
    return tuple(pairs)


def scores(folder: Path) -> dict[str, float]:
    """Return the scores stored with a model; empty if there are none."""
    path = folder / SCORES
    return dict(json.loads(path.read_text(encoding="utf-8"))) if path.is_file() else {}


def write_scores(folder: Path, found: Mapping[str, float]) -> None:
    """Store scores with a model."""
    (folder / SCORES).write_text(json.dumps(dict(found), indent=2) + "\n", encoding="utf-8")


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def fetch_stanza(folder: Path) -> None:
    """Download Stanza's Georgian models into ``folder`` and record their hashes.

    Raises
    ------
    UsageError
        ``model-not-fetched``: Stanza is not installed, or its server cannot be reached.
    """
    if find_spec("stanza") is None:
        reason = "the package stanza is not installed"
        raise UsageError(problem("model-not-fetched", name="stanza", reason=reason, path=folder))
    import stanza

    try:
        stanza.download("ka", model_dir=str(folder), verbose=False)
    except (OSError, ValueError) as error:
        reason = f"{type(error).__name__}: {error}".splitlines()[0][:200]
        raise UsageError(problem("model-not-fetched", name="stanza", reason=reason, path=folder)) from error
    seal(folder)
