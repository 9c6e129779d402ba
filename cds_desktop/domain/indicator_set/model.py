"""The values a bộ chỉ số is made of; nothing here knows how they were written down."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cached_property

ONE = Decimal(1)


class ScoringKind(StrEnum):
    """How an item (nội dung thành phần) gets its points."""

    YES_NO = "yes_no"
    RATIO = "ratio"
    COUNT = "count"
    CHOICE = "choice"
    JUDGED = "judged"


@dataclass(frozen=True)
class Interval:
    """A stretch of numbers with explicit ends; `None` is an open end."""

    lower: Decimal | None
    upper: Decimal | None
    lower_included: bool = True
    upper_included: bool = True

    @property
    def is_empty(self) -> bool:
        """Whether nothing can lie inside: both ends the same, and one of them left out."""
        same = self.lower is not None and self.lower == self.upper
        return same and not (self.lower_included and self.upper_included)

    def contains(self, value: Fraction) -> bool:
        """Whether the exact `value` lies inside."""
        if self.lower is not None:
            low = Fraction(self.lower)
            if value < low or (value == low and not self.lower_included):
                return False
        if self.upper is not None:
            high = Fraction(self.upper)
            if value > high or (value == high and not self.upper_included):
                return False
        return True


@dataclass(frozen=True)
class Band:
    """Khung điểm: the points for a stretch of raw values (per cent for a ratio)."""

    interval: Interval
    points: Decimal


@dataclass(frozen=True)
class Ladder:
    """Thang điểm: bands from low to high, or points in proportion to the value."""

    bands: tuple[Band, ...] = ()
    proportional: bool = False


@dataclass(frozen=True)
class Choice:
    """One option of an item that is scored by choosing."""

    key: str
    text: str
    points: Decimal


@dataclass(frozen=True)
class LevelBand:
    """Mức: a level (1, 2, 3 …) and the points that reach it; `group_code` "" means every group."""

    level: int
    title: str
    interval: Interval
    group_code: str = ""


@dataclass(frozen=True)
class CriterionGroup:
    """Nhóm tiêu chí; a mandatory one with too few points works like a condition that is not met."""

    code: str
    title: str
    max_points: Decimal
    source: str
    checked: bool
    checked_by: str = ""
    checked_on: date | None = None
    weight: Decimal = ONE
    mandatory: bool = False
    required_points: Decimal | None = None

    @property
    def has_points(self) -> bool:
        """Whether there are points to be had; a group of conditions only has none, and no level."""
        return self.max_points > 0


@dataclass(frozen=True)
class Criterion:
    """Tiêu chí: points through its items, or a điều kiện bắt buộc without points."""

    code: str
    group_code: str
    title: str
    mandatory: bool
    max_points: Decimal | None
    evidence_hint: str
    levels: tuple[LevelBand, ...]
    short_name: bool
    source: str
    checked: bool
    checked_by: str = ""
    checked_on: date | None = None
    replaces: tuple[str, ...] = ()


@dataclass(frozen=True)
class Item:
    """Nội dung thành phần; `asks_for` names the raw numbers kept where no ladder is known."""

    code: str
    criterion_code: str
    text: str
    max_points: Decimal
    scoring: ScoringKind
    ladder: Ladder
    choices: tuple[Choice, ...]
    asks_for: ScoringKind | None
    numerator_label: str
    denominator_label: str
    count_label: str
    unit: str
    evidence_hint: str
    short_name: bool
    source: str
    checked: bool
    checked_by: str = ""
    checked_on: date | None = None
    replaces: tuple[str, ...] = ()

    @property
    def raw_kind(self) -> ScoringKind | None:
        """Which raw facts are entered for this item; `None` when only points are."""
        return self.asks_for if self.scoring is ScoringKind.JUDGED else self.scoring


@dataclass(frozen=True)
class LevelRule:
    """How points become a level; `mandatory_cap` is the highest level when a condition fails."""

    levels: tuple[LevelBand, ...]
    combine: str
    mandatory_cap: int | None
    point_step: Decimal
    source: str
    checked: bool
    checked_by: str = ""
    checked_on: date | None = None

    @property
    def is_weighted(self) -> bool:
        """Whether the weighted total (tổng có trọng số) of all groups gives the level."""
        return self.combine == "weighted_total"

    @cached_property
    def common_levels(self) -> tuple[LevelBand, ...]:
        """The bands that name no group: those of every group, or of the weighted total."""
        return tuple(band for band in self.levels if not band.group_code)

    @cached_property
    def _own_levels(self) -> dict[str, tuple[LevelBand, ...]]:
        found: dict[str, list[LevelBand]] = {}
        for band in self.levels:
            if band.group_code:
                found.setdefault(band.group_code, []).append(band)
        return {code: tuple(bands) for code, bands in found.items()}

    def levels_of(self, group_code: str) -> tuple[LevelBand, ...]:
        """The level bands of one group: its own, else those for every group; none under a weighted total."""
        return self._own_levels.get(group_code) or (() if self.is_weighted else self.common_levels)
