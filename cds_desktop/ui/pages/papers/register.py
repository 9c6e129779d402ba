"""Sổ số văn bản: every series and year of this dossier, also those from which nothing was taken yet."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from cds_desktop.domain.papers import KINDS, PaperKind
from cds_desktop.domain.papers.numbering import Series, key_of, number_line, proposed_symbol
from cds_desktop.queries.papers import number_register, paper_settings
from cds_desktop.storage.workspace import Workspace
from cds_desktop.ui.background import run_query
from cds_desktop.ui.pages.papers.series_card import SeriesCard
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.buttons import link
from cds_desktop.ui.widgets.chip import Chip
from cds_desktop.ui.widgets.labels import Label
from cds_desktop.ui.widgets.scrolled_inside import ScrolledInside, scrolled
from cds_desktop.ui.widgets.state_glyph import State

_TWO_COLUMNS_FROM = 1060
_MOST_TOLD = 3
_WORDS = (
    "Mỗi loại văn bản một sổ theo năm dương lịch. “Lấy số” lấy số sau số lớn nhất; số trùng được nhắc, "
    "không bị chặn. Số văn thư đã cấp cho văn bản khác thì ghi vào ô của sổ, để không cấp lại và không coi "
    "là bỏ trống."
)


class RegisterView(QWidget):
    """`back_asked` to the papers, `paper_asked` carries the kind of one of them."""

    back_asked = Signal()
    paper_asked = Signal(object)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Sổ số văn bản")
        self._workspace = workspace
        self.cards: dict[tuple[str, int], SeriesCard] = {}
        self.back = link("Về các văn bản", "chevron-left")
        self.back.clicked.connect(self.back_asked)
        inside = ScrolledInside()
        column = QVBoxLayout(inside)
        column.setContentsMargins(Space.L, Space.M, Space.L, Space.L)
        column.setSpacing(Space.M)
        head = QHBoxLayout()
        head.addWidget(self.back)
        head.addWidget(Label("Sổ số văn bản", Type.H3))
        self.twice = Chip("", State.ATTENTION)
        head.addWidget(self.twice)
        head.addStretch(1)
        self._cards = QGridLayout()
        self._cards.setSpacing(Space.M)
        self._columns = 1
        column.addLayout(head)
        column.addWidget(Label(_WORDS, Type.SMALL, tone="muted", wrap=True))
        column.addLayout(self._cards)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(inside))

    def reload(self) -> None:
        """Read the numbers again."""
        run_query(self, partial(all_series, self._workspace), self._show)

    def take_focus(self) -> None:
        """The cursor goes to the way back."""
        self.back.setFocus()

    def _show(self, found: tuple[Series, ...]) -> None:
        keys = [(key_of(series.symbol), series.year) for series in found]
        if keys != list(self.cards):
            self._rebuild(found, keys)
        twice = [number_line(n, one.symbol) for one in found for n in one.duplicates]
        self.twice.show_chip(f"Trùng số {', '.join(twice[:_MOST_TOLD])}", State.ATTENTION)
        self.twice.setVisible(bool(twice))
        for key, series in zip(keys, found, strict=True):
            self.cards[key].show_series(series)
            self.cards[key].set_editable(not self._workspace.read_only)

    def _rebuild(self, found: tuple[Series, ...], keys: list[tuple[str, int]]) -> None:
        for card in self.cards.values():
            self._cards.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = {
            key: SeriesCard(self._workspace, series) for key, series in zip(keys, found, strict=True)
        }
        for card in self.cards.values():
            card.paper_asked.connect(self.paper_asked)
        self._arrange()

    def _arrange(self) -> None:
        for number, card in enumerate(self.cards.values()):
            row, column = divmod(number, self._columns)
            self._cards.addWidget(card, row, column, Qt.AlignmentFlag.AlignTop)
        for column in range(2):
            self._cards.setColumnStretch(column, 1 if column < self._columns else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        columns = 2 if self.width() >= _TWO_COLUMNS_FROM else 1
        if columns != self._columns:
            self._columns = columns
            self._arrange()


def all_series(workspace: Workspace) -> tuple[Series, ...]:
    """The series in use, and for this year those the papers would take their numbers from."""
    used = number_register(workspace)
    school, settings = paper_settings(workspace)
    year = workspace.now().astimezone().year
    known = {(key_of(series.symbol), series.year) for series in used}
    empty = {
        key_of(symbol): Series(symbol, year, (), (), (), (), 1)
        for kind in PaperKind
        if KINDS[kind].is_numbered
        and (symbol := proposed_symbol(kind, school, settings))
        and (key_of(symbol), year) not in known
    }
    return tuple(sorted((*used, *empty.values()), key=lambda one: (-one.year, key_of(one.symbol))))
