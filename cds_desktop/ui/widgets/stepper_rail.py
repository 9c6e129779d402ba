"""Thanh bước: the path of steps at the left of the window, wide with words or narrow with icons."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from cds_desktop.ui import icons, theme
from cds_desktop.ui.theme import Size, Space, Type
from cds_desktop.ui.widgets.labels import line
from cds_desktop.ui.widgets.refilling import refill
from cds_desktop.ui.widgets.step_button import Step, StepButton

__all__ = ["Step", "StepperRail"]

# Lower than this a narrow rail keeps its room for the steps.
_LOW = 520


class StepperRail(QFrame):
    """The rail; `chosen` carries the index in the list given to `show_steps`."""

    chosen = Signal(int)
    papers_asked = Signal()
    settings_asked = Signal()

    def __init__(self, app_name: str = "CĐS Desktop", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "rail")
        self.setAccessibleName("Các bước")
        self._narrow = False
        self._buttons: list[StepButton] = []
        self._group = QButtonGroup(self)
        self._build(app_name)
        self._connect()
        self.set_narrow(False)

    @property
    def is_narrow(self) -> bool:
        return self._narrow

    @property
    def current(self) -> int:
        """Index of the current step, or -1."""
        return self._group.checkedId()

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Show these steps, first to last; entries without a state stand outside the path."""
        if len(steps) != len(self._buttons):
            self._rebuild(steps)
        for index, (button, step) in enumerate(zip(self._buttons, steps, strict=True)):
            on_path = step.state is not None
            button.above = steps[index - 1].state if on_path and index else None
            follows = index + 1 < len(steps) and steps[index + 1].state is not None
            button.below = step.state if on_path and follows else None
            button.show_step(step)

    def set_current(self, index: int) -> None:
        """Mark the step whose page is shown, with -1 none; emits nothing."""
        if index < 0 and (button := self._group.checkedButton()) is not None:
            self._group.setExclusive(False)
            button.setChecked(False)
            self._group.setExclusive(True)
        if 0 <= index < len(self._buttons):
            self._buttons[index].setChecked(True)
            self._scroll.ensureWidgetVisible(self._buttons[index])

    def set_beside(self, key: str) -> None:
        """Mark the entry below the path whose page is shown: "papers", "settings" or neither."""
        self._papers.set_current(key == "papers")
        self._settings.set_current(key == "settings")

    def set_narrow(self, narrow: bool) -> None:
        """Switch between 216 and 64 px."""
        self._narrow = narrow
        self.setFixedWidth(Size.RAIL_NARROW if narrow else Size.RAIL_WIDE)
        for button in self._buttons:
            button.set_narrow(narrow)
        for part in (self._brand, self._papers, self._saved, self._settings):
            part.set_narrow(narrow)
        self._fit()

    def show_saved(self, words: str) -> None:
        """Show when the last change was written, e.g. "Đã lưu lúc 14:32"."""
        self._saved.set_words(words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and watched in self._buttons:
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
            if (by := steps.get(Qt.Key(event.key()))) is not None:
                self._move_focus(self._buttons.index(watched) + by)
                return True
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        self._saved.setVisible(not self._narrow or self.height() >= _LOW)

    def _build(self, app_name: str) -> None:
        self._brand = _RailLine("logo", app_name, Type.H3, Size.HEADER, tone="text", icon_tone="accent")
        self._saved = _RailLine("check", "", Type.SMALL, 40)
        self._papers = _RailButton("papers", "Văn bản")
        self._settings = _RailButton("sliders", "Cài đặt và trợ giúp")
        self._steps = QVBoxLayout()
        self._steps.setContentsMargins(0, 0, 0, 0)
        self._steps.setSpacing(0)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._steps)
        column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidget(inside)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 1, Space.S)
        whole.setSpacing(0)
        whole.addWidget(self._brand)
        whole.addWidget(self._scroll, 1)
        rule = QVBoxLayout()
        rule.setContentsMargins(Space.L, Space.S, Space.L, Space.XS)
        rule.addWidget(line())
        whole.addLayout(rule)
        whole.addWidget(self._saved)
        whole.addWidget(self._papers)
        whole.addWidget(self._settings)

    def _connect(self) -> None:
        self._group.idClicked.connect(self.chosen)
        self._papers.clicked.connect(self.papers_asked)
        self._settings.clicked.connect(self.settings_asked)

    def _rebuild(self, steps: Sequence[Step]) -> None:
        refill(self._steps)
        self._buttons, number = [], 0
        for index, step in enumerate(steps):
            number += step.state is not None
            button = StepButton(step, number if step.state is not None else 0)
            button.set_narrow(self._narrow)
            button.installEventFilter(self)
            self._group.addButton(button, index)
            self._buttons.append(button)
            self._steps.addWidget(button)
            if step.state is None:
                self._steps.addSpacing(Space.S)
        self._order_tabs()

    def _order_tabs(self) -> None:
        # Qt's focus chain is a ring: without a stranger between, the settings already "follow" the last
        # step and would stay before the first one.
        stranger = QPushButton(self)
        for first, then in pairwise([self._papers, self._settings, *self._buttons, stranger]):
            QWidget.setTabOrder(first, then)
        if self._buttons:
            QWidget.setTabOrder(self._buttons[-1], self._papers)
            QWidget.setTabOrder(self._papers, self._settings)
        stranger.setParent(None)
        stranger.deleteLater()

    def _move_focus(self, index: int) -> None:
        if 0 <= index < len(self._buttons):
            self._buttons[index].setFocus(Qt.FocusReason.TabFocusReason)
            self._scroll.ensureWidgetVisible(self._buttons[index])


class _RailLine(QWidget):
    """An icon and a word; only the icon when narrow."""

    def __init__(
        self, icon: str, words: str, style: Type, height: int, tone: str = "muted", icon_tone: str = "muted"
    ) -> None:
        super().__init__()
        self._icon, self._style, self._tone, self._icon_tone = icon, style, tone, icon_tone
        self._words, self._narrow = words, False
        self.setFixedHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_words(words)

    def set_words(self, words: str) -> None:
        self._words = words
        self.setAccessibleName(words)
        self.set_narrow(self._narrow)

    def set_narrow(self, narrow: bool) -> None:
        self._narrow = narrow
        self.setToolTip(self._words if narrow else "")
        self.update()

    def paintEvent(self, event: object) -> None:
        if self._words:
            painter = QPainter(self)
            side = 26 if self._icon == "logo" else 18
            _paint_line(painter, self, self._icon, self._icon_tone, "" if self._narrow else self._words, side)
            if not self._narrow:
                _paint_words(painter, self, self._words, self._style, self._tone)


class _RailButton(QPushButton):
    """A button that looks like a line of the rail."""

    def __init__(self, icon: str, words: str) -> None:
        super().__init__()
        self._icon, self._words, self._narrow = icon, words, False
        self._is_current = False
        self.setAutoDefault(False)
        self.setProperty("painted", True)
        self.setAccessibleName(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(Size.RAIL_NARROW - 1, 40)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def set_narrow(self, narrow: bool) -> None:
        self._narrow = narrow
        self.setToolTip(self._words if narrow else "")
        self.update()

    def set_current(self, is_current: bool) -> None:
        """Mark it as the page that is shown."""
        self._is_current = is_current
        self.setAccessibleDescription("Đang mở" if is_current else "")
        self.update()

    def paintEvent(self, event: object) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tab = QRectF(8, 2, self.width() - 16, self.height() - 4)
        hover = QColor(theme.current().surface)
        hover.setAlpha(255 if self._is_current else 128 if self.underMouse() else 0)
        focus = QColor(theme.current().accent) if self.hasFocus() else QColor(0, 0, 0, 0)
        painter.setBrush(hover)
        painter.setPen(focus)
        painter.drawRoundedRect(tab.adjusted(1, 1, -1, -1), 6, 6)
        if self.hasFocus():
            painter.drawRoundedRect(tab.adjusted(2, 2, -2, -2), 5, 5)
        if self._is_current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.current().accent))
            painter.drawRoundedRect(QRectF(8, 10, 3, self.height() - 20), 1.5, 1.5)
        tone, style = ("text", Type.SMALL_STRONG) if self._is_current else ("muted", Type.SMALL)
        _paint_line(painter, self, self._icon, tone, "" if self._narrow else self._words, 18)
        if not self._narrow:
            _paint_words(painter, self, self._words, style, tone)


def _paint_line(painter: QPainter, widget: QWidget, icon: str, tone: str, words: str, side: int) -> None:
    left = 32 if words else widget.width() / 2
    box = QRectF(left - side / 2, widget.height() / 2 - side / 2, side, side)
    icons.paint_icon(painter, box, icon, QColor(getattr(theme.current(), tone)))


def _paint_words(painter: QPainter, widget: QWidget, words: str, style: Type, tone: str) -> None:
    painter.setFont(theme.font(style))
    painter.setPen(QColor(getattr(theme.current(), tone)))
    row = QRectF(56, 0, widget.width() - 64, widget.height())
    painter.drawText(row, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
