"""One step of the path: a real button, painted wide with words or narrow as an icon with a badge."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from cds_desktop.ui import icons, theme
from cds_desktop.ui.theme import Size, Type
from cds_desktop.ui.widgets.row_button import PressedByEnter
from cds_desktop.ui.widgets.state_glyph import State, paint_state, state_color
from cds_desktop.ui.widgets.wrapped_text import elided

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True)
class Step:
    """One entry of the rail; without a state it stands outside the path (e.g. Việc cần làm)."""

    name: str
    icon: str
    state: State | None = None
    words: str = ""

    @property
    def said(self) -> str:
        """What stands under the name."""
        return self.words or (self.state.word if self.state else "")


class StepButton(PressedByEnter, QPushButton):
    """A checkable entry of the rail; checked means current."""

    HEIGHT = 48

    def __init__(self, step: Step, number: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setProperty("painted", True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._narrow = False
        self._number = number
        self.above: State | None = None
        self.below: State | None = None
        self.show_step(step)

    def show_step(self, step: Step) -> None:
        """Show another name, icon or state."""
        self.step = step
        said = f", {step.said}" if step.said else ""
        prefix = f"Bước {self._number}: " if self._number else ""
        self.setAccessibleName(f"{prefix}{step.name}{said}")
        self._show_tip()
        self.update()

    def set_narrow(self, narrow: bool) -> None:
        """Switch between words and icon with badge."""
        self._narrow = narrow
        self._show_tip()
        self.updateGeometry()
        self.update()

    def _show_tip(self) -> None:
        step = self.step
        full = f"{step.name} · {step.said}" if step.said else step.name
        self.setToolTip(full if self._narrow else "")

    def sizeHint(self) -> QSize:
        width = Size.RAIL_NARROW if self._narrow else Size.RAIL_WIDE
        return QSize(width - 1, 40 if self.step.state is None else self.HEIGHT)

    def minimumSizeHint(self) -> QSize:
        # On a low screen the steps move closer together before anything has to be scrolled.
        return QSize(48, Size.TARGET + 2 if self._narrow else min(self.sizeHint().height(), 42))

    def paintEvent(self, event: object) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_back(painter)
        if self._narrow:
            self._paint_narrow(painter)
        elif self.step.state is None:
            self._paint_plain(painter)
        else:
            self._paint_path(painter)
            self._paint_words(painter, self.step.state)

    def _paint_back(self, painter: QPainter) -> None:
        tokens = theme.current()
        tab = QRectF(8, 0, self.width() - 16, self.height())
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked():
            painter.setBrush(QColor(tokens.surface))
            painter.drawRoundedRect(tab, 6, 6)
            painter.setBrush(QColor(tokens.accent))
            painter.drawRoundedRect(QRectF(8, 8, 3, self.height() - 16), 1.5, 1.5)
        elif self.underMouse():
            hover = QColor(tokens.surface)
            hover.setAlpha(128)
            painter.setBrush(hover)
            painter.drawRoundedRect(tab, 6, 6)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.drawRoundedRect(tab.adjusted(1, 1, -1, -1), 5, 5)

    def _paint_narrow(self, painter: QPainter) -> None:
        tokens = theme.current()
        state = self.step.state
        quiet = state is State.NONE and not self.isChecked()
        middle = QPointF(self.width() / 2, self.height() / 2)
        box = QRectF(middle.x() - 11, middle.y() - 11, 22, 22)
        color = tokens.accent if self.isChecked() and state is None else tokens.text
        icons.paint_icon(painter, box, self.step.icon, QColor(tokens.muted if quiet else color))
        if state is None or state is State.NONE:
            return
        paper = QColor(tokens.surface if self.isChecked() else tokens.rail)
        badge = QRectF(middle.x() + 4, middle.y() + 1, 14, 14)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(paper)
        painter.drawEllipse(badge.adjusted(-2, -2, 2, 2))
        paint_state(painter, badge, state, paper)

    def _paint_plain(self, painter: QPainter) -> None:
        tokens = theme.current()
        color = QColor(tokens.accent if self.isChecked() else tokens.text)
        icons.paint_icon(painter, QRectF(22, self.height() / 2 - 10, 20, 20), self.step.icon, color)
        row = QRectF(56, 0, self.width() - 66, self.height())
        self._text(painter, row, self.step.name, self._name_style(), tokens.text)

    def _paint_path(self, painter: QPainter) -> None:
        middle = self.height() / 2
        for state, top, bottom in ((self.above, 0.0, middle - 12), (self.below, middle + 12, self.height())):
            if state is State.DONE:
                painter.fillRect(QRectF(31, top, 2, bottom - top), state_color(State.DONE))
            elif state is not None:
                painter.setPen(QPen(QColor(theme.current().control), 1.4, Qt.PenStyle.DotLine))
                painter.drawLine(QPointF(32, top), QPointF(32, bottom))

    def _paint_words(self, painter: QPainter, state: State) -> None:
        tokens = theme.current()
        paper = QColor(tokens.surface if self.isChecked() else tokens.rail)
        paint_state(painter, QRectF(22, self.height() / 2 - 10, 20, 20), state, paper)
        width, middle = self.width() - 56 - 10, self.height() / 2
        self._text(
            painter, QRectF(56, middle - 21, width, 23), self.step.name, self._name_style(), tokens.text
        )
        tone = tokens.muted if state is State.DONE else getattr(tokens, state.tone)
        self._text(painter, QRectF(56, middle, width, 20), self.step.said, Type.SMALL, tone)

    def _name_style(self) -> Type:
        return Type.STRONG if self.isChecked() else Type.BODY

    def _text(self, painter: QPainter, row: QRectF, text: str, style: Type, color: str) -> None:
        shown, _ = elided(text, style, row.width())
        painter.setFont(theme.font(style))
        painter.setPen(QColor(color))
        painter.drawText(row, _LEFT, shown)
