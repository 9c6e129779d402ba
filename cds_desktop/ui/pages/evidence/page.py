"""Minh chứng: all evidence in one table; the chosen one, or the chosen ones, beside it."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cds_desktop.actions import Subject
from cds_desktop.actions.papers import draw_now
from cds_desktop.domain.papers import PaperKind
from cds_desktop.domain.round import EvidenceItem
from cds_desktop.queries import EvidenceRow, evidence_table
from cds_desktop.ui.background import run_query
from cds_desktop.ui.pages.evidence.adding import Adding, ask_for_files, ask_for_folder
from cds_desktop.ui.pages.evidence.catalogue import Catalogue
from cds_desktop.ui.pages.evidence.checking import check_all_files
from cds_desktop.ui.pages.evidence.deeds import EvidenceDeeds
from cds_desktop.ui.pages.evidence.drops import DropPlace, FilesDropped
from cds_desktop.ui.pages.evidence.finding import EvidenceIndex
from cds_desktop.ui.pages.evidence.menus import AddDeeds, PageDeeds, add_menu, item_menu
from cds_desktop.ui.pages.evidence.new_item import LinkDialog, NewItemDialog, PaperDialog
from cds_desktop.ui.pages.evidence.side import EvidenceSide
from cds_desktop.ui.pages.page import Page
from cds_desktop.ui.pages.reopening import SealedNotice
from cds_desktop.ui.printing import print_drawn
from cds_desktop.ui.theme import Space


class EvidencePage(Page):
    """Search, filter, describe, add, remove."""

    key = "evidence"
    title = "Minh chứng"
    subjects = frozenset({Subject.EVIDENCE, Subject.ROUND, Subject.MINUTES})
    help_text = (
        "Mọi minh chứng của đợt trong một bảng. Gõ vào ô tìm để lọc, không cần dấu. Giữ Ctrl hoặc Shift, hay "
        "nhấn phím cách, để chọn nhiều minh chứng và sửa một lần. Tệp, thư mục thả vào trang được thêm vào "
        "danh sách; thả vào khung bên thì vào minh chứng đang xem."
    )
    keys = (
        ("Ctrl+F", "Tìm"),
        ("Enter", "Mở tệp"),
        ("F2", "Sửa thông tin"),
        ("Del", "Bỏ minh chứng"),
        ("Ctrl+O", "Thêm tệp"),
        ("Ctrl+V", "Dán ảnh hoặc tệp"),
        ("Ctrl+C", "Chép các dòng đã chọn thành bảng"),
        ("Phím cách", "Chọn, bỏ chọn một dòng"),
    )

    def enter(self, code: str = "") -> None:
        """Show the table; `code` is the code of an item or of the criterion it serves."""
        self._wanted = code
        super().enter(code)

    def reload(self) -> None:
        workspace = self.workspace
        run_query(self, lambda: EvidenceIndex.of(evidence_table(workspace)), self._show)

    def hand_over(self) -> None:
        self.side.hand_over()

    def leave(self) -> None:
        self.hand_over()
        self.view.remember_columns()

    def panes(self) -> list[QWidget]:
        return [self.catalogue.top, self.view, self.side]

    def set_margin(self, margin: int) -> None:
        self._columns.setContentsMargins(margin, Space.M, margin, Space.M)
        self._fit()

    def _build(self) -> None:
        self._index: EvidenceIndex | None = None
        self._wanted = ""
        self._wanted_ids: tuple[str, ...] = ()
        self.notice = SealedNotice(self.workspace, self)
        self.catalogue = Catalogue(self)
        self.view, self.search = self.catalogue.view, self.catalogue.top.search
        self.deeds = EvidenceDeeds(self, self.workspace)
        self.side = EvidenceSide(self.workspace, self.deeds, self)
        self.side.hide()
        self.adding = Adding(self, self.workspace, added=self._added)
        self.dropped = FilesDropped(self, self._place_at)
        self._lay_out()

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(Space.S)
        left.addWidget(self.notice)
        left.addWidget(self.catalogue, 1)
        self._columns = QHBoxLayout(self)
        self._columns.setSpacing(Space.L)
        self._columns.addLayout(left, 1)
        self._columns.addWidget(self.side)
        self.set_margin(Space.L)

    def _connect(self) -> None:
        head = self.catalogue.top
        head.check.clicked.connect(lambda: check_all_files(self, self.workspace))
        head.print.clicked.connect(self._print)
        head.add.clicked.connect(self._show_add_menu)
        self.catalogue.first_files_asked.connect(self._ask_files)
        self.view.chosen.connect(self._show_chosen)
        self.view.clicked.connect(lambda _index: self._look_at_chosen() if self.side.is_over else None)
        self.catalogue.shelf.look.clicked.connect(self._look_at_chosen)
        self.view.opened.connect(self._open)
        self.view.edit_asked.connect(self._edit)
        self.view.remove_asked.connect(self._remove)
        self.view.menu_asked.connect(self._show_menu)
        self.side.menu_asked.connect(self._show_menu)
        self.side.merge_asked.connect(lambda: self.deeds.ask_merge(self._items))
        self.side.remove_asked.connect(self._remove)
        self.side.close_asked.connect(self._close_side)
        for keys, slot in (
            ("Ctrl+F", self.catalogue.go_to_search),
            ("Ctrl+O", self._ask_files),
            (QKeySequence.StandardKey.Paste, self._paste),
            ("Esc", self._escape),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    @property
    def _editable(self) -> bool:
        return bool(self._index and self._index.table.editable and not self.is_read_only)

    @property
    def _rows(self) -> list[EvidenceRow]:
        """What a deed concerns: the chosen rows, or what stays in the side panel after a search."""
        return self.view.chosen_rows or (list(self.side.rows) if self.side.isVisible() else [])

    @property
    def _items(self) -> list[EvidenceItem]:
        return [row.item for row in self._rows]

    def _show(self, index: EvidenceIndex) -> None:
        self._index = index
        self.catalogue.show_index(index, editable=self._editable)
        self.notice.show_editable(index.table.editable)
        ids = self._wanted_ids or index.ids_for(self._wanted)
        self._wanted, self._wanted_ids = "", ()
        if ids:
            self.catalogue.choose(ids)
        self._show_side_again(open_it=bool(ids))

    def _show_side_again(self, *, open_it: bool) -> None:
        """After a reading the side shows the same items as they are now."""
        if self._index is None or not (open_it or self.side.isVisible()):
            return
        rows = self.view.chosen_rows or self._index.rows_of(row.item.id for row in self.side.rows)
        self.side.show_rows(rows, editable=self._editable)
        if rows:
            self._open_side()

    def _show_chosen(self) -> None:
        if rows := self.view.chosen_rows:
            self.side.show_rows(rows, editable=self._editable)
            if not self.side.is_over or self.side.isVisible():
                self._open_side()
        self._show_look()

    def _open_side(self) -> None:
        self.side.open()
        self._show_look()

    def _look_at_chosen(self) -> None:
        if rows := self.view.chosen_rows:
            self.side.show_rows(rows, editable=self._editable)
            self._open_side()

    def _close_side(self) -> None:
        self.side.hand_over()
        self.side.hide()
        self._show_look()
        self.view.setFocus()

    def _show_look(self) -> None:
        # Where the side lies over the page, a button stands for it while it is closed.
        count = len(self.view.chosen_rows)
        self.catalogue.shelf.look.set_words(
            "Xem minh chứng (F6)" if count == 1 else f"{count} minh chứng đã chọn (F6)"
        )
        self.catalogue.shelf.look.setVisible(count > 0 and self.side.is_over and not self.side.isVisible())

    def _fit(self) -> None:
        self.side.fit(self, self._columns)
        self._show_look()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def move_pane(self, step: int) -> None:
        if self.side.is_over and not self.side.isVisible() and self.view.hasFocus():
            self._look_at_chosen()
        super().move_pane(step)

    def _escape(self) -> None:
        if self.side.isVisible():
            self._close_side()
        else:
            self.search.clear()

    def _show_add_menu(self) -> None:
        deeds = AddDeeds(
            files=self._ask_files,
            folder=lambda: self.add_files(ask_for_folder(self)),
            paste=self.adding.paste,
            link=lambda: self._add_new(LinkDialog(self.workspace.actor, self.window())),
            paper=lambda: self._add_new(PaperDialog(self.window())),
        )
        button = self.catalogue.top.add
        add_menu(self, deeds).exec(button.mapToGlobal(button.rect().bottomLeft()))

    def _ask_files(self) -> None:
        if self._editable:
            self.add_files(ask_for_files(self))

    def add_files(self, paths: list[Path]) -> None:
        """Take files and folders into the list."""
        if self._editable and paths:
            self.adding.add(paths)

    def _place_at(self, point: QPoint) -> DropPlace | None:
        """Files over one item go into it, anywhere else into the list."""
        if not self._editable:
            return None
        rows = self.side.rows if self.side.isVisible() and self.side.geometry().contains(point) else ()
        if len(rows) == 1:
            item = rows[0].item
            return DropPlace(f"vào {item.code}", self.side.geometry(), partial(self.deeds.add_files, item))
        return DropPlace("vào danh sách minh chứng", self.rect(), self.add_files)

    def _paste(self) -> None:
        if self._editable and not (self.side.isVisible() and self.side.panel.paste()):
            self.adding.paste()

    def _add_new(self, dialog: NewItemDialog) -> None:
        self.deeds.add_new(dialog, "", self._added_code)

    def _added(self, ids: tuple[str, ...]) -> None:
        self._wanted_ids = ids
        self.reload()

    def _added_code(self, code: str) -> None:
        self._wanted = code
        self.reload()

    def _open(self) -> None:
        if len(items := self._items) == 1:
            self.deeds.open(items[0])

    def _edit(self) -> None:
        if self._editable and self._rows:
            self.side.show_rows(self._rows, editable=True)
            self._open_side()
            self.side.start_editing()

    def _remove(self) -> None:
        if self._editable and (items := self._items):
            self.side.hide()
            self.deeds.remove(items)

    def _show_menu(self, place: QPoint) -> None:
        if not (items := self._items):
            return
        page = PageDeeds(
            edit=self._edit,
            remove=self._remove,
            merge=lambda: self.deeds.ask_merge(items),
            uses=lambda: self.deeds.ask_uses(items),
            copy=self.view.copy_chosen,
        )
        item_menu(self, self.deeds, page, items, editable=self._editable).exec(place)

    def _print(self) -> None:
        draw = partial(draw_now, self.workspace, PaperKind.EVIDENCE_LIST)
        print_drawn(self, draw, "danh mục minh chứng", "danh-muc-minh-chung.pdf")
