"""Finds the cells a fault of the loader speaks of, and says it in the words of the table."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from cds_desktop.domain.set_table.cells import is_blank
from cds_desktop.domain.set_table.columns import COLUMNS, SCORING_CHOICES, SETTINGS
from cds_desktop.domain.set_table.model import CellFault, RowKind, SetRow
from cds_desktop.domain.set_table.parsing import SETTING_PLACES, ParsedRow
from cds_desktop.domain.typed_tables import Fault, brief

MISSING = "còn thiếu"
_WORDS = {
    RowKind.GROUP: "nhóm",
    RowKind.CRITERION: "tiêu chí",
    RowKind.ITEM: "nội dung",
    RowKind.LEVEL: "mức",
}
_COLUMN_KEYS = frozenset(column.key for column in COLUMNS)
_SETTING_KEYS = frozenset(setting.key for setting in SETTINGS)
_FORMS = {column.key: column.form for column in COLUMNS}
_COLUMN_OF_FIELD = {
    "title": "text",
    "group": "parent",
    "criterion": "parent",
    "level": "code",
    "items": "code",
}
_COLUMN_OF_PART = {"ladder": "ladder", "khung": "ladder", "phương": "options", "mức": "levels"}
_SETTING_OF_FIELD = {place: key for key, place in SETTING_PLACES.items()}
_NO_ROWS = {
    "groups": "chưa có dòng Nhóm nào",
    "criteria": "chưa có dòng Tiêu chí nào",
    "items": "chưa có dòng Nội dung nào",
}
_PLAIN_WORDS = {
    **{f"“{value}”": f"“{words}”" for value, words in SCORING_CHOICES},
    "yes_no, ratio, count": ", ".join(words for _value, words in SCORING_CHOICES[:3]),
    " (judged)": "",
    " (mandatory = true)": "",
    "combine là weighted_total (tổng có trọng số)": "xếp mức theo tổng điểm có trọng số",
    "required_points": "“Điểm phải đạt”",
    "nhỏ hơn “from”": "số cuối của khoảng nhỏ hơn số đầu",
}


class Places:
    """Which rows the names in the loader's messages stand for."""

    def __init__(self, rows: Sequence[ParsedRow]) -> None:
        self._named: dict[str, list[SetRow]] = defaultdict(list)
        self._levels = [found for found in rows if found.row.kind is RowKind.LEVEL]
        for kind, word in _WORDS.items():
            same = [found for found in rows if found.row.kind is kind]
            for position, found in enumerate(same, 1):
                code = found.fields.get("level" if kind is RowKind.LEVEL else "code")
                name = f"{word} {brief(code)}" if code else f"{word} thứ {position}"
                self._named[name].append(found.row)

    def cell_faults(self, fault: Fault) -> Iterator[CellFault]:
        """The fault at every cell concerned."""
        message = _in_words(fault.message)
        name, rest = self._split(fault.row)
        if not name:
            yield self._fault_of_whole(fault, message)
            return
        column = _column(fault.field, rest)
        rows = self._named[name]
        if fault.message == MISSING and column in _FORMS:
            rows = [row for row in rows if is_blank(_FORMS[column], row.text(column))] or rows
        for row in rows:
            yield CellFault(row.id, column, message, fault.tolerable)

    def _split(self, place: str) -> tuple[str, str]:
        """The name of rows a place begins with, and the rest of it."""
        name = place
        while name and name not in self._named:
            name = name.rpartition(" ")[0]
        return name, place[len(name) :].strip()

    def _fault_of_whole(self, fault: Fault, message: str) -> CellFault:
        if fault.row == "level_rule" and fault.field.startswith("levels"):
            return self._fault_of_levels(fault, message)
        inside = fault.row.removeprefix("bộ chỉ số").strip()
        key = _SETTING_OF_FIELD.get((inside, fault.field), fault.field)
        if key in _NO_ROWS and not inside:
            return CellFault("", "", _NO_ROWS[key] if "không có dòng" in message else message)
        if inside == "level_rule" and key == "levels":
            return CellFault("", "levels", "chưa có mức nào")
        return CellFault("", key if key in _SETTING_KEYS else "", message, fault.tolerable)

    def _fault_of_levels(self, fault: Fault, message: str) -> CellFault:
        """Faults of the bands of one group stand at its first band, if it has one."""
        group = fault.field.removeprefix("levels của nhóm").strip() if "nhóm" in fault.field else ""
        own = [found for found in self._levels if found.fields.get("group", "") == group]
        common = [found for found in self._levels if not found.fields.get("group")]
        # Bands for every group are at fault for each of them in the same words.
        said = f"mức của nhóm {group}: {message}" if own and group else message
        rows = own or common
        return CellFault(rows[0].row.id if rows else "", "levels", said, fault.tolerable)


def _column(field: str, rest: str) -> str:
    first = rest.partition(" ")[0]
    if first in _COLUMN_OF_PART:
        return _COLUMN_OF_PART[first]
    key = _COLUMN_OF_FIELD.get(field, field)
    return key if key in _COLUMN_KEYS else ""


def _in_words(message: str) -> str:
    """The loader's words without the names a file uses."""
    for name, words in _PLAIN_WORDS.items():
        message = message.replace(name, words)
    return message
