"""Bộ lọc: outlined pills with counts, of which one is chosen."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSizePolicy, QWidget

from cds_desktop.ui import theme
from cds_desktop.ui.theme import Type
from cds_desktop.ui.widgets.flow_layout import FlowLayout
from cds_desktop.ui.widgets.state_glyph import State, paint_state


@dataclass(frozen=True)
class Filter:
    """One filter: its key, its name, how many it lets through, and a state glyph if it has one."""

    key: str
    name: str
    count: int | None = None
    state: State | None = None

    @property
    def words(self) -> str:
        """What stands on the pill."""
        return self.name if self.count is None else f"{self.name} {self.count}"


class FilterChip(QPushButton):
    """A pill 32 px high; checked means chosen."""

    def __init__(self, shown: Filter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.filter = shown
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setProperty("painted", True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"Lọc: {shown.words}")

    def sizeHint(self) -> QSize:
        width = QFontMetricsF(theme.font(Type.SMALL_STRONG)).horizontalAdvance(self.filter.words)
        return QSize(round(width + 0.5) + (44 if self.filter.state else 22), 32)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: object) -> None:
        tokens = theme.current()
        chosen = self.isChecked()
        back = tokens.accent_tint if chosen else tokens.sunken if self.underMouse() else tokens.surface
        width = 2.0 if self.hasFocus() else 1.5 if chosen else 1.0
        edge = tokens.accent if chosen or self.hasFocus() else tokens.control
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(back))
        painter.setPen(QPen(QColor(edge), width))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 15, 15)
        left = 11.0
        if self.filter.state:
            paint_state(painter, QRectF(11, 8.5, 15, 15), self.filter.state, QColor(back))
            left = 33.0
        painter.setFont(theme.font(Type.SMALL_STRONG if chosen else Type.SMALL))
        painter.setPen(QColor(tokens.accent if chosen else tokens.text))
        row = QRectF(left, 0, self.width() - left, self.height())
        painter.drawText(row, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.filter.words)


class FilterBar(QWidget):
    """A row of pills that wraps; `chosen` carries the key."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Bộ lọc")
        self._flow = FlowLayout(self)
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._clicked)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def current(self) -> str:
        """Key of the chosen filter."""
        chip = self._group.checkedButton()
        return chip.filter.key if isinstance(chip, FilterChip) else ""

    def show_filters(self, filters: Sequence[Filter], chosen: str = "") -> None:
        """Show these filters; the chosen one, the one chosen before, or the first is checked."""
        wanted = chosen or self.current
        while item := self._flow.takeAt(0):
            if chip := item.widget():
                self._group.removeButton(chip)  # type: ignore[arg-type]
                chip.hide()
                chip.deleteLater()
        for shown in filters:
            chip = FilterChip(shown)
            self._group.addButton(chip)
            self._flow.addWidget(chip)
            chip.setChecked(shown.key == wanted)
        if self._group.checkedButton() is None and self._group.buttons():
            self._group.buttons()[0].setChecked(True)

    def _clicked(self, chip: QPushButton) -> None:
        if isinstance(chip, FilterChip):
            self.chosen.emit(chip.filter.key)
