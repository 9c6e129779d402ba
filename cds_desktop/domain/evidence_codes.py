"""Mã minh chứng: a pattern proposes, the council may change, sealing freezes."""

from collections.abc import Collection, Iterator
from itertools import count

from cds_desktop.domain.indicator_set import IndicatorSet

DEFAULT_PATTERN = "H{box}-{criterion}-{n:02d}"


def propose_code(
    indicator_set: IndicatorSet, used_for: str, taken: Collection[str], pattern: str = DEFAULT_PATTERN
) -> str:
    """The next free code for evidence of a criterion or item; "0" stands for none yet."""
    return next(free_codes(indicator_set, used_for, taken, pattern))


def free_codes(
    indicator_set: IndicatorSet, used_for: str, taken: Collection[str], pattern: str = DEFAULT_PATTERN
) -> Iterator[str]:
    """Free codes one after the other, none twice; `taken` may grow meanwhile."""
    item = indicator_set.item(used_for)
    criterion_code = item.criterion_code if item else used_for
    criterion = indicator_set.criterion(criterion_code)
    box = criterion.group_code if criterion else "0"
    for number in count(1):
        code = pattern.format(box=box, criterion=criterion_code or "0", n=number)
        if code not in taken:
            yield code
