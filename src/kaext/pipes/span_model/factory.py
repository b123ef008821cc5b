"""Registration of the component with spaCy.

spaCy imports this module for every pipeline, so that the component's modules are imported only when it is made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language

from kaext import models
from kaext.pipes.extensions import register

if TYPE_CHECKING:
    from kaext.pipes.span_model.pipe import LearnedNames

# The probability that a name needs to be added, unless the configuration sets another.
THRESHOLD = 0.9


@Language.factory(
    "kaext_span_model",
    default_config={"model": models.SPANS, "threshold": THRESHOLD},
    assigns=["doc.spans"],
)
def make(nlp: Language, name: str, model: str, threshold: float) -> LearnedNames:
    """Return the component.

    Parameters
    ----------
    nlp, name
        Given by spaCy.
    model
        The name of a shipped model, or a folder.
    threshold
        The probability that a predicted span needs to be added.

    Raises
    ------
    UsageError
        ``model-missing`` or ``model-damaged``.
    """
    from kaext.pipes.span_model.pipe import LearnedNames

    register()
    return LearnedNames.from_disk(models.find(model), vocab=nlp.vocab, threshold=threshold)
