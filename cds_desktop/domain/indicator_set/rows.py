"""Reads single rows of a bộ chỉ số; every fault is noted with its row and field, none stops the next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from cds_desktop.domain.indicator_set.model import (
    Band,
    Choice,
    Criterion,
    CriterionGroup,
    Interval,
    Item,
    Ladder,
    LevelBand,
    ScoringKind,
)

ZERO = Decimal(0)
CEILING = Decimal(1_000_000_000)
ROW_FIELDS = frozenset({"code", "title", "max_points", "source", "checked", "short_name", "evidence_hint"})
GROUP_FIELDS = ROW_FIELDS
CRITERION_FIELDS = ROW_FIELDS | {"group", "mandatory", "levels"}
ITEM_FIELDS = (ROW_FIELDS - {"title"}) | {
    "criterion",
    "text",
    "scoring",
    "ladder",
    "options",
    "asks_for",
    "numerator_label",
    "denominator_label",
    "count_label",
    "unit",
}
INTERVAL_FIELDS = frozenset({"from", "to", "from_included", "to_included"})
SET_FIELDS = frozenset(
    {"id", "version", "title", "legal_basis", "applies_to", "valid_from", "valid_until", "checked"}
    | {"language", "demonstration", "note", "groups", "criteria", "items", "level_rule"}
)


@dataclass(frozen=True)
class Fault:
    """One fault: where it is and what is wrong; tolerable while its rows are still unchecked."""

    row: str
    field: str
    message: str
    tolerable: bool = False

    def __str__(self) -> str:
        place = f"{self.row}, {self.field}" if self.field else self.row
        return f"{place}: {self.message}"


class Row:
    """One table of the file; each reader returns a usable value and notes what was wrong."""

    def __init__(self, name: str, table: object, faults: list[Fault]) -> None:
        self.name = name
        self.faults = faults
        self.table: dict[str, Any] = table if isinstance(table, dict) else {}
        if not isinstance(table, dict):
            self.fault("", "phải là một bảng")

    def fault(self, field: str, message: str) -> None:
        """Note a fault of this row."""
        self.faults.append(Fault(self.name, field, message))

    def only(self, known: frozenset[str]) -> None:
        """Note every field nobody knows: a misspelt name must not pass silently."""
        for field in sorted(set(self.table) - known):
            self.fault(field, "không có trường này")

    def words(self, field: str, *, needed: bool = False) -> str:
        value = self.table.get(field, "")
        if not isinstance(value, str):
            self.fault(field, "phải là chữ trong ngoặc kép")
            return ""
        if needed and not value.strip():
            self.fault(field, "còn thiếu")
        return " ".join(value.split())

    def code(self, field: str) -> str:
        value = self.words(field, needed=True)
        if value and not all(ch.isascii() and (ch.isalnum() or ch in ".-_") for ch in value):
            self.fault(field, f"“{value}” chỉ được gồm chữ không dấu, số và dấu . - _")
        return value

    def flag(self, field: str, *, default: bool) -> bool:
        value = self.table.get(field, default)
        if not isinstance(value, bool):
            self.fault(field, "phải là true hoặc false")
            return default
        return value

    def number(self, field: str, *, default: Decimal | None = None) -> Decimal:
        value = self.maybe_number(field)
        if value is None:
            if field not in self.table and default is None:
                self.fault(field, "còn thiếu")
            return ZERO if default is None else default
        return value

    def maybe_number(self, field: str) -> Decimal | None:
        value = self.table.get(field)
        if value is None:
            return None
        if isinstance(value, int | str | Decimal) and not isinstance(value, bool):
            try:
                number = Decimal(value)
            except InvalidOperation:
                number = Decimal("NaN")
            if number.is_finite() and ZERO <= number <= CEILING:
                return number
        self.fault(field, f"“{value}” không phải số không âm")
        return None

    def whole(self, field: str, *, default: int) -> int:
        value = self.table.get(field, default)
        if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= 99:
            self.fault(field, "phải là số nguyên từ 1")
            return default
        return value

    def day(self, field: str) -> date | None:
        value = self.table.get(field)
        if value is None or (isinstance(value, date) and type(value) is date):
            return value
        self.fault(field, "phải là ngày dạng 2022-12-30")
        return None

    def one_of(self, field: str, known: Sequence[str], *, default: str) -> str:
        value = self.table.get(field, default)
        if value not in known:
            self.fault(field, f"“{value}” không nằm trong: {', '.join(known)}")
            return default
        return str(value)

    def word_list(self, field: str) -> tuple[str, ...]:
        value = self.table.get(field, [])
        if not isinstance(value, list) or not all(isinstance(part, str) for part in value):
            self.fault(field, "phải là danh sách chữ")
            return ()
        return tuple(value)

    def sub(self, field: str) -> "Row":
        return Row(f"{self.name} {field}", self.table.get(field, {}), self.faults)

    def rows(self, field: str, word: str, key: str = "code") -> list["Row"]:
        value = self.table.get(field, [])
        if not isinstance(value, list):
            self.fault(field, "phải là danh sách bảng")
            return []
        if not value:
            self.fault(field, "không có dòng nào")
        return [Row(_row_name(word, position, table, key), table, self.faults)
                for position, table in enumerate(value, 1)]  # fmt: skip


def _row_name(word: str, position: int, table: object, key: str) -> str:
    code = table.get(key) if isinstance(table, dict) else None
    return f"{word} {code}" if code else f"{word} thứ {position}"


def read_group(row: Row) -> CriterionGroup:
    """One row of [[groups]]."""
    row.only(GROUP_FIELDS)
    return CriterionGroup(
        code=row.code("code"),
        title=row.words("title", needed=True),
        max_points=row.number("max_points"),
        source=row.words("source"),
        checked=row.flag("checked", default=False),
    )


def read_criterion(row: Row) -> Criterion:
    """One row of [[criteria]]."""
    row.only(CRITERION_FIELDS)
    levels = row.rows("levels", f"{row.name} mức", key="level") if "levels" in row.table else []
    return Criterion(
        code=row.code("code"),
        group_code=row.code("group"),
        title=row.words("title"),
        mandatory=row.flag("mandatory", default=False),
        max_points=row.maybe_number("max_points"),
        evidence_hint=row.words("evidence_hint"),
        levels=tuple(read_level(level) for level in levels),
        short_name=row.flag("short_name", default=False),
        source=row.words("source"),
        checked=row.flag("checked", default=False),
    )


def read_item(row: Row) -> Item:
    """One row of [[items]]."""
    row.only(ITEM_FIELDS)
    kinds = tuple(kind.value for kind in ScoringKind)
    asks = row.one_of("asks_for", (*kinds, ""), default="")
    options = row.rows("options", f"{row.name} phương án", key="key") if "options" in row.table else []
    return Item(
        code=row.code("code"),
        criterion_code=row.code("criterion"),
        text=row.words("text", needed=True),
        max_points=row.number("max_points"),
        scoring=ScoringKind(row.one_of("scoring", kinds, default="judged")),
        ladder=_read_ladder(row),
        choices=tuple(_read_choice(option) for option in options),
        asks_for=ScoringKind(asks) if asks else None,
        numerator_label=row.words("numerator_label"),
        denominator_label=row.words("denominator_label"),
        count_label=row.words("count_label"),
        unit=row.words("unit"),
        evidence_hint=row.words("evidence_hint"),
        short_name=row.flag("short_name", default=False),
        source=row.words("source"),
        checked=row.flag("checked", default=False),
    )


def _read_choice(row: Row) -> Choice:
    row.only(frozenset({"key", "text", "points"}))
    return Choice(row.code("key"), row.words("text", needed=True), row.number("points"))


def _read_ladder(row: Row) -> Ladder:
    if "ladder" not in row.table:
        return Ladder()
    ladder = row.sub("ladder")
    ladder.only(frozenset({"bands", "proportional"}))
    if ladder.flag("proportional", default=False):
        return Ladder(proportional=True)
    return Ladder(tuple(_read_band(band) for band in ladder.rows("bands", f"{row.name} khung", key="from")))


def _read_band(row: Row) -> Band:
    row.only(INTERVAL_FIELDS | {"points"})
    return Band(_read_interval(row), row.number("points"))


def read_level(row: Row) -> LevelBand:
    """One level band, of the level rule or of a criterion's own informative levels."""
    row.only(INTERVAL_FIELDS | {"level", "title", "group"})
    level = row.whole("level", default=1)
    return LevelBand(level, row.words("title"), _read_interval(row), row.words("group"))


def _read_interval(row: Row) -> Interval:
    lower, upper = row.maybe_number("from"), row.maybe_number("to")
    if lower is not None and upper is not None and lower > upper:
        row.fault("to", "nhỏ hơn “from”")
    included = row.flag("from_included", default=True), row.flag("to_included", default=True)
    return Interval(lower, upper, *included)
