"""The cheapest ways to raise one group by any number of point steps: exact, by dynamic programming."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile

from cds_desktop.domain.indicator_set import Item
from cds_desktop.domain.raising import Way
from cds_desktop.domain.scoring import ItemScore

# One item more weighs heavier than any number of units.
ONE_ITEM = 10**15
NEVER = 10**24


@dataclass(frozen=True)
class Choice:
    """An item with one way up, and the point steps it gains."""

    item: Item
    scored: ItemScore
    way: Way
    gain: int

    @property
    def cost(self) -> int:
        """One item, and its units."""
        return ONE_ITEM + self.way.units


@dataclass(frozen=True)
class GroupPlans:
    """For each gain up to `most` point steps (what exceeds counts as `most`) the cheapest choices."""

    options: tuple[tuple[Choice, ...], ...]
    most: int

    @cached_property
    def _stages(self) -> list[list[int]]:
        """Costs by gain, before the first item and after each."""
        stages = [[0, *[NEVER] * self.most]]
        for options in self.options:
            stages.append(_with_item(stages[-1], options))
        return stages

    @property
    def costs(self) -> Sequence[int]:
        """The cost of each gain; `NEVER` where no choices give it."""
        return self._stages[-1]

    @property
    def greatest_gains(self) -> list[int]:
        """The most each item can gain, greatest first."""
        return sorted((max(choice.gain for choice in options) for options in self.options), reverse=True)

    def cheapest(self, need: int) -> int | None:
        """The cheapest gain that is at least `need`."""
        if need > self.most:
            return None
        best = min(range(need, self.most + 1), key=self.costs.__getitem__)
        return None if self.costs[best] >= NEVER else best

    def choices(self, gain: int) -> list[Choice]:
        """The choices behind the cost of a gain, in the order of the set."""
        found: list[Choice] = []
        for position in range(len(self.options), 0, -1):
            before, after = self._stages[position - 1], self._stages[position]
            if after[gain] == before[gain]:
                continue
            choice, gain = _step_back(before, self.options[position - 1], gain, after[gain])
            found.append(choice)
        return found[::-1]


def group_plans(options: Sequence[Sequence[Choice]], most: int) -> GroupPlans:
    """The plans of a group whose items may be raised by these `options`."""
    most = min(most, sum(max(choice.gain for choice in choices) for choices in options))
    useful = (_useful(choices, most) for choices in options)
    return GroupPlans(tuple(choices for choices in useful if choices), most)


def _useful(choices: Sequence[Choice], most: int) -> tuple[Choice, ...]:
    """Choices worth trying: none is both dearer and no better than another."""
    kept: list[Choice] = []
    for choice in sorted(choices, key=lambda choice: (choice.way.units, -choice.gain)):
        if not kept or min(choice.gain, most) > min(kept[-1].gain, most):
            kept.append(choice)
    return tuple(kept) if most else ()


def _with_item(before: list[int], options: Sequence[Choice]) -> list[int]:
    """The costs when one more item may be raised."""
    most = len(before) - 1
    run = _even_run(options)
    after = _with_run(before, run) if run else before[:]
    for choice in options[run:]:
        gain, price = min(choice.gain, most), choice.cost
        after[most] = min(after[most], min(before[most - gain :]) + price)
        # One pass without calls: this line is where the time of large sets goes.
        pairs = zip(after[gain:most], before, strict=False)
        after[gain:most] = [old if old < (new := cost + price) else new for old, cost in pairs]
    return after


def _even_run(options: Sequence[Choice]) -> int:
    """How many of the first options are 1, 2, 3 … steps for as many units, as a council awards them."""
    numbers = takewhile(
        lambda pair: pair[0] == pair[1].gain == pair[1].way.units, enumerate(options, start=1)
    )
    return sum(1 for _ in numbers)


def _with_run(before: list[int], run: int) -> list[int]:
    """The costs with 1 to `run` steps for as many units: all of them at once, for speed."""
    least = [cost - gain for gain, cost in enumerate(before[:-1])]
    width = 1
    while width < run:
        more = min(width, run - width)
        least = [*least[:more], *map(min, least[more:], least)]
        width += more
    raised = (cost + gain for gain, cost in enumerate(least, start=ONE_ITEM + 1))
    return [before[0], *map(min, before[1:], raised)]


def _step_back(before: Sequence[int], options: Sequence[Choice], gain: int, cost: int) -> tuple[Choice, int]:
    """Which choice led to this cost of a gain, and the gain before it."""
    most = len(before) - 1
    for choice in options:
        least = max(gain - choice.gain, 0)
        for earlier in range(least, most + 1 if gain == most else least + 1):
            if gain >= min(choice.gain, most) and before[earlier] + choice.cost == cost:
                return choice, earlier
    raise AssertionError("every cost comes from a choice")
