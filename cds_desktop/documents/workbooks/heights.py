"""How high a row must be for its words: not every program finds out by itself."""

from collections.abc import Sequence

from cds_desktop.documents.page.fonts import BOLD, REGULAR
from cds_desktop.documents.page.text import wrap_lines
from cds_desktop.domain.papers.model import Weight

LINE_FACTOR = 1.27
# Excel knows no higher row.
MOST_POINTS = 409
PADDING = 3
# A digit takes seven dots of a screen, four of which make three points.
POINTS_PER_UNIT, EDGES = 5.25, 6
# More letters would not be seen in the highest row either.
MOST_SEEN = 3_000


def row_height(texts: Sequence[str], units: Sequence[float], weight: Weight, size: float) -> float:
    """The height in points for texts in columns as wide as so many digits."""
    font = BOLD if weight in (Weight.BOLD, Weight.BOLD_ITALIC) else REGULAR
    lines = max(
        (
            len(wrap_lines(text[:MOST_SEEN], font, size, width * POINTS_PER_UNIT - EDGES))
            for text, width in zip(texts, units, strict=True)
        ),
        default=1,
    )
    return height_of(lines, size)


def height_of(lines: int, size: float) -> float:
    """The height of so many lines."""
    return min(round(max(lines, 1) * size * LINE_FACTOR + PADDING, 1), MOST_POINTS)
