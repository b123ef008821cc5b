"""Registration of the component with spaCy."""

from spacy.language import Language

from kaext.pipes.extensions import register
from kaext.pipes.relations.pipe import Relations


@Language.factory("kaext_relations")
def make(nlp: Language, name: str) -> Relations:
    """Return the component."""
    register()
    return Relations()
