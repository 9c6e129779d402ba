"""A step up in words a person can act on: what to do, and which raw numbers that means."""

from decimal import Decimal
from fractions import Fraction

from cds_desktop.domain.indicator_set import Item, ScoringKind
from cds_desktop.domain.level_words import band_words
from cds_desktop.domain.numbers import show, show_percent
from cds_desktop.domain.raising import FULL_AWARD, PERCENT, Way, option_words
from cds_desktop.domain.round.assessment import Answer
from cds_desktop.domain.scoring import ItemScore, Working

_NUMBER = "Số "
_NOT_SCORED = "Chưa chấm"


def deed_words(item: Item, way: Way) -> str:
    """What to do: "Thêm 3 giáo viên xây dựng được học liệu số"; else the content's own words."""
    is_counted = item.scoring in (ScoringKind.RATIO, ScoringKind.COUNT) and not way.is_judgement
    if not is_counted or not way.has_number:
        return item.text
    label = item.count_label if item.scoring is ScoringKind.COUNT else item.numerator_label
    if label.startswith(_NUMBER):
        return f"Thêm {show(way.more)} {label.removeprefix(_NUMBER)}"
    return f"Thêm {show(way.more)} {item.unit}: {item.text}" if item.unit else item.text


def fact_words(item: Item, answer: Answer, scored: ItemScore, way: Way) -> str:
    """The raw numbers: "29/40 → 32/40 giáo viên = 80 % (khung “từ 80 %”)"."""
    if way.is_judgement:
        now = f"{show(scored.points)}/{show(item.max_points)}"
        return f"{now} → {show(way.points)}/{show(item.max_points)} điểm; điểm do Hội đồng quyết định"
    change = f"{_now(item, answer, scored)} → {_then(item, answer, way)}"
    return f"{change}; {FULL_AWARD}" if way.awards else change


def _then(item: Item, answer: Answer, way: Way) -> str:
    """The numbers a way leads to, and the band they fall into."""
    if way.reached is None:
        return way.target
    unit = f" {item.unit}" if item.unit else ""
    if item.scoring is ScoringKind.COUNT:
        return f"{show(way.reached)}{unit}{_band(item, Fraction(way.reached), '')}"
    whole = answer.denominator or Decimal(1)
    ratio = Fraction(way.reached) / Fraction(whole)
    band = _band(item, ratio * 100, PERCENT)
    return f"{show(way.reached)}/{show(whole)}{unit} = {show_percent(ratio)}{band}"


def _now(item: Item, answer: Answer, scored: ItemScore) -> str:
    if scored.state is Working.WRONG or scored.points is None:
        return _NOT_SCORED
    match item.scoring:
        case ScoringKind.RATIO if answer.denominator is not None:
            return f"{show(answer.numerator)}/{show(answer.denominator)}"
        case ScoringKind.RATIO:
            return show(answer.numerator)
        case ScoringKind.COUNT:
            return show(answer.count)
        case ScoringKind.CHOICE:
            return option_words(item, answer.choice) or _NOT_SCORED
        case _:
            return "Không" if answer.yes is False else _NOT_SCORED


def _band(item: Item, value: Fraction, unit: str) -> str:
    band = next((band for band in item.ladder.bands if band.interval.contains(value)), None)
    return f" (khung “{band_words(band.interval, unit)}”)" if band else ""
