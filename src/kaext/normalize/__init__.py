"""From source characters to the normalised text, with alignment."""

from kaext.normalize.characters import characters
from kaext.normalize.flow import flow

__all__ = ["characters", "flow"]
