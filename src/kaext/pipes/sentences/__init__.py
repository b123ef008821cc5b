"""The component kaext_sentences: sentence boundaries."""
