"""Finds the row of headings in a sheet, however its titles are written and wherever it stands."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from cds_desktop.domain.folding import fold
from cds_desktop.domain.set_table import COLUMNS, SETTINGS
from cds_desktop.exchange.sheets.grid import Grid

_IN_BRACKETS = re.compile(r"\([^)]*\)")
_MOST_ROWS_ABOVE = 60
_OTHER_TITLES = {
    "kind": ("loại", "loại nội dung", "cấp"),
    "code": ("mã số", "mã tiêu chí", "ký hiệu"),
    "parent": ("thuộc mã", "thuộc nhóm, tiêu chí", "mã cha"),
    "text": ("tên", "tiêu chí", "nội dung tiêu chí", "tên tiêu chí", "nguyên văn"),
    "max_points": ("điểm", "điểm chuẩn", "số điểm tối đa", "tổng điểm"),
    "scoring": ("cách tính điểm", "cách chấm điểm"),
    "ladder": ("thang", "khung điểm"),
    "mandatory": ("điều kiện bắt buộc",),
    "weight": ("hệ số",),
    "asks_for": ("số liệu gốc cần ghi",),
    "numerator_label": ("tử số", "tên tử số"),
    "denominator_label": ("mẫu số", "tên mẫu số"),
    "count_label": ("tên số đếm",),
    "unit": ("đơn vị tính",),
    "evidence_hint": ("minh chứng",),
    "levels": ("mức", "mức riêng của tiêu chí"),
    "checked": ("đối chiếu",),
}
LEVEL_TITLES = {
    "code": ("Mức", "mức độ", "số thứ tự mức"),
    "text": ("Tên mức", "tên"),
    "parent": ("Nhóm", "thuộc nhóm", "mã nhóm", "thuộc"),
    "levels": ("Khoảng điểm", "khung mức", "khung điểm", "điểm"),
}


def bare(text: str) -> str:
    """A title without case, tone marks, brackets and signs: "MÃ  (số)*" → "ma"."""
    folded = _IN_BRACKETS.sub(" ", fold(text))
    return " ".join("".join(letter if letter.isalnum() else " " for letter in folded).split())


def _keys(titles: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    return {bare(title): key for key, words in titles.items() for title in reversed(words)}


COLUMN_KEYS = _keys({column.key: _OTHER_TITLES.get(column.key, ()) for column in COLUMNS})
COLUMN_KEYS |= {bare(column.title): column.key for column in COLUMNS}
SETTING_KEYS = {bare(setting.title): setting.key for setting in SETTINGS}
LEVEL_KEYS = _keys(LEVEL_TITLES)


@dataclass(frozen=True)
class Headings:
    """Dòng tiêu đề: its row, the column of each key, columns named twice, and titles nobody knows."""

    row: int
    columns: Mapping[str, int]
    twice: tuple[int, ...]
    unknown: Mapping[int, str]


def find_headings(grid: Grid, keys: Mapping[str, str], needed: frozenset[str]) -> Headings | None:
    """The row that names most columns, `needed` among them."""
    best: Headings | None = None
    for row in sorted(grid.rows)[:_MOST_ROWS_ABOVE]:
        found = headings_in(grid, row, keys)
        if needed <= found.columns.keys() and (best is None or len(found.columns) > len(best.columns)):
            best = found
    return best


def headings_in(grid: Grid, row: int, keys: Mapping[str, str]) -> Headings:
    """What the cells of one row name."""
    columns: dict[str, int] = {}
    twice: list[int] = []
    unknown: dict[int, str] = {}
    for column, cell in sorted(grid.rows.get(row, {}).items()):
        key = keys.get(bare(cell.text))
        if key is None:
            unknown[column] = cell.text
        elif key in columns:
            twice.append(column)
        else:
            columns[key] = column
    return Headings(row, columns, tuple(twice), unknown)
