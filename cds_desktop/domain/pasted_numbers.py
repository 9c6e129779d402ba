"""A table copied from Excel or Word, taken apart: which numbers go into which item."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from cds_desktop.domain.indicator_set import Item, ScoringKind
from cds_desktop.domain.numbers import read, read_pair, show, why_unreadable

MOST_ROWS = 200
_CODE = re.compile(r"([0-9]{1,2}(?:\.[0-9]{1,2})+)\.?")
_FIELDS = {ScoringKind.RATIO: ("numerator", "denominator"), ScoringKind.COUNT: ("count",)}


@dataclass(frozen=True)
class PastedRow:
    """One row of a pasted table: the code it begins with, if it does, and its cells after that."""

    code: str
    cells: tuple[str, ...]


@dataclass(frozen=True)
class PastedNumbers:
    """What a pasted table fills: per item the numbers by their field; and what was left out, in words."""

    values: dict[str, dict[str, Decimal]]
    left_out: tuple[str, ...]

    @property
    def words(self) -> str:
        """The numbers in one line: "1.6.1: 37/40 · 1.6.2: 31/40"."""
        return " · ".join(f"{code}: {_told(fields)}" for code, fields in self.values.items())


def number_fields(item: Item) -> tuple[str, ...]:
    """Names of the numbers entered for an item, in reading order; the points come last."""
    kind = item.raw_kind
    return (*(_FIELDS.get(kind, ()) if kind else ()), "points")


def is_table(text: str) -> bool:
    """Whether a pasted text is more than one cell."""
    return any(mark in text.strip("\r\n") for mark in "\t\n")


def read_table(text: str) -> tuple[PastedRow, ...]:
    """The rows of a pasted text that are not empty; a first cell like "1.6.2" names an item."""
    rows = []
    for line in text.replace("\r\n", "\n").replace("\r", "\n").strip("\n").split("\n")[:MOST_ROWS]:
        cells = [cell.strip() for cell in line.split("\t")]
        if not any(cells):
            continue
        # "1.4" alone is a number, before another cell it is a code.
        named = any(cells[1:]) and _CODE.fullmatch(cells[0])
        code = named[1] if named else ""
        rows.append(PastedRow(code, tuple(cells[1:] if code else cells)))
    return tuple(rows)


def place(text: str, items: Sequence[Item], start: str, field: str) -> PastedNumbers:
    """Put a pasted table into `items`: rows with a code go there, others down from the field `start`."""
    rows = read_table(text)
    values: dict[str, dict[str, Decimal]] = {}
    left_out: list[str] = []
    below = _from(items, start, field)
    named = any(row.code for row in rows)
    for number, row in enumerate(rows, 1):
        item = next((item for item in items if item.code == row.code), None)
        if item is None and (named or not any(_numbers_in(cell) for cell in row.cells)):
            left_out.append(f"dòng {number} “{_brief(row)}”")
            continue
        item, first = (item, "") if item is not None else (next(below, None), field)
        if item is None:
            left_out.append(f"dòng {number} “{_brief(row)}”")
            continue
        found, faults = _fill(item, row, first)
        left_out += faults
        if found:
            values[item.code] = values.get(item.code, {}) | found
    return PastedNumbers(values, tuple(left_out))


def _from(items: Sequence[Item], start: str, field: str) -> Iterator[Item]:
    codes = [item.code for item in items]
    later = items[codes.index(start) :] if start in codes else items
    return iter([item for item in later if field in number_fields(item)])


def _fill(item: Item, row: PastedRow, first: str) -> tuple[dict[str, Decimal], list[str]]:
    """The numbers of one row by field, from `first` on; a cell without a number is left as it was."""
    names = number_fields(item)
    names = names[names.index(first) :] if first else names
    found: dict[str, Decimal] = {}
    faults: list[str] = []
    place = 0
    for cell in row.cells:
        numbers = _numbers_in(cell)
        if not cell:
            place += 1
            continue
        if not numbers:
            # Words before the numbers are the text of the row.
            if found or any(letter.isdigit() for letter in cell[:1]):
                faults.append(f"{item.code}: {why_unreadable(cell)}")
                place += 1
            continue
        for value in numbers:
            if place < len(names):
                found[names[place]] = value
            place += 1
    return found, faults


def _numbers_in(cell: str) -> tuple[Decimal, ...]:
    if (pair := read_pair(cell)) is not None:
        return pair
    value = read(cell)
    return () if value is None else (value,)


def _brief(row: PastedRow) -> str:
    words = " ".join(cell for cell in (row.code, *row.cells) if cell)
    return words if len(words) <= 30 else f"{words[:30]}…"


def _told(fields: dict[str, Decimal]) -> str:
    raw = [show(fields[name]) for name in ("numerator", "denominator", "count") if name in fields]
    points = [f"{show(fields['points'])} điểm"] if "points" in fields else []
    return ", ".join([*(["/".join(raw)] if raw else []), *points])
