"""Bands and ladders as people say them: "từ 80 %", "dưới 50: 0; từ 50 đến dưới 80: 4; từ 80: 7"."""

from collections.abc import Sequence

from cds_desktop.domain.indicator_set.model import Choice, Interval, Ladder, LevelBand
from cds_desktop.domain.numbers import show

PROPORTIONAL = "theo tỉ lệ"


def band_words(interval: Interval, unit: str = "") -> str:
    """An interval as people say it: "từ 80 %", "dưới 50", "từ 50 đến 75", "trên 20 đến dưới 40"."""
    low, high = interval.lower, interval.upper
    closes_range = unit.strip() == "%" and high == 100 and interval.upper_included
    upper = "" if high is None or closes_range else (
        f"đến {show(high)}{unit}" if interval.upper_included else f"đến dưới {show(high)}{unit}"
    )  # fmt: skip
    if low is None or (low == 0 and interval.lower_included):
        if not upper:
            return f"từ 0{unit}"
        return upper if interval.upper_included else upper.removeprefix("đến ")
    lower = f"{'từ' if interval.lower_included else 'trên'} {show(low)}{unit}"
    return f"{lower} {upper}".strip()


def ladder_words(ladder: Ladder) -> str:
    """Thang điểm in one line: "dưới 50: 0; từ 50 đến dưới 80: 4; từ 80: 7", or "theo tỉ lệ"."""
    if ladder.proportional:
        return PROPORTIONAL
    return "; ".join(f"{band_words(band.interval)}: {show(band.points)}" for band in ladder.bands)


def choices_words(choices: Sequence[Choice]) -> str:
    """Phương án in one line: "a = Thuê: 2; b = Mua: 5"."""
    return "; ".join(f"{choice.key} = {choice.text}: {show(choice.points)}" for choice in choices)


def levels_words(levels: Sequence[LevelBand]) -> str:
    """Levels of a criterion in one line: "Mức 1: dưới 10; Mức 2: từ 10 đến 20"."""
    return "; ".join(f"Mức {level.level}: {band_words(level.interval)}" for level in levels)
