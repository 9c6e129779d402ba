"""Bản xem của văn bản: drawn anew while the form is typed, or an official file; follows what is edited."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from cds_desktop.domain.papers import PaperKind
from cds_desktop.errors import CdsError
from cds_desktop.queries.papers import PaperPreview, paper_preview
from cds_desktop.storage.workspace import Workspace
from cds_desktop.ui.background import run_query
from cds_desktop.ui.widgets.pdf_preview import PdfPreview
from cds_desktop.ui.widgets.pdf_view import Mark

MARGIN_LINE = 74.0
_ALTERNATIVE = "Nội dung dạng chữ: nút “Xem văn bản dạng chữ”."


class PaperShowing(QObject):
    """Which paper is shown and how it was drawn last; `drawn` when that is there."""

    drawn = Signal()

    def __init__(self, preview: PdfPreview, workspace: Workspace) -> None:
        super().__init__(preview)
        self._desk, self._workspace = preview, workspace
        self.kind = PaperKind.COUNCIL_DECISION
        self.file: Path | None = None
        self.preview: PaperPreview | None = None
        self._shown: PaperKind | None = None
        self._edited = ""

    @property
    def wording_faults(self) -> tuple[str, ...]:
        """Why the dossier's own wording of this paper is not used."""
        known = self.preview is not None and self._shown is self.kind
        return self.preview.wording_faults if known and self.preview else ()

    @property
    def left_out(self) -> tuple[str, ...]:
        """What was typed and finds no place in the dossier's own wording."""
        known = self.preview is not None and self._shown is self.kind
        return self.preview.not_printed if known and self.preview else ()

    def choose(self, kind: PaperKind) -> None:
        """Another paper is to be drawn."""
        self.kind, self.file, self._edited = kind, None, ""

    def draw(self) -> None:
        """Draw the paper as it stands in the dossier now; an official file stays as it is."""
        if self.file is None:
            draw = partial(_preview_of, self._workspace, self.kind)
            run_query(self._desk, draw, self._show, failed=self._not_drawn)

    def show_file(self, path: Path) -> None:
        """Show an official file."""
        self.file, self._shown = path, None
        self._desk.view.mark((), follow=False)
        self._desk.set_pdf(path, path.name, anew=True)

    def show_draft(self) -> None:
        """Show the paper as it stands now again."""
        self.file = None
        self.draw()

    def follow(self, key: str) -> None:
        """Point at what is being edited and bring it into sight."""
        self._edited = key
        self._desk.view.mark(self._marks(), follow=True)

    def to_print(self, show: Callable[[bytes], None]) -> None:
        """Hand over what would be printed: the file that is shown, or the paper drawn anew."""
        if self.file is not None:
            run_query(self._desk, self.file.read_bytes, lambda pdf: show(pdf))
        else:
            draw = partial(paper_preview, self._workspace, self.kind)
            run_query(self._desk, draw, lambda preview: show(preview.pdf))

    def _show(self, found: tuple[PaperKind, PaperPreview]) -> None:
        kind, preview = found
        if kind is not self.kind or self.file is not None:
            return
        anew, known = kind is not self._shown, bool(self._marks())
        self._shown, self.preview = kind, preview
        self._desk.set_pdf(preview.pdf, _ALTERNATIVE, anew=anew)
        # What is printed for the first time is shown; else the paper stays where the reader left it.
        self._desk.view.mark(self._marks(), follow=not known and not anew)
        self.drawn.emit()

    def _not_drawn(self, error: CdsError) -> None:
        self._shown = self.preview = None
        self._desk.clear(f"Chưa vẽ được văn bản này. {error.detail or error.advice}")

    def _marks(self) -> list[Mark]:
        is_drawn = self.preview is not None and self.file is None and self._shown is self.kind
        places = self.preview.places if is_drawn and self.preview else ()
        found = [place for place in places if place.key == self._edited]
        return [Mark(place.page, MARGIN_LINE, place.top, place.bottom) for place in found]


def _preview_of(workspace: Workspace, kind: PaperKind) -> tuple[PaperKind, PaperPreview]:
    return kind, paper_preview(workspace, kind)
