"""From source characters to the normalised text, with alignment."""
