"""The component kaext_relations."""
