"""Registration of the component with spaCy."""

from spacy.language import Language

from kaext.pipes.extensions import register
from kaext.pipes.sentences.pipe import SentenceBoundaries


@Language.factory("kaext_sentences", assigns=["token.is_sent_start"])
def make(nlp: Language, name: str) -> SentenceBoundaries:
    """Return the component."""
    register()
    return SentenceBoundaries()
