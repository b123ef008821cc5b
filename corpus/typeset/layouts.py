"""The layouts in which the corpus is typeset, as data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

A4 = (595.28, 841.89)
_SHARE = "/usr/share/fonts/truetype"


@dataclass(frozen=True, slots=True)
class Family:
    """Font files of a family. ``latin`` and ``latin_bold`` have the characters that the Georgian font lacks."""

    regular: str
    bold: str
    italic: str
    latin: str = ""
    latin_bold: str = ""


FAMILIES = {
    "dejavu-serif": Family(
        f"{_SHARE}/dejavu/DejaVuSerifCondensed.ttf",
        f"{_SHARE}/dejavu/DejaVuSerifCondensed-Bold.ttf",
        f"{_SHARE}/dejavu/DejaVuSerifCondensed-Italic.ttf",
    ),
    "dejavu-sans": Family(
        f"{_SHARE}/dejavu/DejaVuSansCondensed.ttf",
        f"{_SHARE}/dejavu/DejaVuSansCondensed-Bold.ttf",
        f"{_SHARE}/dejavu/DejaVuSansCondensed-Oblique.ttf",
    ),
    "free-serif": Family(
        f"{_SHARE}/freefont/FreeSerif.ttf",
        f"{_SHARE}/freefont/FreeSerifBold.ttf",
        f"{_SHARE}/freefont/FreeSerifItalic.ttf",
    ),
    "noto-serif": Family(
        f"{_SHARE}/noto/NotoSerifGeorgian-Regular.ttf",
        f"{_SHARE}/noto/NotoSerifGeorgian-Bold.ttf",
        f"{_SHARE}/noto/NotoSerifGeorgian-Regular.ttf",
        f"{_SHARE}/noto/NotoSerif-Regular.ttf",
        f"{_SHARE}/noto/NotoSerif-Bold.ttf",
    ),
    "bpg": Family(
        f"{_SHARE}/fonts-bpg-georgian/BPG_Serif_GPL&GNU.ttf",
        f"{_SHARE}/fonts-bpg-georgian/BPG_Sans_Medium_GPL&GNU.ttf",
        f"{_SHARE}/fonts-bpg-georgian/BPG_Glaho_GPL&GNU.ttf",
    ),
}


@dataclass(frozen=True, slots=True)
class Layout:
    """A layout. Lengths are in points.

    Attributes
    ----------
    page, margins
        Width and height; top, right, bottom and left margin.
    columns, gutter
        Number of columns, and the space between them.
    family, box_family, heading_family
        Font families (keys of ``FAMILIES``) of the text, of boxes, and of headings if they have another.
    size, leading, indent
        Type size, distance of baselines, and paragraph indent. Paragraphs without indent are separated by space.
    justify, hyphenate
        Whether lines are justified, and words divided at line ends.
    drop_caps, cap_lines
        Whether sections begin with drop caps, and how many lines high these are.
    numbered
        Whether headings are numbered.
    asides
        Whether there are pull quotes, margin notes and footnotes.
    contents
        Whether a table of contents with dot leaders precedes the text.
    spread
        Whether two pages are printed on one sheet.
    heading_size
        Type size of headings as a multiple of ``size``.
    tracking
        Letter-spacing of headings.
    circles
        Whether the dates of a chronology are in circles.
    watermark
        Whether an oblique word is printed across each page.
    glyphs
        Whether every glyph has a text operator of its own, and every box is a form XObject.
    running
        Content of the running header: the document's, or the title of the section.
    numbers
        Style of page numbers.
    box_look
        How a box is marked; ``type`` is by its type only.
    box_place
        Beside the text, which is wrapped around it; across all columns at the head of a page; or in the column.
    box_title
        Above the text; above it but last in the content stream; or below the text.
    table_rules
        All rules, horizontal ones only, or none.
    header
        Position of the running header.
    fake_bold
        Whether titles and headings are printed twice with a small offset.
    spaces
        Whether word spaces are stored in the file.
    encoding
        A legacy encoding in which Georgian letters are stored; "" for Unicode.
    scan
        Whether the pages are scanned (see ``measure.py``).
    """

    page: tuple[float, float] = A4
    margins: tuple[float, float, float, float] = (70, 56, 62, 56)
    columns: int = 1
    gutter: float = 18
    family: str = "dejavu-serif"
    box_family: str = "dejavu-sans"
    size: float = 9.5
    leading: float = 13.5
    justify: bool = False
    hyphenate: bool = False
    indent: float = 0
    drop_caps: bool = True
    cap_lines: int = 2
    numbered: bool = False
    asides: bool = False
    contents: bool = False
    spread: bool = False
    heading_size: float = 1.25
    heading_family: str = ""
    tracking: float = 0
    circles: bool = False
    watermark: bool = False
    glyphs: bool = False
    running: Literal["document", "section"] = "document"
    numbers: Literal["plain", "dashes", "words", "outer"] = "plain"
    box_look: Literal["tint", "rule", "indent", "bar", "side", "type"] = "tint"
    box_place: Literal["beside", "across", "column"] = "beside"
    box_title: Literal["first", "late", "below"] = "first"
    table_rules: Literal["all", "level", "none"] = "level"
    header: Literal["top", "bottom"] = "top"
    fake_bold: bool = False
    spaces: bool = True
    encoding: str = ""
    scan: bool = False


LAYOUTS = {
    "brochure": Layout(box_title="late"),
    "two-columns": Layout(
        columns=2,
        family="free-serif",
        size=10,
        leading=13,
        justify=True,
        hyphenate=True,
        indent=12,
        box_place="column",
        header="bottom",
    ),
    "three-columns": Layout(
        columns=3,
        gutter=14,
        family="noto-serif",
        size=8,
        leading=11,
        drop_caps=False,
        box_place="across",
        table_rules="none",
    ),
    "across": Layout(
        columns=2, family="dejavu-sans", size=8.5, leading=12, justify=True, box_place="across", box_title="below"
    ),
    "landscape": Layout(
        page=(A4[1], A4[0]),
        margins=(56, 60, 50, 60),
        columns=2,
        gutter=28,
        family="bpg",
        box_family="bpg",
        box_look="rule",
        box_place="column",
        spaces=False,
        fake_bold=True,
        table_rules="all",
    ),
    "plain": Layout(
        family="free-serif",
        box_family="free-serif",
        size=11,
        leading=14.5,
        indent=20,
        drop_caps=False,
        box_look="indent",
        box_place="column",
        header="bottom",
        table_rules="none",
    ),
    "legacy": Layout(columns=2, size=9, leading=12.5, box_look="rule", box_place="column", encoding="acadnusx"),
    "sections": Layout(
        margins=(78, 120, 70, 64),
        family="noto-serif",
        size=9.5,
        leading=14,
        indent=14,
        cap_lines=4,
        numbered=True,
        asides=True,
        running="section",
        numbers="dashes",
        box_look="bar",
        box_place="column",
        table_rules="all",
    ),
    "narrow": Layout(
        margins=(60, 40, 56, 40),
        columns=3,
        gutter=12,
        family="free-serif",
        size=8.5,
        leading=10.5,
        justify=True,
        hyphenate=True,
        indent=9,
        box_look="bar",
        box_place="column",
        running="section",
        numbers="outer",
        header="bottom",
        table_rules="all",
    ),
    "report": Layout(
        margins=(84, 72, 84, 84),
        family="dejavu-sans",
        size=9.5,
        leading=15,
        drop_caps=False,
        numbered=True,
        asides=True,
        contents=True,
        numbers="words",
        box_look="rule",
        box_place="column",
        table_rules="all",
    ),
    "spread": Layout(
        page=(2 * A4[0], A4[1]),
        columns=4,
        gutter=16,
        family="dejavu-serif",
        size=8.5,
        leading=12,
        justify=True,
        cap_lines=3,
        spread=True,
        running="section",
        numbers="outer",
        box_place="column",
    ),
    "circles": Layout(
        family="dejavu-serif",
        heading_family="dejavu-sans",
        size=10,
        leading=15,
        drop_caps=False,
        heading_size=0.92,
        tracking=2.5,
        circles=True,
        watermark=True,
        box_look="side",
        box_place="column",
        numbers="outer",
        table_rules="none",
    ),
    "leaflet": Layout(
        page=(A4[1], A4[0]),
        margins=(46, 34, 44, 34),
        columns=3,
        gutter=24,
        family="free-serif",
        size=9.5,
        leading=12,
        justify=True,
        hyphenate=True,
        indent=11,
        cap_lines=3,
        tracking=1.2,
        glyphs=True,
        box_look="type",
        box_place="column",
        header="bottom",
        table_rules="none",
    ),
    "scan": Layout(size=11, leading=15.5, drop_caps=False, box_look="rule", scan=True),
    "scan-tints": Layout(columns=2, size=10, leading=14, cap_lines=3, box_place="across", scan=True),
    "scan-bars": Layout(family="free-serif", size=11.5, leading=15.5, indent=14, box_look="bar", scan=True),
}
