"""Xem trước minh chứng: pictures, PDFs and texts; anything else says what it is and how to open it."""

from pathlib import Path, PurePath

import shiboken6
from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from cds_desktop.domain.round import EvidenceFile, EvidenceItem, EvidenceKind
from cds_desktop.errors import EvidenceFileMissing
from cds_desktop.storage.workspace import Workspace
from cds_desktop.ui.pages.evidence.words import kind_of, kind_of_file
from cds_desktop.ui.widgets import evidence_item as row
from cds_desktop.ui.widgets.file_looks import MISSING, NOT_SHOWN, Look, look_at_picture, look_at_text
from cds_desktop.ui.widgets.kind_view import KindView
from cds_desktop.ui.widgets.looking import look
from cds_desktop.ui.widgets.pdf_view import PdfView
from cds_desktop.ui.widgets.picture_preview import PicturePreview
from cds_desktop.ui.widgets.text_preview import TextPreview

LONGEST_SIDE = 1600
PATIENCE_MS = 400
NARROWEST, LOWEST = 200, 72
_TEXTS = frozenset({".txt", ".csv", ".md", ".log", ".tsv"})


class EvidencePreview(QStackedWidget):
    """Shows one file of one item; `open_asked` when only another program can show it."""

    open_asked = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._files = workspace.evidence_files
        self._shown = ""
        self._picture = PicturePreview(self)
        self._pdf = PdfView(self)
        self._pdf.setAccessibleName("Xem trước minh chứng")
        self._text = TextPreview(self)
        self._kind = KindView(self)
        for part in (self._picture, self._pdf, self._text, self._kind):
            self.addWidget(part)
        self.setAccessibleName("Xem trước")
        # What was shown before stays for a moment: most files are there at once.
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(lambda: self._tell(row.EvidenceKind.OTHER, "Đang mở tệp…", False))
        self._kind.open_asked.connect(self.open_asked)
        self._pdf.failed.connect(lambda words: self._tell(row.EvidenceKind.PDF, words))
        self.show_item(None)

    @property
    def page_count(self) -> int:
        """Pages of the PDF that is shown, 0 for anything else."""
        return self._pdf.page_count if self.currentWidget() is self._pdf else 0

    def sizeHint(self) -> QSize:
        return QSize(NARROWEST, 2 * LOWEST)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, LOWEST)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._limit()

    def show_item(self, item: EvidenceItem | None, number: int = 0) -> None:
        """Show a file of an item, or what the item is when it has none."""
        if item is None or not 0 <= number < len(item.files):
            self._shown = ""
            self._patience.stop()
            self._tell(kind_of(item) if item else row.EvidenceKind.OTHER, _words_without_file(item), False)
            return
        file = item.files[number]
        if file.digest != self._shown:
            self._shown = file.digest
            self._look(file)

    def _look(self, file: EvidenceFile) -> None:
        digest, kind = file.digest, kind_of_file(file.name)
        self._patience.start()
        files, suffix = self._files, PurePath(file.name).suffix.lower()

        def work() -> Path | Look:
            try:
                path = files.path_of(digest)
            except EvidenceFileMissing:
                return Look(message=MISSING)
            if kind is row.EvidenceKind.PDF:
                return path
            if kind is row.EvidenceKind.IMAGE:
                return look_at_picture(path, LONGEST_SIDE)
            return look_at_text(path) if suffix in _TEXTS else Look(message=NOT_SHOWN)

        def show(seen: Path | Look) -> None:
            if shiboken6.isValid(self) and self._shown == digest:
                self._patience.stop()
                self._show(kind, seen)

        look(work, show, is_wanted=lambda: self._shown == digest)

    def _show(self, kind: row.EvidenceKind, seen: Path | Look) -> None:
        if isinstance(seen, Path):
            self._pdf.clear()
            self._pdf.set_pdf(seen)
            self._turn_to(self._pdf)
        elif seen.image is not None:
            self._picture.show_picture(seen.image)
            self._turn_to(self._picture)
        elif seen.message:
            self._tell(kind, seen.message, seen.message != MISSING)
        else:
            self._text.show_text(seen.text, is_cut=seen.is_cut)
            self._turn_to(self._text)

    def _turn_to(self, part: QWidget) -> None:
        self.setCurrentWidget(part)
        self._limit()

    def _limit(self) -> None:
        # As high as what is shown can use at this width; the layout may give less.
        width = max(self.width(), NARROWEST)
        part = self.currentWidget()
        picture = part is self._picture
        wanted = self._picture.height_for(width) if picture else width * (1.4 if part is self._pdf else 0.8)
        # Never less than it asks for: its hint would then depend on the width, which a scroll bar changes.
        self.setMaximumHeight(max(self.sizeHint().height(), round(wanted)))

    def _tell(self, kind: row.EvidenceKind, words: str, can_open: bool = True) -> None:
        self._kind.show_kind(kind, words, can_open=can_open)
        self._turn_to(self._kind)


def _words_without_file(item: EvidenceItem | None) -> str:
    if item is None:
        return ""
    if item.kind is EvidenceKind.LINK:
        return item.address
    if item.kind is EvidenceKind.PHYSICAL:
        return f"Bản giấy, hộp {item.box}" if item.box else "Bản giấy"
    return "Chưa có tệp"
