"""Pages of a typeset document: draws words, running headers and page numbers, and records the ground truth."""

from __future__ import annotations

import io
from collections.abc import Sequence

from layouts import FAMILIES, Layout
from manuscripts import Paragraph
from reportlab.lib.colors import Color
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from setting import Setting, Style
from texts import WATERMARK
from truth import Truth

from kaext.ka import numerals

ASCENT, DESCENT = 0.8, 0.25


class Sheets:
    """The canvas of a document, with the ground truth of everything printed so far."""

    def __init__(self, layout: Layout, title: str, header: tuple[str, ...]) -> None:
        self.layout = layout
        self.setting = Setting(layout.encoding)
        self.buffer = io.BytesIO()
        self.canvas = Canvas(self.buffer, pagesize=layout.page, invariant=True)
        self.canvas.setTitle(title)
        self.truth: list[Truth] = []
        self.page = 1
        self.header = header
        self.section = ""
        self.orders: dict[str, int] = {}

    def draw(self, words: Sequence[str], x: float, baseline: float, style: Style, *, extra: float = 0) -> float:
        """Draw words on a baseline (points from the top); return the x coordinate of their end.

        ``extra`` is added to every word space.
        """
        canvas = self.canvas
        canvas.setFillColor(style.colour)
        space = self.setting.word_width("ა ა", style) - 2 * self.setting.word_width("ა", style)
        y = self.layout.page[1] - baseline
        for number, word in enumerate(words):
            last = number == len(words) - 1
            for run, font in self.setting.runs(word, style.font):
                canvas.setFont(font, style.size)
                for part in run if style.tracking or self.layout.glyphs else (run,):
                    canvas.drawString(x, y, part)
                    x += stringWidth(part, font, style.size) + style.tracking
            if not last:
                if self.layout.spaces:
                    canvas.setFont(style.font, style.size)
                    canvas.drawString(x, y, " ")
                x += space + extra
        return x

    def record(
        self,
        x0: float,
        baseline: float,
        x1: float,
        style: Style,
        text: str,
        paragraph: Paragraph,
        flow: str,
        *,
        drop_cap: bool = False,
        hyphenated: str = "",
    ) -> None:
        """Add a printed line to the ground truth."""
        order = self.orders[flow] = self.orders.get(flow, -1) + 1
        y0, y1 = baseline - ASCENT * style.size, baseline + DESCENT * style.size
        self.truth.append(
            Truth(self.page, x0, y0, x1, y1, text, paragraph.label, paragraph.unit, flow, order, drop_cap, hyphenated)
        )

    def space_stretch(self, words: Sequence[str], width: float, style: Style, *, is_last: bool) -> float:
        """Return the width in points to add to each space of a justified line; 0 for other lines."""
        if not style.justify or is_last or len(words) < 2:
            return 0
        space = self.setting.word_width("ა ა", style) - 2 * self.setting.word_width("ა", style)
        natural = sum(self.setting.word_width(word, style) for word in words) + space * (len(words) - 1)
        return max(0.0, (width - natural) / (len(words) - 1))

    def finish_page(self) -> None:
        """Print the watermark, running headers and page numbers of a sheet."""
        if self.layout.watermark:
            canvas = self.canvas
            canvas.saveState()
            canvas.setFillColor(Color(0.93, 0.93, 0.93))
            canvas.translate(self.layout.page[0] / 2, self.layout.page[1] / 2)
            canvas.rotate(50)
            canvas.setFont(self.setting.font(FAMILIES[self.layout.box_family].bold), 90)
            canvas.drawCentredString(0, 0, WATERMARK)
            canvas.restoreState()
        width = self.layout.page[0]
        sheets = ((0.0, width / 2), (width / 2, width)) if self.layout.spread else ((0.0, width),)
        for number, (start, end) in enumerate(sheets, (self.page - 1) * len(sheets) + 1):
            if number > 1:
                self.print_furniture(number, start, end)

    def print_furniture(self, number: int, start: float, end: float) -> None:
        """Print the running header and the number of a page between two x coordinates."""
        style = Style(self.setting.font(FAMILIES[self.layout.box_family].regular), 8.0, 10, Color(0.35, 0.35, 0.4))
        left, right = start + self.layout.margins[3], end - self.layout.margins[1]
        foot = self.layout.page[1] - 28
        baseline = 38.0 if self.layout.header == "top" else foot
        texts = self.header[:2] if self.layout.running == "document" else (self.section,)
        for place, text in enumerate(texts):
            if text:
                x = left if place == 0 else right - self.setting.word_width(text, style) - 20 * text.count(" ")
                self.print_marginal(text, x, baseline, style, "header", number)
        text, x = str(number), (left + right) / 2 - 3
        is_long = self.setting.word_width(" ".join(texts[:1]), style) > x - left - style.size
        if self.layout.header == "bottom" and is_long:
            foot = 38.0
        match self.layout.numbers:
            case "dashes":
                text = f"– {number} –"
            case "words":
                text = f"გვერდი {numerals.spell(number)}"
            case "outer":
                x = right - 12 if number % 2 else left
                foot = 38.0 if self.layout.header == "bottom" else foot
        self.print_marginal(text, x, foot, style, "page_number", number)

    def print_marginal(self, text: str, x: float, baseline: float, style: Style, label: str, number: int) -> None:
        """Print and record a running header or a page number."""
        end = self.draw(text.split(), x, baseline, style)
        self.record(x, baseline, end, style, text, Paragraph(label, "", text), f"{label}-{number}")
