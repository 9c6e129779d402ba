"""What is new, gone and changed from one bộ chỉ số to another, and which code was which."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from cds_desktop.domain.indicator_set.model import Criterion, Item
from cds_desktop.domain.indicator_set.row_fields import (
    TICKS,
    Fields,
    Row,
    row_fields,
    rule_fields,
    set_fields,
)
from cds_desktop.domain.indicator_set.whole import IndicatorSet


class RowSort(StrEnum):
    """What kind of row a difference is about."""

    SET = "set"
    GROUP = "group"
    CRITERION = "criterion"
    ITEM = "item"
    LEVEL_RULE = "level_rule"


class DifferenceKind(StrEnum):
    """What became of a row."""

    NEW = "new"
    GONE = "gone"
    CHANGED = "changed"
    RENAMED = "renamed"


@dataclass(frozen=True)
class FieldDifference:
    """One field before and after, in words."""

    field: str
    label: str
    before: str
    after: str


@dataclass(frozen=True)
class RowDifference:
    """One row that differs; `before_code` is its code before, where a renamed row had another."""

    kind: DifferenceKind
    code: str
    words: str
    fields: tuple[FieldDifference, ...] = ()
    row: RowSort = RowSort.ITEM
    before_code: str = ""


def differences(
    before: IndicatorSet, after: IndicatorSet, *, ticks: bool = False
) -> tuple[RowDifference, ...]:
    """Chỗ khác nhau: identity, groups, criteria, items and the level rule, in the order of `after`.

    Who ticked a row and when counts only if `ticks` is asked for.
    """
    found = _differences(before, after)
    return tuple(kept for one in found if (kept := one if ticks else _without_ticks(one)))


def _differences(before: IndicatorSet, after: IndicatorSet) -> tuple[RowDifference, ...]:
    groups = {group.code: group.code for group in after.groups if before.group(group.code)}
    return (
        *_single(RowSort.SET, after.id, "Thông tin chung", set_fields(before), set_fields(after)),
        *_rows(RowSort.GROUP, before.groups, after.groups, groups),
        *_rows(RowSort.CRITERION, before.criteria, after.criteria, criterion_map(before, after)),
        *_rows(RowSort.ITEM, before.items, after.items, item_map(before, after)),
        *_single(
            RowSort.LEVEL_RULE,
            "level_rule",
            "Quy tắc xếp mức",
            rule_fields(before.level_rule),
            rule_fields(after.level_rule),
        ),
    )


def code_map(before: IndicatorSet, after: IndicatorSet) -> dict[str, str]:
    """Code of `after` → code of `before`; where criterion and item share a code, the item's."""
    return {**criterion_map(before, after), **item_map(before, after)}


def criterion_map(before: IndicatorSet, after: IndicatorSet) -> dict[str, str]:
    """Criterion code of `after` → criterion code of `before`: by `replaces` (mã cũ), else the same code."""
    return _codes([row.code for row in before.criteria], after.criteria)


def item_map(before: IndicatorSet, after: IndicatorSet) -> dict[str, str]:
    """Item code of `after` → item code of `before`: by `replaces` (mã cũ), else the same code."""
    return _codes([row.code for row in before.items], after.items)


def _codes(known: Sequence[str], rows: Sequence[Criterion | Item]) -> dict[str, str]:
    earlier = set(known)
    found = {}
    for row in rows:
        if old := next((code for code in row.replaces if code in earlier), None):
            found[row.code] = old
    # A code that another row took over is not this row's, though it is spelt the same.
    taken = set(found.values())
    for row in rows:
        if row.code not in found and row.code in earlier and row.code not in taken:
            found[row.code] = row.code
    return {row.code: found[row.code] for row in rows if row.code in found}


def _without_ticks(found: RowDifference) -> RowDifference | None:
    fields = tuple(field for field in found.fields if field.field not in TICKS)
    is_empty = found.kind is DifferenceKind.CHANGED and not fields
    return None if is_empty else replace(found, fields=fields)


def _single(sort: RowSort, code: str, words: str, old: Fields, new: Fields) -> Iterator[RowDifference]:
    if fields := _changed(old, new):
        yield RowDifference(DifferenceKind.CHANGED, code, words, fields, sort)


def _rows(
    sort: RowSort, before: Sequence[Row], after: Sequence[Row], codes: Mapping[str, str]
) -> Iterator[RowDifference]:
    earlier = {row.code: row for row in before}
    for row in after:
        if row.code not in codes:
            yield RowDifference(DifferenceKind.NEW, row.code, _words(row), (), sort)
            continue
        old = earlier[codes[row.code]]
        fields = _changed(row_fields(old), row_fields(row))
        if old.code != row.code:
            yield RowDifference(DifferenceKind.RENAMED, row.code, _words(row), fields, sort, old.code)
        elif fields:
            yield RowDifference(DifferenceKind.CHANGED, row.code, _words(row), fields, sort)
    kept = set(codes.values())
    for row in before:
        if row.code not in kept:
            yield RowDifference(DifferenceKind.GONE, row.code, _words(row), (), sort)


def _words(row: Row) -> str:
    return row.text if isinstance(row, Item) else row.title or row.code


def _changed(old: Fields, new: Fields) -> tuple[FieldDifference, ...]:
    return tuple(
        FieldDifference(name, label, old[name][1], value)
        for name, (label, value) in new.items()
        if value != old[name][1]
    )
