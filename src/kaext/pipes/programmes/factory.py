"""Registration of the component with spaCy."""

from spacy.language import Language

from kaext.pipes.extensions import register
from kaext.pipes.programmes.pipe import Programmes


@Language.factory("kaext_programmes")
def make(nlp: Language, name: str) -> Programmes:
    """Return the component."""
    register()
    return Programmes()
