"""Tìm trong văn bản: joins the field with the pages, also while the paper is drawn anew."""

from PySide6.QtCore import QObject, QTimer

from cds_desktop.ui.widgets import pdf_rendering, pdf_search
from cds_desktop.ui.widgets.pdf_find_bar import PdfFindBar
from cds_desktop.ui.widgets.pdf_marks import Hit
from cds_desktop.ui.widgets.pdf_view import PdfView

PAUSE_MS = 120


class PdfFinding(QObject):
    """Keeps what was found of the PDF that is shown, and which of it one is at."""

    def __init__(self, view: PdfView, bar: PdfFindBar) -> None:
        super().__init__(view)
        self._view, self._bar = view, bar
        self._hits: tuple[Hit, ...] = ()
        self._current = -1
        self._wants_first = False
        self._asked: tuple[int, str] = (0, "")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._search)
        bar.sought.connect(self._typed)
        bar.stepped.connect(self._step)
        bar.closed.connect(self.close)
        view.opened.connect(self._search_again)
        pdf_rendering.relay().found.connect(self._found)

    @property
    def hits(self) -> tuple[Hit, ...]:
        """What was found, in the order of the pages."""
        return self._hits

    @property
    def current(self) -> int:
        """Index of the hit one is at, or -1."""
        return self._current

    def open(self) -> None:
        """Show the field; what was looked for last stands in it."""
        was_hidden = self._bar.isHidden()
        self._bar.show()
        self._bar.take_focus()
        if was_hidden and self._bar.words.strip():
            self._typed()

    def close(self) -> None:
        """Hide the field and the tints; the focus goes to the pages."""
        had_focus = self._bar.isAncestorOf(self._bar.window().focusWidget() or self._view)
        self._timer.stop()
        self._bar.hide()
        self._show((), -1)
        if had_focus:
            self._view.setFocus()

    def _typed(self) -> None:
        self._wants_first = True
        self._timer.start()

    def _search_again(self) -> None:
        """Another PDF, perhaps the same paper drawn anew: the reader stays where he is."""
        if not self._bar.isHidden():
            self._search()

    def _search(self) -> None:
        words = self._bar.words
        self._asked = (self._view.token, words)
        if not words.strip() or not self._view.page_count:
            self._show((), -1)
        else:
            pdf_search.search_pdf(self._view.token, words)

    def _found(self, token: int, words: str, hits: tuple[Hit, ...]) -> None:
        if (token, words) != self._asked or self._bar.isHidden():
            return
        here = self._first_from_here(hits) if self._wants_first else min(self._current, len(hits) - 1)
        self._show(hits, here if here >= 0 or not hits else 0)
        if self._wants_first:
            self._wants_first = False
            self._view.bring_hit_into_sight()
            self._bar.say()

    def _first_from_here(self, hits: tuple[Hit, ...]) -> int:
        """The first one on the page in sight or after it, else the first of all."""
        after = (index for index, hit in enumerate(hits) if hit.page >= self._view.page)
        return next(after, 0 if hits else -1)

    def _step(self, by: int) -> None:
        if self._timer.isActive():
            self._timer.stop()
            self._search()
        elif self._hits:
            self._show(self._hits, (self._current + by) % len(self._hits))
            self._view.bring_hit_into_sight()
            self._bar.say()

    def _show(self, hits: tuple[Hit, ...], current: int) -> None:
        self._hits, self._current = hits, current
        self._view.show_hits(hits, current)
        self._bar.show_count(current + 1, len(hits), more=len(hits) >= pdf_search.MOST_HITS)
