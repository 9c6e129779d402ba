"""Writes a bộ chỉ số as a spreadsheet: the rows, the settings with the levels, and how to fill them in."""

import io
import re
from datetime import date
from decimal import Decimal
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from cds_desktop.domain.indicator_set import IndicatorSet
from cds_desktop.domain.numbers import read
from cds_desktop.domain.set_table import (
    COLUMNS,
    SETTINGS,
    CellForm,
    Column,
    RowKind,
    SetRow,
    SetTable,
    Setting,
    table_of,
)
from cds_desktop.domain.set_table.cells import read_cell
from cds_desktop.domain.set_table.columns import KIND_WORDS
from cds_desktop.domain.set_table.intervals import Unclear
from cds_desktop.errors import IndicatorSetFaulty
from cds_desktop.exchange.sheets.guide import GUIDE_SHEET, write_guide
from cds_desktop.exchange.sheets.headers import LEVEL_TITLES
from cds_desktop.exchange.sheets.info_sheet import VALUE_TITLE
from cds_desktop.exchange.sheets.looks import (
    BOLD,
    CENTRED,
    DAY_FORMAT,
    HEAD_FILL,
    HEAD_FONT,
    HINT_FONT,
    LINES,
    ROW_FILLS,
    TEXT_FORMAT,
    WRAPPED,
    choices_of,
    drop_down,
    fit_pages,
    fit_rows,
    width_of,
)
from cds_desktop.exchange.sheets.reading import INFO_SHEET, MAIN_SHEET
from cds_desktop.whole_files import write_whole

MOST_LETTERS = 32_767
_ROWS_FOR_MORE = 500
_FIRST_DAY = date(1901, 1, 1)
# Excel shows "_x0041_" as "A", and some letters no XML file may hold.
_LOOKS_ESCAPED = re.compile(r"_(x[0-9A-Fa-f]{4}_)")
_WORDS = (CellForm.CODE, CellForm.LIST, CellForm.LADDER, CellForm.OPTIONS, CellForm.LEVELS)
_NOT_IN_XML = re.compile("[\ufffe\uffff]")


def write_sheet(chosen: IndicatorSet | SetTable, path: Path) -> Path:
    """Ghi bảng tính .xlsx; reading it back gives the same set."""
    return write_whole(path, sheet_bytes(chosen))


def sheet_bytes(chosen: IndicatorSet | SetTable) -> bytes:
    """The whole file."""
    table = table_of(chosen) if isinstance(chosen, IndicatorSet) else chosen
    _require_short(table)
    book = Workbook()
    main = book.worksheets[0]
    main.title = MAIN_SHEET
    _write_main(main, [row for row in table.rows if row.kind is not RowKind.LEVEL])
    _write_info(book.create_sheet(INFO_SHEET), table)
    write_guide(book.create_sheet(GUIDE_SHEET))
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _require_short(table: SetTable) -> None:
    texts = [text for row in table.rows for text in row.cells.values()]
    if any(len(text) > MOST_LETTERS for text in [*texts, *table.settings.values()]):
        limit = f"{MOST_LETTERS // 1000}.{MOST_LETTERS % 1000}"
        raise IndicatorSetFaulty(faults=[f"có ô dài quá {limit} ký tự, bảng tính không chứa được"])


def _write_main(sheet: Worksheet, rows: list[SetRow]) -> None:
    _heads(sheet, 1, [column.title for column in COLUMNS])
    sheet.row_dimensions[1].height = 32
    for number, column in enumerate(COLUMNS, 1):
        place = sheet.column_dimensions[get_column_letter(number)]
        place.width = width_of(column)
        if column.form is CellForm.CODE:
            # A row added below must not turn the code 1.10 into the number 1.1.
            place.number_format = TEXT_FORMAT
    for number, row in enumerate(rows, 2):
        for place, column in enumerate(COLUMNS, 1):
            text = KIND_WORDS[row.kind] if column.key == "kind" else row.text(column.key)
            cell = sheet.cell(number, place)
            _fill(cell, text, column.form)
            cell.alignment, cell.border = WRAPPED, LINES
            if fill := ROW_FILLS.get(row.kind):
                cell.fill = fill
            if row.kind is RowKind.GROUP:
                cell.font = BOLD
    last = len(rows) + 1
    sheet.freeze_panes = "C2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(COLUMNS))}{last}"
    for place, column in enumerate(COLUMNS, 1):
        letter = get_column_letter(place)
        _offer_choices(sheet, column, f"{letter}2:{letter}{last + _ROWS_FOR_MORE}")
    sheet.page_setup.orientation = "landscape"
    sheet.print_title_rows, sheet.print_title_cols = "1:1", "A:B"
    fit_rows(sheet, 2)


def _offer_choices(sheet: Worksheet, place: Column | Setting, cells: str) -> None:
    if choices := choices_of(place):
        validation = drop_down(place, choices)
        sheet.add_data_validation(validation)
        validation.add(cells)


def _write_info(sheet: Worksheet, table: SetTable) -> None:
    _heads(sheet, 1, ["Mục", VALUE_TITLE, "Cách ghi"])
    for letter, width in zip("ABCD", (34, 60, 44, 28), strict=True):
        sheet.column_dimensions[letter].width = width
    for number, setting in enumerate(SETTINGS, 2):
        label, value, hint = (sheet.cell(number, place) for place in (1, 2, 3))
        label.value, label.font = setting.title, BOLD
        _fill(value, table.settings.get(setting.key, ""), setting.form)
        hint.value, hint.font = setting.hint, HINT_FONT
        for cell in (label, value, hint):
            cell.alignment, cell.border = WRAPPED, LINES
        _offer_choices(sheet, setting, f"B{number}")
    sheet.freeze_panes = "B2"
    _write_levels(sheet, len(SETTINGS) + 3, [row for row in table.rows if row.kind is RowKind.LEVEL])
    fit_rows(sheet, 2)
    fit_pages(sheet)


def _write_levels(sheet: Worksheet, start: int, levels: list[SetRow]) -> None:
    title = sheet.cell(start, 1, "Các mức (để trống cột Nhóm: áp dụng cho mọi nhóm)")
    title.font = BOLD
    _heads(sheet, start + 1, [titles[0] for titles in LEVEL_TITLES.values()])
    for number, row in enumerate(levels, start + 2):
        for place, key in enumerate(LEVEL_TITLES, 1):
            cell = sheet.cell(number, place)
            _fill(cell, row.text(key), CellForm.CODE)
            cell.alignment, cell.border = WRAPPED, LINES


def _heads(sheet: Worksheet, row: int, titles: list[str]) -> None:
    for place, title in enumerate(titles, 1):
        cell = sheet.cell(row, place, title)
        cell.font, cell.fill, cell.alignment, cell.border = HEAD_FONT, HEAD_FILL, CENTRED, LINES


def _fill(cell: Cell, text: str, form: CellForm) -> None:
    """A number as a number, a day as a day, all else as words that no program may take for a formula."""
    if form is CellForm.NUMBER and (number := _exact(text)) is not None:
        cell.value = number
        return
    if form is CellForm.DAY:
        cell.number_format = DAY_FORMAT
        if (day := _day(text)) is not None:
            cell.value = day
            cell.number_format = DAY_FORMAT
            return
    # Excel shows #### for a longer text in a cell of this format.
    if form in _WORDS and len(text) <= 255:
        cell.number_format = TEXT_FORMAT
    if text:
        cell.value = _escaped(text)
        cell.data_type = "s"


def _escaped(text: str) -> str:
    return _NOT_IN_XML.sub(lambda match: f"_x{ord(match[0]):04X}_", _LOOKS_ESCAPED.sub(r"_x005F_\1", text))


def _exact(text: str) -> Decimal | None:
    number = read(text)
    # A spreadsheet keeps fifteen digits; what has more stays words.
    return number if number is not None and len(number.normalize().as_tuple().digits) <= 15 else None


def _day(text: str) -> date | None:
    try:
        day = read_cell(CellForm.DAY, text) if text else None
    except Unclear:
        return None
    return day if isinstance(day, date) and day >= _FIRST_DAY else None
