"""The few words on a chart: points against their maximum, and what changed since last year."""

from decimal import Decimal

from cds_desktop.domain.indicator_set import LevelBand
from cds_desktop.domain.numbers import show

NEW, GONE = "mới", "không còn"


def points_words(points: Decimal | None, maximum: Decimal | None, *, bare: bool = False) -> str:
    """ "23/30"; "–/30" before anything is scored; `bare` gives the maximum alone."""
    return show(maximum) if bare else f"{show(points)}/{show(maximum)}"


def change_words(now: Decimal | None, before: Decimal | None) -> str:
    """ "+3", "−2" or "0"; "" while one of the two is not known."""
    if now is None or before is None:
        return ""
    difference = now - before
    return f"+{show(difference)}" if difference > 0 else show(difference)


def threshold_words(band: LevelBand) -> str:
    """ "Mức 2 · từ 50", "Mức 3 · trên 75"."""
    low = band.interval.lower or Decimal(0)
    return f"Mức {band.level} · {'từ' if band.interval.lower_included else 'trên'} {show(low)}"
