"""How the written sheets look: shades, borders, widths, drop-downs."""

from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from cds_desktop.domain.set_table import CellForm, Column, RowKind, Setting
from cds_desktop.domain.set_table.columns import NO, YES

_FONT = "Calibri"
HEAD_FONT, BOLD = Font(_FONT, 11, bold=True, color="FFFFFF"), Font(_FONT, 11, bold=True)
HEAD_FILL = PatternFill("solid", fgColor="1F4E79")
HINT_FONT = Font(_FONT, 11, italic=True, color="595959")
ROW_FILLS = {
    RowKind.GROUP: PatternFill("solid", fgColor="BDD7EE"),
    RowKind.CRITERION: PatternFill("solid", fgColor="EAF2FA"),
}
THIN = Side(style="thin", color="BFBFBF")
LINES = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)
WRAPPED = Alignment(wrap_text=True, vertical="top", horizontal="left")
CENTRED = Alignment(wrap_text=True, vertical="center", horizontal="center")
TEXT_FORMAT, DAY_FORMAT = "@", "dd/mm/yyyy"
_LINE_HEIGHT, _MOST_HEIGHT = 15, 400
_WIDTHS = {
    CellForm.CODE: 9,
    CellForm.NUMBER: 9,
    CellForm.FLAG: 9,
    CellForm.DAY: 12,
    CellForm.CHOICE: 16,
    CellForm.LIST: 12,
}
_OWN_WIDTHS = {"kind": 10, "text": 60, "ladder": 38, "unit": 12}


def width_of(column: Column) -> int:
    """How many letters wide a column is."""
    usual = 36 if column.wide else 20
    return _OWN_WIDTHS.get(column.key, _WIDTHS.get(column.form, usual))


def fit_rows(sheet: Worksheet, first: int) -> None:
    """Make every row from `first` high enough for its wrapped words; not every program does it itself."""
    for cells in sheet.iter_rows(min_row=first):
        lines = max((_lines(sheet, cell) for cell in cells), default=1)
        if lines > 1:
            sheet.row_dimensions[cells[0].row].height = min(_LINE_HEIGHT * lines + 2, _MOST_HEIGHT)


def _lines(sheet: Worksheet, cell: Cell) -> int:
    text = cell.value if isinstance(cell.value, str) and cell.alignment.wrap_text else ""
    width = sheet.column_dimensions[cell.column_letter].width
    return sum(-(-len(line) // max(int(width), 1)) or 1 for line in text.split("\n"))


def fit_pages(sheet: Worksheet) -> None:
    """Print on A4, lying, all columns on one page."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def drop_down(place: Column | Setting, choices: tuple[str, ...]) -> DataValidation:
    """A list to choose from; leaving the cell empty stays allowed."""
    validation = DataValidation(type="list", formula1=f'"{",".join(choices)}"', allow_blank=True)
    validation.errorTitle = place.title
    validation.error = f"Chọn một trong: {'; '.join(choices)}"
    # Excel takes at most 255 letters here.
    validation.promptTitle, validation.prompt = place.title, place.hint[:250]
    return validation


def choices_of(place: Column | Setting) -> tuple[str, ...]:
    """The words a cell may hold, if they are few."""
    if place.form is CellForm.FLAG:
        return (YES, NO)
    if place.form is not CellForm.CHOICE:
        return ()
    kept = [words for value, words in place.choices if value and value != RowKind.LEVEL.value]
    return tuple(kept)
