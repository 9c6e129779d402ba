"""Gửi cho các trường: one version as one file, signed if somebody signs it."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QDialog, QWidget

from cds_desktop.actions import Changes
from cds_desktop.domain.folding import slug
from cds_desktop.queries.indicator_sets import KnownSet
from cds_desktop.ui.background import run_action, signals
from cds_desktop.ui.file_asking import ask_target
from cds_desktop.ui.pages.evidence.dialogs import dialog_buttons, dialog_column
from cds_desktop.ui.pages.indicator_set.told import Told, told_list
from cds_desktop.ui.pages.signing.key import KeyFields
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
        self.sign = QCheckBox("Ký số gói bằng chứng thư")
        self.sign.setToolTip("Trường nhận biết ai gửi và gói không bị đổi.")
        self.key = KeyFields()
        self.key.set_help("Không lưu mật khẩu.")
        self.key.hide()
        column.addWidget(self.sign)
        column.addWidget(self.key)
        column.addStretch(1)
        column.addLayout(dialog_buttons(self, "Ghi gói…"))
        self.sign.toggled.connect(self.key.setVisible)

    @property
    def signs(self) -> tuple[Path, str] | None:
        """The file and password to sign with, if it is to be signed."""
        path = self.key.path
        return (path, self.key.password.text()) if self.sign.isChecked() and path is not None else None


def ask_to_send(page: QWidget, workspace: "Workspace", sent: KnownSet) -> None:
    """Ask how, then where to, then write the package."""
    dialog = SendDialog(sent, page.window())
    dialog.accepted.connect(lambda: _ask_target(page, workspace, sent, dialog.signs))
    dialog.open()


def _ask_target(
    page: QWidget, workspace: "Workspace", sent: KnownSet, signs: tuple[Path, str] | None
) -> None:
    name = f"bo-chi-so_{slug(f'{sent.id} {sent.version}')}.cdsx"
    if target := ask_target(page, "Gửi cho các trường", name, "Gói CĐS (*.cdsx)"):
        target = target if target.suffix else target.with_suffix(".cdsx")
        said = f"Đã ghi, đọc lại và khớp: {target.name}"
        run_action(
            page,
            partial(_pack, workspace, sent.digest, target, signs),
            done=lambda _: signals.said.emit(said),
        )


def _pack(workspace: "Workspace", digest: str, target: Path, signs: tuple[Path, str] | None) -> Changes:
    # The libraries for signing and packing are loaded in the worker, not with the page.
    from cds_desktop.actions.indicator_sets import pack_known_set
    from cds_desktop.signing.keys import open_pkcs12

    return pack_known_set(workspace, digest, target, open_pkcs12(*signs) if signs else None)
