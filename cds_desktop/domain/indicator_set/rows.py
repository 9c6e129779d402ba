"""Reads single rows of a bộ chỉ số: groups, criteria, items, ladders, levels."""

from collections.abc import Sequence
from datetime import date
from typing import TypedDict

from cds_desktop.domain.indicator_set.model import (
    ONE,
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
from cds_desktop.domain.typed_tables import ZERO, Row

CHECK_FIELDS = frozenset({"source", "checked", "checked_by", "checked_on"})
ROW_FIELDS = CHECK_FIELDS | {"code", "title", "max_points", "short_name", "evidence_hint"}
GROUP_FIELDS = ROW_FIELDS | {"weight", "mandatory", "required_points"}
CRITERION_FIELDS = ROW_FIELDS | {"group", "mandatory", "levels", "replaces"}
ITEM_FIELDS = (ROW_FIELDS - {"title"}) | {
    "replaces",
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
    | {"language", "demonstration", "note", "scope", "groups", "criteria", "items", "level_rule"}
)


class _Checked(TypedDict):
    """Where a row comes from, and who held it against the paper copy."""

    source: str
    checked: bool
    checked_by: str
    checked_on: date | None


def read_checked(row: Row) -> _Checked:
    """Nguồn and đã đối chiếu of any row."""
    return {
        "source": row.words("source"),
        "checked": row.flag("checked", default=False),
        "checked_by": row.words("checked_by"),
        "checked_on": row.day("checked_on"),
    }


def read_group(row: Row) -> CriterionGroup:
    """One row of [[groups]]."""
    row.only(GROUP_FIELDS)
    return CriterionGroup(
        code=row.code("code"),
        title=row.words("title", needed=True),
        # A group of conditions only has no points; one that should have them fails its sum.
        max_points=row.number("max_points", default=ZERO),
        weight=row.number("weight", default=ONE),
        mandatory=row.flag("mandatory", default=False),
        required_points=row.maybe_number("required_points"),
        **read_checked(row),
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
        levels=read_levels(levels),
        short_name=row.flag("short_name", default=False),
        replaces=row.word_list("replaces"),
        **read_checked(row),
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
        replaces=row.word_list("replaces"),
        **read_checked(row),
    )


def _read_choice(row: Row) -> Choice:
    row.only(frozenset({"key", "text", "points"}))
    return Choice(row.code("key"), row.words("text", needed=True), row.number("points"))


def _read_ladder(row: Row) -> Ladder:
    given = row.table.get("ladder", {})
    if isinstance(given, list):
        return Ladder(_read_bands(row, row, "ladder"))
    if not isinstance(given, dict):
        row.fault("ladder", "phải là danh sách khung, hoặc một bảng")
        return Ladder()
    if not given:
        return Ladder()
    ladder = row.sub("ladder")
    ladder.only(frozenset({"bands", "proportional"}))
    if ladder.flag("proportional", default=False):
        if "bands" in ladder.table:
            row.fault("ladder", "chấm theo tỉ lệ thì không có khung; bỏ một trong hai")
        return Ladder(proportional=True)
    return Ladder(_read_bands(row, ladder, "bands"))


def _read_bands(item: Row, holder: Row, field: str) -> tuple[Band, ...]:
    bands = [_read_band(band) for band in holder.rows(field, f"{item.name} khung", key="from")]
    # Decisions list ladders from the top as often as from the bottom.
    return tuple(
        sorted(bands, key=lambda band: (band.interval.lower or ZERO, not band.interval.lower_included))
    )


def _read_band(row: Row) -> Band:
    row.only(INTERVAL_FIELDS | {"points"})
    return Band(_read_interval(row), row.number("points"))


def read_levels(rows: Sequence[Row]) -> tuple[LevelBand, ...]:
    """Levels of the rule or of a criterion, rising within each group."""
    levels = [_read_level(row) for row in rows]
    codes = dict.fromkeys(level.group_code for level in levels)
    place = {code: number for number, code in enumerate(codes)}
    return tuple(sorted(levels, key=lambda level: (place[level.group_code], level.level)))


def _read_level(row: Row) -> LevelBand:
    row.only(INTERVAL_FIELDS | {"level", "title", "group"})
    level = row.whole("level", default=1)
    return LevelBand(level, row.words("title"), _read_interval(row), row.words("group"))


def _read_interval(row: Row) -> Interval:
    lower, upper = row.maybe_number("from"), row.maybe_number("to")
    if lower is not None and upper is not None and lower > upper:
        row.fault("to", "nhỏ hơn “from”")
    included = row.flag("from_included", default=True), row.flag("to_included", default=True)
    return Interval(lower, upper, *included)
