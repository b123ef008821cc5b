"""Registration of the component with spaCy."""

from spacy.language import Language

from kaext.pipes.countries.pipe import Countries
from kaext.pipes.extensions import register


@Language.factory("kaext_countries")
def make(nlp: Language, name: str) -> Countries:
    """Return the component."""
    register()
    return Countries()
