"""One key pressed in the editor of a bộ chỉ số with two hundred rows: the whole check of the table."""

import statistics
import time
from dataclasses import replace
from pathlib import Path

from bench.table import Line
from cds_desktop.domain.set_table import RowKind, SetRow, SetTable, read_table
from cds_desktop.exchange.sheets import read_sheet, write_sheet

KEYS = 40
KEY_BOUND = 30
GROUPS, CRITERIA, ITEMS = 4, 4, 11
LADDER = "dưới 50: 0; từ 50 đến dưới {0}: 4; từ {0}: 6"


def measure_typing(folder: Path) -> list[Line]:
    """Median and worst time of a check after each key, and of a spreadsheet written and read."""
    table = _table()
    seconds = []
    for key in range(KEYS):
        typed = _typed(table, key)
        began = time.perf_counter()
        reading = read_table(typed)
        seconds.append(time.perf_counter() - began)
        if not reading.is_usable:
            raise RuntimeError("the table measured must be sound")
    rows = f"{len(table.rows)} rows"
    began = time.perf_counter()
    path = write_sheet(table, folder / "bo.xlsx")
    written = time.perf_counter()
    read_sheet(path)
    read = time.perf_counter()
    return [
        Line(f"check of a set at a key, {rows}, median", statistics.median(seconds) * 1000, "ms", KEY_BOUND),
        Line(f"check of a set at a key, {rows}, worst", max(seconds) * 1000, "ms", None),
        Line(f"spreadsheet of {rows}: written", written - began, "s", None),
        Line(f"spreadsheet of {rows}: read and checked", read - written, "s", None),
    ]


def _typed(table: SetTable, key: int) -> SetTable:
    """The table after one more key in a text and in a ladder."""
    rows = list(table.rows)
    row = rows[5]
    cells = {**row.cells, "text": f"Nội dung {'x' * key}", "ladder": LADDER.format(60 + key % 30)}
    rows[5] = replace(row, cells=cells)
    return replace(table, rows=tuple(rows))


def _table() -> SetTable:
    rows: list[SetRow] = []
    points = CRITERIA * ITEMS * 6
    for group in range(1, GROUPS + 1):
        cells = {"code": str(group), "text": f"Nhóm {group}", "max_points": str(points), "checked": "có"}
        rows.append(SetRow(f"g{group}", RowKind.GROUP, cells))
        for criterion in range(1, CRITERIA + 1):
            rows += _criterion(f"{group}.{criterion}")
    bands = ("dưới 100", f"từ 100 đến {points - 50}", f"trên {points - 50}")
    for level, band in enumerate(bands, 1):
        rows.append(SetRow(f"m{level}", RowKind.LEVEL, {"code": str(level), "levels": band}))
    return SetTable({"id": "do", "version": "1", "title": "Bộ để đo"}, tuple(rows))


def _criterion(code: str) -> list[SetRow]:
    said = {
        "source": "QĐ 1, phụ lục",
        "checked": "có",
        "checked_by": "Nguyễn Văn An",
        "checked_on": "21/11/2026",
    }
    rows = [SetRow(f"c{code}", RowKind.CRITERION, {"code": code, "text": f"Tiêu chí {code}", **said})]
    for number in range(1, ITEMS + 1):
        cells = {
            "code": f"{code}.{number}",
            "text": f"Tỉ lệ giáo viên khai thác phần mềm số {number}",
            "max_points": "6",
            "scoring": "Tỉ lệ",
            "ladder": LADDER.format(80),
            "numerator_label": "Số giáo viên khai thác",
            "denominator_label": "Tổng số giáo viên",
            "unit": "giáo viên",
            "evidence_hint": "Danh sách có xác nhận của nhà trường",
            **said,
        }
        rows.append(SetRow(f"i{code}.{number}", RowKind.ITEM, cells))
    return rows
