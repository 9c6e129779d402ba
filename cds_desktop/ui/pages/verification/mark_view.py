"""One signature of a checked file: how it stands, in words; press it to unfold the details."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from cds_desktop.domain.verification import MarkFacts, MarkState
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.card import Panel
from cds_desktop.ui.widgets.check_row import CheckRow
from cds_desktop.ui.widgets.labels import Label
from cds_desktop.ui.widgets.state_glyph import State

STATES = {
    MarkState.GOOD: State.DONE,
    MarkState.DOUBTFUL: State.ATTENTION,
    MarkState.BAD: State.ERROR,
}
UNFOLD, FOLD = "Chi tiết", "Thu gọn"
_LABEL_WIDTH = 150


class MarkView(QWidget):
    """The row and what it unfolds."""

    def __init__(self, mark: MarkFacts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.mark = mark
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._details: QWidget | None = None
        self.row = self._make_row(UNFOLD)
        self._column.addWidget(self.row)

    @property
    def is_unfolded(self) -> bool:
        """Whether the details are shown."""
        return self._details is not None and not self._details.isHidden()

    def fold_or_unfold(self) -> None:
        """Show the details, or hide them again."""
        if self._details is None:
            self._details = self._build_details()
            self._column.addWidget(self._details)
            self.row.link = FOLD
        else:
            self._details.setVisible(self._details.isHidden())
            self.row.link = FOLD if self.is_unfolded else UNFOLD
        self.row.setAccessibleName(f"{self.row.accessibleName().rpartition('. ')[0]}. {self.row.link}")
        self.row.updateGeometry()
        self.row.update()

    def _make_row(self, link: str) -> CheckRow:
        fact = " ".join(self.mark.words).removeprefix(f"{self.mark.title}: ")
        fact = fact[:1].upper() + fact[1:]
        row = CheckRow(STATES[self.mark.state], self.mark.title, fact, link, strong=True)
        row.has_rule = False
        row.inset = 0
        row.clicked.connect(self.fold_or_unfold)
        return row

    def _build_details(self) -> QWidget:
        panel = Panel("sunken")
        panel.setAccessibleName(f"Chi tiết: {self.mark.title}")
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.M)
        grid.setVerticalSpacing(Space.XS)
        grid.setColumnMinimumWidth(0, _LABEL_WIDTH)
        grid.setColumnStretch(1, 1)
        for number, (label, value) in enumerate(self.mark.facts):
            name = Label(label, Type.SMALL, tone="muted", wrap=True)
            words = Label(value, Type.SMALL, wrap=True)
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            words.setAccessibleName(f"{label}: {value}")
            top = Qt.AlignmentFlag.AlignTop
            grid.addWidget(name, number, 0, top)
            grid.addWidget(words, number, 1, top)
        panel.body.addLayout(grid)
        return panel
