"""Bản chính thức đã lập: the files of a paper in the dossier, newest first."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cds_desktop.queries.papers import PaperFile
from cds_desktop.ui.pages.evidence.words import size_words
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.check_row import CheckRow
from cds_desktop.ui.widgets.labels import Label
from cds_desktop.ui.widgets.refilling import refill
from cds_desktop.ui.widgets.state_glyph import State


class IssuedFiles(QWidget):
    """`look_asked` carries the file to be shown beside the form."""

    look_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[PaperFile, ...] | None = None
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(Label("Bản chính thức đã lập", Type.H3))
        column.addLayout(self._rows)
        self.hide()

    def show_files(self, files: Sequence[PaperFile]) -> None:
        """Show these; hidden while there are none."""
        self.setVisible(bool(files))
        if tuple(files) != self._shown:
            self._shown = tuple(files)
            refill(self._rows, [self._row(file) for file in files])

    def _row(self, file: PaperFile) -> CheckRow:
        made = f"{file.made_at_utc.astimezone():%d/%m/%Y, %H:%M}"
        signed = f"ký: {', '.join(file.signers)}" if file.signers else "chưa ký"
        state = State.DONE if file.signers else State.LOCKED
        fact = f"{made} · {size_words(file.size_bytes)} · {signed}"
        row = CheckRow(state, file.path.name, fact, "Xem")
        row.clicked.connect(partial(self.look_asked.emit, file.path))
        return row
