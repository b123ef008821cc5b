"""kaext: extraction from Georgian-language brochures, every value traceable to the character."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from kaext.batch.documents import read_many
    from kaext.dataset.explain import explain
    from kaext.document import Document
    from kaext.emit.frames import to_frames
    from kaext.pipeline import Options, load, read
    from kaext.problems import DocumentError, KaextError, UsageError

# Imported on first use, so that `import kaext` and the command line's help stay fast.
_HOMES = {
    "Document": "kaext.document",
    "DocumentError": "kaext.problems",
    "KaextError": "kaext.problems",
    "Options": "kaext.pipeline",
    "UsageError": "kaext.problems",
    "explain": "kaext.dataset.explain",
    "load": "kaext.pipeline",
    "read": "kaext.pipeline",
    "read_many": "kaext.batch.documents",
    "to_frames": "kaext.emit.frames",
}

__all__ = [
    "Document",
    "DocumentError",
    "KaextError",
    "Options",
    "UsageError",
    "__version__",
    "explain",
    "load",
    "read",
    "read_many",
    "to_frames",
]


def __getattr__(name: str) -> Any:
    """Import a public name on first use.

    Raises
    ------
    AttributeError
        The package has no such name.
    """
    if name not in _HOMES:
        raise AttributeError(f"module 'kaext' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    """Return the public names, imported or not, so that a notebook can complete them."""
    return __all__
