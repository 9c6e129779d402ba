"""What must agree inside a bộ chỉ số: codes, sums, ladders, levels, point step."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from cds_desktop.domain.indicator_set.model import (
    Criterion,
    CriterionGroup,
    Interval,
    Item,
    ScoringKind,
)
from cds_desktop.domain.indicator_set.whole import IndicatorSet
from cds_desktop.domain.numbers import show
from cds_desktop.domain.typed_tables import Fault

HUNDRED = Decimal(100)
MOST_STEPS = 10_000
CODE_FIELDS = frozenset({"", "code", "group", "criterion", "mandatory", "groups", "criteria", "items"})
# What is lost in these fields changes nothing that is added up or compared.
TEXT_FIELDS = frozenset(
    {"id", "version", "title", "text", "source", "checked", "short_name", "evidence_hint", "issued_on"}
    | {"numerator_label", "denominator_label", "count_label", "unit", "applies_to", "language", "note"}
)
RULE_ROWS = ("nhóm", "mức", "bộ chỉ số level_rule")


def faults_of(indicator_set: IndicatorSet, found: Sequence[Fault] = ()) -> list[Fault]:
    """All faults of the whole set that hold in spite of the values which the faults `found` have lost."""
    lost = [fault for fault in found if fault.unread and fault.field not in TEXT_FIELDS]
    fields = {fault.field for fault in lost}
    faults = [fault for item in indicator_set.items for fault in _item_faults(item)]
    if not fields & CODE_FIELDS:
        faults += [*_code_faults(indicator_set), *_criterion_faults(indicator_set)]
        faults += [] if "max_points" in fields else _sum_faults(indicator_set)
    if "point_step" not in fields:
        faults += _step_faults(indicator_set)
    if not any(fault.row.startswith(RULE_ROWS) for fault in lost):
        faults += _rule_faults(indicator_set)
    rows = {fault.row for fault in lost}
    return [f for f in faults if not any(row == f.row or row.startswith(f"{f.row} ") for row in rows)]


def _repeated(codes: Iterable[str]) -> list[str]:
    return [code for code, times in Counter(codes).items() if times > 1]


def _code_faults(indicator_set: IndicatorSet) -> Iterator[Fault]:
    groups = {group.code for group in indicator_set.groups}
    criteria = {criterion.code for criterion in indicator_set.criteria}
    for word, rows in (
        ("nhóm", indicator_set.groups),
        ("tiêu chí", indicator_set.criteria),
        ("nội dung", indicator_set.items),
    ):
        for code in _repeated(row.code for row in rows):
            yield Fault(f"{word} {code}", "code", "mã bị trùng")
    for criterion in indicator_set.criteria:
        if criterion.group_code not in groups:
            yield Fault(f"tiêu chí {criterion.code}", "group", f"không có nhóm “{criterion.group_code}”")
    for item in indicator_set.items:
        if item.criterion_code not in criteria:
            yield Fault(f"nội dung {item.code}", "criterion", f"không có tiêu chí “{item.criterion_code}”")
        elif item.code in criteria and item.code != item.criterion_code:
            yield Fault(f"nội dung {item.code}", "code", "trùng mã của một tiêu chí khác")


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
        if criterion.levels:
            for message in _cover_faults([band.interval for band in criterion.levels], criterion.max_points):
                yield Fault(row, "levels", message)


def _item_faults(item: Item) -> Iterator[Fault]:
    row = f"nội dung {item.code}"
    if item.max_points <= 0:
        yield Fault(row, "max_points", "phải lớn hơn 0")
    laddered = item.scoring in (ScoringKind.RATIO, ScoringKind.COUNT)
    if laddered and not item.ladder.bands and not item.ladder.proportional:
        yield Fault(row, "ladder", "còn thiếu")
    if not laddered and (item.ladder.bands or item.ladder.proportional):
        yield Fault(row, "ladder", f"cách chấm “{item.scoring}” không dùng thang điểm")
    if item.scoring is ScoringKind.COUNT and item.ladder.proportional:
        yield Fault(row, "ladder", "đếm số lượng không chấm theo tỉ lệ được")
    if item.scoring is ScoringKind.CHOICE:
        yield from _choice_faults(item, row)
    elif item.choices:
        yield Fault(row, "options", f"cách chấm “{item.scoring}” không có phương án")
    if item.asks_for is not None and item.scoring is not ScoringKind.JUDGED:
        yield Fault(row, "asks_for", "chỉ dùng khi Hội đồng chấm (judged)")
    if item.asks_for in (ScoringKind.CHOICE, ScoringKind.JUDGED):
        yield Fault(row, "asks_for", "chỉ nhận yes_no, ratio, count")
    if item.ladder.bands:
        yield from _ladder_faults(item, row)


def _choice_faults(item: Item, row: str) -> Iterator[Fault]:
    if not item.choices:
        yield Fault(row, "options", "còn thiếu")
        return
    for key in _repeated(choice.key for choice in item.choices):
        yield Fault(row, "options", f"phương án “{key}” bị trùng")
    if max(choice.points for choice in item.choices) != item.max_points:
        yield Fault(row, "options", f"điểm cao nhất phải là {show(item.max_points)}")


def _ladder_faults(item: Item, row: str) -> Iterator[Fault]:
    bands = item.ladder.bands
    upper = HUNDRED if item.scoring is ScoringKind.RATIO else None
    for message in _cover_faults([band.interval for band in bands], upper):
        yield Fault(row, "ladder", message)
    points = [band.points for band in bands]
    if points != sorted(points):
        yield Fault(row, "ladder", "điểm của các khung phải tăng dần")
    if max(points) != item.max_points:
        yield Fault(row, "ladder", f"khung cao nhất phải là {show(item.max_points)} điểm")


def _cover_faults(intervals: Sequence[Interval], upper: Decimal | None) -> Iterator[str]:
    """Faults of intervals that should cover 0 to `upper` (None: no end) without gap or overlap."""
    first, last = intervals[0], intervals[-1]
    if first.lower not in (None, Decimal(0)) or (first.lower is not None and not first.lower_included):
        yield "khung đầu phải bắt đầu từ 0"
    if last.upper is not None and (upper is None or last.upper != upper or not last.upper_included):
        yield "khung cuối không tới hết khoảng" if upper else "khung cuối phải để ngỏ"
    for low, high in pairwise(intervals):
        if low.upper is None or high.lower is None:
            yield "các khung chồng lên nhau (khung giữa thiếu đầu hoặc cuối)"
        elif low.upper < high.lower or (
            low.upper == high.lower and not low.upper_included and not high.lower_included
        ):
            yield f"hở ở khoảng {show(low.upper)} – {show(high.lower)}"
        elif low.upper > high.lower or (low.upper_included and high.lower_included):
            yield f"các khung chồng lên nhau ở {show(high.lower)}"


def _sum_faults(indicator_set: IndicatorSet) -> Iterator[Fault]:
    for criterion in indicator_set.criteria:
        if fault := _criterion_sum_fault(indicator_set, criterion):
            yield fault
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
    for item in indicator_set.items:
        points = [item.max_points, *(b.points for b in item.ladder.bands), *(c.points for c in item.choices)]
        for value in dict.fromkeys(points):
            if value % step:
                yield Fault(f"nội dung {item.code}", "points", f"{show(value)} không theo bước {show(step)}")


def _rule_faults(indicator_set: IndicatorSet) -> Iterator[Fault]:
    rule = indicator_set.level_rule
    codes = {group.code for group in indicator_set.groups}
    for band in rule.levels:
        if band.group_code and band.group_code not in codes:
            yield Fault(f"mức {band.level}", "group", f"không có nhóm “{band.group_code}”")
    for group in indicator_set.groups:
        levels = rule.levels_of(group.code)
        if not levels:
            yield Fault("level_rule", "levels", f"nhóm {group.code} không có mức nào")
            continue
        numbers = [band.level for band in levels]
        if numbers != sorted(set(numbers)):
            yield Fault("level_rule", "levels", "các mức phải tăng dần, không trùng")
        for message in _cover_faults([band.interval for band in levels], group.max_points):
            yield Fault("level_rule", f"levels của nhóm {group.code}", message)
