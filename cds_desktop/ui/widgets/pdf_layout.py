"""Where the pages of a PDF lie on the desk: one below the other, found again by bisection."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from PySide6.QtCore import QRect

GAP = 16


@dataclass(frozen=True)
class PageLayout:
    """Page sizes in whole pixels and the top of each page, computed once per scale."""

    sizes: tuple[tuple[int, int], ...] = ()
    tops: tuple[int, ...] = ()

    @classmethod
    def of(
        cls, points: Sequence[tuple[float, float]], scale: float, widest: float = float("inf")
    ) -> "PageLayout":
        """Pages given in points, drawn at so many pixels per point, none wider than `widest` pixels."""
        scales = (min(scale, widest / width) for width, _ in points)
        sizes = tuple(
            (round(width * own), round(height * own))
            for (width, height), own in zip(points, scales, strict=True)
        )
        steps = accumulate((height + GAP for _, height in sizes), initial=GAP)
        return cls(sizes, tuple(steps)[:-1])

    @property
    def height(self) -> int:
        """How high all pages are together, with the gap below the last."""
        return self.tops[-1] + self.sizes[-1][1] + GAP if self.sizes else 0

    @property
    def width(self) -> int:
        """How wide the widest page is, with a gap at either side."""
        return max((width for width, _ in self.sizes), default=0) + 2 * GAP

    def rect(self, index: int, room: int) -> QRect:
        """Where a page lies on a desk `room` pixels wide."""
        width, height = self.sizes[index]
        return QRect(max(GAP, (room - width) // 2), self.tops[index], width, height)

    def between(self, top: int, bottom: int) -> range:
        """The pages of which something lies between two heights."""
        first = max(0, bisect_right(self.tops, top) - 1)
        if self.sizes and first < len(self.sizes) and self.tops[first] + self.sizes[first][1] <= top:
            first += 1
        return range(first, bisect_left(self.tops, bottom))

    def at(self, height: int) -> int:
        """The page at a height: the first one that ends below it."""
        first = max(0, bisect_right(self.tops, height) - 1)
        ends_above = self.sizes and self.tops[first] + self.sizes[first][1] - 1 < height
        return min(first + bool(ends_above), max(0, len(self.sizes) - 1))
