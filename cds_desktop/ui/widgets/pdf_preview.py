"""Xem trước PDF: real pages on a desk, with zoom, page buttons and search; paper stays white in the dark."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.buttons import icon_button, link
from cds_desktop.ui.widgets.labels import Label, line_down
from cds_desktop.ui.widgets.pdf_find_bar import PdfFindBar
from cds_desktop.ui.widgets.pdf_finding import PdfFinding
from cds_desktop.ui.widgets.pdf_scale import PIXELS_PER_POINT, ZOOMS, Fit, zoom_words
from cds_desktop.ui.widgets.pdf_view import PdfView

FIND = "Tìm trong văn bản (Ctrl+F)"


class PdfPreview(QWidget):
    """Give it bytes with `set_pdf`; a page may put a chip and words into `head`."""

    page_changed = Signal(int)
    failed = Signal(str)
    shown = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reveal: Callable[[], None] = lambda: None
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

    def set_pdf(self, data: bytes | Path, description: str = "", *, anew: bool = False) -> None:
        """Show a PDF; `description` is its content in words for those who cannot see it."""
        self.view.setAccessibleDescription(description)
        self.view.set_pdf(data, anew=anew)

    def clear(self, message: str = "") -> None:
        """Show no pages but, if given, one sentence."""
        self.view.setAccessibleDescription(message)
        self.view.clear(message)

    def go_to_page(self, index: int) -> None:
        """Bring a page to the top."""
        self.view.go_to_page(index)

    def find_from(self, owner: QWidget, reveal: Callable[[], None] = lambda: None) -> None:
        """Ctrl+F searches the paper from everywhere in `owner`; `reveal` brings the preview into sight."""
        self._reveal = reveal
        for shortcut in self._find_keys:
            shortcut.setEnabled(False)
            shortcut.deleteLater()
        self._add_find_keys(owner)

    def _build(self) -> None:
        self.view = PdfView()
        self.view.setAccessibleName("Xem trước văn bản")
        self._smaller = icon_button("Thu nhỏ (Ctrl+−)", "minus")
        self.zoom = link(Fit.WIDTH.value)
        self._larger = icon_button("Phóng to (Ctrl++)", "plus")
        self._previous = icon_button("Trang trước", "chevron-left")
        self._number = Label("", Type.BODY)
        self._next = icon_button("Trang sau", "chevron-right")
        self.search = icon_button(FIND, "search")
        self.find_bar = PdfFindBar()
        self.find_bar.hide()
        self.finding = PdfFinding(self.view, self.find_bar)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._build_bar())
        column.addWidget(self.find_bar)
        column.addWidget(self.view, 1)

    def _build_bar(self) -> QHBoxLayout:
        self.head = QHBoxLayout()
        self.head.setSpacing(Space.S)
        bar = QHBoxLayout()
        bar.setContentsMargins(Space.M, Space.S - 2, Space.M, Space.S - 2)
        bar.setSpacing(Space.XS)
        bar.addLayout(self.head)
        bar.addStretch(1)
        for part in (self.search, self._smaller, self.zoom, self._larger, line_down(), self._previous):
            bar.addWidget(part)
        bar.addWidget(self._number, 0, Qt.AlignmentFlag.AlignCenter)
        bar.addWidget(self._next)
        return bar

    def _connect(self) -> None:
        self._smaller.clicked.connect(lambda: self.view.zoom_by(-1))
        self._larger.clicked.connect(lambda: self.view.zoom_by(1))
        self.zoom.clicked.connect(self._choose_zoom)
        self._previous.clicked.connect(lambda: self.view.go_to_page(self.view.page - 1))
        self._next.clicked.connect(lambda: self.view.go_to_page(self.view.page + 1))
        self.search.clicked.connect(self._toggle_find)
        self.view.page_changed.connect(self._show_page)
        self.view.zoom_changed.connect(self._show_zoom)
        self.view.failed.connect(self.failed)
        self.view.shown.connect(self.shown)
        self._find_keys: list[QShortcut] = []
        self._add_find_keys(self)

    def _add_find_keys(self, owner: QWidget) -> None:
        context = Qt.ShortcutContext.WidgetWithChildrenShortcut
        keys = (("Ctrl+F", self._open_find), ("F3", self._step), ("Shift+F3", self._step_back))
        self._find_keys = []
        for key, slot in keys:
            shortcut = QShortcut(QKeySequence(key), owner, context=context)
            shortcut.activated.connect(slot)
            self._find_keys.append(shortcut)

    def _open_find(self) -> None:
        self._reveal()
        self.finding.open()

    def _step(self) -> None:
        self.find_bar.stepped.emit(1)

    def _step_back(self) -> None:
        self.find_bar.stepped.emit(-1)

    def _toggle_find(self) -> None:
        if self.find_bar.isHidden():
            self.finding.open()
        else:
            self.finding.close()

    def _choose_zoom(self) -> None:
        self.zoom_menu().exec(self.zoom.mapToGlobal(QPoint(0, self.zoom.height())))

    def zoom_menu(self) -> QMenu:
        """Vừa ngang, Vừa trang, or a factor; the one that is shown is ticked."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        now = self.view.zoom
        for fit in Fit:
            action = menu.addAction(fit.value, partial(self.view.set_zoom, None, fit=fit))
            action.setCheckable(True)
            action.setChecked(now is None and self.view.fit is fit)
        menu.addSeparator()
        for zoom in ZOOMS:
            action = menu.addAction(zoom_words(zoom), partial(self.view.set_zoom, zoom))
            action.setCheckable(True)
            action.setChecked(zoom == now)
        return menu

    def _show_page(self, page: int, count: int) -> None:
        self._number.setText(f"{page + 1}/{count}" if count else "–")
        self._number.setAccessibleName(f"Trang {page + 1} trên {count}" if count else "Chưa có trang nào")
        self._previous.setEnabled(page > 0)
        self._next.setEnabled(page + 1 < count)
        for button in (self._smaller, self.zoom, self._larger, self.search):
            button.setEnabled(count > 0)
        self.page_changed.emit(page)

    def _show_zoom(self) -> None:
        fitted = self.view.zoom is None
        words = self.view.fit.value if fitted else zoom_words(self.view.scale() / PIXELS_PER_POINT)
        self.zoom.set_words(words)
        self.zoom.setAccessibleName(f"Cỡ xem: {words}")
