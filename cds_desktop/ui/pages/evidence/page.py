"""Minh chứng: all evidence in one table; the chosen one beside it."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QVBoxLayout

from cds_desktop.actions import Changes, Subject
from cds_desktop.actions.evidence import add_evidence, remove_evidence
from cds_desktop.domain.round import EvidenceItem, EvidenceKind
from cds_desktop.queries import EvidenceRow, EvidenceTable, TreeRow, criterion_tree, evidence_table
from cds_desktop.ui.background import run_action, run_query
from cds_desktop.ui.pages.evidence.adding import ask_for_files, attach, paste
from cds_desktop.ui.pages.evidence.dialogs import NewEvidenceDialog, may_remove
from cds_desktop.ui.pages.evidence.opening import open_evidence
from cds_desktop.ui.pages.evidence.panel import EvidencePanel
from cds_desktop.ui.pages.evidence.shelf import EvidenceShelf
from cds_desktop.ui.pages.evidence.table import filters
from cds_desktop.ui.pages.evidence.uses import UsesDialog, use_exactly
from cds_desktop.ui.pages.page import Page
from cds_desktop.ui.pages.reopening import SealedNotice
from cds_desktop.ui.theme import Space
from cds_desktop.ui.widgets.buttons import primary, secondary
from cds_desktop.ui.widgets.card import Card
from cds_desktop.ui.widgets.drop_area import local_paths
from cds_desktop.ui.widgets.filter_chips import FilterBar
from cds_desktop.ui.widgets.toast import Toast

TWO_COLUMNS = 860


class EvidencePage(Page):
    """Search, filter, describe, add, remove."""

    key = "evidence"
    title = "Minh chứng"
    subjects = frozenset({Subject.EVIDENCE, Subject.ROUND, Subject.MINUTES})
    help_text = (
        "Mọi minh chứng của đợt trong một bảng. Gõ vào ô tìm để lọc, Enter mở tệp, F2 sửa thông tin, Del bỏ, "
        "Ctrl+O thêm tệp, Ctrl+V dán ảnh hoặc tệp. Tệp thả vào bảng được thêm vào danh sách."
    )

    def enter(self, code: str = "") -> None:
        """Show the table; `code` is the code of an item or of the criterion it serves."""
        self._wanted = code
        super().enter(code)

    def reload(self) -> None:
        run_query(self, partial(evidence_table, self.workspace), self._show)

    def leave(self) -> None:
        self.panel.hand_over()
        self.view.remember_columns()

    def set_margin(self, margin: int) -> None:
        self._columns.setContentsMargins(margin, Space.M, margin, Space.M)

    def _build(self) -> None:
        self._table: EvidenceTable | None = None
        self._wanted = ""
        self.notice = SealedNotice(self.workspace)
        self._first_files = secondary("Chọn tệp", "plus")
        self.shelf = EvidenceShelf(self._first_files)
        self.view = self.shelf.view
        self.panel = EvidencePanel(self.workspace)
        self.panel.hide()
        self.setAcceptDrops(True)
        self.toast = Toast(self)
        card = Card(padding=0, spacing=0)
        card.setAccessibleName("Danh mục minh chứng")
        card.body.addLayout(self._build_head())
        card.body.addWidget(self.shelf, 1)
        left = QVBoxLayout()
        left.setSpacing(Space.S)
        left.addWidget(self.notice)
        left.addWidget(card, 1)
        self._columns = QHBoxLayout(self)
        self._columns.setSpacing(Space.M)
        self._columns.addLayout(left, 1)
        self._columns.addWidget(self.panel)
        self.set_margin(Space.L)

    def _build_head(self) -> QVBoxLayout:
        self.search = QLineEdit()
        self.search.setPlaceholderText("Tìm mã, tên, số văn bản (Ctrl+F)")
        self.search.setAccessibleName("Tìm minh chứng")
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(320)
        self.add = primary("Thêm minh chứng", "plus")
        self.add.setToolTip("Thêm tệp (Ctrl+O), đường link hoặc bản giấy")
        top = QHBoxLayout()
        top.addWidget(self.search, 1)
        top.addStretch(1)
        top.addWidget(self.add)
        self.filters = FilterBar()
        head = QVBoxLayout()
        head.setContentsMargins(Space.L, Space.L, Space.L, Space.S)
        head.setSpacing(Space.M)
        head.addLayout(top)
        head.addWidget(self.filters)
        return head

    def _connect(self) -> None:
        self.search.textChanged.connect(self._search)
        self.filters.chosen.connect(self._filter)
        self.add.clicked.connect(self._show_add_menu)
        self._first_files.clicked.connect(self._ask_files)
        self.shelf.everything_asked.connect(self._show_everything)
        self.view.chosen.connect(self._show_chosen)
        self.view.opened.connect(lambda _id: self._open())
        self.view.edit_asked.connect(lambda _id: self._edit())
        self.view.remove_asked.connect(lambda _id: self._remove())
        self.panel.open_asked.connect(self._open)
        self.panel.uses_asked.connect(self._ask_uses)
        self.panel.remove_asked.connect(self._remove)
        self.panel.close_asked.connect(self._close_panel)
        for keys, slot in (
            ("Ctrl+F", self.search.setFocus),
            ("Ctrl+O", self._ask_files),
            (QKeySequence.StandardKey.Paste, self._paste),
            ("F6", self._move_pane),
            ("Shift+F6", self._move_pane),
            ("Esc", self._escape),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    @property
    def _editable(self) -> bool:
        return bool(self._table and self._table.editable and not self.is_read_only)

    @property
    def _chosen(self) -> EvidenceRow | None:
        rows = self._table.rows if self._table else ()
        return next((row for row in rows if row.item.id == self.view.current_id), None)

    def _show(self, table: EvidenceTable) -> None:
        kept = self.view.current_id
        self._table = table
        self.shelf.show_rows(table)
        self.filters.show_filters(filters(table.rows, self.filters.current or "all"))
        self.filters.setVisible(bool(table.rows))
        self._first_files.setVisible(self._editable)
        self.add.setVisible(self._editable)
        self.notice.show_editable(table.editable)
        wanted = self._row_for(self._wanted)
        self._wanted = ""
        if not self.view.choose(wanted or kept):
            self.panel.hide()
        elif wanted or self.panel.isVisible():
            self._show_chosen()

    def _row_for(self, code: str) -> str:
        rows = self._table.rows if self._table and code else ()
        exact = (r.item.id for r in rows if code == r.item.code or code in r.item.used_for)
        inside = (r.item.id for r in rows if any(used.startswith(f"{code}.") for used in r.item.used_for))
        return next(exact, "") or next(inside, "")

    def _search(self, text: str) -> None:
        self.view.proxy.search(text)
        self._show_found()

    def _filter(self, key: str) -> None:
        self.view.proxy.choose(key)
        self._show_found()

    def _show_found(self) -> None:
        if self._table is not None:
            self.shelf.show_what_is_found(self._table)

    def _show_everything(self) -> None:
        self.search.clear()
        if self._table is not None:
            self.filters.show_filters(filters(self._table.rows, "all"), "all")
        self._filter("all")
        self.search.setFocus()

    def _show_chosen(self) -> None:
        if row := self._chosen:
            self.panel.show_row(row, editable=self._editable)
            self.panel.show()

    def _close_panel(self) -> None:
        self.panel.hand_over()
        self.panel.hide()
        self.view.setFocus()

    def _escape(self) -> None:
        if self.panel.isVisible():
            self._close_panel()
        else:
            self.search.clear()

    def _move_pane(self) -> None:
        if self.panel.isVisible() and not self.panel.isAncestorOf(self.focusWidget() or self):
            self.panel.edit.setFocus()
        else:
            self.view.setFocus()

    def _show_add_menu(self) -> None:
        menu = QMenu(self)
        menu.addAction("Tệp…", self._ask_files)
        menu.addAction("Đường link…", lambda: self._ask_new(EvidenceKind.LINK))
        menu.addAction("Bản giấy, hiện vật…", lambda: self._ask_new(EvidenceKind.PHYSICAL))
        menu.exec(self.add.mapToGlobal(self.add.rect().bottomLeft()))

    def _ask_files(self) -> None:
        if self._editable:
            self._add_files(ask_for_files(self))

    def _add_files(self, paths: list[Path]) -> None:
        if self._editable and paths:
            attach(self, self.workspace, "", paths, self._say)

    def _paste(self) -> None:
        if self._editable:
            paste(self, self.workspace, "", self._say)

    def _say(self, words: str) -> None:
        self.toast.show_message(f"{words}; chọn tiêu chí ở khung bên phải", undo=False)

    def _ask_new(self, kind: EvidenceKind) -> None:
        dialog = NewEvidenceDialog(kind, self.window())
        if dialog.exec():
            self.add_item(dialog.made())

    def add_item(self, item: EvidenceItem) -> None:
        """Add a link or a thing on paper and show it."""
        run_action(self, partial(add_evidence, self.workspace, item), done=self._added)

    def _added(self, changes: Changes) -> None:
        self._wanted = changes.codes[0]
        self.reload()

    def _open(self) -> None:
        if row := self._chosen:
            open_evidence(self, self.workspace, row.item)

    def _edit(self) -> None:
        if self._editable and self._chosen:
            self._show_chosen()
            self.panel.start_editing()

    def _remove(self) -> None:
        row = self._chosen
        if row and self._editable and may_remove(self, row.item):
            self.panel.hide()
            run_action(self, partial(remove_evidence, self.workspace, row.item.id))

    def _ask_uses(self) -> None:
        if row := self._chosen:
            run_query(self, partial(criterion_tree, self.workspace), partial(self._show_uses, row.item))

    def _show_uses(self, item: EvidenceItem, rows: tuple[TreeRow, ...]) -> None:
        dialog = UsesDialog(item, rows, self.window())
        if dialog.exec():
            self.use_for(item, dialog.codes)

    def use_for(self, item: EvidenceItem, codes: set[str]) -> None:
        """Use an item for exactly these criteria and contents."""
        if codes != set(item.used_for):
            run_action(self, lambda: use_exactly(self.workspace, item, codes))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._editable and local_paths(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        # Never "move": the sender would delete its own copy.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self._add_files(local_paths(event.mimeData()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.panel.setFixedWidth(264 if self.width() < TWO_COLUMNS + 120 else 304)
