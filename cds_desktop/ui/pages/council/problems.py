"""What the council's list lacks: quiet lines, each with a link to where it is mended."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cds_desktop.queries import CouncilProblem
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.buttons import link
from cds_desktop.ui.widgets.labels import Label
from cds_desktop.ui.widgets.refilling import refill
from cds_desktop.ui.widgets.state_glyph import State, StateGlyph


class ProblemLines(QWidget):
    """The lines; `mend_asked` carries the problem whose link was pressed."""

    mend_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Còn phải sửa")
        self.problems: tuple[CouncilProblem, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.hide()

    def text(self) -> str:
        """All sentences, one below the other."""
        return "\n".join(problem.sentence for problem in self.problems)

    def show_problems(self, problems: Sequence[CouncilProblem], *, editable: bool) -> None:
        """Show these; links only where something may be mended."""
        self.setVisible(bool(problems))
        self.setEnabled(editable)
        if tuple(problems) == self.problems:
            return
        self.problems = tuple(problems)
        refill(self._column, map(self._line, problems))

    def _line(self, problem: CouncilProblem) -> QWidget:
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        mend = link(problem.link)
        mend.clicked.connect(lambda: self.mend_asked.emit(problem))
        row.addWidget(StateGlyph(State.ATTENTION, 16), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(Label(problem.sentence, Type.SMALL, tone="warn", wrap=True), 1)
        row.addWidget(mend)
        return whole
