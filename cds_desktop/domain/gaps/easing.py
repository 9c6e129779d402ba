"""Of ways that cost the same the smallest: nobody need buy a program where renting it is enough."""

from collections.abc import Iterator, Sequence

from cds_desktop.domain.gaps.group_plans import Choice
from cds_desktop.domain.gaps.needs import Need

# The choices of each item of a group.
Options = Sequence[Sequence[Choice]]


def eased(
    chosen: Sequence[Sequence[Choice]], offers: Sequence[Options], each: Sequence[int], need: Need
) -> list[Choice]:
    """The chosen ways, each lowered as far as its group and the weighted total allow at the same cost."""
    total = sum(worth * _gain(choices) for worth, choices in zip(each, chosen, strict=True)) - need.total
    found: list[Choice] = []
    for choices, options, worth, least in zip(chosen, offers, each, need.groups, strict=True):
        spare = _gain(choices) - least
        known = {of_item[0].item.code: of_item for of_item in options}
        for choice in choices:
            room = min(spare, total // worth) if need.total else spare
            lower = min(_same_cost(choice, known[choice.item.code], room), key=lambda other: other.gain)
            spare -= choice.gain - lower.gain
            total -= (choice.gain - lower.gain) * worth
            found.append(lower)
    return found


def _gain(choices: Sequence[Choice]) -> int:
    return sum(choice.gain for choice in choices)


def _same_cost(choice: Choice, offered: Sequence[Choice], room: int) -> Iterator[Choice]:
    """A choice and those of its item for as many units that gain at most `room` steps less."""
    yield choice
    for other in offered:
        if other.way.units == choice.way.units and other.gain >= choice.gain - room:
            yield other
