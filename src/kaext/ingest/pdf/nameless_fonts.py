"""Bold type in fonts without a name: browsers draw a missing bold face letter by letter into such a font."""

from __future__ import annotations

from kaext.ingest.pdf.glyphs import RawPage

# Of the glyphs of a page. A text whose own fonts have no name is not bold.
_MAX_SHARE = 0.5


def mark_nameless_as_bold(page: RawPage) -> None:
    """Make the styles without a font name bold, if most of the page is in fonts with a name."""
    nameless = {number for number, style in enumerate(page.styles) if not style.font and not style.bold}
    if not nameless or len(nameless) == len(page.styles):
        return
    count = sum(len(run.x0s) for run in page.runs if run.style in nameless)
    if count < _MAX_SHARE * sum(len(run.x0s) for run in page.runs):
        page.styles = [
            style._replace(bold=True) if number in nameless else style for number, style in enumerate(page.styles)
        ]
