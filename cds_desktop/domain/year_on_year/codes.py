"""Mã cũ, mã mới: which criterion or item of last year's set is which of this year's."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from cds_desktop.domain.code_order import code_order
from cds_desktop.domain.indicator_set import Criterion, IndicatorSet, Item, criterion_map, item_map

_Later = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Counterparts:
    """`criteria`, `items` and `groups` lead from a code of now to last year's; `later_…` the other way."""

    criteria: Mapping[str, str]
    items: Mapping[str, str]
    groups: Mapping[str, str]
    later_criteria: _Later
    later_items: _Later

    def of_criterion(self, old: str) -> tuple[str, ...]:
        """The criteria of now that a criterion of last year became."""
        return self.later_criteria.get(old, ())

    def of_use(self, old: str) -> tuple[str, ...]:
        """What evidence of last year's criterion or item serves now."""
        return self.later_items.get(old) or self.later_criteria.get(old, ())


def counterparts(before: IndicatorSet, after: IndicatorSet) -> Counterparts:
    """Rows that are the same in both sets, by their `replaces` (mã cũ), else by their code."""
    criteria, items = criterion_map(before, after), item_map(before, after)
    return Counterparts(
        criteria,
        items,
        _groups(before, after, criteria),
        _later(criteria, after.criteria, (row.code for row in before.criteria)),
        _later(items, after.items, (row.code for row in before.items)),
    )


def _later(earlier: Mapping[str, str], rows: Sequence[Criterion | Item], known: Iterable[str]) -> _Later:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for code, old in earlier.items():
        found[old].add(code)
    # A row may stand for several of last year's: numbers are held against one, evidence comes from all.
    there = set(known)
    for row in rows:
        for old in there.intersection(row.replaces):
            found[old].add(row.code)
    return {old: tuple(sorted(codes, key=code_order)) for old, codes in found.items()}


def _groups(before: IndicatorSet, after: IndicatorSet, criteria: Mapping[str, str]) -> dict[str, str]:
    """The group from which most criteria come; among equals the one of the same code, then the first."""
    known = {criterion.code: criterion.group_code for criterion in before.criteria}
    found: dict[str, str] = {}
    for group in after.groups:
        origins = (criteria.get(criterion.code, "") for criterion in after.criteria_of(group.code))
        counts = Counter(known[code] for code in origins if code in known)
        if counts:
            found[group.code] = _most_met(counts, group.code)
    return found


def _most_met(counts: Counter[str], own: str) -> str:
    """The group most criteria came from; of equals the one with the same code."""
    return max(counts, key=lambda code: (counts[code], code == own))
