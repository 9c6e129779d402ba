"""Where on the paper something stands, so that a preview may point at it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Place:
    """Chỗ in: `key` names what is printed; page from 0, `top` and `bottom` in points from the upper edge."""

    key: str
    page: int
    top: float
    bottom: float


def joined(places: Iterable[Place]) -> tuple[Place, ...]:
    """One strip per key and page."""
    found: dict[tuple[str, int], Place] = {}
    for place in places:
        strip = found.get((place.key, place.page), place)
        top, bottom = min(strip.top, place.top), max(strip.bottom, place.bottom)
        found[place.key, place.page] = replace(strip, top=top, bottom=bottom)
    return tuple(found.values())
