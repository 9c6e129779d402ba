"""The desk on which PDF pages lie: draws the visible ones and asks for those it does not have yet."""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QHideEvent, QImage, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from cds_desktop.ui import theme
from cds_desktop.ui.theme import Type
from cds_desktop.ui.widgets import pdf_rendering
from cds_desktop.ui.widgets.pdf_layout import GAP, PageLayout
from cds_desktop.ui.widgets.row_button import paint_focus

WIDEST_FIT = 900
KEPT_BYTES = 40_000_000  # of pages seen before; those in sight are kept whatever they weigh
ZOOMS = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0)
PIXELS_PER_POINT = 96 / 72
MARK_WIDTH = 3
AROUND_MARK = 24


@dataclass(frozen=True)
class Mark:
    """A strip of a page to point at, in points from its upper left corner; the line stands at `left`."""

    page: int
    left: float
    top: float
    bottom: float


class PdfView(QAbstractScrollArea):
    """Pages one below the other; `zoom` is None while the width decides."""

    page_changed = Signal(int, int)
    zoom_changed = Signal()
    failed = Signal(str)
    shown = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.zoom: float | None = None
        self._token = 0
        self._sizes: list[tuple[float, float]] = []
        self._layout = PageLayout()
        self._images: OrderedDict[tuple[int, int], QImage] = OrderedDict()
        self._stale: dict[int, QImage] = {}
        self._pending: frozenset[tuple[int, int]] = frozenset()
        self._marks: tuple[Mark, ...] = ()
        self._follows = False
        self._message = ""
        self._page = 0
        self._last_token = 0
        self.setProperty("kind", "desk")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        relay = pdf_rendering.relay()
        relay.opened.connect(self._opened)
        relay.rendered.connect(self._rendered)
        relay.failed.connect(self._failed)

    @property
    def page_count(self) -> int:
        return len(self._sizes)

    @property
    def page(self) -> int:
        """Index of the page at the top of the view."""
        return self._page

    def set_pdf(self, source: bytes | Path) -> None:
        """Show another PDF; what was shown stays until the new pages are drawn."""
        self._close()
        # Somebody types faster than pages are drawn: what is still shown from before is kept as well.
        shown = self._stale | {index: image for (index, _), image in self._images.items()}
        self._stale = {index: shown[index] for index in self._visible() if index in shown}
        self._images.clear()
        self._message = ""
        self._token = pdf_rendering.open_pdf(source)

    def clear(self, message: str = "") -> None:
        """Show no pages but, if given, one sentence."""
        self._close()
        self._sizes, self._stale, self._message = [], {}, message
        self._images.clear()
        self._lay_out()

    def set_zoom(self, zoom: float | None) -> None:
        """Show pages at a factor of their real size, or fitted to the width."""
        ratio = self._ratio()
        self.zoom = zoom
        self._lay_out()
        self.verticalScrollBar().setValue(round(ratio * self.verticalScrollBar().maximum()))
        self.zoom_changed.emit()

    def zoom_by(self, step: int) -> None:
        """One step larger (1) or smaller (-1)."""
        now = self.scale() / PIXELS_PER_POINT
        larger = [zoom for zoom in ZOOMS if zoom > now + 0.01]
        smaller = [zoom for zoom in ZOOMS if zoom < now - 0.01]
        steps = larger[:1] if step > 0 else smaller[-1:]
        if steps:
            self.set_zoom(steps[0])

    def go_to_page(self, index: int) -> None:
        """Bring a page to the top."""
        if 0 <= index < self.page_count:
            self.verticalScrollBar().setValue(self._page_rect(index).top() - GAP)

    def mark(self, marks: Sequence[Mark], *, follow: bool) -> None:
        """Point at these strips of the PDF given last; `follow` brings the first one into sight."""
        was_in_sight = self._is_in_sight()
        self._marks = tuple(marks)
        self.viewport().update()
        self._follows = follow or was_in_sight
        if self._follows:
            self._bring_into_sight()

    def scale(self) -> float:
        """Logical pixels per point; fitted to the width, the first page decides and wider ones give way."""
        if self.zoom is not None:
            return self.zoom * PIXELS_PER_POINT
        return self._room() / (self._sizes[0][0] if self._sizes else 595.0)

    def _room(self) -> float:
        # Always as if the bar were there: a page that fits only without it would make it come and go.
        bar = self.verticalScrollBar().sizeHint().width()
        return max(80, min(WIDEST_FIT, self.maximumViewportSize().width() - bar - 2 * GAP))

    def resizeEvent(self, event: QResizeEvent) -> None:
        ratio = self._ratio()
        super().resizeEvent(event)
        self._lay_out()
        self.verticalScrollBar().setValue(round(ratio * self.verticalScrollBar().maximum()))

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        # Of a page left behind only what will be seen first on coming back is worth its memory.
        in_sight = {self._key(index) for index in self._visible()}
        self._images = OrderedDict((key, image) for key, image in self._images.items() if key in in_sight)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
            return
        super().wheelEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), QColor(theme.current().desk))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for index in self._visible():
            self._paint_page(painter, index)
        if self._message and not self._sizes:
            painter.setFont(theme.font(Type.BODY))
            painter.setPen(QColor(theme.current().text))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.viewport().rect().adjusted(GAP, GAP, -GAP, -GAP), flags, self._message)
        if self.hasFocus():
            paint_focus(painter, QRectF(self.viewport().rect()))
        self._ask()

    def _paint_page(self, painter: QPainter, index: int) -> None:
        area = self._on_screen(index)
        painter.fillRect(area, QColor(theme.current().paper))
        image = self._images.get(self._key(index)) or self._stale.get(index)
        if image is None:
            image = next((kept for (page, _), kept in self._images.items() if page == index), None)
        if image is not None:
            painter.drawImage(area, image)
        for mark in self._marks:
            if mark.page == index:
                # Paper stays white in the dark, and so does the ink on it.
                painter.fillRect(self._mark_rect(mark), QColor(theme.LIGHT.accent))

    def _mark_rect(self, mark: Mark) -> QRect:
        """On the screen."""
        area = self._on_screen(mark.page)
        scale = area.width() / self._sizes[mark.page][0]
        top, bottom = (area.top() + round(y * scale) for y in (mark.top, mark.bottom))
        return QRect(area.left() + round(mark.left * scale), top, MARK_WIDTH, bottom - top)

    def _known_marks(self) -> list[Mark]:
        return [mark for mark in self._marks if mark.page < self.page_count]

    def _is_in_sight(self) -> bool:
        marks = self._known_marks()
        return bool(marks) and self._mark_rect(marks[0]).intersects(self.viewport().rect())

    def _bring_into_sight(self) -> None:
        if not (marks := self._known_marks()):
            return
        place, high = self._mark_rect(marks[0]), self.viewport().height()
        if place.top() < AROUND_MARK or place.bottom() > high - AROUND_MARK:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + place.top() - high // 3)

    def _ask(self) -> None:
        wanted = frozenset(self._key(index) for index in self._visible())
        missing = frozenset(key for key in wanted if key not in self._images)
        fresh = missing - self._pending
        if self._token and (fresh or missing != self._pending):
            self._pending = missing
            pdf_rendering.want_pages(self._token, wanted, fresh)

    def _opened(self, token: int, sizes: list[tuple[float, float]]) -> None:
        if token != self._token:
            return
        self._sizes = list(sizes)
        self._pending = frozenset()
        self._lay_out()
        if self._follows:
            # The strips were given for these pages, which lie elsewhere than those before.
            self._follows = False
            self._bring_into_sight()

    def _rendered(self, token: int, key: tuple[int, int], image: QImage) -> None:
        if token != self._token:
            return
        index = key[0]
        self._pending -= {key}
        self._stale.pop(index, None)
        self._images[key] = image
        self._let_go_of_the_oldest()
        self.viewport().update()
        if token != self._last_token:
            self._last_token = token
            self.shown.emit()

    def _let_go_of_the_oldest(self) -> None:
        kept_bytes = sum(image.sizeInBytes() for image in self._images.values())
        while kept_bytes > KEPT_BYTES and len(self._images) > len(self._visible()) + 1:
            _, oldest = self._images.popitem(last=False)
            kept_bytes -= oldest.sizeInBytes()

    def _failed(self, token: int, words: str) -> None:
        if token == self._token:
            self.clear(words)
            self.failed.emit(words)

    def _close(self) -> None:
        if self._token:
            pdf_rendering.close_pdf(self._token)
        self._token, self._pending = 0, frozenset()

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

    def _key(self, index: int) -> tuple[int, int]:
        return index, round(self._layout.sizes[index][0] * self.devicePixelRatioF())

    def _ratio(self) -> float:
        bar = self.verticalScrollBar()
        return bar.value() / bar.maximum() if bar.maximum() else 0.0

    def _scrolled(self) -> None:
        middle = self.verticalScrollBar().value() + self.viewport().height() // 3
        self._page = self._layout.at(middle)
        self.page_changed.emit(self._page, self.page_count)
        self.viewport().update()
