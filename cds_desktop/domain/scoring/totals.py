"""Chấm cả bộ: totals of the groups, the level reached and the rule used."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from cds_desktop.domain.indicator_set import Criterion, CriterionGroup, IndicatorSet, LevelBand
from cds_desktop.domain.level_words import level_rule_words
from cds_desktop.domain.round.assessment import Answer
from cds_desktop.domain.scoring.items import score_item
from cds_desktop.domain.scoring.model import (
    ZERO,
    ConditionScore,
    CriterionScore,
    GroupScore,
    ItemScore,
    Score,
    TotalScore,
)
from cds_desktop.domain.scoring.total_words import (
    condition_working,
    criterion_working,
    group_working,
    level_working,
    total_working,
)

NOTHING = Answer()


def score(indicator_set: IndicatorSet, answers: Mapping[str, Answer]) -> Score:
    """Chấm cả bộ: every item, criterion and group, the level and the sentence on the rule used."""
    step = indicator_set.level_rule.point_step
    items = {
        item.code: score_item(item, answers.get(item.code, NOTHING), step) for item in indicator_set.items
    }
    criteria = {
        c.code: _score_criterion(indicator_set, c, items) for c in indicator_set.criteria if not c.mandatory
    }
    conditions = {
        c.code: ConditionScore(c.code, met, condition_working(c, met))
        for c in indicator_set.criteria
        if c.mandatory
        for met in [answers.get(c.code, NOTHING).met]
    }
    groups = tuple(_score_group(indicator_set, g, criteria, conditions) for g in indicator_set.groups)
    return _result(
        indicator_set,
        Score(
            items=tuple(items.values()),
            conditions=tuple(conditions.values()),
            groups=groups,
            level=0,
            level_title="",
            rule="",
            criteria=tuple(criteria.values()),
            total=_score_total(indicator_set, groups),
        ),
    )


def criterion_points(indicator_set: IndicatorSet, result: Score, criterion: Criterion) -> Decimal:
    """The points of one criterion so far."""
    items = indicator_set.items_of(criterion.code)
    return sum((result.item(item.code).points or ZERO for item in items), ZERO)


def level_for(bands: tuple[LevelBand, ...], points: Decimal) -> LevelBand:
    """The level band these points fall into; above the last band the last one holds."""
    exact = Fraction(points)
    return next((band for band in bands if band.interval.contains(exact)), bands[-1])


def _result(indicator_set: IndicatorSet, parts: Score) -> Score:
    """The parts with what they come to: the level, its rule and its working."""
    rule = indicator_set.level_rule
    levels = [group.level for group in parts.groups if group.level]
    if parts.total is not None:
        levels.append(parts.total.level)
    # With conditions alone nothing but they can hold the highest level back.
    level = min(levels, default=max((band.level for band in rule.levels), default=1))
    if (parts.mandatory_failed or parts.groups_failed) and rule.mandatory_cap is not None:
        level = min(level, rule.mandatory_cap)
    title = next((band.title for band in rule.levels if band.level == level), "")
    done = replace(parts, level=level, level_title=title)
    group_levels = {group.code: group.level for group in parts.groups}
    words = level_rule_words(indicator_set, group_levels, parts.mandatory_failed, lacking_groups(parts))
    return replace(done, rule=words, working=level_working(indicator_set, done))


def lacking_groups(result: Score) -> tuple[str, ...]:
    """Codes of mandatory groups with fewer points than they must have."""
    return tuple(group.code for group in result.groups if group.lacks_points)


def _score_criterion(
    indicator_set: IndicatorSet, criterion: Criterion, scored: Mapping[str, ItemScore]
) -> CriterionScore:
    items = [scored[item.code] for item in indicator_set.items_of(criterion.code)]
    points = sum((item.points or ZERO for item in items), ZERO)
    made = CriterionScore(
        criterion.code,
        points,
        indicator_set.max_points_of(criterion.code),
        sum((item.max_points for item in items if item.points is None), ZERO),
        level_for(criterion.levels, points).level if criterion.levels else 0,
        "",
    )
    return replace(made, working=criterion_working(criterion, made, items))


def _score_group(
    indicator_set: IndicatorSet,
    group: CriterionGroup,
    criteria: Mapping[str, CriterionScore],
    conditions: Mapping[str, ConditionScore],
) -> GroupScore:
    codes = [criterion.code for criterion in indicator_set.criteria_of(group.code)]
    parts = [criteria[code] for code in codes if code in criteria]
    asked = [conditions[code] for code in codes if code in conditions]
    points = sum((part.points for part in parts), ZERO)
    bands = indicator_set.level_rule.levels_of(group.code)
    has_level = group.has_points and bool(bands)
    lacks = group.mandatory and group.required_points is not None and points < group.required_points
    made = GroupScore(
        group.code,
        points,
        group.max_points,
        sum((part.unscored_points for part in parts), ZERO),
        level_for(bands, points).level if has_level else 0,
        _is_met(asked, lacks) if group.mandatory else None,
        lacks,
    )
    return replace(made, working=group_working(group, bands, made, parts, asked))


def _is_met(conditions: list[ConditionScore], lacks_points: bool) -> bool | None:
    """Whether a mandatory group is met; None while a condition is unanswered and nothing else failed."""
    if lacks_points or any(condition.met is False for condition in conditions):
        return False
    return None if any(condition.met is None for condition in conditions) else True


def _score_total(indicator_set: IndicatorSet, groups: tuple[GroupScore, ...]) -> TotalScore | None:
    rule = indicator_set.level_rule
    if not rule.is_weighted:
        return None
    weights = [group.weight for group in indicator_set.groups]
    points = sum((weight * g.points for weight, g in zip(weights, groups, strict=True)), ZERO)
    unscored = sum((weight * g.unscored_points for weight, g in zip(weights, groups, strict=True)), ZERO)
    band = level_for(rule.common_levels, points)
    made = TotalScore(points, indicator_set.max_total, unscored, band.level, "")
    return replace(made, working=total_working(indicator_set, made, groups))
