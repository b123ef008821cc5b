"""The component kaext_acronyms."""
