"""The few shapes every picture of a chart is made of; screen and paper draw the same ones."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class Fill(StrEnum):
    """How a box is filled: each differs from the others in pattern or edge, not only in colour."""

    POINTS = "points"
    MAXIMUM = "maximum"
    UNSCORED = "unscored"
    UNPLACED = "unplaced"
    LAST_YEAR = "last_year"


class Look(StrEnum):
    """The size and weight of words."""

    BODY = "body"
    STRONG = "strong"
    SMALL = "small"
    SMALL_STRONG = "small_strong"


@dataclass(frozen=True)
class Box:
    """A bar or a part of one."""

    x: float
    y: float
    width: float
    height: float
    fill: Fill


@dataclass(frozen=True)
class Rule:
    """A vertical line across a bar and beyond it; with a halo it stands out from what is filled."""

    x: float
    top: float
    bottom: float
    halo: bool = False


@dataclass(frozen=True)
class Pointer:
    """A small triangle that points down at a place on a bar."""

    x: float
    bottom: float


@dataclass(frozen=True)
class Words:
    """One line of text in the middle of a box, at its left or at its right."""

    text: str
    x: float
    y: float
    width: float
    height: float
    look: Look
    muted: bool = False
    right: bool = False


Shape = Box | Rule | Pointer | Words
Measure = Callable[[str, Look], float]


@dataclass(frozen=True)
class Strip:
    """A horizontal piece of the picture that is never cut; one that `leads` stays with the next."""

    height: float
    shapes: tuple[Shape, ...]
    code: str = ""
    spoken: str = ""
    leads: bool = False


@dataclass(frozen=True)
class Measures:
    """Sizes of one medium; below `narrow_below` labels stand above their bars. `most_lines` 0: no limit."""

    row: float
    line: float
    small_line: float
    bar: float
    last_bar: float
    gap: float
    overhang: float
    narrow_below: float
    label_share: float
    most_lines: int


def elide(text: str, look: Look, width: float, measure: Measure) -> str:
    """`text`, ended by "…" where it is wider than `width`."""
    if measure(text, look) <= width:
        return text
    fits, too_long = 0, len(text)
    while too_long - fits > 1:
        middle = (fits + too_long) // 2
        is_short = measure(f"{text[:middle].rstrip()}…", look) <= width
        fits, too_long = (middle, too_long) if is_short else (fits, middle)
    return f"{text[:fits].rstrip()}…"


def wrap(text: str, look: Look, width: float, most: int, measure: Measure) -> tuple[str, ...]:
    """`text` in lines broken between words; the last line allowed ends in "…" when words are left."""
    lines: list[str] = []
    words = text.split()
    while words:
        if most and len(lines) == most - 1:
            return (*lines, elide(" ".join(words), look, width, measure))
        count = 1
        while count < len(words) and measure(" ".join(words[: count + 1]), look) <= width:
            count += 1
        # A single word that is wider than the line is cut by what draws it.
        lines.append(elide(" ".join(words[:count]), look, width, measure))
        words = words[count:]
    return tuple(lines) or ("",)
