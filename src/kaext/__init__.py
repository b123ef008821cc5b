"""kaext: extraction from Georgian-language brochures, every value traceable to the character."""

__version__ = "0.1.0"
