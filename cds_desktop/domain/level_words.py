"""Levels and bands in words: what papers and screens print of a rule."""

from collections.abc import Mapping, Sequence

from cds_desktop.domain.indicator_set import IndicatorSet, LevelBand
from cds_desktop.domain.indicator_set.band_words import band_words as band_words
from cds_desktop.domain.indicator_set.model import Interval
from cds_desktop.domain.numbers import show


def level_words(bands: Sequence[LevelBand]) -> str:
    """All levels in one clause: "Mức 1 dưới 50; Mức 2 từ 50 đến 75; Mức 3 trên 75"."""
    return "; ".join(f"Mức {band.level} {_reach_words(bands, band)}" for band in bands)


def one_level_words(bands: Sequence[LevelBand], level: int) -> str:
    """One of the levels with its points: "Mức 2 (từ 50 đến 75)"."""
    band = next(band for band in bands if band.level == level)
    return f"Mức {level} ({_reach_words(bands, band)})"


def _reach_words(bands: Sequence[LevelBand], band: LevelBand) -> str:
    """The points of a level; the highest one has no upper end worth saying."""
    if band is not bands[-1]:
        return band_words(band.interval)
    return band_words(Interval(band.interval.lower, None, band.interval.lower_included))


def level_rule_words(
    indicator_set: IndicatorSet,
    group_levels: Mapping[str, int],
    failed: Sequence[str],
    lacking: Sequence[str] = (),
) -> str:
    """The sentence that says which rule gave the level, with what was not yet held against paper.

    `failed` are conditions that are not met, `lacking` mandatory groups with too few points.
    """
    rule = indicator_set.level_rule
    levels = [level for level in group_levels.values() if level]
    parts = [_thresholds(indicator_set)]
    if rule.is_weighted:
        parts += ["Mức của tổng và của từng nhóm khác nhau thì lấy mức thấp nhất."] if levels else []
    elif len(set(levels)) > 1:
        parts.append("Các nhóm khác mức: nhóm thấp hơn quyết định mức chung.")
    elif len(levels) > 1:
        parts.append("Các nhóm cùng mức.")
    if failed or lacking:
        parts.append(failure_words(rule.mandatory_cap, failed, lacking))
    if not rule.checked:
        parts.append("Quy tắc này chưa được đối chiếu với bản giấy của quyết định.")
    return " ".join(parts)


def level_reason_words(indicator_set: IndicatorSet, group_levels: Mapping[str, int]) -> str:
    """Why this level, for a screen whose meters already show the thresholds."""
    levels = [level for level in group_levels.values() if level]
    groups = "Hai nhóm" if len(levels) == 2 else "Các nhóm"
    parts = []
    if indicator_set.level_rule.is_weighted:
        parts.append("Xếp mức theo tổng điểm các nhóm, mỗi nhóm nhân với trọng số của mình.")
    elif len(set(levels)) > 1:
        parts.append(f"{groups} khác mức: nhóm thấp hơn quyết định mức chung.")
    elif len(levels) > 1:
        parts.append(f"{groups} cùng đạt Mức {levels[0]}.")
    if not indicator_set.level_rule.checked:
        parts.append("Quy tắc xếp mức chưa đối chiếu với bản giấy.")
    return " ".join(parts)


def _thresholds(indicator_set: IndicatorSet) -> str:
    rule = indicator_set.level_rule
    words = {
        group.code: level_words(levels)
        for group in indicator_set.groups
        if group.has_points and (levels := rule.levels_of(group.code))
    }
    if rule.is_weighted:
        weights = ", ".join(f"nhóm {g.code} × {show(g.weight)}" for g in indicator_set.groups if g.has_points)
        total = f"Tổng điểm có trọng số ({weights}): {level_words(rule.common_levels)}."
        return " ".join([total, *_each_group(words)])
    if len(set(words.values())) == 1:
        return f"Điểm mỗi nhóm: {next(iter(words.values()))}."
    return " ".join(_each_group(words))


def _each_group(words: Mapping[str, str]) -> list[str]:
    """One sentence for all groups of the same levels."""
    alike: dict[str, list[str]] = {}
    for code, levels in words.items():
        alike.setdefault(levels, []).append(code)
    return [f"Điểm nhóm {', '.join(codes)}: {levels}." for levels, codes in alike.items()]


def failure_words(cap: int | None, failed: Sequence[str], lacking: Sequence[str] = ()) -> str:
    """What conditions that are not met and mandatory groups with too few points do to the level."""
    parts = [condition_words(cap, failed)] if failed else []
    if lacking:
        parts.append(_effect_words(f"Nhóm bắt buộc {', '.join(lacking)} chưa đủ số điểm phải đạt", cap))
    return " ".join(parts)


def condition_words(cap: int | None, failed: Sequence[str]) -> str:
    """What conditions that are not met do to the level."""
    return _effect_words(f"Điều kiện bắt buộc {', '.join(failed)} không đạt", cap)


def _effect_words(what: str, cap: int | None) -> str:
    if cap is None:
        return f"{what}; theo bộ chỉ số, việc này không đổi mức."
    return f"{what}: mức chung không vượt quá Mức {cap}."
