"""What scoring gives: points of items, conditions met, totals of groups, the level."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

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


@dataclass(frozen=True)
class GroupScore:
    """Total of a group, the points nobody has scored yet, and the level they reach."""

    code: str
    points: Decimal
    max_points: Decimal
    unscored_points: Decimal
    level: int


@dataclass(frozen=True)
class Score:
    """The result of a round: provisional (tạm tính) while anything is unanswered."""

    items: tuple[ItemScore, ...]
    conditions: tuple[ConditionScore, ...]
    groups: tuple[GroupScore, ...]
    level: int
    level_title: str
    rule: str

    @property
    def mandatory_failed(self) -> tuple[str, ...]:
        """Codes of mandatory conditions that are not met."""
        return tuple(c.code for c in self.conditions if c.met is False)

    @property
    def mandatory_open(self) -> tuple[str, ...]:
        """Codes of mandatory conditions nobody has confirmed or denied."""
        return tuple(c.code for c in self.conditions if c.met is None)

    @property
    def open_codes(self) -> frozenset[str]:
        """Codes of items without points and of conditions without an answer."""
        return frozenset((*self.mandatory_open, *(item.code for item in self.items if item.points is None)))

    @property
    def is_complete(self) -> bool:
        """Whether every item has points and every condition an answer."""
        return not self.open_codes

    def item(self, code: str) -> ItemScore:
        """The score of one item."""
        return next(item for item in self.items if item.code == code)
