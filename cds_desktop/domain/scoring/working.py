"""Cách tính in words: the line that explains the points of an item."""

from fractions import Fraction

from cds_desktop.domain.indicator_set import Item, Ladder, ScoringKind
from cds_desktop.domain.level_words import band_words
from cds_desktop.domain.numbers import NO_BREAK_SPACE, show, show_percent
from cds_desktop.domain.round.assessment import Answer

PERCENT = f"{NO_BREAK_SPACE}%"


def ratio_of(answer: Answer) -> Fraction | None:
    """The exact ratio entered; None while one half of it is missing."""
    if answer.numerator is None or answer.denominator is None:
        return None
    return Fraction(answer.numerator) / Fraction(answer.denominator)


def facts_words(item: Item, answer: Answer) -> str:
    """The raw facts in words: "37/40 giáo viên = 92,5 %"; only those this item is scored by or asks for."""
    unit = f" {item.unit}" if item.unit else ""
    kind = item.raw_kind
    ratio = ratio_of(answer)
    if kind in (ScoringKind.RATIO, None) and ratio is not None:
        return f"{show(answer.numerator)}/{show(answer.denominator)}{unit} = {show_percent(ratio)}"
    if kind in (ScoringKind.COUNT, None) and answer.count is not None:
        return f"{show(answer.count)}{unit}"
    if kind in (ScoringKind.YES_NO, None) and answer.yes is not None:
        return "Có" if answer.yes else "Không có"
    chosen = next((choice for choice in item.choices if choice.key == answer.choice), None)
    return f"Phương án {chosen.key}: {chosen.text}" if chosen else ""


def because_words(item: Item, answer: Answer) -> str:
    """Why the facts give these points: the band they fall into, or the rule of the set."""
    ratio = ratio_of(answer)
    if item.scoring is ScoringKind.RATIO and ratio is not None:
        if item.ladder.proportional:
            return "theo tỉ lệ"
        return _band_reached(item.ladder, ratio * 100, PERCENT)
    if item.scoring is ScoringKind.COUNT and answer.count is not None:
        return _band_reached(item.ladder, Fraction(answer.count), "")
    return "theo bộ chỉ số"


def _band_reached(ladder: Ladder, value: Fraction, unit: str) -> str:
    band = next(band for band in ladder.bands if band.interval.contains(value))
    return f"khung “{band_words(band.interval, unit)}”"


def asks_words(item: Item, answer: Answer) -> str:
    """What is still to be entered."""
    match item.scoring:
        case ScoringKind.RATIO:
            label = item.denominator_label if answer.denominator is None else item.numerator_label
            return f"Nhập “{label or 'tổng số'}” để tính điểm."
        case ScoringKind.COUNT:
            return f"Nhập “{item.count_label or 'số lượng'}” để tính điểm."
        case ScoringKind.CHOICE:
            return "Chọn một phương án để tính điểm."
        case _:
            return "Chọn Có hoặc Không để tính điểm."
