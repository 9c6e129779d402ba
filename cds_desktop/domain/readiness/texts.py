"""Rà soát phần viết: criteria scored to the end whose hiện trạng, or whose plan, is not written."""

from collections.abc import Iterator

from cds_desktop.domain.indicator_set import Criterion
from cds_desktop.domain.numbers import show
from cds_desktop.domain.readiness.check import Hit
from cds_desktop.domain.readiness.context import Context
from cds_desktop.domain.round import CriterionText
from cds_desktop.domain.scoring import criterion_points

_BLANK = CriterionText()


def no_description(context: Context) -> Iterator[Hit]:
    """Hiện trạng not written."""
    for criterion, fact, _ in _scored(context):
        if not context.assessment.texts.get(criterion.code, _BLANK).description:
            yield Hit(f"{criterion.code} chưa viết hiện trạng", fact, (criterion.code,))


def no_plan(context: Context) -> Iterator[Hit]:
    """Below the maximum, and neither a plan in words nor a step of the improvement plan."""
    for criterion, fact, is_full in _scored(context):
        code = criterion.code
        is_planned = context.assessment.texts.get(code, _BLANK).plan or code in context.planned_criteria
        if not is_full and not is_planned:
            words = f"{code} chưa viết kế hoạch cải tiến"
            yield Hit(words, f"Nên viết vì mới đạt {fact}", (code,))


def _scored(context: Context) -> Iterator[tuple[Criterion, str, bool]]:
    """Criteria every content of which has points: the points in words, and whether they are all."""
    indicator_set, result = context.indicator_set, context.score
    blank = {item.criterion_code for item, scored, _ in context.scored_items if scored.points is None}
    for criterion in indicator_set.criteria:
        if criterion.mandatory or criterion.code in blank:
            continue
        points = criterion_points(indicator_set, result, criterion)
        most = indicator_set.max_points_of(criterion.code)
        yield criterion, f"{show(points)}/{show(most)} điểm", points >= most
