"""Xem biên bản: the paper as it is, in a window of its own."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from cds_desktop.ui.background import run_query
from cds_desktop.ui.pages.evidence.opening import open_file
from cds_desktop.ui.theme import Space
from cds_desktop.ui.widgets.buttons import primary, secondary
from cds_desktop.ui.widgets.dialog_size import fit_dialog
from cds_desktop.ui.widgets.pdf_preview import PdfPreview


class PaperDialog(QDialog):
    """Shows one PDF of the round."""

    def __init__(self, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(path.name)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fit_dialog(self, 820, 640)
        self.preview = PdfPreview()
        outside = secondary("Mở bằng chương trình khác", "external-link")
        close = primary("Đóng")
        buttons = QHBoxLayout()
        buttons.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        buttons.addWidget(outside)
        buttons.addStretch(1)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.preview, 1)
        column.addLayout(buttons)
        close.clicked.connect(self.accept)
        outside.clicked.connect(lambda: open_file(self, path))
        run_query(self, path.read_bytes, self.preview.set_pdf)
