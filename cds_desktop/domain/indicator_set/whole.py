"""A whole bộ chỉ số: its identity, scope, rows and rule, and what is asked of them together."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from hashlib import sha256

from cds_desktop.domain.indicator_set.model import Criterion, CriterionGroup, Item, LevelRule


@dataclass(frozen=True)
class LegalBasis:
    """The decision a set comes from: number, date of issue, issuer."""

    number: str
    issued_on: date | None
    issuer: str


@dataclass(frozen=True)
class Scope:
    """Phạm vi: the school years and the province a set is for; no province means toàn quốc."""

    school_years: tuple[str, ...] = ()
    province_code: str = ""
    province: str = ""
    decision: str = ""


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
    note: str = ""
    scope: Scope = Scope()

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

    @cached_property
    def _items_by_criterion(self) -> dict[str, tuple[Item, ...]]:
        found: dict[str, list[Item]] = {}
        for item in self.items:
            found.setdefault(item.criterion_code, []).append(item)
        return {code: tuple(items) for code, items in found.items()}

    @cached_property
    def _groups_by_code(self) -> dict[str, CriterionGroup]:
        return {group.code: group for group in self.groups}

    @cached_property
    def _criteria_by_group(self) -> dict[str, tuple[Criterion, ...]]:
        found: dict[str, list[Criterion]] = {}
        for criterion in self.criteria:
            found.setdefault(criterion.group_code, []).append(criterion)
        return {code: tuple(criteria) for code, criteria in found.items()}

    def group(self, code: str) -> CriterionGroup | None:
        """The group with this code, if there is one."""
        return self._groups_by_code.get(code)

    def items_of(self, criterion_code: str) -> tuple[Item, ...]:
        """The items of one criterion, in the order of the set."""
        return self._items_by_criterion.get(criterion_code, ())

    def criteria_of(self, group_code: str) -> tuple[Criterion, ...]:
        """The criteria of one group, in the order of the set."""
        return self._criteria_by_group.get(group_code, ())

    @cached_property
    def max_total(self) -> Decimal:
        """The most a weighted total can be: each group's maximum times its weight."""
        return sum((group.weight * group.max_points for group in self.groups), Decimal(0))

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
        for criterion in self.criteria:
            items = self.items_of(criterion.code)
            if not criterion.checked:
                # A criterion with one content of its own code is two rows of that code.
                is_shared = any(item.code == criterion.code for item in items)
                rows.append(f"tiêu chí {criterion.code}" if is_shared else criterion.code)
            rows += [item.code for item in items if not item.checked]
        return tuple(rows if self.level_rule.checked else [*rows, "quy tắc xếp mức"])

    @property
    def is_checked(self) -> bool:
        """Đã đối chiếu: every row ticked and every sum in order."""
        return not self.unchecked_rows and not self.open_faults
