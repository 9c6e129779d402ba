"""Bản ký tay đã quét: said as what it is, with the way to see it and back to digital signing."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cds_desktop.ui.pages.signing.look import PaperDialog
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.buttons import link
from cds_desktop.ui.widgets.card import Panel
from cds_desktop.ui.widgets.labels import Label
from cds_desktop.ui.widgets.refilling import refill
from cds_desktop.ui.widgets.state_glyph import State, StateGlyph

_WHOLE = "Bản ký tay đã quét, không có chữ ký số"
_SINGLE = "Kèm bản ký tay đã quét của người không ký số"
_MEANS = "Ai kiểm tra cũng thấy đây là hình quét. Giá trị nằm ở bản giấy gốc; giữ bản giấy để đối chiếu."


class ScannedPanel(Panel):
    """Hidden while there is no scan; `anew_asked` to sign the paper again, from the beginning."""

    anew_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("sunken", parent=parent)
        self.title = Label("", Type.STRONG, wrap=True)
        head = QHBoxLayout()
        head.setSpacing(Space.S)
        head.addWidget(StateGlyph(State.NOTE, 20))
        head.addWidget(self.title, 1)
        self.body.addLayout(head)
        self.body.addWidget(Label(_MEANS, Type.SMALL, tone="muted", wrap=True))
        self._files = QVBoxLayout()
        self._files.setSpacing(0)
        self.body.addLayout(self._files)
        self.anew = link("Lập lại biên bản để ký từ đầu", "undo")
        self.anew.clicked.connect(self.anew_asked)
        self.body.addWidget(self.anew, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_scans(self, paths: Sequence[Path], *, whole: bool) -> None:
        """Show these scans, newest first."""
        self.setVisible(bool(paths))
        self.title.setText(_WHOLE if whole else _SINGLE)
        refill(self._files, [self._file(path) for path in paths])

    def _file(self, path: Path) -> QWidget:
        button = link(f"Xem {path.name}", "eye")
        button.clicked.connect(partial(self._open, path))
        return button

    def _open(self, path: Path) -> None:
        PaperDialog(path, self.window()).open()
