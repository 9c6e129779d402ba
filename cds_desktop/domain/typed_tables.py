"""Reads tables that people typed (TOML, JSON): each fault noted with row and field, none stops the next."""

import json
import re
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal, InvalidOperation
from typing import Any, TypeVar, cast

from cds_desktop.domain.text import clean, clean_lines

T = TypeVar("T")
ZERO = Decimal(0)
CEILING = Decimal(1_000_000_000)
MOST_DECIMALS = 6
FINEST = Decimal(1).scaleb(-MOST_DECIMALS)
MAX_TEXT_BYTES = 2_000_000
MAX_ROWS = 5_000
# Names that nest this deep have no meaning here, and would cost the parser the square of their depth.
# Quoted parts are looked at up to a length, so that no text makes the search itself slow.
_PART = r"""(?:(?<![\w-])[A-Za-z0-9_-]++|"(?:[^"\\\n]|\\.){0,200}+"|'[^'\n]{0,200}+')[ \t]*+"""
_TORN_AT = re.compile(r"(.*?)(?: \(at|:) line ([0-9]+),? column ([0-9]+).*", re.DOTALL)
_DEEP_NAME = re.compile(rf"(?:{_PART}\.[ \t]*+){{12}}")


@dataclass(frozen=True)
class Fault:
    """One fault: where and what; `unread` if a value was lost, `tolerable` while its rows are unchecked."""

    row: str
    field: str
    message: str
    tolerable: bool = False
    unread: bool = False

    def __str__(self) -> str:
        place = f"{self.row}, {self.field}" if self.field else self.row
        return f"{place}: {self.message}"


def read_toml(text: str) -> dict[str, Any] | Fault:
    """The table a TOML text holds, with exact numbers, or why there is none."""
    if fault := _unfit(text):
        return fault
    if _DEEP_NAME.search(text):
        return Fault("tệp", "", "có tên lồng quá nhiều tầng")
    try:
        return tomllib.loads(text.removeprefix("\ufeff"), parse_float=exact_number)
    except (ValueError, RecursionError) as error:
        return Fault("tệp", "", f"không phải TOML hợp lệ: {_why_torn(error)}")


def read_json(text: str) -> dict[str, Any] | Fault:
    """The object a JSON text holds, with exact numbers and no name twice, or why there is none."""
    if fault := _unfit(text):
        return fault
    try:
        table = json.loads(
            text.removeprefix("\ufeff"),
            parse_float=exact_number,
            parse_constant=exact_number,
            object_pairs_hook=_no_name_twice,
        )
    except (ValueError, RecursionError) as error:
        return Fault("tệp", "", f"không phải JSON hợp lệ: {_why_torn(error)}")
    return table if isinstance(table, dict) else Fault("tệp", "", "phải là một bảng { … }")


def _why_torn(error: Exception) -> str:
    """Where a text breaks the rules of its format; what the parser says of it stands in brackets."""
    if isinstance(error, RecursionError):
        return "lồng quá nhiều tầng"
    said = str(error)
    if match := _TORN_AT.fullmatch(said):
        return f"sai ở dòng {match[2]}, cột {match[3]} ({brief(match[1], 80)})"
    return "có số quá dài" if said.startswith("Exceeds the limit") else brief(said, 120)


def _no_name_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    table = dict(pairs)
    if len(table) < len(pairs):
        raise ValueError("có tên xuất hiện hai lần trong một bảng")
    return table


def _unfit(text: str) -> Fault | None:
    try:
        size = len(text.encode())
    except UnicodeEncodeError:
        return Fault("tệp", "", "không phải văn bản UTF-8")
    return Fault("tệp", "", "lớn hơn 2 MB") if size > MAX_TEXT_BYTES else None


def exact_number(text: str) -> Decimal:
    """A decimal digit for digit; what no decimal can hold becomes NaN, which no field accepts."""
    try:
        return Decimal(text)
    except InvalidOperation:
        return Decimal("NaN")


def brief(value: object, most: int = 40) -> str:
    """A value as a message may show it: never long, never a fault of its own."""
    if isinstance(value, int) and abs(value) > CEILING:
        return "số quá lớn"
    words = clean(str(value))
    return words if len(words) <= most else f"{words[:most]}…"


class Row:
    """One table of the file; each reader returns a usable value and notes what was wrong."""

    def __init__(self, name: str, table: object, faults: list[Fault]) -> None:
        self.name = name
        self.faults = faults
        self.table: dict[str, Any] = table if isinstance(table, dict) else {}
        if not isinstance(table, dict):
            self.fault("", "phải là một bảng")

    def fault(self, field: str, message: str) -> None:
        """Note a fault of this row whose value is lost."""
        self.faults.append(Fault(self.name, field, message, unread=True))

    def only(self, known: frozenset[str]) -> None:
        """Note every field nobody knows: a misspelt name must not pass silently."""
        for field in sorted(set(self.table) - known):
            self.faults.append(Fault(self.name, brief(field), "không có trường này"))

    def words(self, field: str, *, needed: bool = False) -> str:
        """Chữ on one line."""
        return clean(self._text(field, needed))

    def lines(self, field: str) -> str:
        """Chữ on any number of lines."""
        return clean_lines(self._text(field, needed=False))

    def _text(self, field: str, needed: bool) -> str:
        value = self.table.get(field, "")
        if not isinstance(value, str):
            self.fault(field, "phải là chữ trong ngoặc kép")
            return ""
        if needed and not value.strip():
            self.fault(field, "còn thiếu")
        return value

    def code(self, field: str) -> str:
        """Mã: letters without tone marks, digits, dot, hyphen, underscore."""
        value = self.words(field, needed=True)
        if value and not is_code(value):
            self.fault(field, f"“{brief(value)}” chỉ được gồm chữ không dấu, số và dấu . - _")
        return value

    def flag(self, field: str, *, default: bool) -> bool:
        """true or false."""
        value = self.maybe_flag(field)
        return default if value is None else value

    def maybe_flag(self, field: str) -> bool | None:
        """true, false or nothing."""
        value = self.table.get(field)
        if value is None or isinstance(value, bool):
            return value
        self.fault(field, "phải là true hoặc false")
        return None

    def number(self, field: str, *, default: Decimal | None = None) -> Decimal:
        """A number that is not negative."""
        value = self.maybe_number(field)
        if value is None:
            if field not in self.table and default is None:
                self.fault(field, "còn thiếu")
            return ZERO if default is None else default
        return value

    def maybe_number(self, field: str) -> Decimal | None:
        """A number that is not negative, or nothing."""
        value = self.table.get(field)
        if value is None:
            return None
        number = _number(value)
        if number is None:
            self.fault(field, f"“{brief(value)}” không phải số không âm có tối đa {MOST_DECIMALS} chữ số lẻ")
        return number

    def whole(self, field: str, *, default: int) -> int:
        """A whole number from 1 to 99."""
        value = self.table.get(field, default)
        if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= 99:
            self.fault(field, "phải là số nguyên từ 1 đến 99")
            return default
        return value

    def maybe_whole(self, field: str) -> int | None:
        """A whole number from 0 to 999, or nothing."""
        value = self.table.get(field)
        if value is None or (type(value) is int and 0 <= value <= 999):
            return value
        self.fault(field, "phải là số nguyên từ 0 đến 999")
        return None

    def day(self, field: str) -> date | None:
        """A day as TOML writes it, or nothing."""
        value = self.table.get(field)
        if value is None or type(value) is date:
            return value
        self.fault(field, "phải là ngày dạng 2022-12-30")
        return None

    def moment(self, field: str) -> time | None:
        """A time of day as TOML writes it, or nothing."""
        value = self.table.get(field)
        if value is None or isinstance(value, time):
            return value
        self.fault(field, "phải là giờ dạng 14:00:00")
        return None

    def one_of(self, field: str, known: Sequence[str], *, default: str) -> str:
        """One of the words known."""
        value = self.table.get(field, default)
        if value not in known:
            self.fault(field, f"“{brief(value)}” không nằm trong: {', '.join(known)}")
            return default
        return str(value)

    def word_list(self, field: str) -> tuple[str, ...]:
        """A list of words."""
        value = self.table.get(field, [])
        if not isinstance(value, list) or not all(isinstance(part, str) for part in value):
            self.fault(field, "phải là danh sách chữ")
            return ()
        return tuple(clean(part) for part in value)

    def sub(self, field: str, name: str = "") -> "Row":
        """A table inside this one; an empty one when there is none."""
        value = self.table.get(field, {})
        if not isinstance(value, dict):
            self.fault(field, "phải là một bảng")
            value = {}
        return Row(name or f"{self.name} {field}", value, self.faults)

    def rows(self, field: str, word: str, key: str = "code") -> list["Row"]:
        """A list of tables, each named in messages by its `key`."""
        value = self.table.get(field, [])
        if not isinstance(value, list):
            self.fault(field, "phải là danh sách bảng")
            return []
        if not value:
            self.fault(field, "không có dòng nào")
        if len(value) > MAX_ROWS:
            self.fault(field, f"nhiều hơn {MAX_ROWS} dòng")
            return []
        return [
            Row(_row_name(word, position, table, key), table, self.faults)
            for position, table in enumerate(value, 1)
        ]


class RememberedTable(dict[str, Any]):
    """A table that keeps what it was read as: of two hundred typed rows a key changes only one."""

    read_as: object = None


def read_once(read: Callable[[Row], T], row: Row) -> T:
    """What `read` makes of a row, kept with its table if it brought no fault."""
    table = row.table
    if not isinstance(table, RememberedTable):
        return read(row)
    if table.read_as is None:
        known = len(row.faults)
        value = read(row)
        table.read_as = value if len(row.faults) == known else None
        return value
    return cast(T, table.read_as)


def is_code(text: str) -> bool:
    """Whether a text may be a code: ASCII letters and digits, dot, hyphen, underscore."""
    return bool(text) and all(ch.isascii() and (ch.isalnum() or ch in ".-_") for ch in text)


def _number(value: object) -> Decimal | None:
    if isinstance(value, bool) or not isinstance(value, int | str | Decimal):
        return None
    if isinstance(value, int) and abs(value) > CEILING:
        return None
    number = exact_number(value) if isinstance(value, str) else Decimal(value)
    if not number.is_finite() or not ZERO <= number <= CEILING:
        return None
    return abs(number) if number == number.quantize(FINEST) else None


def _row_name(word: str, position: int, table: object, key: str) -> str:
    code = table.get(key) if isinstance(table, dict) else None
    return f"{word} {brief(code)}" if code else f"{word} thứ {position}"
