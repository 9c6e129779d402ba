"""Nhập hai lần: where two persons' drafts of one bộ chỉ số say different things."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from cds_desktop.domain.set_table import SETTINGS, RowKind, SetRow, SetTable, columns_of
from cds_desktop.domain.set_ticks import RULE_TICK, TICK, is_yes, says_the_same

# Who typed a row, when, and as which version it will be saved differs by its nature.
_PERSONAL = frozenset({*TICK[1:], *RULE_TICK[1:], "version"})
_ABOVE = {RowKind.CRITERION: RowKind.GROUP, RowKind.ITEM: RowKind.CRITERION}
_KIND_WORDS = {
    RowKind.GROUP: "nhóm ",
    RowKind.CRITERION: "tiêu chí ",
    RowKind.ITEM: "",
    RowKind.LEVEL: "mức ",
}
_SHOWN = {"checked": ("đã tích", "chưa tích"), "rule_checked": ("đã tích", "chưa tích")}


@dataclass(frozen=True)
class DraftDifference:
    """One place where two drafts differ; `column` "" means that only one of them has the row.

    `row_id` is the row's id in the first draft, `other_id` in the second; both "" for a setting.
    """

    row_id: str
    other_id: str
    kind: RowKind | None
    column: str
    place: str
    first: str
    second: str

    def __str__(self) -> str:
        return f"{self.place}: “{self.first or '–'}” và “{self.second or '–'}”"


def draft_differences(first: SetTable, second: SetTable) -> tuple[DraftDifference, ...]:
    """Chỗ hai người nhập khác nhau: settings, then row by row and column by column, in the first's order."""
    return (*_settings(first, second), *_rows(_with_parents(first), _with_parents(second)))


def row_name(row: SetRow) -> str:
    """How a row is called: "1.3.2", "tiêu chí 1.3", "nhóm 1", "mức 2"."""
    name = row.text("code").strip() or " ".join(row.text("text").split())[:40]
    return f"{_KIND_WORDS[row.kind]}{name}" if name else "dòng mới"


def _settings(first: SetTable, second: SetTable) -> Iterator[DraftDifference]:
    for setting in SETTINGS:
        one, other = first.settings.get(setting.key, ""), second.settings.get(setting.key, "")
        if setting.key not in _PERSONAL and not says_the_same(setting.key, one, other):
            yield DraftDifference(
                "", "", None, setting.key, setting.title, _shown(setting.key, one), _shown(setting.key, other)
            )


def _rows(first: SetTable, second: SetTable) -> Iterator[DraftDifference]:
    pairs = _pairs(first, second)
    others = {row.id: row for row in second.rows}
    for row in first.rows:
        if row.id not in pairs:
            yield DraftDifference(row.id, "", row.kind, "", row_name(row), "có dòng này", "không có")
            continue
        yield from _cells(row, others.pop(pairs[row.id]))
    for row in others.values():
        yield DraftDifference("", row.id, row.kind, "", row_name(row), "không có", "có dòng này")


def _cells(one: SetRow, other: SetRow) -> Iterator[DraftDifference]:
    for column in columns_of(one.kind):
        first, second = one.text(column.key), other.text(column.key)
        if column.key in _PERSONAL or says_the_same(column.key, first, second):
            continue
        place = f"{row_name(one)}, {column.title[0].lower()}{column.title[1:]}"
        shown = _shown(column.key, first), _shown(column.key, second)
        yield DraftDifference(one.id, other.id, one.kind, column.key, place, *shown)


def _shown(key: str, text: str) -> str:
    if key in _SHOWN:
        return _SHOWN[key][0 if is_yes(text) else 1]
    return " ".join(text.split())


def _pairs(first: SetTable, second: SetTable) -> dict[str, str]:
    """Row of the first → row of the second: the same row of the version both began with, else the code."""
    kinds = {row.id: row.kind for row in second.rows}
    pairs = {row.id: row.id for row in first.rows if kinds.get(row.id) is row.kind}
    left = {_key(row): row.id for row in reversed(second.rows) if row.id not in pairs}
    for row in first.rows:
        if row.id not in pairs and (other := left.pop(_key(row), None)):
            pairs[row.id] = other
    return pairs


def _key(row: SetRow) -> tuple[RowKind, str, str]:
    parent = row.text("parent").strip() if row.kind is RowKind.LEVEL else ""
    return row.kind, row.text("code").strip(), parent


def _with_parents(table: SetTable) -> SetTable:
    """The same rows with what an empty parent means: the nearest row above."""
    last: dict[RowKind, str] = {}
    rows = []
    for row in table.rows:
        above = _ABOVE.get(row.kind)
        if above is not None and not row.text("parent").strip():
            rows.append(replace(row, cells={**row.cells, "parent": last.get(above, "")}))
        else:
            rows.append(row)
        last[row.kind] = row.text("code").strip()
    return SetTable(table.settings, tuple(rows))


def both_persons(first: SetTable, second: SetTable) -> Mapping[str, str]:
    """Row of the first → who ticked it, both persons by name, where both did."""
    rows, others = ({row.id: row for row in table.rows} for table in (first, second))
    names = {}
    for one_id, other_id in _pairs(first, second).items():
        one, other = rows[one_id], others[other_id]
        who = [row.text("checked_by").strip() for row in (one, other) if is_yes(row.text("checked"))]
        if len(who) == 2:
            names[one_id] = "; ".join(dict.fromkeys(filter(None, who)))
    return names
