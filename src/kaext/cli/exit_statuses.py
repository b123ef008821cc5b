"""Exit statuses of commands other than 0."""

FAILED = 1
"""At least one document failed; the others are in the dataset."""
WRONG_USAGE = 2
"""The command cannot be carried out; nothing is written."""
INTERRUPTED = 130
"""The user stopped the command."""
