"""What a level asks for: point steps of each group, and points of the weighted total."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor, lcm

from cds_desktop.domain.indicator_set import CriterionGroup, IndicatorSet, LevelBand
from cds_desktop.domain.scoring import Score


@dataclass(frozen=True)
class Weights:
    """What one point step of each group adds to the total, in whole numbers: `scale` make one point."""

    each: tuple[int, ...]
    scale: int


@dataclass(frozen=True)
class Need:
    """Point steps each group lacks, in the order of the set, and what the weighted total lacks, scaled."""

    level: int
    groups: tuple[int, ...]
    total: int


def weights_of(indicator_set: IndicatorSet) -> Weights:
    """The worth of a point step in each group."""
    step = Fraction(indicator_set.level_rule.point_step)
    worth = [Fraction(group.weight) * step for group in indicator_set.groups]
    scale = lcm(*(value.denominator for value in worth))
    return Weights(tuple(int(value * scale) for value in worth), scale)


def is_held(indicator_set: IndicatorSet, level: int) -> bool:
    """Whether a condition or mandatory group that is not met keeps the round below this level."""
    cap = indicator_set.level_rule.mandatory_cap
    return cap is not None and cap < level


def need_of(indicator_set: IndicatorSet, result: Score, level: int, scale: int) -> Need | None:
    """What the level asks for; None when no number of points gives it."""
    groups = [_group_need(indicator_set, result, group, level) for group in indicator_set.groups]
    total = _total_need(indicator_set, result, level, scale)
    steps = tuple(need for need in groups if need is not None)
    return None if total is None or len(steps) < len(groups) else Need(level, steps, total)


def _group_need(indicator_set: IndicatorSet, result: Score, group: CriterionGroup, level: int) -> int | None:
    step = indicator_set.level_rule.point_step
    now = int(result.group(group.code).points / step)
    most = 0
    if group.has_points and (bands := indicator_set.level_rule.levels_of(group.code)):
        band = _band_for(bands, level)
        if band is None:
            return None
        most = _first_at(band, Fraction(step))
    if group.mandatory and group.required_points is not None and is_held(indicator_set, level):
        most = max(most, ceil(Fraction(group.required_points) / Fraction(step)))
    return max(0, most - now)


def _total_need(indicator_set: IndicatorSet, result: Score, level: int, scale: int) -> int | None:
    if result.total is None:
        return 0
    band = _band_for(indicator_set.level_rule.common_levels, level)
    if band is None:
        return None
    # Points of the total are whole multiples of the scale, as those of every group are.
    now = Fraction(result.total.points) * scale
    return max(0, ceil(_first_at(band, Fraction(1, scale)) - now))


def _band_for(bands: Sequence[LevelBand], level: int) -> LevelBand | None:
    return next((band for band in bands if band.level >= level), None)


def _first_at(band: LevelBand, unit: Fraction) -> int:
    """The first multiple of `unit` inside the band."""
    low = Fraction(band.interval.lower or Decimal(0)) / unit
    return ceil(low) if band.interval.lower_included else floor(low) + 1
