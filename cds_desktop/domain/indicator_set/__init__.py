"""Bộ chỉ số: groups, criteria, items, ladders and the level rule, as frozen values."""

from cds_desktop.domain.indicator_set.comparing import (
    DifferenceKind,
    FieldDifference,
    RowDifference,
    RowSort,
    code_map,
    criterion_map,
    differences,
    item_map,
)
from cds_desktop.domain.indicator_set.loading import Checked, check, check_table, load
from cds_desktop.domain.indicator_set.model import (
    Band,
    Choice,
    Criterion,
    CriterionGroup,
    Interval,
    Item,
    Ladder,
    LevelBand,
    LevelRule,
    ScoringKind,
)
from cds_desktop.domain.indicator_set.whole import IndicatorSet, LegalBasis, Scope
from cds_desktop.domain.indicator_set.writing import to_toml
from cds_desktop.domain.typed_tables import Fault

__all__ = [
    "Band",
    "Checked",
    "Choice",
    "Criterion",
    "CriterionGroup",
    "DifferenceKind",
    "Fault",
    "FieldDifference",
    "IndicatorSet",
    "Interval",
    "Item",
    "Ladder",
    "LegalBasis",
    "LevelBand",
    "LevelRule",
    "RowDifference",
    "RowSort",
    "Scope",
    "ScoringKind",
    "check",
    "check_table",
    "code_map",
    "criterion_map",
    "differences",
    "item_map",
    "load",
    "to_toml",
]
