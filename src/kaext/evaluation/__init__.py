"""Datasets against gold."""
