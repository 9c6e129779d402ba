"""Xem trước PDF: real pages on a desk, with zoom and page buttons; paper stays white in the dark."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cds_desktop.domain.numbers import NO_BREAK_SPACE
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.buttons import icon_button, link
from cds_desktop.ui.widgets.labels import Label, line_down
from cds_desktop.ui.widgets.pdf_view import PIXELS_PER_POINT, PdfView

FIT = "Vừa ngang"


class PdfPreview(QWidget):
    """Give it bytes with `set_pdf`; a page may put a chip and words into `head`."""

    page_changed = Signal(int)
    failed = Signal(str)
    shown = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build()
        self._connect()
        self._show_page(0, 0)

    @property
    def page_count(self) -> int:
        return self.view.page_count

    @property
    def page(self) -> int:
        """Index of the page at the top."""
        return self.view.page

    def set_pdf(self, data: bytes | Path, description: str = "") -> None:
        """Show a PDF; `description` is its content in words for those who cannot see it."""
        self.view.setAccessibleDescription(description)
        self.view.set_pdf(data)

    def clear(self, message: str = "") -> None:
        """Show no pages but, if given, one sentence."""
        self.view.setAccessibleDescription(message)
        self.view.clear(message)

    def go_to_page(self, index: int) -> None:
        """Bring a page to the top."""
        self.view.go_to_page(index)

    def _build(self) -> None:
        self.view = PdfView()
        self.view.setAccessibleName("Xem trước văn bản")
        self._smaller = icon_button("Thu nhỏ", "minus")
        self._zoom = link(FIT)
        self._larger = icon_button("Phóng to", "plus")
        self._previous = icon_button("Trang trước", "chevron-left")
        self._number = Label("", Type.BODY)
        self._next = icon_button("Trang sau", "chevron-right")
        self.head = QHBoxLayout()
        self.head.setSpacing(Space.S)
        bar = QHBoxLayout()
        bar.setContentsMargins(Space.M, Space.S - 2, Space.M, Space.S - 2)
        bar.setSpacing(Space.XS)
        bar.addLayout(self.head)
        bar.addStretch(1)
        for part in (self._smaller, self._zoom, self._larger, line_down(), self._previous):
            bar.addWidget(part)
        bar.addWidget(self._number, 0, Qt.AlignmentFlag.AlignCenter)
        bar.addWidget(self._next)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self.view, 1)

    def _connect(self) -> None:
        self._smaller.clicked.connect(lambda: self.view.zoom_by(-1))
        self._larger.clicked.connect(lambda: self.view.zoom_by(1))
        self._zoom.clicked.connect(lambda: self.view.set_zoom(None))
        self._previous.clicked.connect(lambda: self.view.go_to_page(self.view.page - 1))
        self._next.clicked.connect(lambda: self.view.go_to_page(self.view.page + 1))
        self.view.page_changed.connect(self._show_page)
        self.view.zoom_changed.connect(self._show_zoom)
        self.view.failed.connect(self.failed)
        self.view.shown.connect(self.shown)

    def _show_page(self, page: int, count: int) -> None:
        self._number.setText(f"{page + 1}/{count}" if count else "–")
        self._number.setAccessibleName(f"Trang {page + 1} trên {count}" if count else "Chưa có trang nào")
        self._previous.setEnabled(page > 0)
        self._next.setEnabled(page + 1 < count)
        for button in (self._smaller, self._zoom, self._larger):
            button.setEnabled(count > 0)
        self.page_changed.emit(page)

    def _show_zoom(self) -> None:
        fitted = self.view.zoom is None
        percent = round(100 * self.view.scale() / PIXELS_PER_POINT)
        self._zoom.set_words(FIT if fitted else f"{percent}{NO_BREAK_SPACE}%")
        self._zoom.setToolTip("" if fitted else f"Nhấn để xem {FIT.lower()}")
