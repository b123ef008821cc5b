"""Files to sources: text and PDF."""
