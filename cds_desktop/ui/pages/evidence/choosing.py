"""Chọn minh chứng đã có: all evidence with a search, any number of it ticked."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QWidget

from cds_desktop.domain.round import EvidenceItem
from cds_desktop.queries import EvidenceTable, evidence_table
from cds_desktop.storage.workspace import Workspace
from cds_desktop.ui.background import run_query
from cds_desktop.ui.pages.evidence.dialogs import dialog_buttons, dialog_column
from cds_desktop.ui.pages.evidence.finding import EvidenceIndex
from cds_desktop.ui.pages.evidence.view import EvidenceView
from cds_desktop.ui.theme import Type
from cds_desktop.ui.widgets.buttons import primary
from cds_desktop.ui.widgets.dialog_size import fit_dialog
from cds_desktop.ui.widgets.labels import Label
from cds_desktop.ui.widgets.line_edit import LineEdit

Choose = Callable[[list[EvidenceItem]], None]


class ChooseDialog(QDialog):
    """Search, then Space ticks and Enter takes; `choose` gets what was ticked."""

    def __init__(
        self, title: str, done: str, index: EvidenceIndex, choose: Choose, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._done, self._choose = done, choose
        self.setWindowTitle("Chọn minh chứng đã có")
        fit_dialog(self, 820, 560)
        self.search = LineEdit()
        self.search.setPlaceholderText("Tìm mã, tên, số văn bản")
        self.search.setAccessibleName("Tìm minh chứng đã có")
        self.search.setClearButtonEnabled(True)
        self.view = EvidenceView(remembers=False)
        self.view.rows.show_index(index)
        self.nothing = Label("Không có minh chứng nào như vậy.", Type.SMALL, tone="muted")
        self.nothing.hide()
        self._build(title)
        self._show_count()

    def accept(self) -> None:
        """Hands over what is ticked."""
        items = [row.item for row in self.view.chosen_rows]
        if items:
            super().accept()
            self._choose(items)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self.search.hasFocus():
            self.view.setFocus(Qt.FocusReason.TabFocusReason)
            return
        super().keyPressEvent(event)

    def _build(self, title: str) -> None:
        column = dialog_column(self, title)
        column.addWidget(self.search)
        column.addWidget(self.nothing)
        column.addWidget(self.view, 1)
        words = "Giữ Ctrl hoặc Shift, hay nhấn phím cách, để chọn nhiều minh chứng."
        column.addWidget(Label(words, Type.SMALL, tone="muted", wrap=True))
        self.take = primary(self._done)
        column.addLayout(dialog_buttons(self, self._done, self.take))
        self.search.textChanged.connect(self._find)
        self.view.chosen.connect(self._show_count)
        self.view.opened.connect(self.accept)

    def _find(self, words: str) -> None:
        self.view.rows.search(words)
        self.nothing.setVisible(not self.view.rows.rowCount())

    def _show_count(self) -> None:
        count = len(self.view.chosen_rows)
        self.take.setText(f"{self._done} ({count})" if count > 1 else self._done)
        self.take.setEnabled(count > 0)


def choose_existing(
    owner: QWidget,
    workspace: Workspace,
    title: str,
    done: str,
    choose: Choose,
    *,
    leave_out: Collection[str] = (),
) -> None:
    """Read all evidence but the items left out, and let some be chosen."""

    def show(index: EvidenceIndex) -> None:
        ChooseDialog(title, done, index, choose, owner.window()).open()

    run_query(owner, partial(_read, workspace, frozenset(leave_out)), show)


def _read(workspace: Workspace, leave_out: frozenset[str]) -> EvidenceIndex:
    table: EvidenceTable = evidence_table(workspace)
    return EvidenceIndex.of(replace(table, rows=tuple(r for r in table.rows if r.item.id not in leave_out)))


class KeepDialog(QDialog):
    """Which of several items stays when they become one."""

    def __init__(self, items: Sequence[EvidenceItem], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Gộp minh chứng")
        fit_dialog(self, 520, 360)
        self.list = QListWidget()
        self.list.setAccessibleName("Minh chứng được giữ mã và tên")
        self._items = tuple(items)
        for item in items:
            self.list.addItem(QListWidgetItem(f"{item.code}  {item.title}"))
        self.list.setCurrentRow(0)
        self.list.itemDoubleClicked.connect(lambda _entry: self.accept())
        column = dialog_column(self, f"Gộp {len(items)} minh chứng, giữ mã và tên nào?")
        words = "Tệp và tiêu chí của các minh chứng kia chuyển sang; ô còn trống được điền thêm."
        column.addWidget(Label(words, Type.SMALL, tone="muted", wrap=True))
        column.addWidget(self.list, 1)
        column.addLayout(dialog_buttons(self, "Gộp"))

    @property
    def ordered(self) -> list[EvidenceItem]:
        """The one that stays, then the others."""
        place = max(0, self.list.currentRow())
        return [self._items[place], *self._items[:place], *self._items[place + 1 :]]
