"""Chấm cả bộ: totals of the groups, the level reached and the rule used."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from cds_desktop.domain.indicator_set import Criterion, CriterionGroup, IndicatorSet, LevelBand, LevelRule
from cds_desktop.domain.level_words import level_rule_words
from cds_desktop.domain.round.assessment import Answer
from cds_desktop.domain.scoring.items import score_item
from cds_desktop.domain.scoring.model import ZERO, ConditionScore, GroupScore, ItemScore, Score

NOTHING = Answer()


def score(indicator_set: IndicatorSet, answers: Mapping[str, Answer]) -> Score:
    """Chấm cả bộ: every item, each group's total, the level and the sentence on the rule used."""
    step = indicator_set.level_rule.point_step
    items = tuple(score_item(item, answers.get(item.code, NOTHING), step) for item in indicator_set.items)
    conditions = tuple(
        ConditionScore(c.code, answers.get(c.code, NOTHING).met)
        for c in indicator_set.criteria
        if c.mandatory
    )
    points = {item.code: item for item in items}
    groups = tuple(_score_group(indicator_set, group, points) for group in indicator_set.groups)
    failed = tuple(c.code for c in conditions if c.met is False)
    level = _combine(indicator_set.level_rule, groups, failed)
    return Score(
        items,
        conditions,
        groups,
        level,
        _title(indicator_set, level),
        level_rule_words(indicator_set, {g.code: g.level for g in groups}, failed),
    )


def criterion_points(indicator_set: IndicatorSet, result: Score, criterion: Criterion) -> Decimal:
    """The points of one criterion so far."""
    codes = {item.code for item in indicator_set.items_of(criterion.code)}
    return sum((item.points or ZERO for item in result.items if item.code in codes), ZERO)


def level_for(bands: tuple[LevelBand, ...], points: Decimal) -> LevelBand:
    """The level band these points fall into; above the last band the last one holds."""
    exact = Fraction(points)
    return next((band for band in bands if band.interval.contains(exact)), bands[-1])


def _score_group(
    indicator_set: IndicatorSet, group: CriterionGroup, points: Mapping[str, ItemScore]
) -> GroupScore:
    criteria = indicator_set.criteria_of(group.code)
    items = [points[item.code] for c in criteria for item in indicator_set.items_of(c.code)]
    total = sum((item.points or ZERO for item in items), ZERO)
    unscored = sum((item.max_points for item in items if item.points is None), ZERO)
    bands = indicator_set.level_rule.levels_of(group.code)
    return GroupScore(group.code, total, group.max_points, unscored, level_for(bands, total).level)


def _combine(rule: LevelRule, groups: tuple[GroupScore, ...], failed: tuple[str, ...]) -> int:
    level = min(group.level for group in groups)
    if failed and rule.mandatory_cap is not None:
        return min(level, rule.mandatory_cap)
    return level


def _title(indicator_set: IndicatorSet, level: int) -> str:
    return next((band.title for band in indicator_set.level_rule.levels if band.level == level), "")
