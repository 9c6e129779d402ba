"""One table as a sheet: heading in sight, filter, widths, lines, and how it prints."""

from collections.abc import Sequence

from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.table import Table as ExcelTable
from openpyxl.worksheet.worksheet import Worksheet

from cds_desktop.documents.safe_text import one_line
from cds_desktop.documents.workbooks.cells import fill, texts_of
from cds_desktop.documents.workbooks.heights import height_of, row_height
from cds_desktop.domain.papers.model import Column, Row, Table, Weight

FONT = "Times New Roman"
SIZE = 11
A4 = 9
PORTRAIT_MM = 170.0
# The Excel unit is the width of a digit; a heading also carries the button of its filter.
MM_PER_UNIT, ROOMIER, LEAST_UNITS = 1.9, 1.15, 7
FILTER_UNITS = 2
CENTIMETRES_PER_INCH = 2.54
LONGEST_HEADER = 180

_LINE = Side(style="thin", color="7F7F7F")
LINES = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
HEAD_FILL = PatternFill("solid", fgColor="DCE6F1")
STRONG_FILL = PatternFill("solid", fgColor="F2F2F2")
HEAD_LOOK = Alignment(horizontal="center", vertical="center", wrap_text=True)
LEFT = Alignment(horizontal="left", vertical="top", wrap_text=True)
CENTRED = Alignment(horizontal="center", vertical="top", wrap_text=True)
FONTS = {each: Font(FONT, SIZE, bold="bold" in each.value, italic="italic" in each.value) for each in Weight}


def fill_sheet(sheet: Worksheet, table: Table, number: int) -> None:
    """Write heading and rows; `number` tells this table from the others of the file."""
    units = [round(max(column.width * ROOMIER / MM_PER_UNIT, LEAST_UNITS), 1) for column in table.columns]
    for place, (column, width) in enumerate(zip(table.columns, units, strict=True), 1):
        head = sheet.cell(1, place)
        head.value, head.data_type = one_line(column.heading), "s"
        head.font, head.fill, head.alignment, head.border = FONTS[Weight.BOLD], HEAD_FILL, HEAD_LOOK, LINES
        sheet.column_dimensions[get_column_letter(place)].width = width
    headings = [column.heading for column in table.columns]
    narrowed = [width - FILTER_UNITS for width in units]
    sheet.row_dimensions[1].height = row_height(headings, narrowed, Weight.BOLD, SIZE)
    last = 1
    for row in table.rows:
        last = _write_row(sheet, last + 1, row, table.columns, units)
    sheet.freeze_panes = "A2"
    _make_filter(sheet, table, last, number)


def _write_row(
    sheet: Worksheet, first: int, row: Row, columns: tuple[Column, ...], units: Sequence[float]
) -> int:
    """Answers the last row that was needed: a text too long for one cell goes on below."""
    texts = (*row.cells, *[""] * len(columns))[: len(columns)]
    parts = [texts_of(text, column) for text, column in zip(texts, columns, strict=True)]
    count = max(map(len, parts), default=1)
    for line in range(count):
        shown = [words[line] if line < len(words) else "" for words in parts]
        for place, (column, text) in enumerate(zip(columns, shown, strict=True), 1):
            cell = sheet.cell(first + line, place)
            fill(cell, text, column)
            _look(cell, row, column)
        least = height_of(row.least_lines, SIZE)
        height = max(row_height(shown, units, row.weight, SIZE), least)
        sheet.row_dimensions[first + line].height = height
    return first + count - 1


def _look(cell: Cell, row: Row, column: Column) -> None:
    cell.font, cell.border = FONTS[row.weight], LINES
    cell.alignment = CENTRED if column.centred or column.is_box else LEFT
    if row.weight in (Weight.BOLD, Weight.BOLD_ITALIC):
        cell.fill = STRONG_FILL


def _make_filter(sheet: Worksheet, table: Table, last: int, number: int) -> None:
    """A table as Excel knows it; one it could not know (no row, a heading twice) gets a filter only."""
    area = f"A1:{get_column_letter(max(len(table.columns), 1))}{last}"
    headings = [one_line(column.heading).casefold() for column in table.columns]
    if last > 1 and all(headings) and len(set(headings)) == len(headings):
        sheet.add_table(ExcelTable(displayName=f"Bang{number}", ref=area))
    elif table.columns:
        sheet.auto_filter.ref = area


def prepare_printing(sheet: Worksheet, table: Table, title: str, watermark: str) -> None:
    """A4, all columns on one page, the heading on each, title above and page number below."""
    is_wide = sum(column.width for column in table.columns) > PORTRAIT_MM
    sheet.page_setup.orientation = "landscape" if is_wide else "portrait"
    sheet.page_setup.paperSize = A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"
    sheet.print_options.horizontalCentered = True
    for side, centimetres in (("left", 2.0), ("right", 1.5), ("top", 2.2), ("bottom", 1.8), ("header", 1.0)):
        setattr(sheet.page_margins, side, centimetres / CENTIMETRES_PER_INCH)
    middle = sheet.oddHeader.center
    middle.text, middle.font, middle.size = _shown(title), f"{FONT},Bold", SIZE + 2
    sheet.oddFooter.center.text, sheet.oddFooter.center.font = "&P/&N", f"{FONT},Regular"
    if watermark:
        mark = sheet.oddHeader.right
        mark.text, mark.font, mark.size, mark.color = _shown(watermark), f"{FONT},Bold", SIZE, "C00000"


def _shown(text: str) -> str:
    """In a page header "&" begins an order."""
    return one_line(text)[:LONGEST_HEADER].replace("&", "&&")
