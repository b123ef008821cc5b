"""The stages that take one document from file to records, and the profiles that configure the spaCy pipeline."""

from __future__ import annotations

import hashlib
import textwrap
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any, NamedTuple, get_args

from kaext.alignment import Alignment
from kaext.confidence import Calibration
from kaext.doc_ids import slug
from kaext.document import Block, Document
from kaext.ingest import MAX_CHARACTERS, MAX_PAGES, OcrMode, PdfBackend, read_source
from kaext.models import shipped
from kaext.problems import DocumentError, Problem, UsageError, problem
from kaext.source import Source

if TYPE_CHECKING:
    from spacy.language import Language

# The default profile, and the one without trained models.
STANDARD = "standard"
RULES = "rules"
PROFILES = (RULES, STANDARD, "full", "full-spans", "full-stanza")

_REASON = 200  # of spaCy's messages, which list all that it knows


@dataclass(frozen=True, slots=True)
class Options:
    """Options for the processing of a document.

    Parameters
    ----------
    profile
        One of :data:`PROFILES`, or the path of a spaCy configuration (``.cfg``).
    ocr
        Whether OCR is used: for pages without usable text, never, or always.
    backend
        The library that reads the glyphs of a PDF.
    catalogue
        A CSV file of the user's own programmes.
    max_characters, max_pages
        The largest document that is accepted, in code points and pages.

    Raises
    ------
    ValueError
        ``ocr`` or ``backend`` has an invalid value.
    """

    profile: str = STANDARD
    ocr: OcrMode = "auto"
    backend: PdfBackend = "auto"
    catalogue: Path | None = None
    max_characters: int = MAX_CHARACTERS
    max_pages: int = MAX_PAGES

    def __post_init__(self) -> None:
        """Validate the literals, for callers without a type checker."""
        for name, values in (("ocr", get_args(OcrMode)), ("backend", get_args(PdfBackend))):
            if getattr(self, name) not in values:
                raise ValueError(f"{name} must be one of {', '.join(values)}, not {getattr(self, name)!r}")


@dataclass(slots=True)
class Stopwatch:
    """Seconds spent in each stage of a document."""

    seconds: dict[str, float] = field(default_factory=dict)
    _since: float = field(default_factory=perf_counter)

    def lap(self, stage: str) -> None:
        """Add the time since the last lap to ``stage``."""
        now = perf_counter()
        self.seconds[stage] = self.seconds.get(stage, 0.0) + now - self._since
        self._since = now


def profile_path(profile: str) -> Path:
    """Return the configuration file of a profile: a shipped one by its name, or the user's own by its path.

    Raises
    ------
    UsageError
        ``profile-missing``.
    """
    if profile not in PROFILES:
        if not profile.endswith(".cfg") or not Path(profile).is_file():
            raise UsageError(problem("profile-missing", name=profile, known=", ".join(PROFILES)))
        return Path(profile)
    return shipped("pipeline") / f"{profile}.cfg"


def load(profile: str = STANDARD, *, catalogue: Path | None = None) -> Language:
    """Return the spaCy pipeline of a profile, loaded once per process.

    Parameters
    ----------
    profile
        One of :data:`PROFILES`, or the path of a spaCy configuration, ``.cfg``.
    catalogue
        A CSV file of further programmes.

    Raises
    ------
    UsageError
        ``profile-missing``; ``profile-invalid``: spaCy makes no pipeline of a configuration of one's own; or a model is
        missing or damaged.
    """
    return _load(profile, catalogue)


@cache
def _load(profile: str, catalogue: Path | None) -> Language:
    from spacy.util import load_config, load_model_from_config

    from kaext.pipes.extensions import register

    register()
    overrides: dict[str, Any] = {"components.kaext_programmes.catalogue": str(catalogue)} if catalogue else {}
    try:
        config = load_config(profile_path(profile), overrides=overrides)
        return load_model_from_config(config, auto_fill=True, validate=True)
    except ValueError as error:
        if profile in PROFILES:
            raise
        # The whole section follows the fault in a line of its own.
        reason = textwrap.shorten(str(error).partition("\n{")[0], _REASON, placeholder=" …")
        raise UsageError(problem("profile-invalid", path=profile, reason=reason.rstrip("."))) from error


def read(path: str | Path, *, options: Options | None = None) -> Document:
    """Process one file and return the document with its records.

    Parameters
    ----------
    path
        A ``.pdf`` or ``.txt`` file.
    options
        The profile, limits and other options.

    Raises
    ------
    DocumentError
        The file cannot be processed; the error names the problem and its remedy.
    UsageError
        The profile does not exist, or a model is missing or damaged.
    """
    _require_file(Path(path))
    options = options or Options()
    nlp = load(options.profile, catalogue=options.catalogue)
    return analyse(_bytes_of(Path(path)), name=str(path), nlp=nlp, options=options)


def attempt(
    read: Callable[[], bytes],
    *,
    name: str,
    nlp: Language,
    doc_id: str = "",
    options: Options | None = None,
    stopwatch: Stopwatch | None = None,
) -> Document:
    """Process the bytes that ``read`` returns; errors are reported in the document instead of raised.

    Parameters
    ----------
    read
        Reads the input.
    name
        The input's name as given.
    nlp
        The pipeline of :func:`load`.
    doc_id
        The document's id in its dataset; by default the slug of its name.
    options
        The limits and other options.
    stopwatch
        Accumulates the seconds of each stage.

    Raises
    ------
    MemoryError
        The document needs more memory than is available.
    """
    watch = stopwatch or Stopwatch()
    doc_id = doc_id or slug(name)
    sha256 = ""
    try:
        data = read()
        sha256 = hashlib.sha256(data).hexdigest()
        source = _source(data, name, options or Options(), watch)
        # Free the file's bytes before the memory-intensive stages.
        del data
        return _extract(source, doc_id, nlp, watch)
    except DocumentError as error:
        return failed(name, error.problem, doc_id=doc_id, sha256=sha256)
    except MemoryError:
        raise
    except RecursionError:
        return failed(name, problem("nesting-limit"), doc_id=doc_id, sha256=sha256)
    except Exception as error:
        reason = " ".join(f"{type(error).__name__}: {error}".split())[:300]
        trace = traceback.format_exc()
        return failed(name, problem("internal-error", reason=reason), doc_id=doc_id, sha256=sha256, trace=trace)


def failed(name: str, cause: Problem, *, doc_id: str, sha256: str = "", trace: str = "") -> Document:
    """Return a failed document for a file that could not be processed.

    Parameters
    ----------
    name
        The input's name.
    cause
        Why it failed.
    doc_id
        Its id.
    sha256
        The hash of its content, hexadecimal; empty if it could not be read.
    trace
        The traceback of an internal error.
    """
    source = Source(
        name=name,
        media_type="application/pdf" if name.lower().endswith(".pdf") else "text/plain",
        sha256=sha256,
        text="",
        lines=(),
    )
    return Document(
        doc_id=doc_id,
        source=source,
        problems=(cause,),
        status="failed",
        error=f"{cause.id}: {cause.message}",
        trace=trace,
    )


def analyse(
    data: bytes,
    *,
    name: str,
    nlp: Language,
    options: Options | None = None,
    stopwatch: Stopwatch | None = None,
    calibration: Calibration | None = None,
) -> Document:
    """Process a file's bytes and return the document with its records.

    Parameters
    ----------
    data, name
        The file's bytes, and the input's name, whose extension distinguishes texts and PDFs.
    nlp
        The pipeline of :func:`load`; it determines the profile.
    options
        The limits and other options; the defaults of :class:`Options` if not given.
    stopwatch
        Accumulates the seconds of each stage.
    calibration
        The calibration of the rules' confidences; the shipped one by default.

    Raises
    ------
    DocumentError
        The document cannot be processed.
    """
    watch = stopwatch or Stopwatch()
    source = _source(data, name, options or Options(), watch)
    del data
    return _extract(source, slug(name), nlp, watch, calibration)


def _extract(
    source: Source, doc_id: str, nlp: Language, watch: Stopwatch, calibration: Calibration | None = None
) -> Document:
    """Run the stages after ingest."""
    from kaext.resolve import resolve

    normalised = _normalise(source, doc_id, watch)
    document = resolve(
        source,
        text=normalised.text,
        alignment=normalised.alignment,
        blocks=normalised.blocks,
        doc_id=doc_id,
        nlp=nlp,
        problems=normalised.problems,
        scripts=normalised.scripts,
        calibration=calibration,
    )
    watch.lap("extract")
    return document


class _Normalised(NamedTuple):
    """The results of normalisation and segmentation that extraction needs; everything else is freed before it."""

    text: str
    alignment: Alignment
    blocks: tuple[Block, ...]
    problems: tuple[Problem, ...]
    scripts: tuple[str, ...]


def _normalise(source: Source, doc_id: str, watch: Stopwatch) -> _Normalised:
    from kaext.normalize import characters
    from kaext.normalize.flow import flow, with_ids
    from kaext.segment import segment

    decoded, character_alignment = characters(source)
    _require_georgian(decoded)
    watch.lap("normalize")
    segments = segment(decoded)
    watch.lap("segment")
    text, flow_alignment, blocks = flow(decoded, segments)
    blocks = with_ids(blocks, doc_id)
    alignment = character_alignment.then(flow_alignment)
    watch.lap("normalize")
    return _Normalised(text, alignment, blocks, decoded.problems, decoded.scripts)


def normalized_text(data: bytes, *, name: str) -> str:
    """Return the normalised text of a file, to which the offsets of its records refer.

    Raises
    ------
    DocumentError
        The document cannot be processed.
    """
    from kaext.normalize import characters
    from kaext.normalize.flow import flow
    from kaext.segment import segment

    decoded, _ = characters(_source(data, name, Options(), Stopwatch()))
    return flow(decoded, segment(decoded))[0]


def _source(data: bytes, name: str, options: Options, watch: Stopwatch) -> Source:
    source = read_source(
        data,
        name=name,
        ocr=options.ocr,
        backend=options.backend,
        max_characters=options.max_characters,
        max_pages=options.max_pages,
    )
    watch.lap("ingest")
    return source


def _require_file(path: Path) -> None:
    """Raise an error with the path if it is not a file; later errors of a single file do not name it."""
    if path.is_dir() or not path.exists():
        raise DocumentError(problem("not-a-file" if path.is_dir() else "file-not-found", path=path))


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise DocumentError(problem("file-unreadable", reason=error.strerror or str(error))) from None


def _require_georgian(source: Source) -> None:
    if not any("\u10d0" <= character <= "\u10ff" for character in source.text):
        raise DocumentError(problem("text-not-georgian"))
