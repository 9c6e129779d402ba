"""Chứng thư tin cậy: roots, intermediates and revocation lists of this machine; add, look at, remove."""

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cds_desktop.actions import Changes, Subject
from cds_desktop.queries.trust import TrustRow, TrustView, trust_view
from cds_desktop.signing.trust_store import TrustKind
from cds_desktop.ui.asking import agrees
from cds_desktop.ui.background import run_action, run_query, signals
from cds_desktop.ui.file_asking import ask_files
from cds_desktop.ui.pages.page import Page
from cds_desktop.ui.pages.trust.adding import AddingDialog
from cds_desktop.ui.pages.trust.entry_row import EntryRow
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.buttons import link, primary
from cds_desktop.ui.widgets.card import Card
from cds_desktop.ui.widgets.drop_area import DropArea
from cds_desktop.ui.widgets.labels import Label
from cds_desktop.ui.widgets.refilling import refill
from cds_desktop.ui.widgets.scrolled_inside import scrolled

if TYPE_CHECKING:
    from cds_desktop.signing.trust_store import Candidate

FILTERS = "Chứng thư, danh sách thu hồi (*.cer *.crt *.pem *.der *.p7b *.p7c *.crl);;Mọi tệp (*)"
WIDEST = 960
GROUPS = (
    (
        TrustKind.ROOT,
        "Chứng thư gốc",
        "Chưa tin nơi cấp nào: chữ ký của ai cũng được báo là chưa được tin cậy.",
    ),
    (TrustKind.INTERMEDIATE, "Chứng thư trung gian", "Chưa có; cần khi tệp đã ký không kèm chứng thư này."),
    (
        TrustKind.CRL,
        "Danh sách thu hồi",
        "Chưa có: kết quả ghi “chưa kiểm tra thu hồi”.",
    ),
)


class TrustPage(Page):
    """The store of this machine's user; the same for every workspace."""

    key = "trust"
    title = "Chứng thư tin cậy"
    subjects = frozenset({Subject.TRUST})
    help_text = (
        "Máy này không tin sẵn nơi cấp chứng thư nào. Thêm chứng thư gốc của tổ chức chứng thực sau khi so "
        "mã vân tay; thêm chứng thư trung gian và danh sách thu hồi khi cần. Kho dùng chung cho mọi hồ sơ."
    )

    def enter(self, code: str = "") -> None:
        super().enter(code)
        self.choose.setFocus()

    def reload(self) -> None:
        run_query(self, partial(trust_view, self.workspace.now()), self._show)

    def set_margin(self, margin: int) -> None:
        self._column.setContentsMargins(margin, Space.L, margin, Space.L)

    def _build(self) -> None:
        inside = QWidget()
        inside.setMaximumWidth(WIDEST)
        self._column = QVBoxLayout(inside)
        self._column.setSpacing(Space.L)
        self._column.addWidget(self._build_adding())
        self._faulty = Card("Tệp hỏng trong kho, không được dùng")
        self._faulty_rows = QVBoxLayout()
        self._faulty.body.addLayout(self._faulty_rows)
        self._faulty.hide()
        self._column.addWidget(self._faulty)
        self._groups: dict[TrustKind, QVBoxLayout] = {}
        for kind, title, _ in GROUPS:
            card = Card(title)
            self._groups[kind] = QVBoxLayout()
            self._groups[kind].setSpacing(Space.M)
            card.body.addLayout(self._groups[kind])
            self._column.addWidget(card)
        self._folder = Label("", Type.SMALL, tone="muted", wrap=True)
        self._column.addWidget(self._folder)
        self._column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(inside))
        self.rows: list[EntryRow] = []

    def _build_adding(self) -> Card:
        card = Card("Thêm từ tệp")
        self.check_file = link("Kiểm tra tệp", arrow=True)
        self.choose = primary("Chọn tệp…", "folder")
        card.head.addWidget(self.check_file)
        card.head.addWidget(self.choose)
        words = "Không nơi cấp nào được tin cậy sẵn. Chỉ thêm chứng thư gốc sau khi đã so mã vân tay của nó."
        card.body.addWidget(Label(words, wrap=True))
        self.drop = DropArea(
            "vào kho tin cậy",
            invitation="Kéo tệp .cer, .crt, .pem, .p7b hoặc .crl vào đây",
            hint="xem trước rồi mới thêm",
        )
        card.body.addWidget(self.drop)
        return card

    def _connect(self) -> None:
        self.choose.clicked.connect(self._ask)
        self.drop.clicked.connect(self._ask)
        self.drop.files_dropped.connect(self._take)
        self.check_file.clicked.connect(lambda: self.go_to.emit("verification", ""))

    def _ask(self) -> None:
        self._take(ask_files(self, "Chọn tệp chứng thư hoặc danh sách thu hồi", FILTERS))

    def _take(self, paths: list[Path]) -> None:
        if paths:
            look = partial(_look_at, paths[0], self.workspace.now())
            run_query(self, look, partial(self._confirm, paths))

    def _confirm(self, paths: list[Path], found: "tuple[Candidate, ...]") -> None:
        dialog = AddingDialog(paths[0].name, found, self)
        dialog.confirmed.connect(self._add)
        dialog.finished.connect(lambda _result: self._take(paths[1:]))
        dialog.open()

    def _add(self, chosen: "list[tuple[Candidate, str]]") -> None:
        run_action(self, partial(_add, chosen), done=_said_added)

    def _remove(self, row: TrustRow) -> None:
        if agrees(
            self,
            f"Gỡ “{row.subject}” khỏi kho tin cậy?",
            "Chữ ký dựa vào mục này sẽ lại được báo là chưa được tin cậy.",
            yes="Gỡ",
            no="Giữ lại",
        ):
            run_action(
                self, partial(_remove, row.digest), done=lambda _changes: _said(f"Đã gỡ {row.subject}")
            )

    def _show(self, view: TrustView) -> None:
        self.rows = []
        for kind, _, nothing in GROUPS:
            rows = [self._row(row) for row in view.of_kind(kind)]
            refill(self._groups[kind], rows or [Label(nothing, Type.SMALL, tone="muted", wrap=True)])
        refill(self._faulty_rows, [self._row(row) for row in view.faulty])
        self._faulty.setVisible(bool(view.faulty))
        self._folder.setText(f"Nơi giữ: {view.folder}")

    def _row(self, row: TrustRow) -> EntryRow:
        entry = EntryRow(row)
        entry.remove_asked.connect(self._remove)
        self.rows.append(entry)
        return entry


def _look_at(path: Path, now: datetime) -> "tuple[Candidate, ...]":
    from cds_desktop.actions.trust import read_candidates

    return read_candidates(path, now)


def _add(chosen: "list[tuple[Candidate, str]]") -> Changes:
    from cds_desktop.actions.trust import add_chosen

    return add_chosen(chosen)


def _remove(digest: str) -> Changes:
    from cds_desktop.actions.trust import remove_entry

    return remove_entry(digest)


def _said_added(changes: Changes) -> None:
    _said(". ".join([f"Đã thêm {len(changes.codes)} mục vào kho tin cậy", *changes.notes]).removesuffix("."))


def _said(words: str) -> None:
    signals.said.emit(words)
