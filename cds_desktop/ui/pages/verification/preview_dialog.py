"""Xem tệp: the pages of a checked file, only to look at."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from cds_desktop.ui.widgets.dialog_size import fit_dialog
from cds_desktop.ui.widgets.pdf_preview import PdfPreview


class PreviewDialog(QDialog):
    """Shows a file of another program's making beside what was found about it."""

    def __init__(self, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(path.name)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fit_dialog(self, 820, 680)
        self.preview = PdfPreview()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.preview)
        self.preview.set_pdf(path, path.name)
