"""The path at the side of the wizard: what is done, where one is, what follows."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cds_desktop.ui import theme
from cds_desktop.ui.theme import Radius, Space, Type
from cds_desktop.ui.widgets.card import Panel
from cds_desktop.ui.widgets.icon_view import IconView
from cds_desktop.ui.widgets.labels import Label
from cds_desktop.ui.widgets.state_glyph import State, StateGlyph, state_color

WIDTH = 240
LOW_BELOW = 560
_WORDS = "Mọi thứ nằm trên máy này, không cần mạng. Sửa lại được lúc nào cũng được."


@dataclass(frozen=True)
class Stage:
    """One page of the wizard on the path: its name and what is said of it."""

    name: str
    state: State
    line: str = ""


class SidePath(QWidget):
    """The stages, joined by a line; the current one on a white tab with a bar."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Các bước lập hồ sơ")
        self._rows: list[_StageRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    @property
    def stages(self) -> tuple[Stage, ...]:
        """What is shown, first to last."""
        return tuple(row.stage for row in self._rows)

    def show_stages(self, stages: Sequence[Stage]) -> None:
        """Show these."""
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [_StageRow(stage) for stage in stages]
        for row in self._rows:
            self._column.addWidget(row)
        going = next((one.name for one in stages if one.state is State.GOING), "")
        self.setAccessibleDescription(f"Đang ở: {going}")

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for row in self._rows:
            if row.stage.state is State.GOING:
                area = QRectF(row.geometry()).adjusted(0, 1, 0, -1)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(tokens.surface))
                painter.drawRoundedRect(area, Radius.CONTROL, Radius.CONTROL)
                painter.setBrush(QColor(tokens.accent))
                painter.drawRoundedRect(QRectF(area.left(), area.top() + 8, 3, area.height() - 16), 1.5, 1.5)
        for row, following in zip(self._rows, self._rows[1:], strict=False):
            self._join(painter, row, following)

    def _join(self, painter: QPainter, row: "_StageRow", following: "_StageRow") -> None:
        start, end = row.glyph_center(), following.glyph_center()
        top, bottom = QPointF(start.x(), start.y() + 13), QPointF(end.x(), end.y() - 13)
        if row.stage.state is State.DONE:
            area = QRectF(round(top.x()) - 1, top.y(), 2, bottom.y() - top.y())
            painter.fillRect(area, state_color(State.DONE))
        else:
            painter.setPen(QPen(QColor(theme.current().control), 1.4, Qt.PenStyle.DotLine))
            painter.drawLine(top, bottom)


class _StageRow(QWidget):
    def __init__(self, stage: Stage) -> None:
        super().__init__()
        self.stage = stage
        self.setMinimumHeight(54 if stage.line else 48)
        self.setAccessibleName(
            ", ".join(part for part in (stage.name, stage.line or stage.state.word) if part)
        )
        self._glyph = StateGlyph(stage.state, 20)
        going = stage.state is State.GOING
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(Label(stage.name, Type.STRONG if going else Type.BODY, wrap=True))
        if stage.line:
            words.addWidget(Label(stage.line, Type.SMALL, tone="muted", wrap=True))
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.L - 2, 0, Space.S, 0)
        row.setSpacing(Space.L - 2)
        row.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)

    def glyph_center(self) -> QPointF:
        """Centre of the glyph in the path's coordinates."""
        return QPointF(self.pos()) + QPointF(self._glyph.geometry().center()) + QPointF(0.5, 0.5)


class Side(Panel):
    """Mark, path, and one sentence that takes the fear away; in a low window the path alone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("sunken", padding=Space.M, parent=parent)
        self.setFixedWidth(WIDTH)
        self.setMinimumHeight(360)
        self._brand = QWidget()
        brand = QHBoxLayout(self._brand)
        brand.setContentsMargins(Space.M, Space.S, 0, Space.L)
        brand.setSpacing(Space.M)
        brand.addWidget(IconView("logo", "accent", 30))
        brand.addWidget(Label("CĐS Desktop", Type.H3), 1)
        self.path = SidePath()
        self._words = Label(_WORDS, Type.SMALL, tone="muted", wrap=True)
        self._words.setContentsMargins(Space.M, 0, 0, Space.S)
        self.body.addWidget(self._brand)
        self.body.addWidget(self.path)
        self.body.addStretch(1)
        self.body.addWidget(self._words)

    def set_low(self, low: bool) -> None:
        """Leave out what is not the path."""
        for part in (self._brand, self._words):
            part.setVisible(not low)
