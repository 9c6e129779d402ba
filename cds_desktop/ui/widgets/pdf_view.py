"""The desk on which PDF pages lie: draws the visible ones and asks for those it does not have yet."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHideEvent,
    QImage,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QWidget

from cds_desktop.ui import theme
from cds_desktop.ui.theme import Type
from cds_desktop.ui.widgets import pdf_rendering
from cds_desktop.ui.widgets.pdf_desk import PdfDesk
from cds_desktop.ui.widgets.pdf_images import PageImages
from cds_desktop.ui.widgets.pdf_layout import GAP
from cds_desktop.ui.widgets.pdf_marks import Hit, Mark, paint_hit, rects_of, strip_of
from cds_desktop.ui.widgets.row_button import paint_focus

__all__ = ["Mark", "PdfView"]

AROUND_MARK = 24


class PdfView(PdfDesk):
    """Shows one PDF, with a mark at what is being edited and a tint on words that were found."""

    opened = Signal()
    failed = Signal(str)
    shown = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._token = 0
        self._images = PageImages()
        self._pending: frozenset[tuple[int, int]] = frozenset()
        self._marks: tuple[Mark, ...] = ()
        self._hits: tuple[Hit, ...] = ()
        self._hit = -1
        self._follows = self._begins_anew = False
        self._message = ""
        self._last_token = 0
        self.setProperty("kind", "desk")
        relay = pdf_rendering.relay()
        relay.opened.connect(self._opened)
        relay.rendered.connect(self._rendered)
        relay.failed.connect(self._failed)

    @property
    def token(self) -> int:
        """Under which the PDF is open, or 0."""
        return self._token

    def set_pdf(self, source: bytes | Path, *, anew: bool = False) -> None:
        """Show another PDF; what was shown stays until the new pages are drawn.

        The reader stays at the same place, unless it is another paper that begins `anew`.
        """
        self._close()
        self._images.make_stale(self._visible())
        self._message = ""
        self._begins_anew = anew
        self._token = pdf_rendering.open_pdf(source)

    def clear(self, message: str = "") -> None:
        """Show no pages but, if given, one sentence."""
        self._close()
        self._sizes, self._message = [], message
        self._images.clear()
        self._lay_out()

    def mark(self, marks: Sequence[Mark], *, follow: bool) -> None:
        """Point at these strips of the PDF given last; `follow` brings the first one into sight."""
        was_in_sight = self._is_in_sight()
        self._marks = tuple(marks)
        self.viewport().update()
        self._follows = follow or was_in_sight
        if self._follows:
            self._bring_into_sight()

    def show_hits(self, hits: Sequence[Hit], current: int) -> None:
        """Tint words that were found; `current` is the index of those one is at."""
        self._hits, self._hit = tuple(hits), current
        self.viewport().update()

    def bring_hit_into_sight(self) -> None:
        """Scroll to the words one is at, if they are not in sight already."""
        if not 0 <= self._hit < len(self._hits) or self._hits[self._hit].page >= self.page_count:
            return
        hit = self._hits[self._hit]
        rects = rects_of(hit, self._on_screen(hit.page), self._scale_of(hit.page))
        inside = QRectF(self.viewport().rect()).adjusted(GAP, AROUND_MARK, -GAP, -AROUND_MARK)
        if rects and not inside.contains(rects[0]):
            self._scroll_by(rects[0].center().x() - inside.center().x(), rects[0].top() - inside.height() / 3)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._images.keep_only({self._key(index) for index in self._visible()})

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
        if (image := self._images.picture(self._key(index))) is not None:
            painter.drawImage(area, image)
        for number, hit in enumerate(self._hits):
            if hit.page == index:
                rects = rects_of(hit, area, self._scale_of(index))
                paint_hit(painter, rects, is_current=number == self._hit)
        for mark in self._marks:
            if mark.page == index:
                # Paper stays white in the dark, and so does the ink on it.
                painter.fillRect(self._mark_rect(mark), QColor(theme.LIGHT.accent))

    def _mark_rect(self, mark: Mark) -> QRect:
        """On the screen."""
        return strip_of(mark, self._on_screen(mark.page), self._scale_of(mark.page))

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
            self._scroll_by(0, place.top() - high / 3)

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
        if self._begins_anew:
            self._begins_anew = False
            self.verticalScrollBar().setValue(0)
        if self._follows:
            # The strips were given for these pages, which lie elsewhere than those before.
            self._follows = False
            self._bring_into_sight()
        self.opened.emit()

    def _rendered(self, token: int, key: tuple[int, int], image: QImage) -> None:
        if token != self._token:
            return
        self._pending -= {key}
        self._images.add(key, image, len(self._visible()))
        self.viewport().update()
        if token != self._last_token:
            self._last_token = token
            self.shown.emit()

    def _failed(self, token: int, words: str) -> None:
        if token == self._token:
            self.clear(words)
            self.failed.emit(words)

    def _close(self) -> None:
        if self._token:
            pdf_rendering.close_pdf(self._token)
        self._token, self._pending = 0, frozenset()

    def _key(self, index: int) -> tuple[int, int]:
        return index, round(self._layout.sizes[index][0] * self.devicePixelRatioF())
