"""Registration of the component with spaCy."""

from __future__ import annotations

from pathlib import Path

from spacy.language import Language

from kaext.catalogue.programmes import programmes, read
from kaext.pipes.extensions import register
from kaext.pipes.programmes.pipe import Programmes


@Language.factory("kaext_programmes", default_config={"catalogue": None})
def make(nlp: Language, name: str, catalogue: str | None) -> Programmes:
    """Return the component.

    Parameters
    ----------
    nlp, name
        Given by spaCy.
    catalogue
        A CSV file of further programmes. Problems in it are reported in every document.
    """
    register()
    own, problems = read(Path(catalogue)) if catalogue else ((), ())
    return Programmes(programmes(), own=own, problems=problems)
