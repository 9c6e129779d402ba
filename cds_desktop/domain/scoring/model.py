"""What scoring gives: points of items, conditions met, totals of groups, the level."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

ZERO = Decimal(0)


class Working(StrEnum):
    """How the points of an item came about, for the line that explains them."""

    COMPUTED = "computed"
    JUDGED = "judged"
    MISSING = "missing"
    REDUCED = "reduced"
    WRONG = "wrong"


@dataclass(frozen=True)
class ItemScore:
    """Points of one item; `points` is None until they are known, `computed` is what the ladder gives."""

    code: str
    points: Decimal | None
    computed: Decimal | None
    max_points: Decimal
    state: Working
    working: str


@dataclass(frozen=True)
class ConditionScore:
    """A điều kiện bắt buộc: met, not met, or not yet answered."""

    code: str
    met: bool | None
    working: str = ""


@dataclass(frozen=True)
class CriterionScore:
    """Total of a criterion's items; `level` is its own informative level, 0 where it has none."""

    code: str
    points: Decimal
    max_points: Decimal
    unscored_points: Decimal
    level: int
    working: str


@dataclass(frozen=True)
class GroupScore:
    """Total of a group, the points nobody has scored yet, and the level they reach.

    `level` is 0 for a group without a level of its own; `met` is told of mandatory groups only.
    """

    code: str
    points: Decimal
    max_points: Decimal
    unscored_points: Decimal
    level: int
    met: bool | None = None
    lacks_points: bool = False
    working: str = ""


@dataclass(frozen=True)
class TotalScore:
    """Tổng có trọng số: the points of all groups by their weights, and the level they reach."""

    points: Decimal
    max_points: Decimal
    unscored_points: Decimal
    level: int
    working: str


@dataclass(frozen=True)
class Score:
    """The result of a round: provisional (tạm tính) while anything is unanswered."""

    items: tuple[ItemScore, ...]
    conditions: tuple[ConditionScore, ...]
    groups: tuple[GroupScore, ...]
    level: int
    level_title: str
    rule: str
    criteria: tuple[CriterionScore, ...] = ()
    total: TotalScore | None = None
    working: str = ""

    @property
    def mandatory_failed(self) -> tuple[str, ...]:
        """Codes of mandatory conditions that are not met."""
        return tuple(c.code for c in self.conditions if c.met is False)

    @property
    def mandatory_open(self) -> tuple[str, ...]:
        """Codes of mandatory conditions nobody has confirmed or denied."""
        return tuple(c.code for c in self.conditions if c.met is None)

    @property
    def groups_failed(self) -> tuple[str, ...]:
        """Codes of mandatory groups that are not met: too few points, or a condition not met."""
        return tuple(group.code for group in self.groups if group.met is False)

    @property
    def open_codes(self) -> frozenset[str]:
        """Codes of items without points and of conditions without an answer."""
        return frozenset((*self.mandatory_open, *(item.code for item in self.items if item.points is None)))

    @property
    def is_complete(self) -> bool:
        """Whether every item has points and every condition an answer."""
        return not self.open_codes

    @cached_property
    def _items_by_code(self) -> dict[str, ItemScore]:
        return {item.code: item for item in self.items}

    @cached_property
    def _criteria_by_code(self) -> dict[str, CriterionScore]:
        return {criterion.code: criterion for criterion in self.criteria}

    def item(self, code: str) -> ItemScore:
        """The score of one item."""
        return self._items_by_code[code]

    def criterion(self, code: str) -> CriterionScore:
        """The score of one criterion with points."""
        return self._criteria_by_code[code]

    def group(self, code: str) -> GroupScore:
        """The score of one group."""
        return next(group for group in self.groups if group.code == code)
