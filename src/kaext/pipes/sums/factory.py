"""Registration of the component with spaCy."""

from spacy.language import Language

from kaext.pipes.extensions import register
from kaext.pipes.sums.pipe import Sums


@Language.factory("kaext_sums")
def make(nlp: Language, name: str) -> Sums:
    """Return the component."""
    register()
    return Sums()
