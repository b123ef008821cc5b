"""Registration of the component with spaCy, which imports it for every pipeline: the component only when made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language

from kaext import models
from kaext.pipes.extensions import register

if TYPE_CHECKING:
    from kaext.pipes.relation_model.pipe import LearnedRelations


@Language.factory(
    "kaext_relation_model",
    default_config={"model": models.RELATIONS, "threshold": 0.6},
    requires=["doc._.relations", "token.pos", "token.lemma", "token.dep"],
    assigns=["doc._.relations"],
)
def make(nlp: Language, name: str, model: str, threshold: float) -> LearnedRelations:
    """Return the component.

    Parameters
    ----------
    model
        A shipped model's name, or a folder.
    threshold
        The probability from which a relation is believed.

    Without parts of speech and a tree (``kaext_linguistics``) the component runs, and sees less.

    Raises
    ------
    UsageError
        ``model-missing`` or ``model-damaged``.
    """
    from kaext.pipes.relation_model.model import RelationModel
    from kaext.pipes.relation_model.pipe import LearnedRelations

    register()
    return LearnedRelations(RelationModel.from_disk(models.find(model)), threshold=threshold)
