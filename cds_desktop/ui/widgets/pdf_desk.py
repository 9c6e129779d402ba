"""The desk itself: where pages lie, how large, and which part of it is seen; by mouse and by keyboard."""

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from cds_desktop.ui.widgets.pdf_layout import GAP, PageLayout
from cds_desktop.ui.widgets.pdf_scale import PIXELS_PER_POINT, WIDEST_FIT, Fit, fitted, next_zoom


class PdfDesk(QAbstractScrollArea):
    """Pages one below the other; `zoom` is None while the room decides, as `fit` says."""

    page_changed = Signal(int, int)
    zoom_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.zoom: float | None = None
        self.fit = Fit.WIDTH
        self._sizes: list[tuple[float, float]] = []
        self._layout = PageLayout()
        self._page = 0
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    @property
    def page_count(self) -> int:
        return len(self._sizes)

    @property
    def page(self) -> int:
        """Index of the page at the top of the view."""
        return self._page

    def set_zoom(self, zoom: float | None, *, fit: Fit = Fit.WIDTH, at: QPoint | None = None) -> None:
        """Show pages at a factor of their real size, or fitted; what lies at `at` stays there."""
        at = at or QPoint(self.viewport().width() // 2, self.viewport().height() // 3)
        page, across, down = self._place_under(at)
        self.zoom, self.fit = zoom, fit
        self._lay_out()
        if self._sizes:
            area = self._page_rect(page)
            self.horizontalScrollBar().setValue(round(area.left() + across * area.width()) - at.x())
            self.verticalScrollBar().setValue(round(area.top() + down * area.height()) - at.y())
        self.zoom_changed.emit()

    def zoom_by(self, step: int, at: QPoint | None = None) -> None:
        """One step larger (1) or smaller (-1)."""
        if (zoom := next_zoom(self.scale() / PIXELS_PER_POINT, step)) is not None:
            self.set_zoom(zoom, at=at)

    def go_to_page(self, index: int) -> None:
        """Bring a page to the top."""
        if 0 <= index < self.page_count:
            self.verticalScrollBar().setValue(self._page_rect(index).top() - GAP)

    def scale(self) -> float:
        """Logical pixels per point; fitted, the first page decides and wider ones give way."""
        if self.zoom is not None:
            return self.zoom * PIXELS_PER_POINT
        return fitted(self._sizes, (self._room(), self.maximumViewportSize().height() - 2 * GAP), self.fit)

    def _room(self) -> float:
        # Always as if the bar were there: a page that fits only without it would make it come and go.
        bar = self.verticalScrollBar().sizeHint().width()
        return max(80, min(WIDEST_FIT, self.maximumViewportSize().width() - bar - 2 * GAP))

    def resizeEvent(self, event: QResizeEvent) -> None:
        ratio = self._ratio()
        super().resizeEvent(event)
        self._lay_out()
        self.verticalScrollBar().setValue(round(ratio * self.verticalScrollBar().maximum()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1, event.position().toPoint())
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        with_ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if (event.key(), with_ctrl) in _ZOOM_KEYS:
            self.zoom_by(_ZOOM_KEYS[event.key(), with_ctrl])
        elif event.key() in _PAGE_KEYS and with_ctrl:
            self.go_to_page(self._page + _PAGE_KEYS[event.key()])
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            bar = self.verticalScrollBar()
            bar.setValue(0 if event.key() == Qt.Key.Key_Home else bar.maximum())
        else:
            super().keyPressEvent(event)

    def _scroll_by(self, across: float, down: float) -> None:
        for bar, by in ((self.horizontalScrollBar(), across), (self.verticalScrollBar(), down)):
            bar.setValue(round(bar.value() + by))

    def _place_under(self, at: QPoint) -> tuple[int, float, float]:
        """The page at a place on the screen, and how far across and down it."""
        if not self._sizes:
            return 0, 0.0, 0.0
        page = self._layout.at(self.verticalScrollBar().value() + at.y())
        area = self._on_screen(page)
        return page, (at.x() - area.left()) / area.width(), (at.y() - area.top()) / area.height()

    def _scale_of(self, index: int) -> float:
        """Pixels per point of one page: wider ones give way to the width."""
        return self._layout.sizes[index][0] / self._sizes[index][0]

    def _lay_out(self) -> None:
        widest = self._room() if self.zoom is None else float("inf")
        self._layout = PageLayout.of(self._sizes, self.scale(), widest)
        view = self.viewport().size()
        vertical, horizontal = self.verticalScrollBar(), self.horizontalScrollBar()
        vertical.setRange(0, max(0, self._layout.height - view.height()))
        vertical.setPageStep(view.height())
        vertical.setSingleStep(40)
        horizontal.setRange(0, max(0, self._layout.width - view.width()))
        horizontal.setPageStep(view.width())
        self._scrolled()
        self.viewport().update()

    def _page_rect(self, index: int) -> QRect:
        return self._layout.rect(index, self.viewport().width())

    def _on_screen(self, index: int) -> QRect:
        left, top = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        return self._page_rect(index).translated(-left, -top)

    def _visible(self) -> range:
        top = self.verticalScrollBar().value()
        return self._layout.between(top, top + self.viewport().height())

    def _ratio(self) -> float:
        bar = self.verticalScrollBar()
        return bar.value() / bar.maximum() if bar.maximum() else 0.0

    def _scrolled(self) -> None:
        middle = self.verticalScrollBar().value() + self.viewport().height() // 3
        self._page = self._layout.at(middle)
        self.page_changed.emit(self._page, self.page_count)
        self.viewport().update()


_ZOOM_KEYS: dict[tuple[int, bool], int] = {
    (Qt.Key.Key_Plus.value, True): 1,
    (Qt.Key.Key_Equal.value, True): 1,
    (Qt.Key.Key_Minus.value, True): -1,
}
_PAGE_KEYS: dict[int, int] = {Qt.Key.Key_PageUp.value: -1, Qt.Key.Key_PageDown.value: 1}
