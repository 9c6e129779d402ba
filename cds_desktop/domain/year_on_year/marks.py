"""Giữ nguyên, thay đổi, mới: what can be said of a criterion when it is held against last year's."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from cds_desktop.domain.indicator_set import Criterion, IndicatorSet, Item
from cds_desktop.domain.round import Answer
from cds_desktop.domain.text import clean
from cds_desktop.domain.year_on_year.codes import Counterparts

Answers = Mapping[str, Answer]
_NOTHING = Answer()


class ChangeMark(StrEnum):
    """So với năm trước."""

    UNSEEN = "unseen"
    KEPT = "kept"
    CHANGED = "changed"
    NEW = "new"
    BY_SET = "by_set"

    @property
    def label(self) -> str:
        """The mark in words."""
        return _LABELS[self]


_LABELS = {
    ChangeMark.UNSEEN: "chưa xem",
    ChangeMark.KEPT: "giữ nguyên",
    ChangeMark.CHANGED: "thay đổi",
    ChangeMark.NEW: "mới",
    ChangeMark.BY_SET: "thay đổi theo bộ chỉ số",
}


def computed_mark(
    criterion: Criterion,
    sets: tuple[IndicatorSet, IndicatorSet],
    same: Counterparts,
    answers: tuple[Answers, Answers],
) -> ChangeMark:
    """What last year's and this year's set and answers say, both given in that order."""
    before, after = sets
    items = after.items_of(criterion.code)
    old = before.criterion(same.criteria.get(criterion.code, ""))
    if old is None and not any(item.code in same.items for item in items):
        return ChangeMark.NEW
    if (
        old is None
        or _row(before, old) != _row(after, criterion)
        or _has_other_items(before, old, items, same)
    ):
        return ChangeMark.BY_SET
    pairs = [(same.items[item.code], item.code) for item in items]
    if criterion.mandatory:
        pairs.append((old.code, criterion.code))
    return _by_numbers(
        [(answers[0].get(one, _NOTHING), answers[1].get(other, _NOTHING)) for one, other in pairs]
    )


def _by_numbers(pairs: Sequence[tuple[Answer, Answer]]) -> ChangeMark:
    entered = [(old, new) for old, new in pairs if not same_numbers(new, _NOTHING)]
    if any(not same_numbers(old, new) for old, new in entered):
        return ChangeMark.CHANGED
    expected = sum(not same_numbers(old, _NOTHING) for old, _ in pairs)
    return ChangeMark.KEPT if entered and len(entered) >= expected else ChangeMark.UNSEEN


def same_numbers(one: Answer, other: Answer) -> bool:
    """Whether two answers say the same, whatever reason they give."""
    return _said(one) == _said(other)


def _said(answer: Answer) -> tuple[object, ...]:
    return (
        answer.met, answer.yes, answer.choice or None, answer.numerator, answer.denominator, answer.count,
        answer.points,
    )  # fmt: skip


def _has_other_items(before: IndicatorSet, old: Criterion, items: Sequence[Item], same: Counterparts) -> bool:
    """Whether any wording, highest points or ladder is not what it was."""
    if len(before.items_of(old.code)) != len(items):
        return True
    pairs = ((before.item(same.items.get(item.code, "")), item) for item in items)
    return any(earlier is None or _facts(earlier) != _facts(item) for earlier, item in pairs)


def _row(indicator_set: IndicatorSet, criterion: Criterion) -> tuple[object, ...]:
    most = None if criterion.mandatory else indicator_set.max_points_of(criterion.code)
    return clean(criterion.title), criterion.mandatory, most


def _facts(item: Item) -> tuple[object, ...]:
    return clean(item.text), item.max_points, item.scoring, item.asks_for, item.ladder, item.choices
