"""Rà soát: findings and the points of each criterion."""

from dataclasses import dataclass
from decimal import Decimal

from cds_desktop.domain.readiness import Finding, findings
from cds_desktop.domain.scoring import criterion_points
from cds_desktop.domain.titles import criterion_title
from cds_desktop.queries.overview import Meter, meters
from cds_desktop.queries.reading import read_current
from cds_desktop.storage.workspace import Workspace


@dataclass(frozen=True)
class CriterionBar:
    """Points of a criterion against its maximum."""

    group_code: str
    code: str
    title: str
    points: Decimal
    max_points: Decimal


@dataclass(frozen=True)
class Review:
    """Everything the review page shows."""

    findings: tuple[Finding, ...]
    meters: tuple[Meter, ...]
    bars: tuple[CriterionBar, ...]
    level: int
    level_title: str
    rule: str


def review(workspace: Workspace) -> Review:
    """Findings, meters and bars of the current round."""
    with workspace.read() as db:
        now = read_current(db)
    indicator_set, result = now.indicator_set, now.score
    bars = tuple(
        CriterionBar(
            c.group_code,
            c.code,
            criterion_title(indicator_set, c.code),
            criterion_points(indicator_set, result, c),
            indicator_set.max_points_of(c.code),
        )
        for c in indicator_set.criteria
        if not c.mandatory
    )
    found = findings(indicator_set, now.assessment, result)
    return Review(found, meters(now), bars, result.level, result.level_title, result.rule)
