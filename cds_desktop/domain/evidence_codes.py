"""Mã minh chứng: a pattern proposes, the council may change, sealing freezes."""

from collections.abc import Collection

from cds_desktop.domain.indicator_set import IndicatorSet

DEFAULT_PATTERN = "H{box}-{criterion}-{n:02d}"


def propose_code(
    indicator_set: IndicatorSet, used_for: str, taken: Collection[str], pattern: str = DEFAULT_PATTERN
) -> str:
    """The next free code for evidence of a criterion or item; "0" stands for none yet."""
    item = indicator_set.item(used_for)
    criterion_code = item.criterion_code if item else used_for
    criterion = indicator_set.criterion(criterion_code)
    box = criterion.group_code if criterion else "0"
    number = 1
    while (code := pattern.format(box=box, criterion=criterion_code or "0", n=number)) in taken:
        number += 1
    return code
