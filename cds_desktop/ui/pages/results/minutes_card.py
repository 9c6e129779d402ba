"""Biên bản đã chốt: the file of the latest revision to open and to verify, and the earlier ones."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cds_desktop.domain.package_names import check_words
from cds_desktop.queries.results import ResultsView, Revision
from cds_desktop.ui.pages.evidence.words import size_words
from cds_desktop.ui.pages.verification import VerificationPanel
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.buttons import link, secondary
from cds_desktop.ui.widgets.card import Card
from cds_desktop.ui.widgets.check_row import CheckRow
from cds_desktop.ui.widgets.icon_view import IconView
from cds_desktop.ui.widgets.labels import Label
from cds_desktop.ui.widgets.refilling import refill
from cds_desktop.ui.widgets.state_glyph import State

_SIDE = Space.L + Space.XS


class MinutesCard(Card):
    """`open_asked` carries a file or a folder, `verify_asked` a file."""

    open_asked = Signal(object)
    verify_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Biên bản tự đánh giá", spacing=Space.M, parent=parent)
        self.body.setContentsMargins(_SIDE, Space.L, _SIDE, Space.L)
        self._document: Path | None = None
        self.body.addLayout(self._build_file())
        self.body.addLayout(self._build_buttons())
        self.result = VerificationPanel()
        self.body.addWidget(self.result)
        self._earlier_title = Label("Các lần chốt trước", Type.H3)
        self.body.addWidget(self._earlier_title)
        self._earlier = QVBoxLayout()
        self._earlier.setSpacing(0)
        self.body.addLayout(self._earlier)
        self.body.addStretch(1)

    def _build_file(self) -> QHBoxLayout:
        self._name = Label("", Type.STRONG, wrap=True)
        self._facts = Label("", Type.SMALL, tone="muted", wrap=True)
        self._code = Label("", Type.SMALL, tone="muted", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(0)
        for label in (self._name, self._facts, self._code):
            words.addWidget(label)
        row = QHBoxLayout()
        row.setSpacing(Space.M)
        row.addWidget(IconView("document", "accent", 24))
        row.addLayout(words, 1)
        return row

    def _build_buttons(self) -> QHBoxLayout:
        self.open = secondary("Mở biên bản", "document")
        self.verify = secondary("Kiểm tra chữ ký", "search-check")
        self.open_folder = link("Mở thư mục", "folder")
        self.to_papers = link("Các văn bản khác", "papers")
        self.open.clicked.connect(lambda: self.open_asked.emit(self._document))
        self.verify.clicked.connect(lambda: self.verify_asked.emit(self._document))
        self.open_folder.clicked.connect(self._ask_folder)
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        for button in (self.open, self.verify, self.open_folder, self.to_papers):
            row.addWidget(button)
        row.addStretch(1)
        return row

    def show_view(self, view: ResultsView) -> None:
        """Show the latest sealed revision first."""
        latest, earlier = view.revisions[0], view.revisions[1:]
        if latest.document != self._document:
            self.result.hide()
        self._document = latest.document
        has_file = latest.document is not None
        self._name.setText(latest.document.name if latest.document else "Chưa lập biên bản")
        signed = f"{len(latest.signed_by)}/{view.signers} chữ ký"
        said = [signed, size_words(latest.size_bytes)] if has_file else []
        people = ", ".join(latest.signed_by)
        self._facts.setText(" · ".join([*said, people] if people else said))
        self._code.setText(f"{_sealed_words(latest)} · mã kiểm tra số liệu {check_words(latest.digest)}")
        for button in (self.open, self.verify, self.open_folder):
            button.setVisible(has_file)
        self._show_earlier(earlier)

    def _show_earlier(self, earlier: tuple[Revision, ...]) -> None:
        self._earlier_title.setVisible(bool(earlier))
        refill(self._earlier, map(self._row, earlier))

    def _row(self, revision: Revision) -> CheckRow:
        name = revision.document.name if revision.document else "Không có biên bản"
        fact = f"{name} · {len(revision.signed_by)} chữ ký"
        row = CheckRow(State.LOCKED, _sealed_words(revision), fact, "Mở" if revision.document else "")
        row.setEnabled(revision.document is not None)
        row.clicked.connect(lambda: self.open_asked.emit(revision.document))
        return row

    def _ask_folder(self) -> None:
        if self._document is not None:
            self.open_asked.emit(self._document.parent)


def _sealed_words(revision: Revision) -> str:
    return f"Lần {revision.number}, chốt {revision.sealed_at_utc.astimezone():%d/%m/%Y, %H:%M}"
