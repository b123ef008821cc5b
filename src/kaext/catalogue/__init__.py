"""Countries, programmes and acronyms as data, with their sources."""
