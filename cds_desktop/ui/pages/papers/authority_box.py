"""Thẩm quyền ký: usual forms to choose from (TM., KT., TL., TUQ.), and room to type another."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cds_desktop.domain.text import clean
from cds_desktop.ui.pages.papers.words import LINES_BETWEEN, authority_lines
from cds_desktop.ui.widgets.combo_box import ComboBox
from cds_desktop.ui.widgets.line_edit import LineEdit


class AuthorityBox(ComboBox):
    """The lines above the place to sign, in one line with " / " between them."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self._line = LineEdit()
        self._line.setAccessibleName("Thẩm quyền ký")
        self.setLineEdit(self._line)
        self.setInsertPolicy(ComboBox.InsertPolicy.NoInsert)
        self.setCompleter(None)  # type: ignore[arg-type]
        self.let_be_narrow()
        self._line.textEdited.connect(lambda _words: self.edited.emit())
        self.activated.connect(lambda _index: self.edited.emit())

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines as they stand; none where nothing is entered."""
        return authority_lines(self.currentText())

    def offer(self, usual: Sequence[tuple[str, ...]], proposed: tuple[str, ...]) -> None:
        """Offer these forms; what stands on the paper without an entry is shown in grey."""
        words = [LINES_BETWEEN.join(lines) for lines in usual]
        if [self.itemText(number) for number in range(self.count())] != words:
            kept = self.currentText()
            self.clear()
            self.addItems(words)
            self.setCurrentIndex(-1)
            self.setEditText(kept)
        self._line.setPlaceholderText(LINES_BETWEEN.join(proposed))

    def fill(self, lines: tuple[str, ...]) -> None:
        """Show what is stored, unless the same stands there already."""
        if tuple(map(clean, self.lines)) != lines:
            self.setEditText(LINES_BETWEEN.join(lines))
            self._line.setCursorPosition(0)

    def set_read_only(self, read_only: bool) -> None:
        """Only to look at."""
        self._line.setReadOnly(read_only)
        self.setEnabled(not read_only)
