"""Liberation Serif (cùng kích thước chữ với Times New Roman), four styles, embedded in every paper."""

from functools import cache, lru_cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from cds_desktop import resources

FAMILY = "LiberationSerif"
REGULAR = "LiberationSerif"
BOLD = "LiberationSerif-Bold"
ITALIC = "LiberationSerif-Italic"
BOLD_ITALIC = "LiberationSerif-BoldItalic"
FILES = {
    REGULAR: "LiberationSerif-Regular.ttf",
    BOLD: "LiberationSerif-Bold.ttf",
    ITALIC: "LiberationSerif-Italic.ttf",
    BOLD_ITALIC: "LiberationSerif-BoldItalic.ttf",
}


@cache
def register() -> None:
    """Make the family known, also as the base font, else an unembedded Helvetica slips in."""
    for name, file_name in FILES.items():
        pdfmetrics.registerFont(TTFont(name, str(resources.path("fonts", file_name))))
    pdfmetrics.registerFontFamily(
        FAMILY, normal=REGULAR, bold=BOLD, italic=ITALIC, boldItalic=BOLD_ITALIC, baseFontFor="all"
    )


@cache
def _char_widths(font: str) -> tuple[dict[int, float], float]:
    register()
    face = pdfmetrics.getFont(font).face
    return face.charWidths, face.defaultWidth


def text_width(text: str, font: str, size: float) -> float:
    """How wide a text is in points (chiều rộng)."""
    return _em_width(text, font) * size / 1000


def letters_that_fit(text: str, font: str, size: float, width: float) -> int:
    """How many of the first letters stand side by side on a line; one at least."""
    widths, default = _char_widths(font)
    taken = 0.0
    for position, char in enumerate(text):
        taken += widths.get(ord(char), default)
        if taken * size / 1000 > width:
            return max(position, 1)
    return len(text)


# Papers repeat their words: a Vietnamese syllable is measured once.
@lru_cache(maxsize=20_000)
def _em_width(text: str, font: str) -> float:
    widths, default = _char_widths(font)
    return float(sum(widths.get(ord(char), default) for char in text))


@cache
def printable() -> frozenset[str]:
    """Every character all four styles can print; any other would leave an empty place (chữ in được)."""
    register()
    shared = set.intersection(*(set(pdfmetrics.getFont(name).face.charToGlyph) for name in FILES))
    return frozenset(map(chr, shared))
