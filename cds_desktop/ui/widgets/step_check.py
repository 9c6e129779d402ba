"""Việc để lên mức: a tick, what to do, the numbers behind it and the gain; the whole row is the target."""

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QCheckBox, QWidget

from cds_desktop.ui import theme
from cds_desktop.ui.theme import Radius, Space, Type
from cds_desktop.ui.widgets.row_button import PressedByEnter, paint_focus, wide_policy
from cds_desktop.ui.widgets.tick import TICK_SIDE, paint_tick
from cds_desktop.ui.widgets.wrapped_text import lines_of, paint_lines, width_of

_TEXT_LEFT = 44
_TOP, _TITLE, _FACT, _BOTTOM = 6, 21, 19, 6
_SMALLEST = 52


class StepCheck(PressedByEnter, QCheckBox):
    """One step; without its tick it is left out this year."""

    def __init__(
        self, deed: str, fact: str, gain: str, *, checked: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.deed, self.fact, self.gain = deed, fact, gain
        self.setChecked(checked)
        self.setProperty("painted", True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(wide_policy())
        self.setAccessibleName(". ".join(part for part in (deed, fact, gain) if part))
        self.setToolTip("Bỏ chọn nếu không làm được năm nay" if checked else "Chọn để tính cả việc này")

    def sizeHint(self) -> QSize:
        return QSize(320, self.heightForWidth(320))

    def minimumSizeHint(self) -> QSize:
        return QSize(220, _SMALLEST)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        words, fact = self._lines(width)
        return max(_SMALLEST, _TOP + len(words) * _TITLE + len(fact) * _FACT + _BOTTOM)

    def hitButton(self, place: QPoint) -> bool:
        return self.rect().contains(place)

    def paintEvent(self, event: object) -> None:
        tokens = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() and self.isEnabled():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.sunken))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0, 1, 0, -2), Radius.CONTROL, Radius.CONTROL)
        painter.fillRect(
            QRectF(_TEXT_LEFT, self.height() - 1, self.width() - _TEXT_LEFT - Space.M, 1),
            QColor(tokens.line),
        )
        at = QPointF(Space.M, (self.height() - TICK_SIDE) / 2)
        paint_tick(painter, at, self.checkState(), enabled=self.isEnabled())
        self._paint_words(painter)
        if self.hasFocus():
            paint_focus(painter, QRectF(self.rect()))

    def _paint_words(self, painter: QPainter) -> None:
        tokens = theme.current()
        words, fact = self._lines(self.width())
        room = self._room(self.width())
        color = tokens.text if self.isChecked() else tokens.muted
        paint_lines(painter, words, QRectF(_TEXT_LEFT, _TOP, room, 0), self._style(), color, _TITLE)
        below = QRectF(_TEXT_LEFT, _TOP + len(words) * _TITLE, room, 0)
        paint_lines(painter, fact, below, Type.SMALL, tokens.muted, _FACT)
        painter.setFont(theme.font(Type.STRONG))
        painter.setPen(QColor(tokens.ok if self.isChecked() else tokens.muted))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(self.rect()).adjusted(0, 0, -Space.M, 0), right, self.gain)

    def _lines(self, width: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
        room = self._room(width)
        return lines_of(self.deed, self._style(), room, 2), lines_of(self.fact, Type.SMALL, room, 2)

    def _style(self) -> Type:
        return Type.STRONG if self.isChecked() else Type.BODY

    def _room(self, width: int) -> int:
        return max(120, width - _TEXT_LEFT - width_of(self.gain, Type.STRONG) - 2 * Space.M)
