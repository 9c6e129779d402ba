"""Tìm minh chứng: filters with their counts, search without tone marks, and the order by each column."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import Any

from cds_desktop.domain.code_order import code_order
from cds_desktop.domain.folding import fold
from cds_desktop.domain.round import Sensitivity
from cds_desktop.queries import EvidenceRow, EvidenceState, EvidenceTable
from cds_desktop.ui.widgets.filter_chips import Filter
from cds_desktop.ui.widgets.state_glyph import State

ALL = "all"


class Order(IntEnum):
    """What the rows can be in the order of; the first six are the columns, left to right."""

    CODE = 0
    TITLE = 1
    NUMBER = 2
    CRITERIA = 3
    PRIVACY = 4
    STATE = 5
    SIZE = 6


@dataclass(frozen=True)
class FilterKind:
    """One filter: its words, what it lets through, its glyph."""

    name: str
    passes: Callable[[EvidenceRow], bool]
    glyph: State | None = None


FILTERS: Mapping[str, FilterKind] = {
    ALL: FilterKind("Tất cả", lambda row: True),
    "attention": FilterKind("Cần chú ý", lambda row: row.needs_attention, State.ATTENTION),
    "missing": FilterKind("Không thấy tệp", lambda row: row.state is EvidenceState.MISSING_FILE, State.ERROR),
    "unused": FilterKind("Chưa dùng", lambda row: not row.item.used_for),
    "duplicate": FilterKind("Trùng tệp", lambda row: bool(row.twins)),
    "outside": FilterKind("Ngoài năm học", lambda row: row.is_outside_year),
    "asked": FilterKind("Giữ nguyên?", lambda row: row.is_asked, State.ATTENTION),
    "private": FilterKind("Có dữ liệu cá nhân", lambda row: row.is_personal),
}


@dataclass(frozen=True)
class EvidenceIndex:
    """All rows with everything the search needs worked out; made off the screen's thread."""

    table: EvidenceTable
    keys: tuple[str, ...]
    orders: Mapping[Order, tuple[int, ...]]
    passing: Mapping[str, frozenset[int]]

    @classmethod
    def of(cls, table: EvidenceTable) -> "EvidenceIndex":
        """Work out the order by each column and what each filter lets through."""
        rows = table.rows
        by_code = sorted(range(len(rows)), key=lambda place: code_order(rows[place].item.code))
        return cls(
            table,
            tuple(row.search_key for row in rows),
            {order: _ordered(by_code, rows, order) for order in Order},
            {
                key: frozenset(n for n, row in enumerate(rows) if kind.passes(row))
                for key, kind in FILTERS.items()
            },
        )

    def find(self, words: str, key: str, order: Order, *, descending: bool = False) -> list[int]:
        """Places of the rows that contain all words and pass the filter, in order."""
        found = list(self.orders[order])
        if key != ALL:
            passing = self.passing[key]
            found = [place for place in found if place in passing]
        keys = self.keys
        for word in fold(words).split():
            found = [place for place in found if word in keys[place]]
        return found[::-1] if descending else found

    def rows_of(self, ids: Iterable[str]) -> list[EvidenceRow]:
        """The rows of items, as they are now."""
        wanted = set(ids)
        return [row for row in self.table.rows if row.item.id in wanted] if wanted else []

    def ids_for(self, code: str) -> tuple[str, ...]:
        """The item with a code, or the first that serves a criterion or one of its contents."""
        rows = self.table.rows if code else ()
        exact = (row.item.id for row in rows if code == row.item.code or code in row.item.used_for)
        inside = (
            row.item.id for row in rows if any(used.startswith(f"{code}.") for used in row.item.used_for)
        )
        found = next(exact, "") or next(inside, "")
        return (found,) if found else ()

    def filters(self, chosen: str) -> list[Filter]:
        """The filters that let something through, and the chosen one."""
        return [
            Filter(key, kind.name, len(self.passing[key]), kind.glyph)
            for key, kind in FILTERS.items()
            if self.passing[key] or key in (ALL, chosen)
        ]


def _ordered(by_code: list[int], rows: tuple[EvidenceRow, ...], order: Order) -> tuple[int, ...]:
    if order is Order.CODE:
        return tuple(by_code)
    keys = [_sort_key(row, order) for row in rows]
    return tuple(sorted(by_code, key=keys.__getitem__))


def _sort_key(row: EvidenceRow, order: Order) -> Any:
    item = row.item
    match order:
        case Order.TITLE:
            return fold(item.title)
        case Order.NUMBER:
            return item.issued_on or item.seen_on or date.max
        case Order.CRITERIA:
            return sorted(code_order(code) for code in item.used_for)
        case Order.PRIVACY:
            return _PRIVACY[item.sensitivity]
        case Order.STATE:
            return _STATES[row.state]
        case _:
            return row.size_bytes


_PRIVACY = {value: place for place, value in enumerate(Sensitivity)}
_STATES = {value: place for place, value in enumerate(EvidenceState)}
