"""Tables as WordprocessingML: ruled ones with a heading on each page, and unruled ones that set columns."""

from collections.abc import Sequence
from dataclasses import dataclass

from cds_desktop.documents.paper_docx.measures import (
    CELL_PADDING_X,
    CELL_PADDING_Y,
    POINTS_PER_MM,
    twips,
)
from cds_desktop.documents.paper_docx.styles import CELL
from cds_desktop.documents.paper_docx.words import boxes, paragraph, run
from cds_desktop.documents.safe_text import lines_of, safe
from cds_desktop.domain.papers.model import Column, Row, Table, Weight
from cds_desktop.domain.papers.office_form import TICKED_BOX

LINE_FACTOR = 1.15
# Letters of a line are this wide on the average, in shares of their size.
LETTER_SHARE = 0.47
MAY_BE_CUT_ABOVE = 150.0
NEARLY_FULL = 0.8
_LINE = 'w:val="single" w:sz="4" w:space="0" w:color="000000"'
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_RULES = "".join(f"<w:{side} {_LINE}/>" for side in _SIDES)
_NO_RULES = "".join(f'<w:{side} w:val="nil"/>' for side in _SIDES)


@dataclass(frozen=True)
class Cell:
    """Paragraphs in a cell without lines; `merged` is "restart" or "continue" for one down its column."""

    content: str
    width: float
    merged: str = ""
    at_bottom: bool = False


def unruled(rows: Sequence[Sequence[Cell]], *, last_may_part: bool = False) -> str:
    """Columns without lines; no row goes over a page break, unless the last one may."""
    widths = [twips(cell.width) for cell in rows[0]]
    whole = ["<w:trPr><w:cantSplit/></w:trPr>"] * len(rows)
    whole[-1] = "" if last_may_part else whole[-1]
    body = "".join(
        f"<w:tr>{properties}{''.join(_unruled_cell(cell) for cell in row)}</w:tr>"
        for row, properties in zip(rows, whole, strict=True)
    )
    return f"<w:tbl>{_properties(widths, _NO_RULES, (0, 0))}{body}</w:tbl>"


def _unruled_cell(cell: Cell) -> str:
    merged = f'<w:vMerge w:val="{cell.merged}"/>' if cell.merged else ""
    align = '<w:vAlign w:val="bottom"/>' if cell.at_bottom else ""
    properties = f'<w:tcW w:w="{twips(cell.width)}" w:type="dxa"/>{merged}{align}'
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{cell.content or paragraph('', keeps=True)}</w:tc>"


def _properties(widths: Sequence[int], rules: str, padding: tuple[float, float]) -> str:
    sides, ends = twips(padding[0]), twips(padding[1])
    margins = (("top", ends), ("left", sides), ("bottom", ends), ("right", sides))
    inside = "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in margins)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{rules}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{inside}</w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
    )


def ruled(table: Table, room: float, *, keeps: bool = False) -> str:
    """Bảng kẻ ô; a table wider than the page is made to fit, `keeps` holds its end with what follows."""
    share = room / (sum(column.width for column in table.columns) * POINTS_PER_MM)
    # A table nearly as wide as the text is made just as wide; a narrow one stays narrow, in the middle.
    share = share if share < 1 / NEARLY_FULL else 1.0
    widths = [column.width * POINTS_PER_MM * share for column in table.columns]
    writer = _RowWriter(table, widths)
    last = len(table.rows) - 1
    rows = [writer.row(row, keeps=row.leads or (keeps and at == last)) for at, row in enumerate(table.rows)]
    properties = _properties([twips(width) for width in widths], _RULES, (CELL_PADDING_X, CELL_PADDING_Y))
    return f"<w:tbl>{properties}{writer.head()}{''.join(rows)}</w:tbl>"


class _RowWriter:
    """Writes the rows of one table; what all of them share is made once."""

    def __init__(self, table: Table, widths: Sequence[float]) -> None:
        self.columns = table.columns
        self.size = table.size
        self.widths = widths
        self.cell_heads = [
            f'<w:tc><w:tcPr><w:tcW w:w="{twips(width)}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
            for width in widths
        ]

    def head(self) -> str:
        """The heading, which Word repeats on each page."""
        cells = "".join(
            begin + self._lines(column.heading, Weight.BOLD, keeps=True, centred=True) + "</w:tc>"
            for begin, column in zip(self.cell_heads, self.columns, strict=True)
        )
        return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>"

    def row(self, row: Row, *, keeps: bool) -> str:
        """One row; only a very high one may go over a page break."""
        # A row too short leaves empty cells; one too long loses nothing either.
        texts = [*row.cells, *[""] * len(self.columns)][: len(self.columns)]
        cells = "".join(
            begin + self._cell(text, column, row.weight, keeps=keeps) + "</w:tc>"
            for begin, text, column in zip(self.cell_heads, texts, self.columns, strict=True)
        )
        height = self.size * LINE_FACTOR * row.least_lines + 2 * CELL_PADDING_Y
        least = f'<w:trHeight w:val="{twips(height)}" w:hRule="atLeast"/>' if row.least_lines > 1 else ""
        whole = "" if self._height(texts) > MAY_BE_CUT_ABOVE else "<w:cantSplit/>"
        properties = f"<w:trPr>{whole}{least}</w:trPr>" if whole or least else ""
        return f"<w:tr>{properties}{cells}</w:tr>"

    def _cell(self, text: str, column: Column, weight: Weight, *, keeps: bool) -> str:
        if column.is_box:
            marks = boxes(lines_of(text), TICKED_BOX, self.size)
            return paragraph(marks, CELL, keeps=keeps, align="center")
        return self._lines(text, weight, keeps=keeps, centred=column.centred)

    def _lines(self, text: str, weight: Weight, *, keeps: bool, centred: bool) -> str:
        words = run(safe(text), weight, size=self.size) if text else ""
        return paragraph(words, CELL, keeps=keeps, align="center" if centred else "")

    def _height(self, texts: Sequence[str]) -> float:
        lines = max(
            sum(len(line) * LETTER_SHARE * self.size // width + 1 for line in text.split("\n"))
            for text, width in zip(texts, self.widths, strict=True)
        )
        return lines * self.size * LINE_FACTOR
