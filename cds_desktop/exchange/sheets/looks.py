"""How the written sheets look: shades, borders, widths, drop-downs."""

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.datavalidation import DataValidation

from cds_desktop.domain.set_table import CellForm, Column, RowKind, Setting
from cds_desktop.domain.set_table.columns import NO, YES

HEAD_FONT, BOLD = Font(bold=True, color="FFFFFF"), Font(bold=True)
HEAD_FILL = PatternFill("solid", fgColor="1F4E79")
HINT_FONT = Font(italic=True, color="595959")
ROW_FILLS = {
    RowKind.GROUP: PatternFill("solid", fgColor="BDD7EE"),
    RowKind.CRITERION: PatternFill("solid", fgColor="EAF2FA"),
}
THIN = Side(style="thin", color="BFBFBF")
LINES = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)
WRAPPED = Alignment(wrap_text=True, vertical="top")
CENTRED = Alignment(wrap_text=True, vertical="center", horizontal="center")
TEXT_FORMAT, DAY_FORMAT = "@", "dd/mm/yyyy"
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
