"""Ai ký biên bản: whether members sign and where, and whether the agency seals."""

from functools import partial

from PySide6.QtWidgets import QCheckBox, QDialog, QWidget

from cds_desktop.actions import Changes
from cds_desktop.domain.signers import MembersSign, SigningChoice
from cds_desktop.storage.workspace import Workspace
from cds_desktop.ui.background import run_action, signals
from cds_desktop.ui.pages.evidence.dialogs import dialog_buttons, dialog_column
from cds_desktop.ui.theme import Type
from cds_desktop.ui.widgets.combo_box import ComboBox
from cds_desktop.ui.widgets.form_field import FormField
from cds_desktop.ui.widgets.labels import Label

_ALWAYS = "Thư ký và Chủ tọa luôn ký (Mẫu 1.9, Nghị định 30). Thành viên vắng mặt không ký."
_SEAL = "Dấu ký sau Chủ tọa và khóa văn bản: chữ ký nào khóa thì không ai ký sau được nữa."
_REDRAWN = "Biên bản đã lập được lập lại với đúng chỗ ký; bản cũ vẫn được giữ."


class ChoosingDialog(QDialog):
    """The choice of the round."""

    def __init__(self, choice: SigningChoice, *, is_drawn_up: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Ai ký biên bản")
        self.setMinimumWidth(480)
        column = dialog_column(self, "Ai ký biên bản?")
        column.addWidget(Label(_ALWAYS, wrap=True))
        self.members = ComboBox()
        for way in MembersSign:
            self.members.addItem(way.label, way.value)
        self.members.setCurrentIndex(self.members.findData(choice.members.value))
        column.addWidget(FormField("Các thành viên khác", self.members))
        self.seal = QCheckBox("Đóng dấu bằng chữ ký số của cơ quan")
        self.seal.setChecked(choice.agency_seal)
        column.addWidget(self.seal)
        column.addWidget(Label(_SEAL, Type.SMALL, tone="muted", wrap=True))
        if is_drawn_up:
            column.addWidget(Label(_REDRAWN, Type.SMALL, tone="muted", wrap=True))
        column.addStretch(1)
        column.addLayout(dialog_buttons(self, "Lập lại biên bản" if is_drawn_up else "Chọn"))
        self.members.setFocus()

    @property
    def choice(self) -> SigningChoice:
        """What was chosen."""
        return SigningChoice(MembersSign(self.members.currentData()), self.seal.isChecked())


def ask_who_signs(page: QWidget, workspace: Workspace, choice: SigningChoice, *, is_drawn_up: bool) -> None:
    """Ask, and choose; minutes already drawn up are drawn again."""
    dialog = ChoosingDialog(choice, is_drawn_up=is_drawn_up, parent=page.window())
    said = signals.said if is_drawn_up else signals.did

    def chosen() -> None:
        if dialog.choice != choice:
            deed = partial(_choose, workspace, dialog.choice)
            run_action(page, deed, done=lambda _: said.emit("Đã chọn người ký"))

    dialog.accepted.connect(chosen)
    dialog.open()


def _choose(workspace: Workspace, choice: SigningChoice) -> Changes:
    from cds_desktop.actions.signatures import choose_signers

    return choose_signers(workspace, members=choice.members, agency_seal=choice.agency_seal)
