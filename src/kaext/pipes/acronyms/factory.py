"""Registration of the component with spaCy."""

from spacy.language import Language

from kaext.pipes.acronyms.pipe import Acronyms
from kaext.pipes.extensions import register


@Language.factory("kaext_acronyms")
def make(nlp: Language, name: str) -> Acronyms:
    """Return the component."""
    register()
    return Acronyms()
