"""Cài đặt và trợ giúp: colours, where the data lies, copies, version and licences."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from cds_desktop import __version__, resources
from cds_desktop.ui import theme
from cds_desktop.ui.background import run_query
from cds_desktop.ui.pages.evidence.opening import open_file
from cds_desktop.ui.pages.page import Page
from cds_desktop.ui.pages.text_dialog import TextDialog
from cds_desktop.ui.theme import Scheme, Space, Type
from cds_desktop.ui.widgets.buttons import secondary
from cds_desktop.ui.widgets.card import Card
from cds_desktop.ui.widgets.choice_card import ChoiceCard
from cds_desktop.ui.widgets.form_field import FormField
from cds_desktop.ui.widgets.labels import Label
from cds_desktop.ui.window import memory

SCHEMES = {
    Scheme.SYSTEM: ("Theo máy", "Sáng hoặc tối như hệ điều hành"),
    Scheme.LIGHT: ("Sáng", "Nền sáng, chữ tối"),
    Scheme.DARK: ("Tối", "Nền tối, chữ sáng"),
}


@dataclass(frozen=True)
class Copies:
    """How many backup copies there are, and when the last one was made."""

    count: int
    newest: str


class SettingsPage(Page):
    """Everything about the program itself."""

    key = "settings"
    title = "Cài đặt và trợ giúp"
    help_text = "Màu sắc, nơi giữ dữ liệu, sao lưu và phiên bản."

    def reload(self) -> None:
        run_query(self, partial(_copies, self.workspace.backups_folder), self._show)

    def set_margin(self, margin: int) -> None:
        self._column.setContentsMargins(margin, Space.L, margin, Space.L)

    def _build(self) -> None:
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setSpacing(Space.L)
        for card in (self._build_looks(), self._build_data(), self._build_about()):
            self._column.addWidget(card)
        self._column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)

    def _build_looks(self) -> Card:
        card = Card("Màu sắc")
        row = QHBoxLayout()
        row.setSpacing(Space.M)
        self.schemes = {scheme: ChoiceCard(*words) for scheme, words in SCHEMES.items()}
        for choice in self.schemes.values():
            row.addWidget(choice, 1)
        self.schemes[memory.scheme()].setChecked(True)
        card.body.addLayout(row)
        return card

    def _build_data(self) -> Card:
        card = Card("Nơi giữ dữ liệu")
        self.folder = QLineEdit(str(self.workspace.folder))
        self.folder.setReadOnly(True)
        self.open_folder = secondary("Mở thư mục", "folder")
        self.open_other = secondary("Mở hồ sơ khác…")
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(FormField("Thư mục hồ sơ", self.folder), 1)
        for button in (self.open_folder, self.open_other):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        card.body.addLayout(row)
        self._copies = Label("", Type.SMALL, tone="muted", wrap=True)
        card.body.addWidget(self._copies)
        words = (
            "Mọi thay đổi được lưu ngay. Mỗi ngày làm việc có một bản sao số liệu trong thư mục backups. Để "
            "giữ thêm một bản ở nơi khác: đóng chương trình rồi chép cả thư mục hồ sơ."
        )
        card.body.addWidget(Label(words, Type.SMALL, tone="muted", wrap=True))
        return card

    def _build_about(self) -> Card:
        card = Card("Trợ giúp và chương trình")
        card.body.addWidget(Label(f"CĐS Desktop {__version__}", Type.STRONG))
        words = "Phần mềm tự do, giấy phép Apache-2.0. Làm việc trên máy này, không gửi gì ra ngoài."
        card.body.addWidget(Label(words, wrap=True))
        self.help, self.licences = secondary("Trợ giúp (F1)", "help"), secondary("Giấy phép các thành phần")
        self.open_logs = secondary("Mở thư mục nhật ký", "folder")
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        for button in (self.help, self.licences, self.open_logs):
            row.addWidget(button)
        row.addStretch(1)
        card.body.addLayout(row)
        return card

    def _connect(self) -> None:
        for scheme, choice in self.schemes.items():
            choice.clicked.connect(partial(self._choose, scheme))
        self.open_folder.clicked.connect(lambda: open_file(self, self.workspace.folder))
        self.open_logs.clicked.connect(lambda: open_file(self, self.workspace.logs_folder))
        self.open_other.clicked.connect(lambda: self.go_to.emit("start", ""))
        self.help.clicked.connect(lambda: self.go_to.emit("help", ""))
        self.licences.clicked.connect(self._show_licences)

    def _choose(self, scheme: Scheme) -> None:
        memory.remember_scheme(scheme)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.apply(app, scheme)

    def _show(self, copies: Copies) -> None:
        newest = f", bản mới nhất ngày {copies.newest}" if copies.newest else ""
        self._copies.setText(f"Có {copies.count} bản sao lưu{newest}.")

    def _show_licences(self) -> None:
        text = resources.path("licenses", "THIRD-PARTY.md").read_text("utf-8")
        dialog = TextDialog("Giấy phép các thành phần", text, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()


def _copies(folder: Path) -> Copies:
    found = [path.stat().st_mtime for path in folder.glob("*.sqlite3")]
    newest = datetime.fromtimestamp(max(found)).astimezone() if found else None
    return Copies(len(found), f"{newest:%d/%m/%Y, %H:%M}" if newest else "")
