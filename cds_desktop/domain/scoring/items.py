"""Chấm một nội dung: what the ladder gives, what the council awards."""

from decimal import ROUND_FLOOR, Decimal
from fractions import Fraction

from cds_desktop.domain.indicator_set import Item, Ladder, ScoringKind
from cds_desktop.domain.numbers import show
from cds_desktop.domain.round.assessment import Answer
from cds_desktop.domain.scoring.model import ZERO, ItemScore, Working
from cds_desktop.domain.scoring.working import asks_words, because_words, facts_words, ratio_of


def score_item(item: Item, answer: Answer, step: Decimal) -> ItemScore:
    """Chấm một nội dung: what the ladder gives, what the council awards, and why."""
    if problem := _problem(item, answer, step):
        return _item_score(item, None, None, Working.WRONG, problem)
    if item.scoring is ScoringKind.JUDGED:
        return _judged(item, answer)
    computed = _computed(item, answer, step)
    if computed is None:
        return _item_score(item, None, None, Working.MISSING, asks_words(item, answer))
    ladder_line = f"{facts_words(item, answer)} → {because_words(item, answer)}"
    earned = f"{show(computed)}/{show(item.max_points)} điểm"
    if answer.points is None or answer.points == computed:
        return _item_score(item, computed, computed, Working.COMPUTED, f"{ladder_line}: {earned}")
    reduced = f"Hội đồng chấm {show(answer.points)}/{show(item.max_points)} điểm: {answer.reason}"
    return _item_score(item, answer.points, computed, Working.REDUCED, f"{ladder_line}: {earned}; {reduced}")


def _item_score(
    item: Item, points: Decimal | None, computed: Decimal | None, state: Working, working: str
) -> ItemScore:
    return ItemScore(item.code, points, computed, item.max_points, state, working)


def _judged(item: Item, answer: Answer) -> ItemScore:
    facts = facts_words(item, answer)
    head = f"{facts} → chưa có khung; " if facts else ""
    if answer.points is None:
        return _item_score(item, None, None, Working.MISSING, f"{head}Hội đồng chưa chấm điểm.")
    tail = f": {answer.reason}" if answer.reason else ""
    line = f"{head}Hội đồng chấm {show(answer.points)}/{show(item.max_points)} điểm{tail}"
    return _item_score(item, answer.points, None, Working.JUDGED, line)


def _problem(item: Item, answer: Answer, step: Decimal) -> str:
    """What is wrong with the numbers entered, in words; empty when nothing is."""
    part, whole = answer.numerator, answer.denominator
    if any(value is not None and value < 0 for value in (part, whole, answer.count, answer.points)):
        return "Số không được âm."
    if whole == 0:
        return "Tổng số phải lớn hơn 0."
    if part is not None and whole is not None and part > whole:
        return (
            f"Số {item.unit or 'đạt'} ({show(part)}) lớn hơn tổng số ({show(whole)}). Sửa một trong hai số."
        )
    if answer.choice and item.choices and answer.choice not in {choice.key for choice in item.choices}:
        return f"Không có phương án “{answer.choice}”."
    return _points_problem(item, answer, step)


def _points_problem(item: Item, answer: Answer, step: Decimal) -> str:
    if answer.points is None:
        return ""
    if answer.points > item.max_points:
        return f"Điểm ({show(answer.points)}) cao hơn tối đa ({show(item.max_points)})."
    if answer.points % step:
        return f"Điểm ({show(answer.points)}) phải theo bước {show(step)}."
    if item.scoring is ScoringKind.JUDGED:
        return ""
    computed = _computed(item, answer, step)
    if computed is None:
        return ""
    if answer.points > computed:
        return (
            f"Điểm ({show(answer.points)}) cao hơn khung ({show(computed)}). Hội đồng chỉ chấm thấp hơn được."
        )
    if answer.points < computed and not answer.reason.strip():
        return "Hội đồng chấm thấp hơn khung thì phải ghi lý do."
    return ""


def _computed(item: Item, answer: Answer, step: Decimal) -> Decimal | None:
    """What the decision's own ladder gives; None while a raw number is missing."""
    match item.scoring:
        case ScoringKind.YES_NO:
            return None if answer.yes is None else (item.max_points if answer.yes else ZERO)
        case ScoringKind.CHOICE:
            return next((c.points for c in item.choices if c.key == answer.choice), None)
        case ScoringKind.COUNT:
            return None if answer.count is None else _climb(item.ladder, Fraction(answer.count))
        case ScoringKind.RATIO:
            ratio = ratio_of(answer)
            if ratio is None:
                return None
            return (
                _proportional(item, ratio, step)
                if item.ladder.proportional
                else _climb(item.ladder, ratio * 100)
            )
        case ScoringKind.JUDGED:
            return None


def _climb(ladder: Ladder, value: Fraction) -> Decimal:
    return next(band.points for band in ladder.bands if band.interval.contains(value))


def _proportional(item: Item, ratio: Fraction, step: Decimal) -> Decimal:
    steps = Decimal(int(ratio * Fraction(item.max_points) / Fraction(step)))
    return (steps * step).quantize(step, ROUND_FLOOR)
