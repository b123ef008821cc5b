"""A small typesetter: prints a manuscript in a layout with reportlab and records the position of every line."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import count, repeat

from floats import PAD, RULE, WHITE, FloatLine, SetFloat, set_float
from layouts import FAMILIES, Layout
from manuscripts import Float, Manuscript, Paragraph, Table
from reportlab.lib.colors import Color
from setting import INK, Style
from sheets import ASCENT, Sheets
from tables import SetTable, natural_width, set_table
from texts import CONTENTS, FOOTNOTES, NOTE, QUOTE
from truth import Truth

from kaext.segment import cues

_TINT = Color(0.86, 0.91, 0.96)
_ASIDE_EVERY = 5
_RADIUS = 22.0


def typeset(manuscript: Manuscript, layout: Layout, *, title: str, seed: int = 1) -> tuple[bytes, list[Truth]]:
    """Typeset a manuscript.

    Parameters
    ----------
    manuscript
        What to print.
    layout
        How to print it.
    title
        Title in the metadata of the PDF.
    seed
        For the random heights of pictures.

    Returns
    -------
    tuple
        The PDF, and the ground truth of every line in the order of printing.
    """
    return _Typesetter(layout, title, manuscript.header, seed).run(manuscript)


class _Typesetter(Sheets):
    def __init__(self, layout: Layout, title: str, header: tuple[str, ...], seed: int) -> None:
        super().__init__(layout, title, header)
        self.random = random.Random(seed)
        self.column = 0
        top, right, bottom, left = layout.margins
        self.width = layout.page[0] - left - right
        self.column_width = (self.width - layout.gutter * (layout.columns - 1)) / layout.columns
        self.top, self.bottom = top, layout.page[1] - bottom
        self.y = top
        self.column_tops = [top] * layout.columns
        self.exclusions: list[tuple[float, float, float, float]] = []
        self.deferred: list[Float | Table] = []
        self.float_count = 0
        self.table_count = 0
        self.heading_count = 0
        self.body_count = 0
        self.has_footnote = False
        if layout.spread:
            # There is a margin on each side of the fold.
            self.column_width = (layout.page[0] / 2 - left - right - layout.gutter * (layout.columns / 2 - 1)) / (
                layout.columns / 2
            )
        body = self.setting.font(FAMILIES[layout.family].regular)
        self.body = Style(
            body,
            layout.size,
            layout.leading,
            justify=layout.justify,
            hyphenate=layout.hyphenate,
            indent=layout.indent,
            after=0 if layout.indent else layout.leading * 0.55,
        )

    # Main text

    def run(self, manuscript: Manuscript) -> tuple[bytes, list[Truth]]:
        opening = True
        contents = [item.text for item in manuscript.main if isinstance(item, Paragraph) and item.label == "heading"]
        for item in manuscript.main:
            if isinstance(item, Float):
                self.place_float(item)
                continue
            if isinstance(item, Table):
                self.place_table(item)
                continue
            if item.label == "heading":
                self.heading_count += 1
                self.section = item.text
                if self.layout.numbered:
                    item = replace(item, text=f"{self.heading_count}. {item.text}")
            style = self.style_of(item, opening=opening)
            opening = item.label in ("heading", "title") or (opening and item.label != "body")
            self.print_paragraph(item, style)
            if item.label == "title" and self.layout.contents:
                self.print_contents(contents)
            self.body_count += item.label == "body"
            if self.layout.asides and item.label == "body" and self.body_count % _ASIDE_EVERY == 0:
                self.print_aside()
        while self.deferred:
            self.new_page()
        self.finish_page()
        self.canvas.save()
        return self.buffer.getvalue(), self.truth

    def style_of(self, paragraph: Paragraph, *, opening: bool) -> Style:
        family = FAMILIES[self.layout.family]
        bold, size = self.setting.font(family.bold), self.layout.size
        match paragraph.label:
            case "title":
                return self.fitting(Style(bold, size * 2, size * 2.5, RULE, after=size * 1.6), paragraph.text)
            case "heading":
                layout = self.layout
                bold = self.setting.font(FAMILIES[layout.heading_family or layout.family].bold)
                size *= layout.heading_size / 1.25
                style = Style(bold, size * 1.25, size * 1.6, RULE, after=size * 0.5, tracking=layout.tracking)
                return self.fitting(style, paragraph.text)
            case "timeline":
                hanging = 2 * _RADIUS + 12 if self.layout.circles else 5.6 * size
                return replace(self.body, justify=False, hyphenate=False, indent=0, hanging=hanging, after=3)
            case "link":
                return replace(self.body, justify=False, hyphenate=False, indent=0, after=1)
            case "imprint":
                return Style(self.setting.font(family.italic), size * 0.75, size * 0.98, after=4)
            case _:
                cap = opening and self.layout.drop_caps and len(paragraph.text) > 160
                return replace(self.body, drop_cap=cap, indent=0 if opening else self.body.indent)

    def fitting(self, style: Style, text: str) -> Style:
        """Return the style of a title, reduced in size if its longest word does not fit into the column."""
        widest = max((self.setting.word_width(word, style) for word in text.split()), default=self.column_width)
        return replace(style, size=style.size * min(1.0, self.column_width / widest))

    def print_paragraph(self, paragraph: Paragraph, style: Style) -> None:
        """Print a paragraph of the main text, with its drop cap or the date that heads it."""
        self.leave_space_before(paragraph, style)
        text, date = paragraph.text, paragraph.date
        if date and not text:
            text, date, style = date, "", replace(style, font=self.bold, hanging=0)
        cap, cap_width = "", 0.0
        if style.drop_cap and "\u10d0" <= text[0] <= "\u10ff":
            cap, text = text[0], text[1:]
            cap_width = self.setting.word_width(cap, self.drop_cap_style(style)) + 3
        foot = self.print_circle(date, text, style) if date and self.layout.circles else 0.0
        lefts: list[float] = []
        lines = self.setting.break_lines(text, style, self.line_widths(style, cap_width, lefts))
        for number, (words, width, is_last, hyphenated) in enumerate(lines):
            left = x0 = lefts[number]
            baseline = self.y + ASCENT * style.size
            line = full = " ".join(words)
            if number == 0 and cap:
                self.print_drop_cap(cap, left - cap_width, style)
                full = cap + line
            elif number == 0 and date:
                full = f"{date}  {line}"
            if number == 0 and date and not foot:
                x0 = left - style.hanging
                if self.print_date(date, x0, left, style, paragraph):
                    baseline, x0, full = baseline + style.leading, left, line
            extra = self.space_stretch(words, width, style, is_last=is_last)
            x1 = self.draw(words, left, baseline, style, extra=extra)
            if self.layout.fake_bold and paragraph.label in ("heading", "title"):
                self.draw(words, left + 0.25, baseline, style, extra=extra)
            if paragraph.label == "link" and cues.URL.search(line):
                self.add_link(line, left, x1, baseline, style)
            has_cap = bool(cap) and number == 0
            self.record(x0, baseline, x1, style, full, paragraph, "main", drop_cap=has_cap, hyphenated=hyphenated)
            self.y += style.leading
        self.y = max(self.y, foot) + style.after

    @property
    def bold(self) -> str:
        """The bold font of the main text."""
        return self.setting.font(FAMILIES[self.layout.family].bold)

    def leave_space_before(self, paragraph: Paragraph, style: Style) -> None:
        """Move down before a heading or an imprint; keep a heading together with its text."""
        if paragraph.label == "heading":
            self.y += style.leading * 0.6 if self.y > self.column_tops[self.column] else 0
            self.ensure_room(style.leading * 4.2)
        if paragraph.label == "imprint" and self.y > self.top:
            self.y += style.leading * 0.4

    def drop_cap_style(self, style: Style) -> Style:
        """Return the style of the drop cap of a paragraph."""
        return replace(style, size=style.leading * self.layout.cap_lines * 0.98)

    def line_widths(self, style: Style, cap_width: float, lefts: list[float]) -> Iterator[float]:
        """Yield the width of each line of a paragraph at the current position; append its left edge to ``lefts``."""
        for number in count():
            left, right = self.free_interval(style)
            left += style.indent if number == 0 else 0
            left += style.hanging
            left += cap_width if number < self.layout.cap_lines else 0
            lefts.append(left)
            yield right - left

    def print_drop_cap(self, cap: str, x: float, style: Style) -> None:
        """Print a drop cap on the baseline of the last line beside it."""
        baseline = self.y + (self.layout.cap_lines - 1) * style.leading + ASCENT * style.size
        self.draw([cap], x, baseline, self.drop_cap_style(style))

    def print_date(self, date: str, x0: float, left: float, style: Style, entry: Paragraph) -> bool:
        """Print the date of an entry to the left of its text; return whether it needs a line of its own."""
        baseline = self.y + ASCENT * style.size
        end = self.draw(date.split(), x0, baseline, replace(style, font=self.bold))
        if end <= left - 4:
            return False
        self.record(x0, baseline, end, style, date, entry, "main")
        self.y += style.leading
        return True

    def add_link(self, address: str, x0: float, x1: float, baseline: float, style: Style) -> None:
        """Add a link annotation over a printed address."""
        y = self.layout.page[1] - baseline
        self.canvas.linkURL(f"https://{address.strip()}", (x0, y - 3, x1, y + style.size))

    def print_circle(self, date: str, text: str, style: Style) -> float:
        """Print a date in a circle; move down so that the entry is centred beside it; return the foot of the circle."""
        left, right = self.free_interval(style)
        height = style.leading * sum(
            1 for _ in self.setting.break_lines(text, style, repeat(right - left - style.hanging))
        )
        self.ensure_room(max(2 * _RADIUS, height))
        left, _ = self.free_interval(style)
        self.canvas.setFillColor(RULE)
        self.canvas.circle(left + _RADIUS, self.layout.page[1] - self.y - _RADIUS, _RADIUS, fill=1, stroke=0)
        small = Style(self.setting.font(FAMILIES[self.layout.box_family].bold), 7, 8.5, WHITE)
        year, _, rest = date.partition(" წ")
        lines = [f"{year} წ{rest.partition(' ')[0]}".split(), rest.partition(" ")[2].split()] if rest else [[year]]
        lines = [words for words in lines if words]
        middle = self.y + _RADIUS
        for number, words in enumerate(lines):
            width = self.setting.word_width(" ".join(words), small)
            baseline = middle + small.leading * (number - len(lines) / 2) + small.size
            self.draw(words, left + _RADIUS - width / 2, baseline, small)
        foot = self.y + 2 * _RADIUS
        self.y += max(0.0, _RADIUS - height / 2)
        return foot

    def column_extent(self) -> tuple[float, float]:
        columns, column, left = self.layout.columns, self.column, self.layout.margins[3]
        if self.layout.spread and column >= columns // 2:
            column -= columns // 2
            left += self.layout.page[0] / 2
        left += column * (self.column_width + self.layout.gutter)
        return left, left + self.column_width

    def free_interval(self, style: Style) -> tuple[float, float]:
        """Return the left and right edge available to a line, after moving to the next column if this one is full."""
        while True:
            self.ensure_room(style.leading)
            left, right = self.column_extent()
            below = self.y + style.leading
            blocking = [e for e in self.exclusions if e[1] < below and e[3] > self.y and e[0] < right and e[2] > left]
            for x0, _, x1, _ in blocking:
                if x0 - left > right - x1:
                    right = min(right, x0)
                else:
                    left = max(left, x1)
            if right - left > 0.35 * self.column_width:
                return left, right
            self.y = min(e[3] for e in blocking)

    def ensure_room(self, height: float) -> None:
        while self.y + height > self.bottom:
            if self.column + 1 < self.layout.columns:
                self.column += 1
                self.y = self.column_tops[self.column]
            else:
                self.new_page()

    def new_page(self) -> None:
        self.finish_page()
        self.has_footnote = False
        self.canvas.showPage()
        self.page += 1
        self.column = 0
        self.y = self.top
        self.exclusions = []
        self.column_tops = [self.top] * self.layout.columns
        deferred, self.deferred = self.deferred, []
        for item in deferred:
            if isinstance(item, Table):
                self.place_table(item, at_head=True)
            else:
                self.place_float(item, at_head=True)

    # Contents and asides

    def print_contents(self, headings: Sequence[str]) -> None:
        """Print a table of contents with dot leaders."""
        self.print_paragraph(
            Paragraph("heading", "", CONTENTS), replace(self.style_of(Paragraph("heading", "", ""), opening=False))
        )
        style = replace(self.body, indent=0, after=1)
        left, right = self.column_extent()
        for number, heading in enumerate(headings, 1):
            text = f"{number}. {heading}"
            lines = list(self.setting.break_lines(text, style, iter(lambda: 0.8 * (right - left), None)))
            for words, _, is_last, _ in lines:
                self.ensure_room(style.leading)
                baseline = self.y + ASCENT * style.size
                x = self.draw(words, left, baseline, style)
                line = " ".join(words)
                if is_last:
                    dots = "." * max(4, int((right - left - 24 - (x - left)) / self.setting.word_width(".", style)))
                    self.draw([dots], x + 2, baseline, style)
                    x = self.draw([str(number + 1)], right - 14, baseline, style)
                    line = f"{line} {dots} {number + 1}"
                self.record(left, baseline, x, style, line, Paragraph("body", "", text), "contents")
                self.y += style.leading
        self.y += style.leading

    def print_aside(self) -> None:
        """Print a pull quote in the column, a note in the right margin, or a footnote, in turn."""
        family = FAMILIES[self.layout.box_family]
        turn = self.body_count // _ASIDE_EVERY % 3
        left, right = self.column_extent()
        if turn == 0:
            style = Style(self.setting.font(family.bold), self.body.size * 1.35, self.body.size * 1.8, RULE)
            lines = list(self.setting.break_lines(QUOTE, style, iter(lambda: 0.7 * (right - left), None)))
            self.ensure_room(style.leading * (len(lines) + 1))
            self.y += 0.6 * style.leading
            for words, *_ in lines:
                baseline = self.y + ASCENT * style.size
                x = left + 0.15 * (right - left)
                end = self.draw(words, x, baseline, style)
                self.record(
                    x, baseline, end, style, " ".join(words), Paragraph("aside", "", ""), f"quote-{self.body_count}"
                )
                self.y += style.leading
            self.y += 0.6 * style.leading
        elif turn == 1 and self.layout.margins[1] > 100:
            style = Style(self.setting.font(family.italic), self.body.size * 0.8, self.body.size, RULE)
            y = self.y - 3 * self.body.leading
            for words, *_ in self.setting.break_lines(NOTE, style, iter(lambda: self.layout.margins[1] - 30, None)):
                baseline = y + ASCENT * style.size
                end = self.draw(words, right + 12, baseline, style)
                self.record(
                    right + 12,
                    baseline,
                    end,
                    style,
                    " ".join(words),
                    Paragraph("aside", "", ""),
                    f"note-{self.body_count}",
                )
                y += style.leading
        elif turn == 2 and not self.has_footnote:
            self.has_footnote = True
            style = Style(self.setting.font(family.regular), self.body.size * 0.75, self.body.size)
            height = self.layout.page[1]
            baseline = height - self.layout.margins[2] + 12
            self.canvas.setStrokeColor(INK)
            self.canvas.line(left, height - baseline + 10, left + 120, height - baseline + 10)
            text = FOOTNOTES[self.body_count // _ASIDE_EVERY // 3 % len(FOOTNOTES)]
            end = self.draw(text.split(), left, baseline, style)
            note = Paragraph("imprint", "", text)
            self.record(left, baseline, end, style, text, note, f"footnote-{self.page}")

    # Tables

    def place_table(self, table: Table, *, at_head: bool = False) -> None:
        """Print a table in its column; if it is too wide, across all columns at the head of the next page."""
        left, right = self.column_extent()
        style = replace(self.body, justify=False, hyphenate=False, indent=0)
        bold = self.setting.font(FAMILIES[self.layout.family].bold)
        is_wide = self.layout.columns > 1 and natural_width(table.rows, self.setting, style) > right - left
        if is_wide and not at_head:
            self.deferred.append(table)
            return
        if is_wide:
            left = self.layout.margins[3]
            right = left + (self.layout.page[0] / 2 - left if self.layout.spread else self.width)
        done = set_table(table.rows, self.setting, style, bold, right - left)
        if not is_wide:
            self.ensure_room(done.edges[-1])
            left, _ = self.column_extent()
            right = left + done.columns[-1]
            self.y = max([self.y, *(e[3] for e in self.exclusions if e[0] < right and e[2] > left and e[3] > self.y)])
            if self.y + done.edges[-1] > self.bottom:
                self.ensure_room(self.bottom)
                left, _ = self.column_extent()
        self.y += 4
        self.print_table(done, left, self.y)
        self.y += done.edges[-1] + 8
        if is_wide:
            self.column_tops = [max(top, self.y) for top in self.column_tops]

    def print_table(self, table: SetTable, left: float, top: float) -> None:
        self.table_count += 1
        self.canvas.setStrokeColor(RULE)
        height, right = self.layout.page[1], left + table.columns[-1]
        if self.layout.table_rules != "none":
            for edge in table.edges:
                self.canvas.line(left, height - top - edge, right, height - top - edge)
        if self.layout.table_rules == "all":
            for x in table.columns:
                self.canvas.line(left + x, height - top, left + x, height - top - table.edges[-1])
        for cell in table.lines:
            baseline = top + cell.y + ASCENT * cell.style.size
            end = self.draw(cell.line.words, left + cell.x, baseline, cell.style)
            text, hyphenated = " ".join(cell.line.words), cell.line.hyphenated
            flow = f"table-{self.table_count}"
            self.record(left + cell.x, baseline, end, cell.style, text, cell.row, flow, hyphenated=hyphenated)

    # Floats

    def place_float(self, item: Float, *, at_head: bool = False) -> None:
        layout = self.layout
        across = layout.box_place == "across" and item.is_box
        if across and not at_head:
            self.deferred.append(item)
            return
        left, right = self.column_extent()
        if across:
            left, right = layout.margins[3], layout.page[0] - layout.margins[1]
        elif layout.box_place == "beside":
            width = 0.44 * self.column_width
            left, right = (right - width, right) if self.float_count % 2 == 0 else (left, left + width)
        inner = right - left - 2 * PAD
        picture = 0.0 if item.is_box else self.random.uniform(0.5, 0.75) * inner
        measured = set_float(item, self.layout, self.setting, width=inner, picture=picture)
        if self.y + measured.height + 2 * PAD > self.bottom:
            if not at_head:
                self.deferred.append(item)
                return
            if self.column + 1 < layout.columns and not across:
                self.column += 1
                self.y = self.column_tops[self.column]
                self.place_float(item, at_head=True)
                self.column, self.y = 0, self.top
                return
            if self.y > self.top:
                self.deferred.append(item)
                return
        if any(
            e[1] < self.y + measured.height + 2 * PAD and e[3] > self.y and e[0] < right and e[2] > left
            for e in self.exclusions
        ):
            self.deferred.append(item)
            return
        self.float_count += 1
        top = self.y + (4 if not at_head else 0)
        self.print_float(item, measured, left, top, right)
        gap = 0 if across else 10
        below = top + measured.height + 2 * PAD + 8
        self.exclusions.append((left - gap, top - 4, right + gap, below))
        if across:
            self.column_tops = [max(y, below) for y in self.column_tops]
            self.y = max(self.y, below)

    def print_float(self, item: Float, measured: SetFloat, left: float, top: float, right: float) -> None:
        height = measured.height + 2 * PAD
        page_height = self.layout.page[1]
        flow = f"float-{self.float_count}"
        look = self.layout.box_look
        if self.layout.glyphs:
            self.canvas.beginForm(flow, 0, 0, *self.layout.page)
        if item.is_box and look == "side":
            self.canvas.setFillColor(RULE)
            self.canvas.rect(left, page_height - top - height + PAD / 2, 2.5, height - PAD, fill=1, stroke=0)
        elif item.is_box and look not in ("indent", "type"):
            self.canvas.setFillColor(_TINT)
            self.canvas.setStrokeColor(RULE)
            tinted = look in ("tint", "bar")
            self.canvas.rect(
                left, page_height - top - height, right - left, height, fill=int(tinted), stroke=int(not tinted)
            )
        titles = [line for line in measured.lines if line.paragraph.label == "box_title"]
        if titles and look == "bar":
            self.canvas.setFillColor(RULE)
            bar = titles[-1].y + titles[-1].style.leading + PAD
            self.canvas.rect(left, page_height - top - bar, right - left, bar, fill=1, stroke=0)
        if measured.picture:
            self.canvas.setFillColor(Color(0.75, 0.75, 0.72))
            self.canvas.setStrokeColor(INK)
            self.canvas.rect(
                left + PAD,
                page_height - top - PAD - measured.picture,
                right - left - 2 * PAD,
                measured.picture,
                fill=1,
            )
        lines: Iterable[FloatLine] = measured.lines
        if self.layout.box_title == "late":
            lines = sorted(measured.lines, key=lambda line: line.paragraph.label == "box_title")
        for y, inset, (words, width, is_last, hyphenated), style, paragraph in lines:
            baseline = top + PAD + y + ASCENT * style.size
            x0 = left + PAD + inset
            extra = self.space_stretch(words, width, style, is_last=is_last)
            x1 = self.draw(words, x0, baseline, style, extra=extra)
            self.record(
                x0, baseline, x1, style, " ".join(words), paragraph, f"{flow}-{paragraph.label}", hyphenated=hyphenated
            )
        if self.layout.glyphs:
            self.canvas.endForm()
            self.canvas.doForm(flow)
