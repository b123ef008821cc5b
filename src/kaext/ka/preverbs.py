"""The preverbs of Georgian verbs, after A. Shanidze, "Foundations of Georgian Grammar" (1973)."""

from __future__ import annotations

# Longer ones first, so that a search takes the whole of გამო- and not its beginning გა-. Without შთა-, which few verbs
# have today (შთაგონება, inspiration).
PREVERBS = (
    *("წარმო", "გადმო"),
    *("გადა", "შემო", "აღმო", "გამო", "ჩამო", "წამო", "მიმო"),
    *("ამო", "გან", "წარ", "უკუ"),
    *("აღ", "გა", "და", "მი", "მო", "შე", "ჩა", "წა"),
    "ა",
)
PREVERB = rf"(?:{'|'.join(PREVERBS)})"
"""An expression for any of them."""
