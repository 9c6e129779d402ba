"""Bộ chỉ số: groups, criteria, items, ladders and the level rule, as frozen values."""

from cds_desktop.domain.indicator_set.loading import Checked, check, load
from cds_desktop.domain.indicator_set.model import (
    Band,
    Choice,
    Criterion,
    CriterionGroup,
    IndicatorSet,
    Item,
    Ladder,
    LegalBasis,
    LevelBand,
    LevelRule,
    ScoringKind,
)
from cds_desktop.domain.typed_tables import Fault

__all__ = [
    "Band",
    "Checked",
    "Choice",
    "Criterion",
    "CriterionGroup",
    "Fault",
    "IndicatorSet",
    "Item",
    "Ladder",
    "LegalBasis",
    "LevelBand",
    "LevelRule",
    "ScoringKind",
    "check",
    "load",
]
