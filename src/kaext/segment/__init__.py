"""Which lines belong together, what they are, and in which order they are read."""
