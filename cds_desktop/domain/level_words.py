"""Levels and bands in words: what papers and screens print of a rule."""

from collections.abc import Mapping, Sequence

from cds_desktop.domain.indicator_set import IndicatorSet, LevelBand
from cds_desktop.domain.indicator_set.band_words import band_words as band_words
from cds_desktop.domain.indicator_set.model import Interval


def level_words(bands: Sequence[LevelBand]) -> str:
    """All levels in one clause: "Mức 1 dưới 50; Mức 2 từ 50 đến 75; Mức 3 trên 75"."""
    last = bands[-1]
    parts = [f"Mức {band.level} {band_words(band.interval)}" for band in bands[:-1]]
    open_end = Interval(last.interval.lower, None, last.interval.lower_included)
    return "; ".join([*parts, f"Mức {last.level} {band_words(open_end)}"])


def level_rule_words(
    indicator_set: IndicatorSet, group_levels: Mapping[str, int], failed: Sequence[str]
) -> str:
    """The sentence that says which rule gave the level, with what was not yet held against paper."""
    rule = indicator_set.level_rule
    parts = [_thresholds(indicator_set)]
    if len(set(group_levels.values())) > 1:
        parts.append("Các nhóm khác mức: nhóm thấp hơn quyết định mức chung.")
    elif len(group_levels) > 1:
        parts.append("Các nhóm cùng mức.")
    if failed:
        parts.append(condition_words(rule.mandatory_cap, failed))
    if not rule.checked:
        parts.append("Quy tắc này chưa được đối chiếu với bản giấy của quyết định.")
    return " ".join(parts)


def level_reason_words(indicator_set: IndicatorSet, group_levels: Mapping[str, int]) -> str:
    """Why this level, for a screen whose meters already show the thresholds."""
    levels = set(group_levels.values())
    groups = "Hai nhóm" if len(group_levels) == 2 else "Các nhóm"
    parts = []
    if len(levels) > 1:
        parts.append(f"{groups} khác mức: nhóm thấp hơn quyết định mức chung.")
    elif len(group_levels) > 1:
        parts.append(f"{groups} cùng đạt Mức {levels.pop()}.")
    if not indicator_set.level_rule.checked:
        parts.append("Quy tắc xếp mức chưa đối chiếu với bản giấy.")
    return " ".join(parts)


def _thresholds(indicator_set: IndicatorSet) -> str:
    words = {
        group.code: level_words(indicator_set.level_rule.levels_of(group.code))
        for group in indicator_set.groups
    }
    if len(set(words.values())) == 1:
        return f"Điểm mỗi nhóm: {next(iter(words.values()))}."
    return " ".join(f"Điểm nhóm {code}: {levels}." for code, levels in words.items())


def condition_words(cap: int | None, failed: Sequence[str]) -> str:
    """What conditions that are not met do to the level."""
    codes = ", ".join(failed)
    if cap is None:
        return f"Điều kiện bắt buộc {codes} không đạt; theo bộ chỉ số, việc này không đổi mức."
    return f"Điều kiện bắt buộc {codes} không đạt: mức chung không vượt quá Mức {cap}."
