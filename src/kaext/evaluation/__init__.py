"""Evaluation of datasets against gold annotation."""
