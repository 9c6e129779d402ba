"""So với năm trước: groups, criteria and contents of two years side by side."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from cds_desktop.domain.charts import Chart, LastYear, group_years_chart, years_chart
from cds_desktop.domain.indicator_set import Criterion, CriterionGroup, IndicatorSet
from cds_desktop.domain.round import Answer
from cds_desktop.domain.scoring import Score, criterion_points
from cds_desktop.domain.titles import criterion_title
from cds_desktop.domain.year_on_year import ChangeMark, condition_answer_words
from cds_desktop.queries.earlier import EarlierRound, marks_of, read_earlier, said_marks
from cds_desktop.queries.reading import CurrentRound, read_current
from cds_desktop.storage.workspace import Workspace

GROUP, CRITERION, ITEM, GONE = "group", "criterion", "item", "gone"


@dataclass(frozen=True)
class ComparedRow:
    """A group, criterion or content of both years; `kind` "gone" is one that only last year's set has.

    Points are `None` where there are none; a condition says "đạt" in `words` instead.
    """

    kind: str
    code: str
    earlier_code: str
    title: str
    points: Decimal | None = None
    max_points: Decimal | None = None
    last_points: Decimal | None = None
    last_max: Decimal | None = None
    words: str = ""
    last_words: str = ""
    mark: ChangeMark | None = None
    level: int | None = None
    last_level: int | None = None
    is_unfinished: bool = False

    @property
    def difference(self) -> Decimal | None:
        """Points of now less those of last year, once all are there and both are out of the same maximum."""
        if self.points is None or self.last_points is None:
            return None
        if self.is_unfinished or self.max_points != self.last_max:
            return None
        return self.points - self.last_points


@dataclass(frozen=True)
class Comparison:
    """Two years of one school; `has_other_set` when they were scored by different versions of the set."""

    school_year: str
    earlier_year: str
    is_sealed: bool
    level: int
    last_level: int
    begun: bool
    has_other_set: bool
    rows: tuple[ComparedRow, ...]
    chart: Chart
    group_chart: Chart

    def of_kind(self, *kinds: str) -> tuple[ComparedRow, ...]:
        """The rows of these kinds, in order."""
        return tuple(row for row in self.rows if row.kind in kinds)


def comparison(workspace: Workspace) -> Comparison | None:
    """The current round beside the one before; `None` in the first year."""
    with workspace.read() as db:
        now = read_current(db)
        earlier = read_earlier(db, now)
        said = said_marks(db, now)
    if earlier is None:
        return None
    found = marks_of(now, earlier, said)
    last = LastYear(earlier.indicator_set, earlier.score, earlier.same.criteria, earlier.same.groups)
    return Comparison(
        school_year=now.assessment.school_year,
        earlier_year=earlier.school_year,
        is_sealed=earlier.is_sealed,
        level=now.score.level,
        last_level=earlier.score.level,
        begun=any(item.points is not None for item in now.score.items),
        has_other_set=now.record.set_digest != earlier.indicator_set.digest,
        rows=tuple(_rows(now, earlier, found)),
        chart=years_chart(now.indicator_set, now.score, last),
        group_chart=group_years_chart(now.indicator_set, now.score, last),
    )


def _rows(now: CurrentRound, earlier: EarlierRound, found: Mapping[str, ChangeMark]) -> Iterator[ComparedRow]:
    for group in now.indicator_set.groups:
        yield _group_row(now, earlier, group)
        for criterion in now.indicator_set.criteria_of(group.code):
            yield _criterion_row(now, earlier, criterion, found[criterion.code])
            yield from _item_rows(now, earlier, criterion)
    yield from _gone_rows(earlier)


def _group_row(now: CurrentRound, earlier: EarlierRound, group: CriterionGroup) -> ComparedRow:
    scored = next(one for one in now.score.groups if one.code == group.code)
    old_code = earlier.same.groups.get(group.code, "")
    old = next((one for one in earlier.score.groups if one.code == old_code), None)
    begun = _is_begun(now.indicator_set, now.score, group.code)
    had = old is not None and _is_begun(earlier.indicator_set, earlier.score, old_code)
    return ComparedRow(
        GROUP,
        group.code,
        old_code,
        group.title,
        scored.points if begun else None,
        scored.max_points,
        old.points if old and had else None,
        old.max_points if old else None,
        level=scored.level if begun and scored.max_points else None,
        last_level=old.level if old and had and old.max_points else None,
        is_unfinished=begun and scored.unscored_points > 0,
    )


def _criterion_row(
    now: CurrentRound, earlier: EarlierRound, criterion: Criterion, mark: ChangeMark
) -> ComparedRow:
    old = earlier.indicator_set.criterion(earlier.same.criteria.get(criterion.code, ""))
    title = criterion_title(now.indicator_set, criterion.code)
    old_code = old.code if old else ""
    if criterion.mandatory:
        words = condition_answer_words(now.assessment.answers.get(criterion.code, Answer()))
        last = earlier.condition_words(criterion.code)
        return ComparedRow(
            CRITERION, criterion.code, old_code, title, words=words, last_words=last, mark=mark
        )
    return ComparedRow(
        CRITERION,
        criterion.code,
        old_code,
        title,
        _points(now.indicator_set, now.score, criterion),
        now.indicator_set.max_points_of(criterion.code),
        earlier.points_of(old) if old else None,
        earlier.indicator_set.max_points_of(old.code) if old and not old.mandatory else None,
        mark=mark,
        is_unfinished=_is_unfinished(now, criterion),
    )


def _item_rows(now: CurrentRound, earlier: EarlierRound, criterion: Criterion) -> Iterator[ComparedRow]:
    items = now.indicator_set.items_of(criterion.code)
    if [item.code for item in items] == [criterion.code]:
        return
    for item in items:
        old = earlier.indicator_set.item(earlier.same.items.get(item.code, ""))
        yield ComparedRow(
            ITEM,
            item.code,
            old.code if old else "",
            item.text,
            now.score.item(item.code).points,
            item.max_points,
            earlier.item_points(item.code),
            old.max_points if old else None,
            last_words=earlier.item_words(item.code),
        )


def _gone_rows(earlier: EarlierRound) -> Iterator[ComparedRow]:
    before, same = earlier.indicator_set, earlier.same
    for criterion in before.criteria:
        if not same.of_criterion(criterion.code):
            most = None if criterion.mandatory else before.max_points_of(criterion.code)
            title = criterion_title(before, criterion.code)
            points = None if criterion.mandatory else earlier.points_of(criterion)
            yield ComparedRow(GONE, criterion.code, criterion.code, title, last_points=points, last_max=most)
        elif len(items := before.items_of(criterion.code)) > 1:
            for item in items:
                if not same.later_items.get(item.code):
                    points = earlier.score.item(item.code).points
                    yield ComparedRow(
                        GONE, item.code, item.code, item.text, last_points=points, last_max=item.max_points
                    )


def _is_unfinished(now: CurrentRound, criterion: Criterion) -> bool:
    known = [now.score.item(i.code).points is not None for i in now.indicator_set.items_of(criterion.code)]
    return any(known) and not all(known)


def _points(indicator_set: IndicatorSet, result: Score, criterion: Criterion) -> Decimal | None:
    items = indicator_set.items_of(criterion.code)
    if all(result.item(item.code).points is None for item in items):
        return None
    return criterion_points(indicator_set, result, criterion)


def _is_begun(indicator_set: IndicatorSet, result: Score, group_code: str) -> bool:
    codes = (
        item.code for c in indicator_set.criteria_of(group_code) for item in indicator_set.items_of(c.code)
    )
    return any(result.item(code).points is not None for code in codes)
