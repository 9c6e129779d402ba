"""Chỗ thả tệp: files dragged here are handed over; pressing it asks for files instead."""

from enum import Enum
from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QKeyEvent,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cds_desktop.ui import icons, theme
from cds_desktop.ui.theme import Radius, Size, Space, Type
from cds_desktop.ui.widgets.announcement import announce
from cds_desktop.ui.widgets.labels import Label
from cds_desktop.ui.widgets.row_button import HugsLayout, let_clicks_through, paint_focus, wide_policy


class DropState(Enum):
    """What the area shows."""

    IDLE = "idle"
    OVER = "over"
    REFUSED = "refused"
    BUSY = "busy"


class DropArea(HugsLayout, QPushButton):
    """Emits `files_dropped(list[Path])`; `clicked` asks the page for its file dialog."""

    files_dropped = Signal(list)

    def __init__(
        self,
        target: str = "",
        *,
        invitation: str = "Kéo tệp hoặc thư mục vào đây",
        hint: str = "hoặc dán ảnh màn hình bằng Ctrl+V",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._target, self._invitation, self._hint = target, invitation, hint
        self.state = DropState.IDLE
        self.setAcceptDrops(True)
        self.setAutoDefault(False)
        self.setProperty("painted", True)
        self.setSizePolicy(wide_policy())
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._build()
        self.show_idle()

    def set_target(self, target: str) -> None:
        """Say where dropped files go, e.g. "vào tiêu chí 1.6"."""
        self._target = target

    def set_words(self, invitation: str, hint: str) -> None:
        """Change what is said while it waits."""
        self._invitation, self._hint = invitation, hint
        if self.state is DropState.IDLE:
            self.show_idle()

    def show_idle(self) -> None:
        """Wait for files."""
        self._show(DropState.IDLE, "paperclip", "accent", self._invitation, self._hint)

    def show_over(self, count: int) -> None:
        """Say how many files would be added and where."""
        self._show(DropState.OVER, "paperclip", "accent", f"Thả để thêm {count} tệp", self._target)

    def show_refused(self, what: str, advice: str) -> None:
        """Say which file was refused and what to do."""
        self._show(DropState.REFUSED, "refused", "err", what, advice)
        announce(self, f"{what}. {advice}")

    def show_busy(self, what: str, progress: str = "") -> None:
        """Say what is being taken in; nothing can be dropped meanwhile."""
        self._show(DropState.BUSY, "clock", "muted", what, progress)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        paths = local_paths(event.mimeData())
        if paths and self.state is not DropState.BUSY:
            self.show_over(len(paths))
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        if self.state is DropState.OVER:
            self.show_idle()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = local_paths(event.mimeData())
        self.show_idle()
        if paths:
            # Never "move": the sender would delete its own copy.
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.files_dropped.emit(paths)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: object) -> None:
        tokens = theme.current()
        edges = {DropState.OVER: tokens.accent, DropState.REFUSED: tokens.err}
        backs = {
            DropState.OVER: tokens.accent_tint,
            DropState.REFUSED: tokens.err_tint,
            DropState.BUSY: tokens.sunken,
        }
        back = backs.get(self.state, tokens.sunken if self.underMouse() else tokens.surface)
        over = self.state is DropState.OVER
        style = Qt.PenStyle.SolidLine if over else Qt.PenStyle.DashLine
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(edges.get(self.state, tokens.control)), 2 if over else 1.4, style))
        painter.setBrush(QColor(back))
        area = QRectF(self.rect())
        painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), Radius.CONTROL, Radius.CONTROL)
        self._paint_icon(painter)
        if self.hasFocus() and not over:
            paint_focus(painter, area)

    def _build(self) -> None:
        self._icon, self._icon_color = "paperclip", "accent"
        self._title = Label("", Type.STRONG, wrap=True)
        self._line = Label("", Type.SMALL, tone="muted", wrap=True)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addStretch(1)
        for label in (self._title, self._line):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        column.addStretch(1)
        row = QHBoxLayout(self)
        # Room for the icon at the left, and as much at the right, so that the words stay in the middle.
        row.setContentsMargins(40, Space.S, 40, Space.S)
        row.addLayout(column, 1)
        row.addStrut(Size.ROW_CHECK - 2 * Space.S)
        let_clicks_through(self._title, self._line)

    def _paint_icon(self, painter: QPainter) -> None:
        words = min(self._title.fontMetrics().horizontalAdvance(self._title.text()), self._title.width())
        middle = QPointF(self._title.geometry().center())
        box = QRectF(middle.x() - words / 2 - 25, middle.y() - 7.5, 16, 16)
        color = QColor(getattr(theme.current(), self._icon_color))
        icons.paint_icon(painter, box, self._icon, color)

    def _show(self, state: DropState, icon: str, color: str, title: str, line: str) -> None:
        self.state = state
        self._icon, self._icon_color = icon, color
        self._title.setText(title)
        self._title.set_tone("err" if state is DropState.REFUSED else "")
        self._line.setText(line)
        self._line.setVisible(bool(line))
        self.setAccessibleName(f"{title}, {line}" if line else title)
        self.setAccessibleDescription("" if state is DropState.REFUSED else "Nhấn để chọn tệp")
        self.updateGeometry()
        self.update()


def local_paths(data: QMimeData | None) -> list[Path]:
    """The files and folders of this machine in a drag or on the clipboard; an empty one may hold nothing."""
    if data is None:
        return []
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile() and url.toLocalFile()]
