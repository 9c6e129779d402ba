"""Raw numbers → points with their working; group totals; the level reached and the rule used."""

from cds_desktop.domain.scoring.items import score_item
from cds_desktop.domain.scoring.model import (
    ConditionScore,
    CriterionScore,
    GroupScore,
    ItemScore,
    Score,
    TotalScore,
    Working,
)
from cds_desktop.domain.scoring.totals import criterion_points, lacking_groups, level_for, score

__all__ = [
    "ConditionScore",
    "CriterionScore",
    "GroupScore",
    "ItemScore",
    "Score",
    "TotalScore",
    "Working",
    "criterion_points",
    "lacking_groups",
    "level_for",
    "score",
    "score_item",
]
