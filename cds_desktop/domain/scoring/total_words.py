"""Cách tính in words, from criterion to level: one sentence each, as papers and screens print it."""

from collections.abc import Sequence

from cds_desktop.domain.indicator_set import Criterion, CriterionGroup, IndicatorSet, LevelBand
from cds_desktop.domain.level_words import one_level_words
from cds_desktop.domain.numbers import show
from cds_desktop.domain.scoring.model import (
    ConditionScore,
    CriterionScore,
    GroupScore,
    ItemScore,
    Score,
    TotalScore,
)

NOT_SCORED = "chưa chấm"


def condition_working(criterion: Criterion, met: bool | None) -> str:
    """ "1.1: điều kiện bắt buộc, đạt." """
    return f"{criterion.code}: điều kiện bắt buộc, {_met(met)}."


def criterion_working(criterion: Criterion, scored: CriterionScore, items: Sequence[ItemScore]) -> str:
    """ "1.3: 1.3.1 6/6 + 1.3.2 4/6 = 10/12 điểm → mức riêng của tiêu chí: Mức 2 (từ 10 đến 20)." """
    total = f"{show(scored.points)}/{show(scored.max_points)} điểm"
    if len(items) == 1:
        sum_words = NOT_SCORED if items[0].points is None else total
    else:
        sum_words = f"{' + '.join(map(_part, items))} = {total}{_left_open(scored)}"
    own = one_level_words(criterion.levels, scored.level) if scored.level else ""
    return f"{criterion.code}: {sum_words}{f' → mức riêng của tiêu chí: {own}' if own else ''}."


def group_working(
    group: CriterionGroup,
    bands: Sequence[LevelBand],
    scored: GroupScore,
    criteria: Sequence[CriterionScore],
    conditions: Sequence[ConditionScore],
) -> str:
    """ "Nhóm 1: 1.3 24/30 + 1.4 7/10 = 31/40 điểm → Mức 2 (từ 20 đến 35)." """
    parts = [_sum_words(group, scored, criteria)] if criteria else []
    if group.mandatory or not criteria:
        parts += [f"điều kiện bắt buộc {c.code} {_met(c.met)}" for c in conditions]
    if group.required_points is not None:
        parts.append(f"phải đạt từ {show(group.required_points)} điểm")
    ends = [f"nhóm bắt buộc {_met(scored.met)}"] if group.mandatory else []
    if scored.level:
        ends.append(one_level_words(bands, scored.level))
    return f"Nhóm {group.code}: {' → '.join(['; '.join(parts), *ends])}."


def total_working(indicator_set: IndicatorSet, total: TotalScore, groups: Sequence[GroupScore]) -> str:
    """ "Tổng có trọng số: 0,4 × 80 + 0,6 × 60 = 68/100 điểm → Mức 2 (từ 50 đến 75)." """
    pairs = zip(indicator_set.groups, groups, strict=True)
    parts = [f"{show(group.weight)} × {show(scored.points)}" for group, scored in pairs if group.has_points]
    level = one_level_words(indicator_set.level_rule.common_levels, total.level)
    left = _left_open(total)
    points = f"{show(total.points)}/{show(total.max_points)} điểm"
    return f"Tổng có trọng số: {' + '.join(parts)} = {points}{left} → {level}."


def level_working(indicator_set: IndicatorSet, result: Score) -> str:
    """ "Mức chung: nhóm 1 Mức 2, nhóm 2 Mức 3; nhóm thấp nhất quyết định → Mức 2 (Đáp ứng cơ bản)." """
    parts = []
    if result.total is not None:
        parts.append(f"tổng có trọng số {show(result.total.points)} điểm, Mức {result.total.level}")
    levels = [group for group in result.groups if group.level]
    if levels:
        parts.append(", ".join(f"nhóm {group.code} Mức {group.level}" for group in levels))
    if len({group.level for group in levels} | ({result.total.level} if result.total else set())) > 1:
        parts.append("lấy mức thấp nhất" if result.total else "nhóm thấp nhất quyết định")
    cap = indicator_set.level_rule.mandatory_cap
    parts += _failures(result, cap)
    title = f" ({result.level_title})" if result.level_title else ""
    return f"Mức chung: {'; '.join(parts)} → Mức {result.level}{title}."


def _failures(result: Score, cap: int | None) -> list[str]:
    failed = [f"điều kiện bắt buộc {code} chưa đạt" for code in result.mandatory_failed]
    failed += [f"nhóm bắt buộc {group.code} thiếu điểm" for group in result.groups if group.lacks_points]
    if not failed:
        return []
    effect = "không đổi mức" if cap is None else f"không vượt quá Mức {cap}"
    return [*failed, f"theo bộ chỉ số, việc này {effect}" if cap is None else effect]


def _sum_words(group: CriterionGroup, scored: GroupScore, criteria: Sequence[CriterionScore]) -> str:
    parts = " + ".join(f"{c.code} {show(c.points)}/{show(c.max_points)}" for c in criteria)
    return f"{parts} = {show(scored.points)}/{show(group.max_points)} điểm{_left_open(scored)}"


def _part(item: ItemScore) -> str:
    points = NOT_SCORED if item.points is None else f"{show(item.points)}/{show(item.max_points)}"
    return f"{item.code} {points}"


def _left_open(scored: CriterionScore | GroupScore | TotalScore) -> str:
    return f" (còn {show(scored.unscored_points)} điểm chưa chấm)" if scored.unscored_points else ""


def _met(met: bool | None) -> str:
    return {True: "đạt", False: "chưa đạt", None: "chưa xác nhận"}[met]
