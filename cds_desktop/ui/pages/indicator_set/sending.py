"""Gửi cho các trường: one version as one file, signed if somebody signs it."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QHBoxLayout, QRadioButton, QWidget

from cds_desktop.actions import Changes
from cds_desktop.domain.folding import slug
from cds_desktop.progress import Progress
from cds_desktop.queries.indicator_sets import KnownSet
from cds_desktop.ui.background import run_long_action, signals
from cds_desktop.ui.file_asking import ask_target
from cds_desktop.ui.pages.evidence.dialogs import dialog_buttons, dialog_column
from cds_desktop.ui.pages.indicator_set.told import Told, told_list
from cds_desktop.ui.pages.signing.key import KeyFields
from cds_desktop.ui.pages.signing.opening import Taken, open_taken
from cds_desktop.ui.pages.signing.token_fields import TokenFields
from cds_desktop.ui.theme import Space
from cds_desktop.ui.widgets.labels import Label
from cds_desktop.ui.widgets.state_glyph import State

if TYPE_CHECKING:
    from cds_desktop.storage.workspace import Workspace


class SendDialog(QDialog):
    """Says what the schools get, and asks whether somebody signs it."""

    def __init__(self, sent: KnownSet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Gửi cho các trường")
        self.setMinimumWidth(560)
        column = dialog_column(self, f"Gửi bản {sent.version} cho các trường")
        means = (
            "Các trường nhận một tệp .cdsx, nạp ở trang này; đợt mở sau đó tự dùng bản này nếu đúng phạm vi: "
            f"{sent.scope}."
        )
        column.addWidget(Label(means, wrap=True))
        if not sent.is_checked:
            doubt = "Bản này chưa đối chiếu đủ; trường nhận cũng thấy như vậy."
            column.addWidget(told_list([Told(doubt, State.ATTENTION)], "Lưu ý"))
        column.addWidget(Label("Ký số gói để trường nhận biết ai gửi và gói không bị đổi.", wrap=True))
        column.addLayout(self._build_ways())
        column.addWidget(self.key)
        column.addWidget(self.token)
        column.addStretch(1)
        column.addLayout(dialog_buttons(self, "Ghi gói…"))
        for fields in (self.key, self.token):
            fields.entered.connect(self.accept)
        self.by_file.toggled.connect(self.key.setVisible)
        self.by_token.toggled.connect(self._show_token)

    def _build_ways(self) -> QHBoxLayout:
        self.signs: Taken | None = None
        self.unsigned, self.by_file = QRadioButton("Không ký"), QRadioButton("Tệp chứng thư")
        self.by_token = QRadioButton("USB token")
        self.unsigned.setChecked(True)
        self.key, self.token = KeyFields(), TokenFields()
        self.key.set_help("Không lưu mật khẩu.")
        self.token.set_help("Không lưu mã PIN.")
        ways = QHBoxLayout()
        ways.setSpacing(Space.L)
        for way in (self.unsigned, self.by_file, self.by_token):
            ways.addWidget(way)
        ways.addStretch(1)
        self.key.hide()
        self.token.hide()
        return ways

    def _show_token(self, shown: bool) -> None:
        self.token.setVisible(shown)
        if shown:
            self.token.search()

    def accept(self) -> None:
        """Go on when what the chosen way needs is there; the secret leaves the screen here."""
        if not self.unsigned.isChecked():
            self.signs = (self.key if self.by_file.isChecked() else self.token).take()
            if self.signs is None:
                return
        super().accept()


def ask_to_send(page: QWidget, workspace: "Workspace", sent: KnownSet) -> None:
    """Ask how, then where to, then write the package."""
    dialog = SendDialog(sent, page.window())
    dialog.accepted.connect(lambda: _ask_target(page, workspace, sent, dialog.signs))
    dialog.open()


def _ask_target(page: QWidget, workspace: "Workspace", sent: KnownSet, signs: Taken | None) -> None:
    name = f"bo-chi-so_{slug(f'{sent.id} {sent.version}')}.cdsx"
    if target := ask_target(page, "Gửi cho các trường", name, "Gói CĐS (*.cdsx)"):
        target = target if target.suffix else target.with_suffix(".cdsx")
        said = f"Đã ghi, đọc lại và khớp: {target.name}"
        run_long_action(
            page,
            partial(_pack, workspace, sent.digest, target, signs),
            what=f"Đang ghi gói {target.name}",
            done=lambda _: signals.said.emit(said),
        )


def _pack(
    workspace: "Workspace", digest: str, target: Path, signs: Taken | None, progress: Progress
) -> Changes:
    # The libraries for signing and packing are loaded in the worker, not with the page.
    from cds_desktop.actions.indicator_sets import pack_known_set

    key = open_taken(signs, progress) if signs else None
    try:
        return pack_known_set(workspace, digest, target, key)
    finally:
        if key is not None:
            key.close()
