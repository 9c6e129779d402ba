"""Đã chốt: says why nothing can be changed, and how it can be."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cds_desktop.actions import Changes
from cds_desktop.actions.rounds import reopen_round
from cds_desktop.storage.workspace import Workspace
from cds_desktop.ui.background import run_action, signals
from cds_desktop.ui.theme import Space
from cds_desktop.ui.widgets.buttons import Button, Kind
from cds_desktop.ui.widgets.card import Panel
from cds_desktop.ui.widgets.labels import Label
from cds_desktop.ui.widgets.state_glyph import State, StateGlyph

_MEANS = (
    "Số liệu trở lại sửa được, thành lần tiếp theo của đợt này. Biên bản và gói đã lập vẫn được giữ nguyên, "
    "nhưng sau khi sửa phải chốt, lập biên bản và ký lại."
)
SEALED = "Số liệu đã chốt, chỉ để xem."


class ReopenLink(Button):
    """Mở lại để sửa: no question is asked, because it can be taken back."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__("Mở lại để sửa", Kind.LINK, "undo", parent=parent)
        self._workspace = workspace
        self.setToolTip(_MEANS)
        self.setAccessibleDescription(_MEANS)
        self.clicked.connect(self.reopen)

    def reopen(self) -> None:
        """Open the round for changes again."""
        run_action(self, partial(reopen_round, self._workspace), done=self._say)

    def _say(self, changes: Changes) -> None:
        signals.did.emit("Đã mở lại hồ sơ để sửa")


class SealedNotice(Panel):
    """A line above what cannot be changed; hidden while everything is open."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__("accent", padding=Space.XS, parent=parent)
        self._workspace = workspace
        self.reopen = ReopenLink(workspace)
        row = QHBoxLayout()
        row.setContentsMargins(Space.S, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addWidget(StateGlyph(State.LOCKED, 18), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(Label(SEALED, wrap=True), 1)
        row.addWidget(self.reopen)
        self.body.addLayout(row)
        self.hide()

    def show_editable(self, editable: bool) -> None:
        """Show the line while numbers are sealed; a window that may only look says so itself."""
        self.setVisible(not editable and not self._workspace.read_only)
