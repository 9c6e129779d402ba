"""Turns a bộ chỉ số with its score, and last year's, into the bars of charts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from cds_desktop.domain.charts.model import Bar, Section, Threshold
from cds_desktop.domain.charts.words import GONE, NEW, threshold_words
from cds_desktop.domain.indicator_set import Criterion, CriterionGroup, IndicatorSet, Item, LevelBand
from cds_desktop.domain.level_words import failure_words
from cds_desktop.domain.numbers import show
from cds_desktop.domain.scoring import Score, lacking_groups
from cds_desktop.domain.text import capital
from cds_desktop.domain.titles import criterion_title

ZERO = Decimal(0)
TOTAL_TITLE = "Tổng có trọng số"


@dataclass(frozen=True)
class Points:
    """Points of some contents: so far, of how many, how many are open; None while nothing is scored."""

    reached: Decimal | None
    maximum: Decimal
    unscored: Decimal


@dataclass(frozen=True)
class LastYear:
    """Năm học trước: its set and score, and what leads from this year's codes to last year's.

    `codes` are those of criteria.
    """

    indicator_set: IndicatorSet
    score: Score
    codes: Mapping[str, str]
    groups: Mapping[str, str] | None = None
    items: Mapping[str, str] | None = None

    def criterion(self, code: str) -> Criterion | None:
        """Last year's criterion that stands for this year's `code`; None for a new one."""
        return self.indicator_set.criterion(self.codes.get(code, ""))

    def group(self, code: str) -> CriterionGroup | None:
        """Last year's group that stands for this year's; of the same code where nobody said which."""
        return self.indicator_set.group(code if self.groups is None else self.groups.get(code, ""))

    def item(self, code: str) -> Points | None:
        """Last year's points of the content that stands for this year's; None for a new one."""
        item = self.indicator_set.item((self.items or {}).get(code, ""))
        return _item_points(self.score, item) if item else None


def criterion_total(indicator_set: IndicatorSet, result: Score, code: str) -> Points:
    """What the contents of one criterion have given so far."""
    scored = [result.item(item.code) for item in indicator_set.items_of(code)]
    known = [item.points for item in scored if item.points is not None]
    unscored = sum((item.max_points for item in scored if item.points is None), ZERO)
    return Points(sum(known, ZERO) if known else None, indicator_set.max_points_of(code), unscored)


def group_total(indicator_set: IndicatorSet, result: Score, group: CriterionGroup) -> Points:
    """What the criteria of one group have given so far."""
    parts = [criterion_total(indicator_set, result, c.code) for c in _scored_criteria(indicator_set, group)]
    known = [part.reached for part in parts if part.reached is not None]
    return Points(
        sum(known, ZERO) if known else None, group.max_points, sum((part.unscored for part in parts), ZERO)
    )


def criterion_sections(
    indicator_set: IndicatorSet, result: Score, last: LastYear | None
) -> tuple[Section, ...]:
    """One section per group, one bar per criterion with points, and the points nobody can place."""
    return tuple(_criterion_section(indicator_set, result, group, last) for group in indicator_set.groups)


def item_sections(indicator_set: IndicatorSet, result: Score, last: LastYear | None) -> tuple[Section, ...]:
    """One section per group, one bar per content, and the points that no content names."""
    return tuple(
        _item_section(indicator_set, result, group, last)
        for group in indicator_set.groups
        if group.has_points
    )


def group_sections(indicator_set: IndicatorSet, result: Score, last: LastYear | None) -> tuple[Section, ...]:
    """All groups with points in one section, the weighted total in one of its own."""
    groups = [group for group in indicator_set.groups if group.has_points]
    bars = tuple(_group_bar(indicator_set, result, group, last) for group in groups)
    notes = [
        f"{group_title(group)}: {conditions_note(indicator_set, result, group)}"
        for group in indicator_set.groups
        if not group.has_points
    ]
    failed, lacking = result.mandatory_failed, lacking_groups(result)
    notes.append(failure_words(indicator_set.level_rule.mandatory_cap, failed, lacking))
    sections = [Section("", "", bars, " ".join(notes).strip())]
    if indicator_set.level_rule.is_weighted:
        sections.append(Section("", "", (_weighted_bar(indicator_set, result, last),)))
    return tuple(sections)


def gone_section(indicator_set: IndicatorSet, last: LastYear) -> tuple[Section, ...]:
    """Criteria that only last year's set has."""
    kept = {last.codes.get(criterion.code) for criterion in indicator_set.criteria}
    bars = []
    for criterion in last.indicator_set.criteria:
        if criterion.mandatory or criterion.code in kept:
            continue
        before = criterion_total(last.indicator_set, last.score, criterion.code)
        title = criterion_title(last.indicator_set, criterion.code)
        bar = Bar(criterion.code, title, None, ZERO, last_points=before.reached, last_max=before.maximum)
        bars.append(_with_state(bar, GONE))
    return (Section("Chỉ có ở năm học trước", "", tuple(bars)),) if bars else ()


def group_title(group: CriterionGroup) -> str:
    """ "Nhóm 1 · Chuyển đổi số trong dạy, học", with its weight when that is not 1."""
    weight = "" if group.weight == 1 else f" (trọng số {show(group.weight)})"
    return f"Nhóm {group.code} · {group.title}{weight}"


def conditions_note(indicator_set: IndicatorSet, result: Score, group: CriterionGroup) -> str:
    """What there is to say of the conditions of a group without points."""
    codes = {c.code for c in indicator_set.criteria_of(group.code) if c.mandatory}
    if not codes:
        return "không có điểm."
    met = sum(1 for condition in result.conditions if condition.code in codes and condition.met)
    return f"chỉ có điều kiện bắt buộc, đạt {met}/{len(codes)}."


def _scored_criteria(indicator_set: IndicatorSet, group: CriterionGroup) -> Iterator[Criterion]:
    return (c for c in indicator_set.criteria_of(group.code) if not c.mandatory)


def _criterion_section(
    indicator_set: IndicatorSet, result: Score, group: CriterionGroup, last: LastYear | None
) -> Section:
    criteria = list(_scored_criteria(indicator_set, group))
    bars = [_criterion_bar(indicator_set, result, criterion, last) for criterion in criteria]
    if group.has_points:
        bars += _unplaced_bar(group, bars)
    words = _total_words(indicator_set, result, group) if group.has_points else ""
    note = "" if group.has_points else conditions_note(indicator_set, result, group)
    return Section(group_title(group), words, tuple(bars), capital(note))


def _item_section(
    indicator_set: IndicatorSet, result: Score, group: CriterionGroup, last: LastYear | None
) -> Section:
    items = [item for c in indicator_set.criteria_of(group.code) for item in indicator_set.items_of(c.code)]
    bars = [_item_bar(result, item, last) for item in items]
    bars += _unplaced_bar(group, bars)
    return Section(group_title(group), _total_words(indicator_set, result, group), tuple(bars))


def _unplaced_bar(group: CriterionGroup, bars: Sequence[Bar]) -> Iterator[Bar]:
    """The points of a group that none of its bars names."""
    unplaced = group.max_points - sum((bar.max_points for bar in bars), ZERO)
    if unplaced > 0:
        title = "Chưa rõ thuộc nội dung nào"
        yield Bar("", title, None, unplaced, unplaced=unplaced, is_unplaced=True)


def _total_words(indicator_set: IndicatorSet, result: Score, group: CriterionGroup) -> str:
    return f"{show(group_total(indicator_set, result, group).reached)}/{show(group.max_points)}"


def _item_bar(result: Score, item: Item, last: LastYear | None) -> Bar:
    now = _item_points(result, item)
    bar = Bar(item.code, item.text, now.reached, now.maximum, now.unscored)
    before = last.item(item.code) if last else None
    return _with_last(bar, before) if before else bar


def _item_points(result: Score, item: Item) -> Points:
    points = result.item(item.code).points
    return Points(points, item.max_points, item.max_points if points is None else ZERO)


def _criterion_bar(
    indicator_set: IndicatorSet, result: Score, criterion: Criterion, last: LastYear | None
) -> Bar:
    now = criterion_total(indicator_set, result, criterion.code)
    named = sum((item.max_points for item in indicator_set.items_of(criterion.code)), ZERO)
    bar = Bar(
        code=criterion.code,
        title=criterion_title(indicator_set, criterion.code),
        points=now.reached,
        max_points=now.maximum,
        unscored=now.unscored,
        unplaced=max(ZERO, now.maximum - named),
    )
    if last is None:
        return bar
    old = last.criterion(criterion.code)
    if old is None or old.mandatory:
        return _with_state(bar, NEW)
    return _with_last(bar, criterion_total(last.indicator_set, last.score, old.code))


def _group_bar(
    indicator_set: IndicatorSet, result: Score, group: CriterionGroup, last: LastYear | None
) -> Bar:
    now = group_total(indicator_set, result, group)
    placed = sum((indicator_set.max_points_of(c.code) for c in _scored_criteria(indicator_set, group)), ZERO)
    bands = indicator_set.level_rule.levels_of(group.code)
    level = next((g.level for g in result.groups if g.code == group.code), 0)
    bar = Bar(
        code="",
        title=group_title(group),
        points=now.reached,
        max_points=group.max_points,
        unscored=now.unscored,
        unplaced=max(ZERO, group.max_points - placed),
        thresholds=_thresholds(bands),
        level=f"Mức {level}" if bands and level else "",
    )
    old = None if last is None else last.group(group.code)
    if last is None:
        return bar
    return _with_last(bar, group_total(last.indicator_set, last.score, old)) if old else _with_state(bar, NEW)


def _weighted_bar(indicator_set: IndicatorSet, result: Score, last: LastYear | None) -> Bar:
    now = _weighted_total(indicator_set, result)
    bar = Bar(
        code="",
        title=TOTAL_TITLE,
        points=now.reached,
        max_points=now.maximum,
        unscored=now.unscored,
        thresholds=_thresholds(indicator_set.level_rule.common_levels),
        level=f"Mức {result.total.level}" if result.total else "",
    )
    if last is None or not last.indicator_set.level_rule.is_weighted:
        return bar
    return _with_last(bar, _weighted_total(last.indicator_set, last.score))


def _weighted_total(indicator_set: IndicatorSet, result: Score) -> Points:
    parts = [(group.weight, group_total(indicator_set, result, group)) for group in indicator_set.groups]
    known = [weight * part.reached for weight, part in parts if part.reached is not None]
    open_points = sum((weight * part.unscored for weight, part in parts), ZERO)
    return Points(sum(known, ZERO) if known else None, indicator_set.max_total, open_points)


def _thresholds(bands: tuple[LevelBand, ...]) -> tuple[Threshold, ...]:
    """Where each level but the lowest begins."""
    return tuple(Threshold(band.interval.lower or ZERO, threshold_words(band)) for band in bands[1:])


def _with_last(bar: Bar, before: Points) -> Bar:
    return replace(bar, last_points=before.reached, last_max=before.maximum)


def _with_state(bar: Bar, state: str) -> Bar:
    return replace(bar, state=state)
