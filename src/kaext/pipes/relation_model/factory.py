"""Registration of the component with spaCy.

spaCy imports this module for every pipeline, so that the component's modules are imported only when it is made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language

from kaext import models
from kaext.pipes.extensions import register

if TYPE_CHECKING:
    from kaext.pipes.relation_model.pipe import LearnedRelations

# The calibrated probability that a statement needs, unless the configuration sets another.
THRESHOLD = 0.55


@Language.factory(
    "kaext_relation_model",
    default_config={"model": models.RELATIONS_LIGHT, "threshold": THRESHOLD},
    requires=["doc._.relations"],
    assigns=["doc._.relations"],
)
def make(nlp: Language, name: str, model: str, threshold: float) -> LearnedRelations:
    """Return the component.

    After ``kaext_linguistics`` the component also uses parts of speech and dependencies, if its model was trained with
    them.

    Parameters
    ----------
    nlp, name
        Given by spaCy.
    model
        The name of a shipped model, or a folder.
    threshold
        The calibrated probability that a statement needs to be added.

    Raises
    ------
    UsageError
        ``model-missing`` or ``model-damaged``.
    """
    from kaext.pipes.relation_model.model import RelationModel
    from kaext.pipes.relation_model.pipe import LearnedRelations

    register()
    return LearnedRelations(RelationModel.from_disk(models.find(model)), threshold=threshold)
