"""Cột của một tiêu chí: all items of a criterion stand in the same columns, whatever their labels."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtGui import QFontMetricsF

from cds_desktop.ui import theme
from cds_desktop.ui.pages.scoring.number_field import WIDTH
from cds_desktop.ui.theme import Space, Type

POINTS_WORD = "Điểm"
_LONGEST_BESIDE = 3  # A part of the room: longer labels leave nothing for the numbers beside them.


@dataclass(frozen=True)
class Columns:
    """Widths of the labels of first and second number; `beside`: label and field on one line."""

    beside: bool
    first: int
    second: int
    most: int


def columns_for(labels: Iterable[tuple[str, ...]], mosts: Iterable[str], room: int) -> Columns:
    """The columns in which every label of a criterion fits beside its field, else above it."""
    both = [(*names, "", "")[:2] for names in labels]
    first = max((_width(names[0]) for names in both), default=0)
    second = max((_width(names[1]) for names in both), default=0)
    most = max((_width(words, Type.BODY) for words in mosts), default=0)
    left = room - _width(POINTS_WORD, Type.SMALL_STRONG) - WIDTH - most - Space.L - 2 * Space.S
    fields = WIDTH + Space.S + (Space.L + WIDTH + Space.S if second else 0)
    if first + second + fields <= left:
        return Columns(True, first, second, most)
    gap = Space.L if second else 0
    second = min(second, max(WIDTH, room // _LONGEST_BESIDE))
    # The second field must not reach under the points, even where its label may.
    first = min(max(first, WIDTH), left - WIDTH - gap, room - second - gap)
    return Columns(False, max(first, WIDTH), second, most)


def _width(words: str, look: Type = Type.SMALL) -> int:
    return round(QFontMetricsF(theme.font(look)).horizontalAdvance(words) + 0.5)
