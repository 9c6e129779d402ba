"""Text in lines for painted rows: broken between words, and only ended by "…" where a row may be cut."""

from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QTextLayout, QTextOption

from cds_desktop.ui import theme
from cds_desktop.ui.theme import Type


@lru_cache(maxsize=512)
def lines_of(text: str, style: Type, width: int, most: int = 0) -> tuple[str, ...]:
    """`text` in lines of at most `width`; with `most` the last one ends in "…" when words are left."""
    layout = QTextLayout(text, theme.font(style))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    lines: list[str] = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1, width))
        start = line.textStart()
        if most and len(lines) == most - 1:
            metrics = QFontMetricsF(theme.font(style))
            lines.append(metrics.elidedText(text[start:], Qt.TextElideMode.ElideRight, width))
            break
        lines.append(text[start : start + line.textLength()].rstrip())
    layout.endLayout()
    return tuple(lines)


def paint_lines(
    painter: QPainter, lines: tuple[str, ...], place: QRectF, style: Type, color: str, line_height: int
) -> None:
    """Draw lines one below the other from the top left of `place`."""
    painter.setFont(theme.font(style))
    painter.setPen(QColor(color))
    left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
    for number, words in enumerate(lines):
        row = QRectF(place.left(), place.top() + number * line_height, place.width(), line_height)
        painter.drawText(row, left, words)


@lru_cache(maxsize=4096)
def elided(text: str, style: Type, width: float) -> tuple[str, float]:
    """`text` cut with "…" where it is wider than `width`, and how wide that is."""
    metrics = QFontMetricsF(theme.font(style))
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
    return shown, metrics.horizontalAdvance(shown)


def width_of(text: str, style: Type) -> int:
    """Whole pixels one line of `text` takes."""
    return int(QFontMetricsF(theme.font(style)).horizontalAdvance(text)) + 1 if text else 0
