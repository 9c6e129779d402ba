"""The score table of the minutes: one printable row per group, condition, criterion and item."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from cds_desktop.domain.indicator_set import Criterion, IndicatorSet
from cds_desktop.domain.numbers import show
from cds_desktop.domain.round.assessment import Answer, Assessment
from cds_desktop.domain.scoring import Score, criterion_points

COUNCIL_NOTE = "Ghi chú của Hội đồng:"
NOTHING = Answer()


class RowKind(StrEnum):
    """What a line of the score table stands for."""

    GROUP = "group"
    CONDITION = "condition"
    CRITERION = "criterion"
    ITEM = "item"


@dataclass(frozen=True)
class ScoreRow:
    """One line of the score table, ready to print."""

    kind: RowKind
    code: str
    title: str
    max_points: str
    points: str
    working: str
    evidence_codes: tuple[str, ...]


def score_rows(indicator_set: IndicatorSet, assessment: Assessment, result: Score) -> tuple[ScoreRow, ...]:
    """The score table: each group, its conditions, criteria and items with the working of each point."""
    rows: list[ScoreRow] = []
    for group, total in zip(indicator_set.groups, result.groups, strict=True):
        rows.append(
            ScoreRow(
                RowKind.GROUP,
                group.code,
                group.title,
                show(group.max_points),
                show(total.points),
                f"Mức {total.level}" if total.level else "",
                (),
            )
        )
        for criterion in indicator_set.criteria_of(group.code):
            rows += _criterion_rows(indicator_set, assessment, result, criterion)
    return tuple(rows)


def _criterion_rows(
    indicator_set: IndicatorSet, assessment: Assessment, result: Score, criterion: Criterion
) -> list[ScoreRow]:
    codes = tuple(item.code for item in assessment.evidence_for(criterion.code))
    if criterion.mandatory:
        met = next(c.met for c in result.conditions if c.code == criterion.code)
        reason = assessment.answers.get(criterion.code, NOTHING).reason
        working = with_reason("Điều kiện bắt buộc", reason)
        return [
            ScoreRow(RowKind.CONDITION, criterion.code, criterion.title, "ĐK", met_words(met), working, codes)
        ]
    items = indicator_set.items_of(criterion.code)
    rows = []
    if [item.code for item in items] != [criterion.code]:
        title = criterion.title or f"{len(items)} nội dung"
        maximum = show(indicator_set.max_points_of(criterion.code))
        points = show(criterion_points(indicator_set, result, criterion))
        rows.append(ScoreRow(RowKind.CRITERION, criterion.code, title, maximum, points, "", codes))
    for item in items:
        scored = result.item(item.code)
        linked = tuple(evidence.code for evidence in assessment.evidence_for(item.code))
        working = with_reason(printed(scored.working), assessment.answers.get(item.code, NOTHING).reason)
        points = points_words(scored.points)
        rows.append(
            ScoreRow(RowKind.ITEM, item.code, item.text, show(item.max_points), points, working, linked)
        )
    return rows


def printed(working: str) -> str:
    """The working as an office writes it: in words, without the arrows of a screen."""
    return working.replace(" → Mức", ": Mức").replace(" → ", "; ")


def points_words(points: Decimal | None) -> str:
    """Points of an item, or that nobody has scored it."""
    return "chưa chấm" if points is None else show(points)


def with_reason(working: str, reason: str) -> str:
    """The working and what the council noted, unless the working tells it already."""
    reason = reason.strip()
    # The working tells the reason where it changed the points; elsewhere it would be lost.
    return working if not reason or reason in working else f"{working}\n{COUNCIL_NOTE} {reason}".strip()


def met_words(met: bool | None) -> str:
    """Đạt, chưa đạt or not confirmed."""
    if met is None:
        return "chưa xác nhận"
    return "Đạt" if met else "Chưa đạt"
