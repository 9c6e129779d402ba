"""Bảng kẻ ô: a ruled table with a repeated heading, made for hundreds of rows of plain text."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from cds_desktop.documents.page.drawn import Drawn
from cds_desktop.documents.page.fonts import BOLD, REGULAR, text_width
from cds_desktop.documents.page.text import wrap_lines

PADDING_X = 3.5
PADDING_Y = 2.5
LINE_WIDTH = 0.5
LINE_FACTOR = 1.18
FEWEST_LINES = 3
MAY_BE_CUT_ABOVE = 150.0
BOX_SIDE = 10.0
# The font has no boxes to tick: a cell of a box column says which one is drawn.
EMPTY_BOX, TICKED_BOX = "o", "x"


@dataclass(frozen=True)
class Column:
    """A column: heading, width in points, text centred or to the left; or boxes to tick (ô đánh dấu)."""

    heading: str
    width: float
    centred: bool = False
    is_box: bool = False


@dataclass(frozen=True)
class Row:
    """One row of texts; one that `leads` stays with the next; `least_lines` leaves room to write in."""

    cells: Sequence[str]
    font: str = REGULAR
    leads: bool = False
    least_lines: int = 1


@dataclass(frozen=True)
class _Set:
    """A row already broken into lines."""

    cells: tuple[tuple[str, ...], ...]
    font: str
    leads: bool
    centred: bool = False
    cut: bool = False
    least_lines: int = 1

    @property
    def line_count(self) -> int:
        return max(self.least_lines, *(len(lines) for lines in self.cells))


class RuledTable(Drawn):
    """Rows under a heading that is repeated on each page; a very high row goes over the page break."""

    def __init__(self, columns: Sequence[Column], rows: Sequence[Row], size: float) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self.size = size
        self.head = self._set(Row([c.heading for c in columns], BOLD), centred=True)
        self.rows = [self._set(row) for row in rows]

    def _set(self, row: Row, *, centred: bool = False) -> _Set:
        cells = tuple(
            wrap_lines(cell, row.font, self.size, column.width - 2 * PADDING_X)
            for cell, column in zip(row.cells, self.columns, strict=True)
        )
        return _Set(cells, row.font, row.leads, centred, least_lines=row.least_lines)

    @property
    def leading(self) -> float:
        """From one line to the next inside a cell."""
        return self.size * LINE_FACTOR

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """The size this takes; called by reportlab."""
        self.width = sum(column.width for column in self.columns)
        self.height = self._height(self.head) + sum(self._height(row) for row in self.rows)
        return self.width, self.height

    def _height(self, row: _Set) -> float:
        return row.line_count * self.leading + 2 * PADDING_Y

    def split(self, available_width: float, available_height: float) -> list[Any]:
        """What fits and the rest; called by reportlab when the page is full."""
        left = available_height - self._height(self.head)
        count = 0
        while count < len(self.rows) and self._height(self.rows[count]) <= left:
            left -= self._height(self.rows[count])
            count += 1
        here, there = self.rows[:count], self.rows[count:]
        if there and (parts := self._cut(there[0], left)):
            here, there = [*here, parts[0]], [parts[1], *there[1:]]
        while there and here and here[-1].leads:
            there.insert(0, here.pop())
        return [self._with(here), self._with(there)] if here and there else []

    def _cut(self, row: _Set, left: float) -> tuple[_Set, _Set] | None:
        fits = int((left - 2 * PADDING_Y) / self.leading)
        if self._height(row) < MAY_BE_CUT_ABOVE or fits < FEWEST_LINES:
            return None
        fits = min(fits, row.line_count - 1)
        first = tuple(lines[:fits] for lines in row.cells)
        rest = tuple(lines[fits:] for lines in row.cells)
        # The first part leads nothing: it may end a page.
        halves = replace(row, cells=first, cut=True, leads=False), replace(row, cells=rest, cut=True)
        return replace(halves[0], least_lines=1), replace(halves[1], least_lines=1)

    def _with(self, rows: list[_Set]) -> "RuledTable":
        table = RuledTable(self.columns, (), self.size)
        table.rows = rows
        return table

    def draw(self) -> None:
        """Called by reportlab."""
        self.canv.setLineWidth(LINE_WIDTH)
        y = self.height
        self.canv.line(0, y, self.width, y)
        for row in (self.head, *self.rows):
            self._draw_row(row, y)
            y -= self._height(row)
            self.canv.line(0, y, self.width, y)
        x = 0.0
        for width in (*(column.width for column in self.columns), 0):
            self.canv.line(x, 0, x, self.height)
            x += width

    def _draw_row(self, row: _Set, top: float) -> None:
        self.canv.setFont(row.font, self.size)
        x = 0.0
        for column, lines in zip(self.columns, row.cells, strict=True):
            # In the middle like a typed form, but at the top where a row runs over the page break.
            spare = 0.0 if row.cut else (row.line_count - len(lines)) * self.leading / 2
            y = top - PADDING_Y - spare - self.size * 0.95
            if column.is_box and not row.centred:
                self._draw_boxes(x + (column.width - BOX_SIDE) / 2, y, lines)
                x += column.width
                continue
            for line in lines:
                self.canv.drawString(x + self._indent(line, row, column), y, line)
                y -= self.leading
            x += column.width

    def _draw_boxes(self, x: float, baseline: float, marks: Sequence[str]) -> None:
        for mark in marks:
            low = baseline - (BOX_SIDE - self.size) / 2 - 1
            self.canv.rect(x, low, BOX_SIDE, BOX_SIDE)
            if mark == TICKED_BOX:
                middle = x + BOX_SIDE * 0.4
                self.canv.setLineWidth(2 * LINE_WIDTH)
                self.canv.line(x + 2, low + BOX_SIDE * 0.5, middle, low + 2)
                self.canv.line(middle, low + 2, x + BOX_SIDE - 1.5, low + BOX_SIDE - 1.5)
                self.canv.setLineWidth(LINE_WIDTH)

    def _indent(self, line: str, row: _Set, column: Column) -> float:
        if row.centred or column.centred:
            return (column.width - text_width(line, row.font, self.size)) / 2
        return PADDING_X
