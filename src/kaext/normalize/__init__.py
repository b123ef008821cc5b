"""Normalisation: ``characters`` before segmentation, ``flow`` after it. Both return the new text with its alignment."""

from kaext.normalize.characters import characters
from kaext.normalize.flow import flow

__all__ = ["characters", "flow"]
