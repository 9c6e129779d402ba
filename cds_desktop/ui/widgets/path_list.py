"""Đường đi: states one below the other, joined by a line; for dates, stages and the order of signing."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from PySide6.QtCore import QMargins, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from cds_desktop.ui import theme
from cds_desktop.ui.theme import Radius, Space, Type
from cds_desktop.ui.widgets.labels import Label
from cds_desktop.ui.widgets.refilling import refill
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


@dataclass(frozen=True)
class _Look:
    """How stations look; `current` is the colour behind the current one, without it none is marked."""

    glyph: int
    margins: QMargins
    gap: int
    between: int
    height: int
    current: str = ""
    all_strong: bool = False


class PathKind(Enum):
    """What a path is for."""

    DATES = _Look(16, QMargins(), Space.S, 0, 32)
    STAGES = _Look(20, QMargins(Space.L - 2, 0, Space.S, 0), Space.L - 2, 0, 54, "surface")
    SIGNERS = _Look(
        20, QMargins(Space.L, Space.S, Space.M, Space.S), Space.L, Space.XS, 0, "accent_tint", all_strong=True
    )


class PathList(QWidget):
    """The path; its name says what it is a path of."""

    def __init__(self, name: str, kind: PathKind = PathKind.SIGNERS, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look: _Look = kind.value
        self.setAccessibleName(name)
        self._rows: list[_Row] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(self._look.between)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def items(self) -> tuple[PathItem, ...]:
        """What is shown, first to last."""
        return tuple(row.item for row in self._rows)

    def show_items(self, items: Sequence[PathItem]) -> None:
        """Show these stations, first to last."""
        self._rows = [_Row(item, self._look) for item in items]
        refill(self._column, self._rows)
        current = next((item.name for item in items if item.is_current), "")
        self.setAccessibleDescription(f"Đang ở: {current}" if current else "")
        self.update()

    def paintEvent(self, event: object) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for row in self._rows:
            if row.item.is_current and self._look.current:
                self._paint_current(painter, QRectF(row.geometry()))
        for row, following in pairwise(self._rows):
            self._paint_join(painter, row, following)

    def _paint_current(self, painter: QPainter, area: QRectF) -> None:
        tokens = theme.current()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(getattr(tokens, self._look.current)))
        painter.drawRoundedRect(area, Radius.CONTROL, Radius.CONTROL)
        painter.setBrush(QColor(tokens.accent))
        painter.drawRoundedRect(QRectF(area.left(), area.top() + 12, 3, area.height() - 24), 1.5, 1.5)

    def _paint_join(self, painter: QPainter, row: "_Row", following: "_Row") -> None:
        start, end = row.glyph_center(), following.glyph_center()
        gap = self._look.glyph / 2 + 2
        x = start.x()
        if row.item.state is State.DONE and self._look.current:
            area = QRectF(round(x) - 1, start.y() + gap, 2, end.y() - start.y() - 2 * gap)
            painter.fillRect(area, state_color(State.DONE))
            return
        painter.setPen(QPen(QColor(theme.current().control), 1.4, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(x, start.y() + gap), QPointF(x, end.y() - gap))


class _Row(QWidget):
    def __init__(self, item: PathItem, look: _Look) -> None:
        super().__init__()
        self.item = item
        self.setAccessibleName(item.sentence)
        self.setToolTip(item.sentence)
        self.setMinimumHeight(look.height)
        self.glyph = StateGlyph(item.state, look.glyph)
        row = QHBoxLayout(self)
        row.setSpacing(look.gap)
        row.setContentsMargins(look.margins)
        row.addWidget(self.glyph, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(_words(item, strong=item.is_current or look.all_strong), 1)
        if item.right:
            row.addWidget(Label(item.right, Type.SMALL, tone="muted"))

    def glyph_center(self) -> QPointF:
        """Centre of the glyph in the parent's coordinates."""
        return QPointF(self.pos()) + QPointF(self.glyph.geometry().center()) + QPointF(0.5, 0.5)


def _words(item: PathItem, *, strong: bool) -> QVBoxLayout:
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addStretch(1)
    words.addWidget(Label(item.name, Type.STRONG if strong else Type.BODY, wrap=True))
    if item.line:
        words.addWidget(Label(item.line, Type.SMALL, tone="muted", wrap=True))
    if item.note:
        style = Type.SMALL if item.state is State.NONE else Type.SMALL_STRONG
        words.addWidget(Label(item.note, style, tone=item.state.tone, wrap=True))
    words.addStretch(1)
    return words
