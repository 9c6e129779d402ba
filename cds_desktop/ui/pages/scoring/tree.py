"""Cây tiêu chí: search, states and points; choosing a row opens its criterion."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from cds_desktop.queries import TreeRow
from cds_desktop.ui.pages.scoring.tree_model import TreeModel
from cds_desktop.ui.pages.scoring.tree_painting import TreeDelegate
from cds_desktop.ui.theme import Space
from cds_desktop.ui.widgets.card import Card
from cds_desktop.ui.widgets.filter_chips import Filter, FilterChip
from cds_desktop.ui.widgets.line_edit import LineEdit

WIDE, NARROW = 296, 168


class TreePane(Card):
    """Emits the code of the chosen criterion or item; Enter and F2 lead into it."""

    chosen = Signal(str)
    entered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(padding=Space.S, spacing=Space.S, parent=parent)
        self.setAccessibleName("Cây tiêu chí")
        self._is_filling = False
        self._person = ""
        self.search = LineEdit()
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName("Tìm tiêu chí theo mã hoặc chữ")
        self.mine = FilterChip(Filter("mine", "Chỉ xem tiêu chí của tôi"))
        self.mine.hide()
        self.view = QListView()
        self.model = TreeModel(self)
        self.view.setModel(self.model)
        self.delegate = TreeDelegate(self.view)
        self.view.setItemDelegate(self.delegate)
        self.view.setAccessibleName("Tiêu chí và nội dung")
        self.view.setMouseTracking(True)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.body.addWidget(self.search)
        self.body.addWidget(self.mine)
        self.body.addWidget(self.view, 1)
        self.set_narrow(False)
        self._connect()

    def set_narrow(self, narrow: bool) -> None:
        """Codes, glyphs and points only, or with titles."""
        self.setFixedWidth(NARROW if narrow else WIDE)
        self.search.setPlaceholderText("Tìm (Ctrl+F)" if narrow else "Tìm mã hoặc chữ (Ctrl+F)")
        words = "Của tôi" if narrow else "Chỉ xem tiêu chí của tôi"
        self.mine.filter = Filter("mine", words)
        self.mine.updateGeometry()
        self.delegate.has_titles = not narrow
        self.view.viewport().update()

    def show_rows(self, rows: Sequence[TreeRow], open_code: str, current_code: str, person: str = "") -> None:
        """Show fresh states, mark where the page is, and offer to see only what `person` is in charge of."""
        self._is_filling = True
        self._person = person
        self.model.show_rows(rows, open_code)
        self.delegate.has_marks = any(row.mark is not None for row in rows)
        offered = bool(person) and self.model.count_of(person) > 0
        self.mine.setVisible(offered)
        self.model.show_only_of(person if offered and self.mine.isChecked() else "")
        self._mark(current_code)
        self._is_filling = False

    def leave_search(self) -> bool:
        """Esc: show everything again; tells whether there was anything to leave."""
        if not self.search.text():
            return False
        self.search.clear()
        self.view.setFocus()
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if watched is self.search and event.key() == Qt.Key.Key_Down:
                self.view.setFocus()
                return True
            if watched is self.view and event.key() in (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if row := self._row_at(self.view.currentIndex()):
                    self.entered.emit(row.code)
                return True
        return super().eventFilter(watched, event)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._search)
        self.search.returnPressed.connect(self._open_first)
        self.mine.clicked.connect(self._filter)
        self.view.selectionModel().currentChanged.connect(self._chosen)
        # Also a click on the row that is current already leads there again.
        self.view.clicked.connect(self._chosen)
        for part in (self.search, self.view):
            part.installEventFilter(self)

    def _mark(self, code: str) -> None:
        if (place := self.model.place_of(code)) >= 0:
            index = self.model.index(place)
            if self.view.currentIndex() != index:
                self.view.setCurrentIndex(index)
            self.view.scrollTo(index)

    def _search(self, text: str) -> None:
        self._keeping_place(lambda: self.model.search(text))

    def _filter(self) -> None:
        wanted = self._person if self.mine.isChecked() else ""
        self._keeping_place(lambda: self.model.show_only_of(wanted))

    def _keeping_place(self, change: Callable[[], None]) -> None:
        row = self.model.row(self.view.currentIndex().row())
        self._is_filling = True
        change()
        self._mark(row.code if row else "")
        self._is_filling = False

    def _open_first(self) -> None:
        if code := self.model.first_found():
            self.entered.emit(code)

    def _row_at(self, index: QModelIndex) -> TreeRow | None:
        row = self.model.row(index.row())
        return row if row is not None and row.kind != "group" else None

    def _chosen(self, index: QModelIndex) -> None:
        if (row := self._row_at(index)) is not None and not self._is_filling:
            self.chosen.emit(row.code)
