"""A part of a paper: how high it is, where it may be parted, how it is drawn."""

from abc import ABC, abstractmethod
from typing import Any

TINY = 0.01


class Part(ABC):
    """One piece of the running paper, laid out for a width before it is placed.

    `keeps_next` binds it to the part after it; `bookmark` is its level among the bookmarks, 0 for none;
    `key` names a heading for bookmarks and contents.
    """

    width: float = 0
    height: float = 0
    space_before: float = 0
    space_after: float = 0
    keeps_next: bool = False
    place: str = ""
    bookmark: int = 0
    title: str = ""
    key: str = ""
    in_contents: bool = True

    @abstractmethod
    def lay_out(self, width: float) -> None:
        """Break the lines for a width; sets `width` and `height`."""

    def least(self) -> float:
        """The height of the smallest beginning that may stand at the foot of a page."""
        return self.height

    def split(self, room: float) -> "tuple[Part, Part] | None":
        """What fits and the rest, both laid out; None where it may not be parted there."""
        return None

    def split_tail(self) -> "tuple[Part, Part] | None":
        """All but the end, and an end long enough to go before a place to sign on a new page."""
        return None

    @abstractmethod
    def draw(self, canvas: Any, left: float, top: float) -> None:
        """Draw below `top`, from `left` to the right."""


class Gap(Part):
    """An empty strip, which a new page swallows."""

    def __init__(self, height: float) -> None:
        self.height = 0
        self.space_before = height

    def lay_out(self, width: float) -> None:
        """Nothing to break."""
        self.width = width

    def draw(self, canvas: Any, left: float, top: float) -> None:
        """Nothing to see."""


class Break(Part):
    """What follows begins on a new page (ngắt trang)."""

    def lay_out(self, width: float) -> None:
        """Nothing to break."""
        self.width = width

    def draw(self, canvas: Any, left: float, top: float) -> None:
        """Nothing to see."""
