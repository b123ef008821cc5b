"""Registration of the component with spaCy.

spaCy imports this module for every pipeline, so that the component's modules are imported only when it is made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language

from kaext import models
from kaext.pipes.extensions import register

if TYPE_CHECKING:
    from kaext.pipes.relation_dates.pipe import ChosenDates

# The probability that a date needs for a statement of the rules, unless the configuration sets another.
THRESHOLD = 0.95


@Language.factory(
    "kaext_relation_dates",
    default_config={"model": models.RELATION_DATES, "threshold": THRESHOLD},
    requires=["doc._.relations"],
    assigns=["doc._.relations"],
)
def make(nlp: Language, name: str, model: str, threshold: float) -> ChosenDates:
    """Return the component.

    Parameters
    ----------
    nlp, name
        Given by spaCy.
    model
        The name of a shipped model, or a folder.
    threshold
        The probability that a date needs for a statement of the rules.

    Raises
    ------
    UsageError
        ``model-missing`` or ``model-damaged``.
    """
    from kaext.pipes.relation_dates.model import DateModel
    from kaext.pipes.relation_dates.pipe import ChosenDates

    register()
    return ChosenDates(DateModel.from_disk(models.find(model)), threshold=threshold)
