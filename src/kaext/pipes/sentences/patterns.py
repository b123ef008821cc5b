"""What ends a sentence."""

FINAL = frozenset({".", "!", "?", "…", "..", "...", "...."})
CLOSING = frozenset("”“\"»’')]")
