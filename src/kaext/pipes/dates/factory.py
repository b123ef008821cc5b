"""Registration of the component with spaCy."""

from spacy.language import Language

from kaext.pipes.dates.pipe import Dates
from kaext.pipes.extensions import register


@Language.factory("kaext_dates")
def make(nlp: Language, name: str) -> Dates:
    """Return the component."""
    register()
    return Dates()
