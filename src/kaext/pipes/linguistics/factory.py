"""Registration of the component with spaCy."""

from typing import Literal

from spacy.language import Language

from kaext import models
from kaext.pipes.linguistics.pipe import SpacyLinguistics, StanzaLinguistics


@Language.factory(
    "kaext_linguistics",
    default_config={"engine": "spacy", "model": models.LINGUISTIC},
    assigns=["token.pos", "token.tag", "token.morph", "token.lemma", "token.dep", "token.head"],
)
def make(
    nlp: Language, name: str, engine: Literal["spacy", "stanza"], model: str
) -> SpacyLinguistics | StanzaLinguistics:
    """Return the component.

    Parameters
    ----------
    nlp, name
        Given by spaCy.
    engine
        ``spacy`` or ``stanza``.
    model
        The name of a shipped model, or the folder of a spaCy model or of Stanza's models.

    Raises
    ------
    UsageError
        ``model-missing``, ``model-damaged`` or ``engine-missing``.
    """
    if engine == "stanza":
        return StanzaLinguistics(models.locate(model))
    return SpacyLinguistics(models.find(model), nlp)
