"""Xem trước minh chứng: pictures and PDFs; anything else says how to look at it."""

from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader
from PySide6.QtWidgets import QStackedWidget, QWidget

from cds_desktop.domain.round import EvidenceItem
from cds_desktop.storage.workspace import Workspace
from cds_desktop.ui.background import run_query
from cds_desktop.ui.pages.evidence.words import kind_of
from cds_desktop.ui.widgets.evidence_item import EvidenceKind
from cds_desktop.ui.widgets.pdf_view import PdfView
from cds_desktop.ui.widgets.picture_preview import PicturePreview

PREVIEWED = (EvidenceKind.PDF, EvidenceKind.IMAGE)
LARGEST_BYTES = 60_000_000
LONGEST_SIDE = 1200
_OTHER = "Không xem trước được loại tệp này. Nhấn “Mở tệp” để xem."


@dataclass(frozen=True)
class _Found:
    pdf: bytes = b""
    image: QImage | None = None
    message: str = ""


class EvidencePreview(QStackedWidget):
    """Shows the first file of one item."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._shown = ""
        self._picture = PicturePreview()
        self._pdf = PdfView()
        self._pdf.setAccessibleName("Xem trước minh chứng")
        self.addWidget(self._picture)
        self.addWidget(self._pdf)
        self.setAccessibleName("Xem trước")
        self.show_item(None)

    def show_item(self, item: EvidenceItem | None) -> None:
        """Show an item, or that none is chosen."""
        digest = item.files[0].digest if item and item.files else ""
        if item is None or not digest:
            self._shown = ""
            self._show_message("" if item is None else kind_of(item).value)
            return
        if digest != self._shown:
            self._shown = digest
            run_query(self, lambda: _look(self._workspace, item), self._show)

    def _show(self, found: _Found) -> None:
        if found.pdf:
            self._pdf.set_pdf(found.pdf)
            self.setCurrentWidget(self._pdf)
        elif found.image is not None:
            self._picture.show_picture(found.image)
            self.setCurrentWidget(self._picture)
        else:
            self._show_message(found.message)

    def _show_message(self, message: str) -> None:
        self._picture.clear(message)
        self.setCurrentWidget(self._picture)


def _look(workspace: Workspace, item: EvidenceItem) -> _Found:
    kind = kind_of(item)
    file = item.files[0]
    if kind not in PREVIEWED or file.size_bytes > LARGEST_BYTES:
        return _Found(message=_OTHER)
    if not workspace.evidence_files.has(file.digest):
        return _Found(message="Không thấy tệp trong hồ sơ. Thêm lại đúng tệp này để dùng tiếp.")
    data = workspace.evidence_files.path_of(file.digest).read_bytes()
    return _Found(pdf=data) if kind is EvidenceKind.PDF else _picture(data)


def _picture(data: bytes) -> _Found:
    # Decoded at the size it is shown at: a photo of 50 megapixels would take 200 MB otherwise.
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and max(size.width(), size.height()) > LONGEST_SIDE:
        room = QSize(LONGEST_SIDE, LONGEST_SIDE)
        reader.setScaledSize(size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    return _Found(message=_OTHER) if image.isNull() else _Found(image=image)
