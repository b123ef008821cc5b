"""Output: from documents to validated tables, JSON files, data frames and databases."""
