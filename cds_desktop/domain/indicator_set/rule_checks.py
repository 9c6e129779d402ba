"""What must agree between groups and the level rule: thresholds, weights, mandatory groups."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from cds_desktop.domain.indicator_set.item_checks import cover_faults
from cds_desktop.domain.indicator_set.model import ONE, CriterionGroup, LevelBand
from cds_desktop.domain.indicator_set.whole import IndicatorSet
from cds_desktop.domain.numbers import show
from cds_desktop.domain.typed_tables import Fault


def rule_faults(indicator_set: IndicatorSet) -> Iterator[Fault]:
    """Faults of the level rule and of what groups say for it."""
    rule = indicator_set.level_rule
    codes = {group.code for group in indicator_set.groups}
    for band in rule.levels:
        if band.group_code and band.group_code not in codes:
            yield Fault(f"mức {band.level}", "group", f"không có nhóm “{band.group_code}”")
    numbers = {band.level for band in rule.levels}
    if rule.mandatory_cap is not None and numbers and rule.mandatory_cap not in numbers:
        yield Fault("level_rule", "mandatory_cap", f"không có Mức {rule.mandatory_cap}")
    if rule.is_weighted:
        yield from _total_faults(indicator_set)
    for group in indicator_set.groups:
        yield from _group_faults(indicator_set, group)
        yield from _group_level_faults(indicator_set, group)


def _total_faults(indicator_set: IndicatorSet) -> Iterator[Fault]:
    levels = indicator_set.level_rule.common_levels
    most = indicator_set.max_total
    if not levels:
        yield Fault("level_rule", "levels", "tổng có trọng số cần các mức không ghi nhóm")
        return
    end = levels[-1].interval.upper
    if end is not None and end != most:
        parts = " + ".join(
            f"{show(g.weight)} × {show(g.max_points)}" for g in indicator_set.groups if g.has_points
        )
        message = f"trọng số không khớp: {parts} = {show(most)}, các mức lại tới {show(end)}"
        yield Fault("level_rule", "levels", message)
        most = end
    for message in _level_faults(levels, most):
        yield Fault("level_rule", "levels", message)


def _group_faults(indicator_set: IndicatorSet, group: CriterionGroup) -> Iterator[Fault]:
    row, required = f"nhóm {group.code}", group.required_points
    if group.weight <= 0:
        yield Fault(row, "weight", "phải lớn hơn 0")
    elif group.weight != ONE and not indicator_set.level_rule.is_weighted:
        yield Fault(row, "weight", "chỉ dùng khi combine là weighted_total (tổng có trọng số)")
    if required is not None and not group.mandatory:
        yield Fault(row, "required_points", "chỉ dùng cho nhóm bắt buộc (mandatory = true)")
    if required is not None and not 0 < required <= group.max_points:
        yield Fault(row, "required_points", f"phải lớn hơn 0 và không quá {show(group.max_points)}")
    conditions = any(criterion.mandatory for criterion in indicator_set.criteria_of(group.code))
    if group.mandatory and required is None and not conditions:
        yield Fault(row, "mandatory", "nhóm bắt buộc phải có điều kiện bắt buộc hoặc required_points")


def _group_level_faults(indicator_set: IndicatorSet, group: CriterionGroup) -> Iterator[Fault]:
    rule = indicator_set.level_rule
    levels = rule.levels_of(group.code)
    if not group.has_points:
        if any(band.group_code for band in levels):
            yield Fault("level_rule", f"levels của nhóm {group.code}", "nhóm không có điểm thì không có mức")
        return
    if not levels:
        if not rule.is_weighted:
            yield Fault("level_rule", "levels", f"nhóm {group.code} không có mức nào")
        return
    for message in _level_faults(levels, group.max_points):
        yield Fault("level_rule", f"levels của nhóm {group.code}", message)


def _level_faults(levels: Sequence[LevelBand], most: Decimal) -> Iterator[str]:
    numbers = [band.level for band in levels]
    if numbers != sorted(set(numbers)):
        yield "các mức phải tăng dần, không trùng"
    yield from cover_faults([band.interval for band in levels], most)
