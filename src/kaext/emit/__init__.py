"""Documents to validated tables and JSON."""
