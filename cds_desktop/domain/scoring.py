"""Raw numbers → points with their working; group totals; the level reached and the rule used."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal
from enum import StrEnum
from fractions import Fraction

from cds_desktop.domain.indicator_set import (
    Criterion,
    CriterionGroup,
    IndicatorSet,
    Item,
    Ladder,
    LevelBand,
    LevelRule,
    ScoringKind,
)
from cds_desktop.domain.level_words import band_words, level_rule_words
from cds_desktop.domain.numbers import show, show_percent
from cds_desktop.domain.round.assessment import Answer

ZERO = Decimal(0)
NOTHING = Answer()


class Working(StrEnum):
    """How the points of an item came about, for the line that explains them."""

    COMPUTED = "computed"
    JUDGED = "judged"
    MISSING = "missing"
    REDUCED = "reduced"
    WRONG = "wrong"


@dataclass(frozen=True)
class ItemScore:
    """Points of one item; `points` is None until they are known, `computed` is what the ladder gives."""

    code: str
    points: Decimal | None
    computed: Decimal | None
    max_points: Decimal
    state: Working
    working: str


@dataclass(frozen=True)
class ConditionScore:
    """A điều kiện bắt buộc: met, not met, or not yet answered."""

    code: str
    met: bool | None


@dataclass(frozen=True)
class GroupScore:
    """Total of a group, the points nobody has scored yet, and the level they reach."""

    code: str
    points: Decimal
    max_points: Decimal
    unscored_points: Decimal
    level: int


@dataclass(frozen=True)
class Score:
    """The result of a round: provisional (tạm tính) while anything is unanswered."""

    items: tuple[ItemScore, ...]
    conditions: tuple[ConditionScore, ...]
    groups: tuple[GroupScore, ...]
    level: int
    level_title: str
    rule: str

    @property
    def mandatory_failed(self) -> tuple[str, ...]:
        """Codes of mandatory conditions that are not met."""
        return tuple(c.code for c in self.conditions if c.met is False)

    @property
    def mandatory_open(self) -> tuple[str, ...]:
        """Codes of mandatory conditions nobody has confirmed or denied."""
        return tuple(c.code for c in self.conditions if c.met is None)

    @property
    def is_complete(self) -> bool:
        """Whether every item has points and every condition an answer."""
        return not self.mandatory_open and all(item.points is not None for item in self.items)

    def item(self, code: str) -> ItemScore:
        """The score of one item."""
        return next(item for item in self.items if item.code == code)


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


def score_item(item: Item, answer: Answer, step: Decimal) -> ItemScore:
    """Chấm một nội dung: what the ladder gives, what the council awards, and why."""
    if problem := _problem(item, answer, step):
        return _item_score(item, None, None, Working.WRONG, problem)
    if item.scoring is ScoringKind.JUDGED:
        return _judged(item, answer)
    computed = _computed(item, answer, step)
    if computed is None:
        return _item_score(item, None, None, Working.MISSING, _asks(item, answer))
    ladder_line = f"{_facts(item, answer)} → {_because(item, answer)}"
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
    facts = _facts(item, answer)
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
            ratio = _ratio(answer)
            if ratio is None:
                return None
            return (
                _proportional(item, ratio, step)
                if item.ladder.proportional
                else _climb(item.ladder, ratio * 100)
            )
        case ScoringKind.JUDGED:
            return None


def _ratio(answer: Answer) -> Fraction | None:
    if answer.numerator is None or answer.denominator is None:
        return None
    return Fraction(answer.numerator) / Fraction(answer.denominator)


def _climb(ladder: Ladder, value: Fraction) -> Decimal:
    return next(band.points for band in ladder.bands if band.interval.contains(value))


def _proportional(item: Item, ratio: Fraction, step: Decimal) -> Decimal:
    steps = Decimal(int(ratio * Fraction(item.max_points) / Fraction(step)))
    return (steps * step).quantize(step, ROUND_FLOOR)


def _facts(item: Item, answer: Answer) -> str:
    """The raw facts in words: "37/40 giáo viên = 92,5 %"."""
    unit = f" {item.unit}" if item.unit else ""
    ratio = _ratio(answer)
    if ratio is not None:
        return f"{show(answer.numerator)}/{show(answer.denominator)}{unit} = {show_percent(ratio)}"
    if answer.count is not None:
        return f"{show(answer.count)}{unit}"
    if answer.yes is not None:
        return "Có" if answer.yes else "Không có"
    chosen = next((c for c in item.choices if c.key == answer.choice), None)
    if chosen:
        return f"Phương án {chosen.key}: {chosen.text}"
    return f"Phương án {answer.choice}" if answer.choice else ""


def _because(item: Item, answer: Answer) -> str:
    ratio = _ratio(answer)
    if item.scoring is ScoringKind.RATIO and ratio is not None:
        if item.ladder.proportional:
            return "theo tỉ lệ"
        return _band_reached(item.ladder, ratio * 100, NO_BREAK_PERCENT)
    if item.scoring is ScoringKind.COUNT and answer.count is not None:
        return _band_reached(item.ladder, Fraction(answer.count), "")
    return "theo bộ chỉ số"


NO_BREAK_PERCENT = "\u00a0%"


def _band_reached(ladder: Ladder, value: Fraction, unit: str) -> str:
    band = next(band for band in ladder.bands if band.interval.contains(value))
    return f"khung “{band_words(band.interval, unit)}”"


def _asks(item: Item, answer: Answer) -> str:
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
