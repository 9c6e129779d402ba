"""Đã chốt: says why nothing can be changed, and how it can be."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QMessageBox, QWidget

from cds_desktop.actions.rounds import reopen_round
from cds_desktop.storage.workspace import Workspace
from cds_desktop.ui.background import run_action
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
    """Mở lại để sửa, after a last word on what it means."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__("Mở lại để sửa", Kind.LINK, "undo", parent=parent)
        self._workspace = workspace
        self.clicked.connect(self._ask)

    def reopen(self) -> None:
        """Open the round for changes again."""
        run_action(self, partial(reopen_round, self._workspace))

    def _ask(self) -> None:
        question = QMessageBox(self.window())
        question.setWindowTitle("Mở lại để sửa")
        question.setText("Mở lại hồ sơ để sửa?")
        question.setInformativeText(_MEANS)
        yes = question.addButton("Mở lại", QMessageBox.ButtonRole.AcceptRole)
        no = question.addButton("Để nguyên", QMessageBox.ButtonRole.RejectRole)
        question.setDefaultButton(no)
        question.setEscapeButton(no)
        question.exec()
        if question.clickedButton() is yes:
            self.reopen()


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
