"""The cheapest gains of all groups together that lift a weighted total far enough: exact."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from cds_desktop.domain.gaps.group_plans import NEVER, ONE_ITEM, GroupPlans


@dataclass(frozen=True)
class _Part:
    """Gains chosen for the first groups: what they add to the total, their cost; linked backwards."""

    worth: int
    cost: int
    gain: int = 0
    before: "_Part | None" = None


def cheapest_gains(
    plans: Sequence[GroupPlans], each: Sequence[int], needs: Sequence[int], total: int
) -> list[int] | None:
    """The gain of every group so that all needs and the total are met; None when they cannot be.

    `each` is the worth of one point step of a group.
    """
    items = _fewest_items(plans, each, needs, total)
    if items is None:
        return None
    parts = [_Part(0, 0)]
    for position, (plan, worth) in enumerate(zip(plans, each, strict=True)):
        rest = _best_sums(plans[position + 1 :], each[position + 1 :])
        parts = _extended(parts, _edges(plan, needs[position]), worth, rest, (total, items))
    best = min((part for part in parts if part.worth >= total), key=lambda part: part.cost)
    return _gains(best)


def _fewest_items(
    plans: Sequence[GroupPlans], each: Sequence[int], needs: Sequence[int], total: int
) -> int | None:
    """How few items are enough, each raised as far as it goes."""
    count, reached, rest = 0, 0, []
    for plan, worth, need in zip(plans, each, needs, strict=True):
        gains = plan.greatest_gains
        sums = [0, *accumulate(gains)]
        least = next((number for number, gain in enumerate(sums) if gain >= need), None)
        if least is None:
            return None
        count += least
        reached += sums[least] * worth
        rest += [gain * worth for gain in gains[least:]]
    sums = [reached, *accumulate(sorted(rest, reverse=True), initial=reached)][1:]
    return next((count + number for number, worth in enumerate(sums) if worth >= total), None)


def _best_sums(plans: Sequence[GroupPlans], each: Sequence[int]) -> list[int]:
    """The most that 0, 1, 2 … items of these groups can add to the total."""
    gains = [gain * worth for plan, worth in zip(plans, each, strict=True) for gain in plan.greatest_gains]
    return [0, *accumulate(sorted(gains, reverse=True))]


@dataclass(frozen=True)
class _Edge:
    """Gains of a group with one number of items, rising, and their costs; none is needlessly dear."""

    items: int
    gains: list[int]
    costs: list[int]


def _edges(plan: GroupPlans, need: int) -> list[_Edge]:
    """Gains from `need`, by the number of items they take."""
    found: list[_Edge] = []
    cheapest, costs = NEVER, plan.costs
    for gain in range(plan.most, need - 1, -1):
        if costs[gain] >= cheapest:
            continue
        cheapest = costs[gain]
        items = cheapest // ONE_ITEM
        if not found or found[-1].items != items:
            found.append(_Edge(items, [], []))
        found[-1].gains.append(gain)
        found[-1].costs.append(cheapest)
    return [_Edge(edge.items, edge.gains[::-1], edge.costs[::-1]) for edge in found]


def _extended(
    parts: Sequence[_Part], edges: Sequence[_Edge], worth: int, rest: Sequence[int], goal: tuple[int, int]
) -> list[_Part]:
    """The parts with one more group; those that can no longer come to the fewest items are dropped."""
    total, items = goal
    best: dict[int, _Part] = {}
    for part in parts:
        for edge in edges:
            left = items - part.cost // ONE_ITEM - edge.items
            if left < 0:
                continue
            lacking = total - part.worth - rest[min(left, len(rest) - 1)]
            # Of each number of items only the gains that still can lead to the total.
            first = bisect_left(edge.gains, -(-lacking // worth))
            for gain, price in zip(edge.gains[first:], edge.costs[first:], strict=True):
                reached = min(part.worth + gain * worth, total)
                known = best.get(reached)
                if known is None or part.cost + price < known.cost:
                    best[reached] = _Part(reached, part.cost + price, gain, part)
                if reached == total:
                    break
    return _undominated(best)


def _undominated(best: dict[int, _Part]) -> list[_Part]:
    kept: list[_Part] = []
    for _, part in sorted(best.items(), reverse=True):
        if not kept or part.cost < kept[-1].cost:
            kept.append(part)
    return kept


def _gains(part: _Part) -> list[int]:
    gains = []
    while part.before is not None:
        gains.append(part.gain)
        part = part.before
    return gains[::-1]
