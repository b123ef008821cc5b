"""Fonts without a name, into which browsers draw a missing bold face."""

from __future__ import annotations

import pytest

from kaext.ingest.pdf.glyphs import RawPage, Run, Style
from kaext.ingest.pdf.nameless_fonts import mark_nameless_as_bold

STYLES = [Style("Sylfaen", 10, False, False, ""), Style("", 10, False, False, "")]


@pytest.mark.parametrize(
    ("styles", "letters", "bold"),
    [
        (STYLES, 20, [False, True]),
        (STYLES, 80, [False, False]),  # the text itself has no font name
        (STYLES[1:], 20, [False]),
        (STYLES[:1], 20, [False]),
    ],
)
def test_a_font_without_a_name_beside_others_is_bold(styles: list[Style], letters: int, bold: list[bool]) -> None:
    page = RawPage(1, 595, 842, styles=styles)
    for style, count in ((0, 50), (len(styles) - 1, letters)):
        page.runs.append(Run("ნ" * count, [50.0] * count, [55.0] * count, 100 + 20 * style, style))
    mark_nameless_as_bold(page)
    assert [style.bold for style in page.styles] == bold
