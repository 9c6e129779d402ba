"""Tìm mọi nơi (Ctrl+K): a quiet list over the page; Enter goes there, Esc closes."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QListView, QVBoxLayout, QWidget

from cds_desktop.queries.search import Findable, FoundKind, find, findable, findables
from cds_desktop.ui.background import run_query
from cds_desktop.ui.theme import Size, Space, Type
from cds_desktop.ui.widgets.labels import Label
from cds_desktop.ui.widgets.line_edit import LineEdit
from cds_desktop.ui.window.places import PLACES
from cds_desktop.ui.window.search_list import ROW, FoundDelegate, FoundModel

if TYPE_CHECKING:
    from cds_desktop.storage.workspace import Workspace

MOST_FOUND = 40
_MOST_ROWS = 8
_WIDTH = 620
_HINT = "Gõ mã, chữ trong tiêu chí, tên hoặc số minh chứng, tên người, tên trang."
_PAGE_OF = {FoundKind.CRITERION: "scoring", FoundKind.EVIDENCE: "evidence", FoundKind.MEMBER: "council"}
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class SearchBox(QFrame):
    """Lies over `host`; `chosen` carries a page key and a code."""

    chosen = Signal(str, str)

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._host = host
        self._came_from: QWidget | None = None
        self._entries: tuple[Findable, ...] = _pages()
        self.setProperty("kind", "floating")
        self.setAccessibleName("Tìm mọi nơi")
        self._build()
        self._connect()
        self.hide()

    def open_for(self, workspace: "Workspace") -> None:
        """Show the box empty and look up what can be found now."""
        if self.isVisible():
            self.field.selectAll()
            self.field.setFocus()
            return
        self._came_from = QApplication.focusWidget()
        self.field.clear()
        self._search("")
        self.show()
        self.raise_()
        self.field.setFocus()
        run_query(self, partial(findables, workspace), self._show_findables)

    def close_box(self) -> None:
        """Go away; the focus returns to where it was."""
        if self.isHidden():
            return
        came_from, self._came_from = self._came_from, None
        has_focus = self.isAncestorOf(QApplication.focusWidget() or self._host)
        self.hide()
        if has_focus and came_from is not None and came_from.isVisible():
            came_from.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._host and event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        if watched is self.field and event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._handle(event)
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        self.field = LineEdit()
        self.field.setPlaceholderText("Tìm tiêu chí, minh chứng, trang, người")
        self.field.setAccessibleName("Tìm mọi nơi")
        self.model = FoundModel()
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(FoundDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName("Kết quả tìm")
        self.hint = Label(_HINT, Type.SMALL, tone="muted", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.M, Space.M, Space.M, Space.M)
        column.setSpacing(Space.S)
        for part in (self.field, self.list, self.hint):
            column.addWidget(part)

    def _connect(self) -> None:
        self._host.installEventFilter(self)
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._search)
        self.list.clicked.connect(self._go)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)

    def _show_findables(self, found: tuple[Findable, ...]) -> None:
        self._entries = (*_pages(), *found)
        self._search(self.field.text())

    def _search(self, text: str) -> None:
        found = find(self._entries, text, MOST_FOUND)
        self.model.show_entries(found)
        self.list.setVisible(bool(found))
        self.list.setFixedHeight(ROW * min(len(found), _MOST_ROWS))
        if found:
            self.list.setCurrentIndex(self.model.index(0))
        nothing = bool(text.strip()) and not found
        self.hint.setText(f"Không thấy “{text.strip()}”. Thử mã hoặc ít chữ hơn." if nothing else _HINT)
        self.hint.setVisible(not found)
        self._place()

    def _handle(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            self.close_box()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go(self.list.currentIndex())
        elif event.key() in _MOVES:
            QApplication.sendEvent(self.list, event)
        else:
            return False
        return True

    def _go(self, index: QModelIndex) -> None:
        entry = index.data(Qt.ItemDataRole.UserRole) if index.isValid() else None
        if entry is None:
            return
        self._came_from = None
        self.close_box()
        if entry.kind is FoundKind.PAGE:
            self.chosen.emit(entry.code, "")
        else:
            self.chosen.emit(_PAGE_OF[entry.kind], entry.code)

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        if (
            new is not None
            and not self.isHidden()
            and new is not self.field
            and new.window() is self.window()
        ):
            self._came_from = None
            self.close_box()

    def _place(self) -> None:
        width = min(_WIDTH, self._host.width() - 2 * Space.L)
        self.setFixedWidth(width)
        self.adjustSize()
        height = min(self.sizeHint().height(), self._host.height() - Size.HEADER - Space.L)
        self.setGeometry((self._host.width() - width) // 2, Size.HEADER - Space.S, width, height)


def _pages() -> tuple[Findable, ...]:
    return tuple(
        findable(FoundKind.PAGE, place.key, "", place.name, f"Trang · {keys}" if keys else "Trang")
        for place, keys in ((place, _keys(number)) for number, place in enumerate(PLACES.values()))
    )


def _keys(number: int) -> str:
    return f"Ctrl+{number}" if number < 10 else ""
