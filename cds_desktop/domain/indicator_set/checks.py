"""What must agree inside a bộ chỉ số: codes, sums, ladders, levels, point step."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from cds_desktop.domain.indicator_set.item_checks import cover_faults, item_faults
from cds_desktop.domain.indicator_set.model import Criterion, CriterionGroup
from cds_desktop.domain.indicator_set.parent_checks import CRITERIA, ITEMS, parent_faults, repeated
from cds_desktop.domain.indicator_set.rule_checks import rule_faults
from cds_desktop.domain.indicator_set.whole import IndicatorSet
from cds_desktop.domain.numbers import show
from cds_desktop.domain.typed_tables import Fault

MOST_STEPS = 10_000
# Point steps times items of a group: what finding the smallest steps works through.
MOST_CELLS = 4_000_000
CODE_FIELDS = frozenset({"code", "group", "criterion", "mandatory", "groups", "criteria", "items"})
# What is lost in these fields changes nothing that is added up or compared.
TEXT_FIELDS = frozenset(
    {"id", "version", "title", "text", "source", "checked", "short_name", "evidence_hint", "issued_on"}
    | {"checked_by", "checked_on", "replaces", "school_years", "province_code", "province", "decision"}
    | {"numerator_label", "denominator_label", "count_label", "unit", "applies_to", "language", "note"}
)
# A row that is no table at all has lost its code, too; a band of it has not.
_NAMELESS_ROW = re.compile(r"(?:nhóm|tiêu chí|nội dung) thứ [0-9]+")
RULE_ROWS = ("nhóm", "mức", "bộ chỉ số level_rule")


def faults_of(indicator_set: IndicatorSet, found: Sequence[Fault] = ()) -> list[Fault]:
    """All faults of the whole set that hold in spite of the values which the faults `found` have lost."""
    lost = [fault for fault in found if fault.unread and fault.field not in TEXT_FIELDS]
    fields = {fault.field for fault in lost}
    # Codes are known even where their rows have lost something else.
    of_codes: list[Fault] = []
    faults = [fault for item in indicator_set.items for fault in item_faults(item)]
    if not fields & CODE_FIELDS and not any(_has_no_code(fault) for fault in lost):
        of_codes += _code_faults(indicator_set)
        faults += [*of_codes, *_criterion_faults(indicator_set)]
        faults += [] if "max_points" in fields else _sum_faults(indicator_set)
    if "point_step" not in fields:
        faults += _step_faults(indicator_set)
    if "groups" not in fields and not any(fault.row.startswith(RULE_ROWS) for fault in lost):
        faults += rule_faults(indicator_set)
    faults += _date_faults(indicator_set)
    spoilt = {row for fault in lost for row in _rows_around(fault.row)}
    kept = set(of_codes)
    return [fault for fault in faults if fault.row not in spoilt or fault in kept]


def _rows_around(row: str) -> Iterator[str]:
    """A row and those it stands in: "nội dung 1.2 khung 50", "nội dung 1.2 khung", "nội dung 1.2" …"""
    while row:
        yield row
        row = row.rpartition(" ")[0]


def _date_faults(indicator_set: IndicatorSet) -> Iterator[Fault]:
    start, end = indicator_set.valid_from, indicator_set.valid_until
    if start and end and end < start:
        yield Fault("bộ chỉ số", "valid_until", "trước ngày bắt đầu áp dụng")


def _has_no_code(fault: Fault) -> bool:
    return not fault.field and _NAMELESS_ROW.fullmatch(fault.row) is not None


def _code_faults(indicator_set: IndicatorSet) -> Iterator[Fault]:
    for word, rows in (
        ("nhóm", indicator_set.groups),
        ("tiêu chí", indicator_set.criteria),
        ("nội dung", indicator_set.items),
    ):
        codes = [row.code for row in rows]
        for code in repeated(codes):
            yield Fault(f"{word} {code}", "code", "mã bị trùng")
        yield from _alike_faults(word, codes)
    criteria = {criterion.code: criterion.group_code for criterion in indicator_set.criteria}
    items = {item.code: item.criterion_code for item in indicator_set.items}
    yield from parent_faults(criteria, {group.code for group in indicator_set.groups}, CRITERIA)
    yield from parent_faults(items, set(criteria), ITEMS)
    for item in indicator_set.items:
        if item.code in criteria and item.code != item.criterion_code and item.criterion_code in criteria:
            yield Fault(f"nội dung {item.code}", "code", "trùng mã của một tiêu chí khác")


def _alike_faults(word: str, codes: Sequence[str]) -> Iterator[Fault]:
    """Codes that people, and the names of files, take for the same: "A.1" and "a.1"."""
    alike: dict[str, dict[str, None]] = {}
    for code in codes:
        alike.setdefault(code.casefold(), {})[code] = None
    for first, *others in alike.values():
        for other in others:
            yield Fault(f"{word} {other}", "code", f"chỉ khác “{first}” ở chữ hoa, chữ thường")


def _criterion_faults(indicator_set: IndicatorSet) -> Iterator[Fault]:
    for criterion in indicator_set.criteria:
        row = f"tiêu chí {criterion.code}"
        items = indicator_set.items_of(criterion.code)
        if criterion.mandatory and (items or criterion.max_points is not None):
            yield Fault(row, "mandatory", "điều kiện bắt buộc không có điểm và không có nội dung")
        if criterion.mandatory and not criterion.title:
            yield Fault(row, "title", "còn thiếu")
        if not criterion.mandatory and not items:
            yield Fault(row, "items", "không có nội dung nào và không phải điều kiện bắt buộc")
        if criterion.max_points is not None:
            yield from _own_level_faults(criterion, criterion.max_points)


def _own_level_faults(criterion: Criterion, most: Decimal) -> Iterator[Fault]:
    if criterion.levels:
        for message in cover_faults([band.interval for band in criterion.levels], most):
            yield Fault(f"tiêu chí {criterion.code}", "levels", message)


def _sum_faults(indicator_set: IndicatorSet) -> Iterator[Fault]:
    for criterion in indicator_set.criteria:
        if fault := _criterion_sum_fault(indicator_set, criterion):
            yield fault
        if criterion.max_points is None and indicator_set.items_of(criterion.code):
            yield from _own_level_faults(criterion, indicator_set.max_points_of(criterion.code))
    for group in indicator_set.groups:
        if fault := _group_sum_fault(indicator_set, group):
            yield fault


def _criterion_sum_fault(indicator_set: IndicatorSet, criterion: Criterion) -> Fault | None:
    items = indicator_set.items_of(criterion.code)
    total = sum((item.max_points for item in items), Decimal(0))
    if criterion.max_points is None or not items or total == criterion.max_points:
        return None
    message = f"các nội dung cộng được {show(total)}, không phải {show(criterion.max_points)} điểm"
    unchecked = not criterion.checked or any(not item.checked for item in items)
    return Fault(f"tiêu chí {criterion.code}", "max_points", message, tolerable=unchecked)


def _group_sum_fault(indicator_set: IndicatorSet, group: CriterionGroup) -> Fault | None:
    criteria = [c for c in indicator_set.criteria_of(group.code) if not c.mandatory]
    total = sum((indicator_set.max_points_of(c.code) for c in criteria), Decimal(0))
    if total == group.max_points:
        return None
    if not group.has_points:
        return Fault(
            f"nhóm {group.code}", "max_points", f"còn thiếu; các tiêu chí cộng được {show(total)} điểm"
        )
    items = [item for c in criteria for item in indicator_set.items_of(c.code)]
    all_checked = group.checked and all(c.checked for c in criteria) and all(i.checked for i in items)
    message = f"các tiêu chí cộng được {show(total)}, không phải {show(group.max_points)} điểm"
    return Fault(f"nhóm {group.code}", "max_points", message, tolerable=not all_checked)


def _step_faults(indicator_set: IndicatorSet) -> Iterator[Fault]:
    step = indicator_set.level_rule.point_step
    if step <= 0:
        yield Fault("level_rule", "point_step", "phải lớn hơn 0")
        return
    if any(group.max_points > step * MOST_STEPS for group in indicator_set.groups):
        yield Fault("level_rule", "point_step", f"quá nhỏ: một nhóm có hơn {MOST_STEPS} bước")
    for group in indicator_set.groups:
        items = sum(len(indicator_set.items_of(c.code)) for c in indicator_set.criteria_of(group.code))
        if items * group.max_points > step * MOST_CELLS:
            yield Fault("level_rule", "point_step", f"quá nhỏ cho {items} nội dung của nhóm {group.code}")
    for item in indicator_set.items:
        points = [item.max_points, *(b.points for b in item.ladder.bands), *(c.points for c in item.choices)]
        for value in dict.fromkeys(points):
            if value % step:
                yield Fault(f"nội dung {item.code}", "points", f"{show(value)} không theo bước {show(step)}")
