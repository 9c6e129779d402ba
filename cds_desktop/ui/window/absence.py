"""Banners over the page: the workspace is out of reach and tried again by itself, or only looked at."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cds_desktop.errors import CdsError, WorkspaceGone
from cds_desktop.ui import background
from cds_desktop.ui.asking import agrees
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.announcement import announce
from cds_desktop.ui.widgets.buttons import secondary
from cds_desktop.ui.widgets.card import Panel
from cds_desktop.ui.widgets.labels import Label
from cds_desktop.ui.widgets.state_glyph import State, StateGlyph

if TYPE_CHECKING:
    from cds_desktop.storage.workspace import Workspace

EVERY_MS = 3_000


class AbsenceBanner(Panel):
    """Shows itself when a deed or a look finds the workspace gone; `reached` when it is back."""

    reached = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("warn", padding=Space.S, parent=parent)
        self._workspace: Workspace | None = None
        self.words = Label("", Type.BODY, wrap=True)
        self.again = secondary("Thử lại", "refresh")
        row = QHBoxLayout()
        row.setContentsMargins(Space.L, 0, Space.S, 0)
        row.setSpacing(Space.M)
        row.addWidget(StateGlyph(State.ATTENTION, 20))
        row.addWidget(self.words, 1)
        row.addWidget(self.again)
        self.body.addLayout(row)
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.try_again)
        self.again.clicked.connect(self.try_again)
        background.signals.gone.connect(self._show_gone)
        self.hide()

    @property
    def is_away(self) -> bool:
        """Whether the workspace is out of reach now."""
        return self._timer.isActive()

    def watch(self, workspace: "Workspace | None") -> None:
        """Follow the workspace that is open now."""
        self._workspace = workspace
        background.watch_database(workspace.database if workspace else None)
        self._end()

    def try_again(self) -> None:
        """Look whether the workspace is in reach, and open its files anew."""
        if (workspace := self._workspace) is not None:
            background.run_query(self, workspace.reconnect, self._reached, failed=self._still_gone)

    def may_close(self) -> bool:
        """Whether the window may close; while the workspace is away, only if what was typed may be lost."""
        return not self.is_away or agrees(
            self,
            "Những gì vừa nhập chưa ghi được.",
            "Cắm lại ổ đĩa có thư mục hồ sơ để ghi. Đóng bây giờ sẽ mất những gì vừa nhập.",
            yes="Đóng, bỏ phần chưa ghi",
            no="Chờ ổ đĩa",
        )

    def _show_gone(self, error: WorkspaceGone) -> None:
        if self._workspace is None or self.is_away:
            return
        self._say(f"Không thấy thư mục hồ sơ {error.detail}: cắm lại ổ đĩa; những gì vừa nhập vẫn giữ ở đây.")
        self.show()
        self._timer.start()

    def _still_gone(self, error: CdsError) -> None:
        if self._workspace is not None and not isinstance(error, WorkspaceGone):
            detail = f" ({error.detail})" if error.detail else ""
            self._say(f"{error.title}{detail}. {error.advice}")

    def _reached(self, _: object) -> None:
        if not self.is_away:
            return
        self._end()
        background.signals.back.emit()
        self.reached.emit()

    def _say(self, words: str) -> None:
        if words != self.words.text():
            self.words.setText(words)
            self.setAccessibleName(words)
            announce(self, words)

    def _end(self) -> None:
        self._timer.stop()
        self.hide()


def only_looking() -> Panel:
    """The banner of a window that may only look."""
    banner = Panel("warn", padding=Space.S)
    words = "Hồ sơ đang mở chỉ để xem: không sửa được gì ở cửa sổ này."
    banner.body.addWidget(Label(words, wrap=True))
    banner.body.setContentsMargins(Space.XL, Space.S, Space.XL, Space.S)
    banner.hide()
    return banner
