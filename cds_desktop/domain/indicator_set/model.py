"""The values a bộ chỉ số is made of; nothing here knows how they were written down."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from hashlib import sha256


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
    """Nhóm tiêu chí."""

    code: str
    title: str
    max_points: Decimal
    source: str
    checked: bool


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

    def levels_of(self, group_code: str) -> tuple[LevelBand, ...]:
        """The level bands of one group: its own, else those for every group."""
        own = tuple(band for band in self.levels if band.group_code == group_code)
        return own or tuple(band for band in self.levels if not band.group_code)


@dataclass(frozen=True)
class LegalBasis:
    """The decision a set comes from: number, date of issue, issuer."""

    number: str
    issued_on: date | None
    issuer: str


@dataclass(frozen=True)
class IndicatorSet:
    """A whole bộ chỉ số with its text word for word; `open_faults` are sums not yet known to agree."""

    id: str
    version: str
    title: str
    legal_basis: LegalBasis
    applies_to: tuple[str, ...]
    valid_from: date | None
    valid_until: date | None
    language: str
    demonstration: bool
    groups: tuple[CriterionGroup, ...]
    criteria: tuple[Criterion, ...]
    items: tuple[Item, ...]
    level_rule: LevelRule
    open_faults: tuple[str, ...]
    text: str

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the text, hex."""
        return sha256(self.text.encode()).hexdigest()

    @cached_property
    def _criteria_by_code(self) -> dict[str, Criterion]:
        return {criterion.code: criterion for criterion in self.criteria}

    @cached_property
    def _items_by_code(self) -> dict[str, Item]:
        return {item.code: item for item in self.items}

    def criterion(self, code: str) -> Criterion | None:
        """The criterion with this code, if there is one."""
        return self._criteria_by_code.get(code)

    def item(self, code: str) -> Item | None:
        """The item with this code, if there is one."""
        return self._items_by_code.get(code)

    def items_of(self, criterion_code: str) -> tuple[Item, ...]:
        """The items of one criterion, in the order of the set."""
        return tuple(item for item in self.items if item.criterion_code == criterion_code)

    def criteria_of(self, group_code: str) -> tuple[Criterion, ...]:
        """The criteria of one group, in the order of the set."""
        return tuple(c for c in self.criteria if c.group_code == group_code)

    def max_points_of(self, criterion_code: str) -> Decimal:
        """The declared maximum of a criterion, else the sum of its items."""
        criterion = self._criteria_by_code[criterion_code]
        if criterion.max_points is not None:
            return criterion.max_points
        return sum((item.max_points for item in self.items_of(criterion_code)), Decimal(0))

    @property
    def answer_codes(self) -> tuple[str, ...]:
        """Codes that take an answer: mandatory criteria and items, in the order of the set."""
        codes: list[str] = []
        for criterion in self.criteria:
            if criterion.mandatory:
                codes.append(criterion.code)
            codes += [item.code for item in self.items_of(criterion.code)]
        return tuple(codes)

    @property
    def unchecked_rows(self) -> tuple[str, ...]:
        """Rows nobody has held against the paper copy: "nhóm 1", "1.3", "1.3.2", "quy tắc xếp mức"."""
        rows = [f"nhóm {group.code}" for group in self.groups if not group.checked]
        codes = {c.code for c in self.criteria if not c.checked}
        codes |= {item.code for item in self.items if not item.checked}
        order = dict.fromkeys(code for c in self.criteria for code in self._codes_under(c))
        rows += [code for code in order if code in codes]
        return tuple(rows if self.level_rule.checked else [*rows, "quy tắc xếp mức"])

    def _codes_under(self, criterion: Criterion) -> tuple[str, ...]:
        return (criterion.code, *(item.code for item in self.items_of(criterion.code)))

    @property
    def is_checked(self) -> bool:
        """Đã đối chiếu: every row ticked and every sum in order."""
        return not self.unchecked_rows and not self.open_faults
