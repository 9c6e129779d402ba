"""Đường đi: states one below the other, joined by a line; for dates and for the order of signing."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from cds_desktop.ui import theme
from cds_desktop.ui.theme import Radius, Space, Type
from cds_desktop.ui.widgets.labels import Label
from cds_desktop.ui.widgets.state_glyph import State, StateGlyph, state_color


@dataclass(frozen=True)
class PathItem:
    """One station: name, what it is, how it stands (in the state's colour), and e.g. a date at the right."""

    name: str
    state: State = State.NONE
    line: str = ""
    note: str = ""
    right: str = ""
    is_current: bool = False

    @property
    def sentence(self) -> str:
        """The whole station in words."""
        parts = [self.name, self.line, self.note or self.state.word, self.right]
        return ", ".join(part for part in parts if part)


class PathList(QWidget):
    """The path; `compact` rows are for dates, the others for signers and steps."""

    def __init__(self, *, compact: bool = False, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.compact = compact
        self.setAccessibleName(name or ("Các mốc" if compact else "Thứ tự"))
        self._rows: list[_Row] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0 if compact else Space.XS)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def items(self) -> tuple[PathItem, ...]:
        """What is shown, first to last."""
        return tuple(row.item for row in self._rows)

    def show_items(self, items: Sequence[PathItem]) -> None:
        """Show these stations, first to last."""
        while taken := self._column.takeAt(0):
            if row := taken.widget():
                row.hide()
                row.deleteLater()
        self._rows = [_Row(item, self.compact) for item in items]
        for row in self._rows:
            self._column.addWidget(row)
        self.update()

    def paintEvent(self, event: object) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for row in self._rows:
            if row.item.is_current and not self.compact:
                self._paint_current(painter, QRectF(row.geometry()))
        for row, following in pairwise(self._rows):
            self._paint_join(painter, row, following)

    def _paint_current(self, painter: QPainter, area: QRectF) -> None:
        tokens = theme.current()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.accent_tint))
        painter.drawRoundedRect(area, Radius.CONTROL, Radius.CONTROL)
        painter.setBrush(QColor(tokens.accent))
        painter.drawRoundedRect(QRectF(area.left(), area.top() + 12, 3, area.height() - 24), 1.5, 1.5)

    def _paint_join(self, painter: QPainter, row: "_Row", following: "_Row") -> None:
        start, end = row.glyph_center(), following.glyph_center()
        gap = row.glyph.height() / 2 + 2
        x = start.x()
        if row.item.state is State.DONE and not self.compact:
            area = QRectF(round(x) - 1, start.y() + gap, 2, end.y() - start.y() - 2 * gap)
            painter.fillRect(area, state_color(State.DONE))
            return
        painter.setPen(QPen(QColor(theme.current().control), 1.4, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(x, start.y() + gap), QPointF(x, end.y() - gap))


class _Row(QWidget):
    def __init__(self, item: PathItem, compact: bool) -> None:
        super().__init__()
        self.item = item
        self.setAccessibleName(item.sentence)
        self.setToolTip(item.sentence)
        self._build(compact)

    def glyph_center(self) -> QPointF:
        """Centre of the glyph in the parent's coordinates."""
        return QPointF(self.pos()) + QPointF(self.glyph.geometry().center()) + QPointF(0.5, 0.5)

    def _build(self, compact: bool) -> None:
        self.glyph = StateGlyph(self.item.state, 16 if compact else 20)
        row = QHBoxLayout(self)
        row.setSpacing(Space.S if compact else Space.L)
        if compact:
            row.setContentsMargins(0, 0, 0, 0)
            self.setMinimumHeight(32)
        else:
            row.setContentsMargins(Space.L, Space.S, Space.M, Space.S)
        row.addWidget(self.glyph, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(self._words(compact), 1)
        if self.item.right:
            row.addWidget(Label(self.item.right, Type.SMALL, tone="muted"))

    def _words(self, compact: bool) -> QVBoxLayout:
        strong = self.item.is_current or not compact
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(self.item.name, Type.STRONG if strong else Type.BODY, wrap=True))
        if self.item.line:
            words.addWidget(Label(self.item.line, Type.SMALL, tone="muted", wrap=True))
        if self.item.note:
            style = Type.SMALL if self.item.state is State.NONE else Type.SMALL_STRONG
            words.addWidget(Label(self.item.note, style, tone=self.item.state.tone, wrap=True))
        return words


def date_path(items: Sequence[PathItem] = ()) -> PathList:
    """Các mốc thời gian as a small path."""
    result = PathList(compact=True, name="Các mốc thời gian")
    result.show_items(items)
    return result


def signing_order(items: Sequence[PathItem] = ()) -> PathList:
    """Thứ tự ký: who signs after whom."""
    result = PathList(name="Thứ tự ký")
    result.show_items(items)
    return result
