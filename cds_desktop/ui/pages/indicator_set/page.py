"""Đối chiếu bộ chỉ số: the set beside the paper copy, row by row, until it can be trusted."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from cds_desktop.actions import Changes, Subject
from cds_desktop.ui.background import run_query
from cds_desktop.ui.pages.evidence.drops import DropPlace, FilesDropped
from cds_desktop.ui.pages.indicator_set.comparison import Comparison
from cds_desktop.ui.pages.indicator_set.deeds import SetDeeds
from cds_desktop.ui.pages.indicator_set.editing import DraftEditing
from cds_desktop.ui.pages.indicator_set.editor import Editor
from cds_desktop.ui.pages.indicator_set.files import SetFiles
from cds_desktop.ui.pages.indicator_set.library import LineKind, SetLibrary, SetLine
from cds_desktop.ui.pages.indicator_set.library_lines import library_lines
from cds_desktop.ui.pages.indicator_set.looking import Look, Wanted, look
from cds_desktop.ui.pages.indicator_set.menus import menu_of, page_entries
from cds_desktop.ui.pages.indicator_set.next_deed import Deed, NextDeed, next_deed
from cds_desktop.ui.pages.indicator_set.sending import ask_to_send
from cds_desktop.ui.pages.indicator_set.shown_words import facts_words, other_words, title_words
from cds_desktop.ui.pages.indicator_set.slot import EmptySlot
from cds_desktop.ui.pages.page import Page
from cds_desktop.ui.theme import Space
from cds_desktop.ui.widgets.buttons import Kind
from cds_desktop.ui.window.places import SETS

KEYS = (
    ("Phím cách", "Ghi đã đối chiếu, hoặc bỏ dấu"),
    ("Ctrl+phím cách", "Ghi cả tiêu chí, cả nhóm"),
    ("Enter, F2", "Sửa ô; Tab sang ô kế"),
    ("F8, Shift+F8", "Chỗ sai kế tiếp, chỗ sai trước"),
    ("Ctrl+F", "Tìm dòng"),
    ("Ctrl+Tab", "Các dòng, hoặc thông tin và quy tắc"),
    ("Ctrl+C, Ctrl+V", "Chép, dán khối ô với Excel"),
    ("Del", "Xóa chữ trong các ô đã chọn"),
    ("Insert, Ctrl+Del", "Thêm dòng, bỏ dòng"),
    ("Alt+↑, Alt+↓", "Đổi chỗ dòng"),
    ("Alt+1, Alt+2", "Khi so hai bản: lấy bản này, bản kia"),
)


class IndicatorSetPage(Page):
    """Checks rows, mends them, compares what two people typed, and saves versions."""

    key = "indicator_set"
    title = "Đối chiếu bộ chỉ số"
    subjects = frozenset({Subject.SETS, Subject.ROUND, Subject.COUNCIL, Subject.MINUTES})
    prefers_narrow_rail = True
    keys = KEYS
    help_text = (
        "Đặt bản giấy của quyết định bên cạnh, đi từng dòng: đúng thì nhấn phím cách để ghi đã đối chiếu, "
        "sai thì sửa ngay tại ô. Chỗ sai, chỗ cộng chưa khớp hiện ngay dưới dòng. Mọi thay đổi được lưu "
        "ngay và hoàn tác được; bản cũ của bộ chỉ số không bị đổi."
    )

    def enter(self, code: str = "") -> None:
        """Show where one stopped; `code` is the code of a row to begin with, or `SETS`."""
        self._code = code if code != SETS else ""
        self._wants_cursor = True
        super().enter(code)
        if code == SETS:
            self._show_library()
        elif code:
            self._parts.setCurrentWidget(self.editor)

    def reload(self) -> None:
        run_query(self, partial(look, self.workspace, self._wanted), self._show)

    def hand_over(self) -> None:
        self.editor.hand_over()

    def panes(self) -> list[QWidget]:
        if (part := self._parts.currentWidget()) is not None and part is not self.editor:
            return [part]
        return [self.editor.head, self.editor.active_view, self.editor.side]

    def move_pane(self, step: int) -> None:
        if self.editor.side.is_over and not self.editor.side.isVisible() and self.editor.view.hasFocus():
            self.editor.open_side()
        super().move_pane(step)

    def set_margin(self, margin: int) -> None:
        self._column.setContentsMargins(margin, Space.M, margin, Space.M)

    def _build(self) -> None:
        self._code, self._wants_cursor = "", False
        self._wanted = Wanted()
        self.found: Look | None = None
        self._next = NextDeed(Deed.NONE)
        self._compared: frozenset[str] = frozenset()
        self.editor = Editor()
        self.library, self.comparison, self.slot = SetLibrary(), Comparison(), EmptySlot()
        self._parts = QStackedWidget()
        for part in (self.editor, self.library, self.comparison, self.slot):
            self._parts.addWidget(part)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._parts)
        self.set_margin(Space.L)
        desk = self.editor.desk
        self.deeds = SetDeeds(self, self.workspace, desk)
        self.files = SetFiles(self, self.workspace, desk)
        self.editing = DraftEditing(self, self.workspace, self.editor)
        self.dropped = FilesDropped(self, self._place_at)

    def _connect(self) -> None:
        head = self.editor.head
        head.sets.clicked.connect(self._show_library)
        head.more.clicked.connect(self._show_menu)
        head.deed.clicked.connect(self._do_next)
        self.editor.desk.was_read.connect(self._show_next)
        self.editing.settled.connect(self.reload)
        for source in (self.deeds.opened, self.files.opened):
            source.connect(self._open)
        self.files.table_wanted.connect(self.deeds.begin_with)
        self.library.chosen.connect(self._line_chosen)
        for source in (self.library.load_asked, self.slot.load_asked):
            source.connect(self.files.ask_load)
        self.slot.by_hand_asked.connect(self._begin_by_hand)
        for source in (self.library.back_asked, self.comparison.back_asked):
            source.connect(self._show_editor)
        self.slot.back_asked.connect(self._show_library)
        self.comparison.taken.connect(self._settle)
        self.comparison.opened.connect(self._go_to_row)
        self._connect_keys()

    def _connect_keys(self) -> None:
        for keys, slot in (
            ("Ctrl+F", self.editor.go_to_search),
            ("F8", partial(self.editor.go_to_fault, 1)),
            ("Shift+F8", partial(self.editor.go_to_fault, -1)),
            ("Ctrl+Tab", self._turn_tab),
            ("Esc", self._escape),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def _show(self, found: Look) -> None:
        # What was just typed goes in first; it asks for another look.
        if not self.editing.is_settled:
            return
        self.found = self.deeds.found = self.files.found = found
        self.editing.draft_id = found.draft.id if found.draft is not None else ""
        self.editing.person = found.draft.person if found.draft is not None else ""
        self._wanted = Wanted(
            draft_id=self.editing.draft_id,
            digest=found.shown.digest if found.shown is not None and found.draft is None else "",
            slot=self._wanted.slot if found.shown is not None and found.shown.is_empty else "",
        )
        editable = found.draft is not None and not self.is_read_only
        self.editor.desk.show(found.table, found.base, editable=editable)
        self.editor.desk.show_others(other_words(found) if self._is_compared(found) else {})
        self.library.show_sets(library_lines(found))
        self.library.show_editable(not self.is_read_only)
        self._show_comparison(found)
        self._show_next()
        self._show_slot(found)
        self._take_cursor()

    def _show_slot(self, found: Look) -> None:
        is_slot = found.draft is None and found.shown is not None and found.shown.is_empty
        if is_slot and found.shown is not None:
            self.slot.show_slot(found.shown, editable=not self.is_read_only)
            self._parts.setCurrentWidget(self.slot)
            self.slot.load.setFocus()
        elif self._parts.currentWidget() is self.slot:
            self._parts.setCurrentWidget(self.editor)

    def _show_comparison(self, found: Look) -> None:
        if found.draft is None or found.rival is None:
            if self._parts.currentWidget() is self.comparison:
                self._parts.setCurrentWidget(self.editor)
            return
        if self._is_compared(found):
            self.comparison.show_differences(found.draft.person, found.rival.person, found.differences)

    def _show_next(self) -> None:
        if (found := self.found) is None:
            return
        self._next = next_deed(found, self.editor.desk, read_only=self.is_read_only)
        head = self.editor.head
        head.show_set(title_words(found), facts_words(found, self._next.reason))
        head.deed.setVisible(self._next.deed is not Deed.NONE)
        head.deed.set_words(self._next.words)
        head.deed.set_kind(Kind.PRIMARY if self._next.filled else Kind.SECONDARY)
        head.deed.setEnabled(self._next.enabled)
        head.show_reason(self._next.reason)

    def _take_cursor(self) -> None:
        if self._code:
            self.editor.go_to_code(self._code)
        elif self._wants_cursor and self._parts.currentWidget() is self.editor:
            self.editor.start()
        self._code, self._wants_cursor = "", False

    def _do_next(self) -> None:
        self.hand_over()
        match self._next.deed:
            case Deed.BEGIN:
                self.deeds.begin()
            case Deed.MOVE:
                self.ask_move()
            case Deed.MEND:
                self.editor.go_to_fault(1, hard=True)
            case Deed.COMPARE:
                self.compare()
            case Deed.SAVE:
                self.deeds.ask_save()

    def compare(self) -> None:
        """So hai bản: from now on the rows show what the other draft says, too."""
        if (found := self.found) is None or found.draft is None or found.rival is None:
            return
        self._compared = frozenset({found.draft.id, found.rival.id})
        self._parts.setCurrentWidget(self.comparison)
        self.reload()

    def _is_compared(self, found: Look) -> bool:
        pair = {one.id for one in (found.draft, found.rival) if one is not None}
        return len(pair) == 2 and pair == self._compared

    def _settle(self, difference: object, first_is_right: bool) -> None:
        if self.found is not None and self.found.rival is not None:
            self.editing.settle(self.found.rival.id, difference, first_is_right=first_is_right)

    def _open(self, wanted: Wanted) -> None:
        self._wanted = wanted
        self._wants_cursor = True
        self._parts.setCurrentWidget(self.editor)
        self.reload()

    def _line_chosen(self, line: SetLine) -> None:
        wanted = {
            LineKind.DRAFT: Wanted(draft_id=line.key),
            LineKind.SET: Wanted(digest=line.key),
            LineKind.SLOT: Wanted(slot=line.key),
        }
        self._open(wanted[line.kind])

    def _begin_by_hand(self) -> None:
        if self.found is not None and self.found.shown is not None:
            self.deeds.begin_by_hand(self.found.shown)

    def _show_library(self) -> None:
        self.hand_over()
        self._parts.setCurrentWidget(self.library)
        self.library.take_focus()

    def _show_editor(self) -> None:
        self._parts.setCurrentWidget(self.editor)
        self.editor.take_focus()

    def _go_to_row(self, row_id: str) -> None:
        self._parts.setCurrentWidget(self.editor)
        self.editor.go_to_row(row_id)

    def _turn_tab(self) -> None:
        if self._parts.currentWidget() is self.editor:
            self.editor.turn_tab()

    def _escape(self) -> None:
        if self._parts.currentWidget() is self.editor:
            self.editor.escape()
        else:
            self._show_editor()

    def _place_at(self, point: QPoint) -> DropPlace | None:
        if self.is_read_only:
            return None
        return DropPlace("vào các bộ chỉ số", self.rect(), self._load)

    def _load(self, paths: list[Path]) -> None:
        for path in paths[:1]:
            self.files.load(path)

    def _show_menu(self) -> None:
        button = self.editor.head.more
        menu = menu_of(self, page_entries(self))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def send(self) -> None:
        """Gửi cho các trường the version that is shown."""
        if self.found is not None and self.found.shown is not None:
            ask_to_send(self, self.workspace, self.found.shown)

    def ask_move(self) -> None:
        """Chuyển đợt sang bản đang xem, after a look at what that does."""
        if self.found is not None and self.found.shown is not None:
            self.deeds.ask_move(self.found.shown.digest)

    def _something_changed(self, changes: Changes) -> None:
        # Each edit of ours tells everybody; one look follows when the last of them is stored.
        if self.editing.is_settled:
            super()._something_changed(changes)
