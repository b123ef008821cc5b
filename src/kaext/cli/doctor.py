"""``kaext doctor``: check the installation."""

from __future__ import annotations

import json
import platform
import shutil
import subprocess
import sys
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec

import typer

from kaext import __version__
from kaext.cli.exit_statuses import FAILED
from kaext.cli.options import AsJson, Debug
from kaext.cli.output import show, show_table

_EXTRAS = {
    "distributed": ("distributed", "clusters with --scheduler"),
    "parquet": ("pyarrow", "Parquet tables with --parquet"),
    "duckdb": ("duckdb", "DuckDB files with --db"),
    "stanza": ("stanza", "the profile full-stanza"),
    "inception": ("cassis", "exchange with INCEpTION"),
}
_OCR_LANGUAGE = "kat"


@dataclass(frozen=True, slots=True)
class Finding:
    """The result of one check; ``is_needed`` if kaext does not work without it."""

    name: str
    is_fine: bool
    detail: str
    is_needed: bool = True


def doctor(
    as_json: AsJson = False,
    debug: Debug = False,
) -> None:
    """Check what is installed, what is missing, and what for.

    Example: kaext doctor
    """
    findings = [_python(), *_packages(), _language(), _pipeline(), _ocr(), *_extras()]
    if as_json:
        show(json.dumps([asdict(finding) for finding in findings], ensure_ascii=False, indent=2) + "\n")
    else:
        marks = {True: "ok", False: "missing"}
        rows = [(f.name, marks[f.is_fine] if f.is_needed or f.is_fine else "optional", f.detail) for f in findings]
        show_table(("", "", ""), rows, title=f"kaext {__version__}", is_data=True)
    if any(finding.is_needed and not finding.is_fine for finding in findings):
        raise typer.Exit(FAILED)


def _python() -> Finding:
    return Finding("Python", sys.version_info >= (3, 11), f"{platform.python_version()} on {platform.platform()}")


def _packages() -> list[Finding]:
    return [
        Finding(name, bool(installed := _version(name)), installed or f"pip install {name}")
        for name in ("spacy", "pydantic", "pdfplumber", "pypdfium2", "pandas", "jinja2")
    ]


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _language() -> Finding:
    from spacy.util import registry

    is_known = registry.has("languages", "ka")
    hint = "spacy.blank('ka') works" if is_known else "reinstall kaext: its entry points are not registered"
    return Finding("Georgian for spaCy", is_known, hint)


def _pipeline() -> Finding:
    from kaext.pipeline import STANDARD, load, profile_path

    path = profile_path(STANDARD)
    if not path.is_file():
        return Finding(f"profile {STANDARD}", False, f"{path} does not exist: reinstall kaext")
    return Finding(f"profile {STANDARD}", True, " ".join(load(STANDARD).pipe_names))


def _ocr() -> Finding:
    remedy = "apt-get install tesseract-ocr tesseract-ocr-kat, for scanned PDFs"
    program = shutil.which("tesseract")
    if program is None:
        return Finding("OCR", False, remedy, is_needed=False)
    listing = subprocess.run([program, "--list-langs"], capture_output=True, check=False, timeout=30)
    has_language = _OCR_LANGUAGE.encode() in listing.stdout.split()
    return Finding("OCR", has_language, "Tesseract with Georgian" if has_language else remedy, is_needed=False)


def _extras() -> list[Finding]:
    return [
        Finding(
            f"extra {extra}",
            find_spec(module) is not None,
            purpose if find_spec(module) is not None else f"pip install 'kaext[{extra}]', for {purpose}",
            is_needed=False,
        )
        for extra, (module, purpose) in _EXTRAS.items()
    ]
