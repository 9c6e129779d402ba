"""Cài đặt và trợ giúp: colours, where the data lies, copies, keys, version and licences."""

import os
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from cds_desktop import __version__, queries, resources
from cds_desktop.ui import theme
from cds_desktop.ui.background import run_query
from cds_desktop.ui.pages.backup_list import BackupList
from cds_desktop.ui.pages.evidence.opening import open_file
from cds_desktop.ui.pages.page import Page
from cds_desktop.ui.pages.papers.heading_card import HeadingCard
from cds_desktop.ui.pages.text_dialog import TextDialog
from cds_desktop.ui.theme import Scheme, Size, Space, Type
from cds_desktop.ui.widgets.buttons import Button, link, secondary
from cds_desktop.ui.widgets.card import Card
from cds_desktop.ui.widgets.choice_card import ChoiceCard
from cds_desktop.ui.widgets.flow_layout import FlowLayout
from cds_desktop.ui.widgets.form_field import FormField
from cds_desktop.ui.widgets.labels import Label
from cds_desktop.ui.widgets.line_edit import LineEdit
from cds_desktop.ui.widgets.scrolled_inside import scrolled
from cds_desktop.ui.window import memory
from cds_desktop.ui.window.help import keys_grid
from cds_desktop.ui.window.keys import WINDOW_KEYS
from cds_desktop.ui.window.places import INDICATOR_SET, PAPERS, SETS, TRUST, VERIFICATION

DEVELOPER_VARIABLE = "CDS_DEVELOPER"
SCHEMES = {
    Scheme.SYSTEM: ("Theo máy", "Sáng hoặc tối"),
    Scheme.LIGHT: ("Sáng", "Nền sáng, chữ tối"),
    Scheme.DARK: ("Tối", "Nền tối, chữ sáng"),
}


class SettingsPage(Page):
    """Everything about the program itself."""

    key = "settings"
    title = "Cài đặt và trợ giúp"
    help_text = (
        "Màu sắc, nơi giữ dữ liệu, sao lưu, phím tắt và phiên bản. Cỡ chữ theo tỉ lệ màn hình đặt trong máy."
    )

    def enter(self, code: str = "") -> None:
        """`code` "papers" brings the form of the papers into sight."""
        super().enter(code)
        self.heading.reload()
        if code == PAPERS:
            self.heading.take_focus()
            # The page is laid out anew first: only then is it known where the card stands.
            QTimer.singleShot(0, self, self._show_heading)

    def _show_heading(self) -> None:
        self._scroll.verticalScrollBar().setValue(self.heading.y() - Space.L)
        # On a low screen the picture stands above the fields: the one with the cursor counts more.
        self._scroll.ensureWidgetVisible(self.heading.first)

    def reload(self) -> None:
        run_query(self, partial(queries.backups, self.workspace), self._show)

    def set_margin(self, margin: int) -> None:
        self._whole.setContentsMargins(margin, Space.L, margin, Space.L)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _build(self) -> None:
        inside = QWidget()
        self._whole = QVBoxLayout(inside)
        self._whole.setSpacing(Space.L)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(Space.L)
        self.heading = HeadingCard(self.workspace)
        self._whole.addLayout(self._columns)
        self._whole.addWidget(self.heading)
        self._whole.addStretch(1)
        for stretch, cards in (
            (3, (self._build_looks(), self._build_data())),
            (2, (self._build_keys(), self._build_signatures(), self._build_about())),
        ):
            column = QVBoxLayout()
            column.setSpacing(Space.L)
            for card in cards:
                column.addWidget(card)
            column.addStretch(1)
            self._columns.addLayout(column, stretch)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self._scroll = scrolled(inside)
        whole.addWidget(self._scroll)

    def _arrange(self) -> None:
        one = self.width() < Size.ONE_COLUMN_BELOW - Size.RAIL_NARROW
        way = QBoxLayout.Direction.TopToBottom if one else QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(way)

    def _build_looks(self) -> Card:
        card = Card("Màu sắc")
        row = QHBoxLayout()
        row.setSpacing(Space.M)
        self.schemes = {scheme: ChoiceCard(*words) for scheme, words in SCHEMES.items()}
        for choice in self.schemes.values():
            row.addWidget(choice, 1)
        self.schemes[memory.scheme()].setChecked(True)
        card.body.addLayout(row)
        words = "Đổi ngay, không phải mở lại. Cỡ chữ theo tỉ lệ màn hình đặt trong máy."
        card.body.addWidget(Label(words, Type.SMALL, tone="muted", wrap=True))
        return card

    def _build_data(self) -> Card:
        card = Card("Nơi giữ dữ liệu")
        self.folder = LineEdit(str(self.workspace.folder))
        self.folder.setReadOnly(True)
        self.open_folder = secondary("Mở thư mục", "folder")
        self.open_other = secondary("Mở hồ sơ khác…")
        self.open_sets = secondary("Các bộ chỉ số", "table")
        card.body.addWidget(FormField("Thư mục hồ sơ", self.folder))
        card.body.addWidget(_flow(self.open_folder, self.open_other, self.open_sets))
        self._copies = Label("", Type.STRONG, wrap=True)
        self.backups = BackupList()
        self.open_backups = link("Mở thư mục sao lưu", "folder")
        card.body.addSpacing(Space.S)
        card.body.addWidget(self._copies)
        card.body.addWidget(self.backups)
        card.body.addWidget(self.open_backups, 0, Qt.AlignmentFlag.AlignLeft)
        words = (
            "Mọi thay đổi được lưu ngay. Mỗi ngày làm việc có một bản sao số liệu. Để giữ thêm một bản ở "
            "nơi khác: đóng chương trình rồi chép cả thư mục hồ sơ."
        )
        card.body.addWidget(Label(words, Type.SMALL, tone="muted", wrap=True))
        return card

    def _build_keys(self) -> Card:
        card = Card("Trợ giúp và phím tắt", spacing=Space.XS)
        # The link is higher than the title: both titles of this row of cards stand on one line.
        card.body.setContentsMargins(Space.L, Space.S + 2, Space.L, Space.L)
        self.help = link("Trợ giúp từng trang (F1)", "help")
        card.head.addWidget(self.help)
        card.body.addLayout(keys_grid(WINDOW_KEYS, small=True))
        return card

    def _build_signatures(self) -> Card:
        card = Card("Chữ ký số")
        words = "Kiểm tra tệp PDF đã ký hoặc gói nhận được; chọn nơi cấp chứng thư được tin cậy trên máy này."
        card.body.addWidget(Label(words, Type.SMALL, tone="muted", wrap=True))
        self.check_file = secondary("Kiểm tra tệp", "search-check")
        self.open_trust = secondary("Chứng thư tin cậy", "shield")
        card.body.addWidget(_flow(self.check_file, self.open_trust))
        return card

    def _build_about(self) -> Card:
        card = Card(f"CĐS Desktop {__version__}")
        words = "Phần mềm tự do, giấy phép Apache-2.0. Làm việc trên máy này, không gửi gì ra ngoài."
        card.body.addWidget(Label(words, wrap=True))
        self.licences = secondary("Giấy phép các thành phần")
        self.open_logs = secondary("Mở thư mục nhật ký", "folder")
        card.body.addWidget(_flow(self.licences, self.open_logs))
        self.developer = link("Dành cho người phát triển: bảng bộ phận")
        self.developer.setVisible(bool(os.environ.get(DEVELOPER_VARIABLE)))
        card.body.addWidget(self.developer, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _connect(self) -> None:
        for scheme, choice in self.schemes.items():
            choice.clicked.connect(partial(self._choose, scheme))
        folders: tuple[tuple[Button, Path], ...] = (
            (self.open_folder, self.workspace.folder),
            (self.open_backups, self.workspace.backups_folder),
            (self.open_logs, self.workspace.logs_folder),
        )
        for button, folder in folders:
            button.clicked.connect(partial(self._open, folder))
        self.open_other.clicked.connect(lambda: self.go_to.emit("start", ""))
        self.open_sets.clicked.connect(lambda: self.go_to.emit(INDICATOR_SET, SETS))
        self.check_file.clicked.connect(lambda: self.go_to.emit(VERIFICATION, ""))
        self.open_trust.clicked.connect(lambda: self.go_to.emit(TRUST, ""))
        self.help.clicked.connect(lambda: self.go_to.emit("help", ""))
        self.licences.clicked.connect(self._show_licences)
        self.developer.clicked.connect(self._show_parts)
        QShortcut(QKeySequence("Ctrl+Shift+F12"), self).activated.connect(self.developer.show)

    def _open(self, folder: Path) -> None:
        open_file(self, folder)

    def _choose(self, scheme: Scheme) -> None:
        memory.remember_scheme(scheme)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.apply(app, scheme)

    def _show(self, found: tuple[queries.BackupRow, ...]) -> None:
        self._copies.setText(f"{len(found)} bản sao lưu" if found else "Chưa có bản sao lưu nào")
        self.backups.show_rows(found)

    def _show_licences(self) -> None:
        text = resources.path("licenses", "THIRD-PARTY.md").read_text("utf-8")
        TextDialog("Giấy phép các thành phần", text, self).open()

    def _show_parts(self) -> None:
        from cds_desktop.ui.widgets.gallery import gallery

        parts = gallery(self)
        parts.setWindowFlag(Qt.WindowType.Window)
        parts.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        parts.resize(1366, 768)
        parts.show()


def _flow(*buttons: QWidget) -> QWidget:
    holder = QWidget()
    row = FlowLayout(holder)
    for button in buttons:
        row.addWidget(button)
    return holder
