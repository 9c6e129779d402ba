"""What a piece of evidence looks like before its file is seen: a page, a sheet, a photo, a link, a box."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from cds_desktop.ui import icons, theme
from cds_desktop.ui.theme import Radius
from cds_desktop.ui.widgets.evidence_item import EvidenceKind

_ICONS = {EvidenceKind.LINK: "link", EvidenceKind.PAPER: "box", EvidenceKind.OTHER: "paperclip"}
_LINES = (0.2, 0.32, 0.44, 0.56, 0.68)


def paint_kind(painter: QPainter, box: QRectF, kind: EvidenceKind) -> None:
    """Draw the kind of a file as a small sheet in `box`."""
    tokens = theme.current()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(tokens.line), 1))
    painter.setBrush(QColor(tokens.surface))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    inner = box.adjusted(5, 6, -5, -6)
    if kind in (EvidenceKind.PDF, EvidenceKind.DOCUMENT):
        _paint_page(painter, inner)
    elif kind is EvidenceKind.SHEET:
        _paint_sheet(painter, inner)
    elif kind is EvidenceKind.IMAGE:
        _paint_photo(painter, box.adjusted(1, 1, -1, -1))
    else:
        drawing = QRectF(0, 0, 22, 22)
        drawing.moveCenter(box.center())
        icons.paint_icon(painter, drawing, _ICONS[kind], QColor(tokens.muted))
    painter.restore()


def _paint_page(painter: QPainter, area: QRectF) -> None:
    color = QColor(theme.current().control)
    for number, height in enumerate(_LINES):
        width = area.width() * (0.5 if number == 0 else 1.0 if number < len(_LINES) - 1 else 0.7)
        left = area.center().x() - width / 2 if number == 0 else area.left()
        painter.fillRect(QRectF(left, round(area.top() + area.height() * height), width, 1), color)


def _paint_sheet(painter: QPainter, area: QRectF) -> None:
    tokens = theme.current()
    step = area.height() / 6
    painter.fillRect(QRectF(area.left(), area.top(), area.width(), step), QColor(tokens.ok_tint))
    color = QColor(tokens.control)
    for row in range(7):
        painter.fillRect(QRectF(area.left(), round(area.top() + row * step), area.width(), 1), color)
    for column in range(4):
        left = round(area.left() + column * (area.width() - 1) / 3)
        painter.fillRect(QRectF(left, area.top(), 1, area.height()), color)


def _paint_photo(painter: QPainter, area: QRectF) -> None:
    tokens = theme.current()
    clip = QPainterPath()
    clip.addRoundedRect(area, Radius.BAR - 1, Radius.BAR - 1)
    painter.setClipPath(clip)
    painter.fillRect(area, QColor(tokens.accent_tint))
    hill = QPainterPath(QPointF(area.left(), area.bottom()))
    for across, up in ((0, 0.45), (0.32, 0.62), (0.55, 0.38), (0.8, 0.55), (1, 0.42), (1, 0)):
        hill.lineTo(area.left() + across * area.width(), area.bottom() - up * area.height() * 0.7)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.control))
    painter.drawPath(hill)
    painter.drawEllipse(QPointF(area.right() - 9, area.top() + 11), 3.5, 3.5)
