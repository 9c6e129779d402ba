"""Bảng kẻ ô: a ruled table with a repeated heading, made for hundreds of rows of plain text."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from reportlab.lib.units import mm

from cds_desktop.documents.page.fonts import BOLD, REGULAR, text_width
from cds_desktop.documents.page.text import wrap_lines
from cds_desktop.documents.paper_pdf.lines import FONTS
from cds_desktop.documents.paper_pdf.part import TINY, Part
from cds_desktop.domain.papers import Column, Row, Table
from cds_desktop.domain.papers.office_form import TICKED_BOX

PADDING_X = 3.5
PADDING_Y = 3.0
LINE_WIDTH = 0.5
LINE_FACTOR = 1.18
FEWEST_LINES = 3
MAY_BE_CUT_ABOVE = 150.0
SPACE_AFTER = 10.0
TAIL_ROWS = 2
# A table nearly as wide as the text is made just as wide; a narrow one stays narrow, in the middle.
NEARLY_FULL = 0.8
BOX_SIDE = 10.0
CONTINUED = "(tiếp)"
LONGEST_MARK = 2


@dataclass(frozen=True)
class _Set:
    """A row already broken into lines."""

    cells: tuple[tuple[str, ...], ...]
    font: str = REGULAR
    leads: bool = False
    is_head: bool = False
    cut: bool = False
    least_lines: int = 1
    mark: tuple[str, ...] = ()

    @property
    def line_count(self) -> int:
        return max(self.least_lines, *(len(lines) for lines in self.cells))


class TablePart(Part):
    """Rows under a heading that is repeated on each page; a very high row goes over the page break."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.place = table.place
        self.space_after = SPACE_AFTER
        self.leading = table.size * LINE_FACTOR
        self.columns: tuple[Column, ...] = ()
        self.rows: list[_Set] = []

    def lay_out(self, width: float) -> None:
        """Columns as wide as asked for, or in proportion where that is too wide."""
        self.width = width
        asked = sum(column.width for column in self.table.columns) * mm
        share = width / asked if asked > NEARLY_FULL * width else 1.0
        self.columns = tuple(replace(c, width=c.width * mm * share) for c in self.table.columns)
        headings = Row(tuple(column.heading for column in self.columns))
        self.head = replace(self._set(headings, BOLD), is_head=True)
        self.rows = [self._set(row, FONTS[row.weight]) for row in self.table.rows]
        self._measure()

    def _measure(self) -> None:
        self.height = self._height(self.head) + sum(map(self._height, self.rows))

    def _set(self, row: Row, font: str) -> _Set:
        size = self.table.size
        cells = tuple(
            wrap_lines(cell, font, size, column.width - 2 * PADDING_X)
            for cell, column in zip(row.cells, self.columns, strict=True)
        )
        return _Set(cells, font, row.leads, least_lines=row.least_lines)

    def _height(self, row: _Set) -> float:
        return row.line_count * self.leading + 2 * PADDING_Y

    def least(self) -> float:
        """The heading with the rows that lead and the first that does not."""
        taken = self._height(self.head)
        for row in self.rows:
            height = self._height(row)
            cut = FEWEST_LINES * self.leading + 2 * PADDING_Y
            taken += cut if height >= MAY_BE_CUT_ABOVE and not row.leads else height
            if not row.leads:
                break
        return taken

    def split(self, room: float) -> tuple[Part, Part] | None:
        """The rows that fit, and the rest under the same heading."""
        left = room - self._height(self.head) + TINY
        count = 0
        while count < len(self.rows) and self._height(self.rows[count]) <= left:
            left -= self._height(self.rows[count])
            count += 1
        here, there = self.rows[:count], self.rows[count:]
        if there and (parts := self._cut(there[0], left)):
            here, there = [*here, parts[0]], [parts[1], *there[1:]]
        kept = len(here)
        while there and kept and here[kept - 1].leads:
            kept -= 1
        if there and kept:
            here, there = here[:kept], [*here[kept:], *there]
        return (self._with(here), self._with(there)) if here and there else None

    def split_tail(self) -> tuple[Part, Part] | None:
        """The last two rows apart, and what leads them."""
        count = len(self.rows) - TAIL_ROWS
        while count > 0 and self.rows[count - 1].leads:
            count -= 1
        if count < 1 or sum(map(self._height, self.rows[count:])) > 2 * MAY_BE_CUT_ABOVE:
            return None
        return self._with(self.rows[:count]), self._with(self.rows[count:])

    def _cut(self, row: _Set, left: float) -> tuple[_Set, _Set] | None:
        fits = int((left - 2 * PADDING_Y) / self.leading)
        if self._height(row) < MAY_BE_CUT_ABOVE or fits < FEWEST_LINES:
            return None
        fits = min(fits, row.line_count - FEWEST_LINES)
        first = tuple(lines[:fits] for lines in row.cells)
        rest = tuple(lines[fits:] for lines in row.cells)
        mark = row.mark or self._mark(row)
        rest = rest if rest[0] else (mark, *rest[1:])
        # The first part leads nothing: it may end a page.
        upper = replace(row, cells=first, cut=True, leads=False, least_lines=1)
        return upper, replace(row, cells=rest, cut=True, least_lines=1, mark=mark)

    def _mark(self, row: _Set) -> tuple[str, ...]:
        """What names a row, to be said again on the next page; with "(tiếp)" where there is room for it."""
        name, column = row.cells[0], self.columns[0]
        if not name or len(name) > LONGEST_MARK or column.is_box:
            return ()
        fits = text_width(CONTINUED, row.font, self.table.size) <= column.width - 2 * PADDING_X
        return (*name, CONTINUED) if fits else name

    def _with(self, rows: list[_Set]) -> "TablePart":
        part = TablePart(self.table)
        part.width, part.columns, part.head, part.rows = self.width, self.columns, self.head, rows
        part._measure()
        return part

    def draw(self, canvas: Any, left: float, top: float) -> None:
        """Lines first, then all words of the table in one piece of text."""
        left += (self.width - sum(column.width for column in self.columns)) / 2
        self._draw_lines(canvas, left, top)
        text = canvas.beginText()
        y = top
        for row in (self.head, *self.rows):
            self._draw_row(canvas, text, row, left, y)
            y -= self._height(row)
        canvas.drawText(text)

    def _draw_lines(self, canvas: Any, left: float, top: float) -> None:
        right = left + sum(column.width for column in self.columns)
        levels = [top]
        for row in (self.head, *self.rows):
            levels.append(levels[-1] - self._height(row))
        edges = [left]
        for column in self.columns:
            edges.append(edges[-1] + column.width)
        canvas.setLineWidth(LINE_WIDTH)
        canvas.lines([(left, y, right, y) for y in levels])
        canvas.lines([(x, levels[0], x, levels[-1]) for x in edges])

    def _draw_row(self, canvas: Any, text: Any, row: _Set, left: float, top: float) -> None:
        size = self.table.size
        text.setFont(row.font, size)
        x = left
        for column, lines in zip(self.columns, row.cells, strict=True):
            # In the middle like a typed form, but at the top where a row runs over the page break.
            spare = 0.0 if row.cut else (row.line_count - len(lines)) * self.leading / 2
            y = top - PADDING_Y - spare - size * 0.95
            if column.is_box and not row.is_head:
                _draw_boxes(canvas, x + (column.width - BOX_SIDE) / 2, y - (BOX_SIDE - size) / 2 - 1, lines)
                x += column.width
                continue
            for line in lines:
                text.setTextOrigin(x + self._indent(line, row, column), y)
                text.textOut(line)
                y -= self.leading
            x += column.width

    def _indent(self, line: str, row: _Set, column: Column) -> float:
        if row.is_head or column.centred:
            return (column.width - text_width(line, row.font, self.table.size)) / 2
        return PADDING_X


# The font has no boxes to tick: "o" and "x" in a cell of a box column say which one is drawn.
def _draw_boxes(canvas: Any, x: float, low: float, marks: Sequence[str]) -> None:
    for mark in marks:
        canvas.rect(x, low, BOX_SIDE, BOX_SIDE)
        if mark == TICKED_BOX:
            middle = x + BOX_SIDE * 0.4
            canvas.setLineWidth(2 * LINE_WIDTH)
            canvas.line(x + 2, low + BOX_SIDE * 0.5, middle, low + 2)
            canvas.line(middle, low + 2, x + BOX_SIDE - 1.5, low + BOX_SIDE - 1.5)
            canvas.setLineWidth(LINE_WIDTH)
