"""Thứ tự ký: which paper, who has signed it and how, who may sign now, who comes after."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cds_desktop.domain.papers import PaperKind
from cds_desktop.queries import SignatureRow, SigningView
from cds_desktop.storage.workspace import Workspace
from cds_desktop.ui.pages.reopening import ReopenLink
from cds_desktop.ui.theme import Type
from cds_desktop.ui.widgets.buttons import link
from cds_desktop.ui.widgets.card import Card
from cds_desktop.ui.widgets.combo_box import ComboBox
from cds_desktop.ui.widgets.form_field import FormField
from cds_desktop.ui.widgets.labels import Label, line
from cds_desktop.ui.widgets.path_list import PathItem, PathList
from cds_desktop.ui.widgets.state_glyph import State

_WAYS = {
    "file": "tệp chứng thư",
    "token": "USB token",
    "elsewhere": "ký bằng phần mềm khác",
    "hand": "ký tay",
}


class OrderCard(Card):
    """The left column: the paper, the order, and what belongs to it; `paper_chosen` carries the kind."""

    paper_chosen = Signal(str)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__("Thứ tự ký", parent=parent)
        self.papers = ComboBox()
        self.papers.let_be_narrow()
        self.papers_field = FormField("Văn bản cần ký", self.papers)
        self.path = PathList("Thứ tự ký")
        self._locks = Label("", Type.SMALL, tone="muted", wrap=True)
        self.people = link("Ai ký biên bản…")
        self.images = link("Hình chữ ký và con dấu…")
        self.history = link("Các bản đã lập và đã ký…")
        self.reopen = ReopenLink(workspace)
        self.body.addWidget(self.papers_field)
        self.body.addWidget(self.path)
        self.body.addStretch(1)
        self.body.addWidget(line())
        self.body.addWidget(self._locks)
        links = QVBoxLayout()
        links.setSpacing(0)
        for button in (self.people, self.images, self.history, self.reopen):
            links.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addLayout(links)
        self.papers.activated.connect(lambda: self.paper_chosen.emit(self.papers.currentData()))

    def show_view(self, view: SigningView) -> None:
        """Show how far the signing of this paper is, and which papers there are."""
        self.show_rows(view.rows)
        with QSignalBlocker(self.papers):
            self.papers.clear()
            for paper in view.papers:
                self.papers.addItem(f"{paper.name} · {paper.words}", paper.kind.value)
            self.papers.setCurrentIndex(self.papers.findData(view.kind.value))
        self.papers_field.setVisible(len(view.papers) > 1)
        self.people.setVisible(view.kind is PaperKind.MINUTES)
        self.history.setVisible(view.document is not None)
        self._locks.setText(_lock_words(view))

    def show_rows(self, rows: Sequence[SignatureRow]) -> None:
        """Show how far the signing is."""
        several = sum(1 for row in rows if row.is_turn) > 1
        self.path.show_items([_item(number, row, several) for number, row in enumerate(rows, 1)])


def _lock_words(view: SigningView) -> str:
    if view.is_by_hand:
        return "Bản ký tay không có chữ ký số; bản giấy gốc giữ ở trường."
    locking = next((row.signer for row in view.rows if row.signer.locks), None)
    if locking is None:
        return ""
    paper = "biên bản" if view.kind is PaperKind.MINUTES else "văn bản"
    who = "Dấu cơ quan ký sau Chủ tọa; ký xong" if locking.field == "agency" else f"{locking.label} ký xong"
    return f"{who} thì {paper} khóa lại. Muốn sửa phải lập bản mới; bản đã ký vẫn được giữ."


def _item(number: int, row: SignatureRow, several: bool) -> PathItem:
    name = f"{number}. {row.signer.full_name}"
    what = row.signer.label
    if row.is_signed:
        kind = "chứng thư minh họa" if row.demonstration else _WAYS.get(row.way, "")
        note = "Có bản quét, không có chữ ký số"
        if row.signed_at_utc is not None:
            note = f"Đã ký {row.signed_at_utc.astimezone():%d/%m/%Y, %H:%M}"
        return PathItem(name, State.DONE, f"{what} · {kind}", note)
    if row.is_turn:
        after = ", ký xong thì khóa" if row.signer.locks else ""
        note = "Có thể ký" if several else f"Đến lượt ký{after}"
        return PathItem(name, State.GOING, what, note, is_current=not several)
    after = "Ký sau cùng và khóa văn bản" if row.signer.locks else "Chưa đến lượt"
    return PathItem(name, State.NONE, what, after)
