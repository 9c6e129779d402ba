"""The type scale: Source Sans 3 in two weights, sizes in pixels, never below 13."""

from enum import Enum
from functools import cache

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

from cds_desktop import resources

FALLBACK_FAMILIES = ("Source Sans 3", "Segoe UI", "Noto Sans")


class Type(Enum):
    """A text style: size in pixels and weight."""

    DISPLAY = (30, 600)
    H1 = (22, 600)
    H2 = (18, 600)
    H3 = (16, 600)
    BODY = (15, 400)
    STRONG = (15, 600)
    SMALL = (13, 400)
    SMALL_STRONG = (13, 600)

    @property
    def pixels(self) -> int:
        return self.value[0]

    @property
    def weight(self) -> int:
        return self.value[1]


@cache
def load_families() -> tuple[str, ...]:
    """Load the bundled fonts once and return the family names to ask for, best first."""
    found: list[str] = []
    for path in sorted(resources.path("fonts").glob("SourceSans3*.ttf")):
        number = QFontDatabase.addApplicationFont(str(path))
        found += [f for f in QFontDatabase.applicationFontFamilies(number) if f not in found]
    return tuple(dict.fromkeys([*FALLBACK_FAMILIES[:1], *found, *FALLBACK_FAMILIES[1:]]))


@cache
def font(style: Type = Type.BODY) -> QFont:
    """The font of one text style, the same object for all: to change it, copy it."""
    result = QFont(list(load_families()))
    result.setPixelSize(style.pixels)
    result.setWeight(QFont.Weight(style.weight))
    return result


def line_height(style: Type = Type.BODY) -> int:
    """Height of one line with room for stacked tone marks such as "Ẫ Ễ Ộ"."""
    return round(max(QFontMetricsF(font(style)).height(), style.pixels * 1.45))
