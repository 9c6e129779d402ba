"""Chấm tiêu chí: tree, work and evidence side by side; everything is stored as it is entered."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cds_desktop.actions import Changes, Subject
from cds_desktop.actions.undoing import undo
from cds_desktop.queries import CriterionView
from cds_desktop.queries.criteria import ScoringLook, scoring_look
from cds_desktop.ui import person
from cds_desktop.ui.background import run_action, run_query, signals
from cds_desktop.ui.pages.evidence.drops import FilesDropped
from cds_desktop.ui.pages.page import Page
from cds_desktop.ui.pages.reopening import SealedNotice
from cds_desktop.ui.pages.scoring import evidence_pane
from cds_desktop.ui.pages.scoring.evidence_pane import EvidencePane
from cds_desktop.ui.pages.scoring.footer import Footer
from cds_desktop.ui.pages.scoring.reading_ahead import ReadAhead, look_after_paint
from cds_desktop.ui.pages.scoring.tree import TreePane
from cds_desktop.ui.pages.scoring.work import WorkPane
from cds_desktop.ui.theme import Space

FULL_WIDTH, THREE_COLUMNS = 1036, 896


class ScoringPage(Page):
    """One criterion at a time, Trước and Tiếp through all of them."""

    key = "scoring"
    title = "Chấm tiêu chí"
    subjects = frozenset(
        {Subject.ANSWERS, Subject.TEXTS, Subject.EVIDENCE, Subject.ROUND, Subject.COUNCIL, Subject.MINUTES}
    )
    prefers_narrow_rail = True
    help_text = (
        "Nhập số liệu, điểm và nhận xét của từng tiêu chí; nhập tới đâu được ghi tới đó. Gõ 37/40 vào ô đầu "
        "thì cả hai ô có số; bảng chép từ Excel hay Word dán vào một ô số thì các dòng được điền cùng lúc."
    )
    keys = (
        ("Alt+←, Alt+→", "Tiêu chí trước, tiêu chí sau"),
        ("Enter", "Ô số kế tiếp"),
        ("Ctrl+F", "Tìm tiêu chí"),
        ("F2", "Trong cây: vào tiêu chí đang chọn"),
        ("Ctrl+Tab", "Phần viết kế tiếp"),
        ("Ctrl+O", "Thêm tệp minh chứng"),
        ("Ctrl+V", "Dán ảnh hoặc tệp làm minh chứng"),
        ("Esc", "Đóng khung minh chứng, rồi bỏ tìm"),
    )

    def enter(self, code: str = "") -> None:
        """Open a criterion or item; without a code stay where the page was."""
        if (saved_at := getattr(self.window(), "saved_at", None)) is not None:
            self.footer.show_saved(saved_at)
        self._open(code or self.code)

    def reload(self) -> None:
        """Read tree, criterion and its neighbours in one look."""
        run_query(self, partial(scoring_look, self.workspace, self.code), partial(self._show_look, ()))

    def panes(self) -> list[QWidget]:
        """Tree, work, evidence."""
        return [self.tree, self.work, self.evidence]

    def move_pane(self, step: int) -> None:
        """F6, Shift+F6; in a narrow window the evidence opens over the page."""
        panes = self.panes()
        here = next((n for n, pane in enumerate(panes) if pane.isAncestorOf(self.focusWidget() or self)), 1)
        if panes[(here + step) % len(panes)] is self.evidence and not self.evidence.isVisible():
            self._toggle_evidence()
        else:
            super().move_pane(step)

    def _build(self) -> None:
        self.tree = TreePane()
        self.work = WorkPane(self.workspace)
        self.evidence = EvidencePane(self.workspace, self)
        self.notice = SealedNotice(self.workspace)
        self.footer = Footer()
        self.ahead = ReadAhead()
        self.dropped = FilesDropped(self, lambda _: self.evidence.place_on_page(self.work.geometry()))
        self._wants_cursor = False
        middle = QVBoxLayout()
        middle.setSpacing(Space.S)
        middle.addWidget(self.notice)
        middle.addWidget(self.work, 1)
        self._columns = QHBoxLayout()
        self._columns.addWidget(self.tree)
        self._columns.addLayout(middle, 1)
        self._columns.addWidget(self.evidence)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._columns, 1)
        column.addWidget(self.footer)

    def _connect(self) -> None:
        signals.saved.connect(self.footer.show_saved)
        self.tree.chosen.connect(self._choose)
        self.tree.entered.connect(self._open)
        self.footer.criterion_asked.connect(self._open)
        self.footer.review_asked.connect(lambda: self.go_to.emit("review", ""))
        self.footer.undo_asked.connect(self._undo)
        self.work.header.evidence.clicked.connect(self._toggle_evidence)
        self.evidence.close_asked.connect(self._hide_evidence)
        for keys, slot in (
            ("Alt+Left", self.footer.previous.click),
            ("Alt+Right", self.footer.next.click),
            ("Ctrl+F", self._search),
            ("Ctrl+O", self.evidence.ask_and_add),
            ("Ctrl+Tab", lambda: self.work.texts.turn(1)),
            ("Ctrl+Shift+Tab", lambda: self.work.texts.turn(-1)),
            (QKeySequence.StandardKey.Paste, self.evidence.paste),
            ("Esc", self._escape),
        ):
            self._add_key(keys, slot)

    def _add_key(self, keys: str | QKeySequence.StandardKey, slot: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(slot)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        wide, over = self.width() >= FULL_WIDTH, self.width() < THREE_COLUMNS
        margin = Space.L if wide else Space.S
        self._columns.setContentsMargins(margin, Space.M, margin, Space.M)
        self._columns.setSpacing(Space.M if wide else Space.S)
        self.tree.set_narrow(not wide)
        self.evidence.set_width(evidence_pane.WIDE if wide or over else evidence_pane.NARROW)
        self.work.set_short(over)
        self.evidence.set_over_page(over)
        if over and self._columns.indexOf(self.evidence) >= 0:
            self._columns.removeWidget(self.evidence)
            self.evidence.hide()
        elif not over and self._columns.indexOf(self.evidence) < 0:
            self._columns.addWidget(self.evidence)
            self.evidence.show()
        if over:
            self._place_over()

    def _place_over(self) -> None:
        height = self.height() - self.footer.height() - 2 * Space.M
        place = QPoint(self.width() - self.evidence.width() - Space.S, Space.M)
        self.evidence.setGeometry(place.x(), place.y(), self.evidence.width(), height)

    def _toggle_evidence(self) -> None:
        if self.evidence.isVisible():
            self._hide_evidence()
            return
        self._place_over()
        self.evidence.show()
        self.evidence.raise_()
        self.evidence.first_place.setFocus()

    def _hide_evidence(self) -> bool:
        if self._columns.indexOf(self.evidence) >= 0 or not self.evidence.isVisible():
            return False
        self.evidence.hide()
        self.work.header.evidence.setFocus()
        return True

    def _escape(self) -> None:
        if not self._hide_evidence():
            self.tree.leave_search()

    def _choose(self, code: str) -> None:
        # In the tree the arrows walk on; the cursor goes into the criterion with Enter or F2.
        self._go(code, take_cursor=False)

    def _open(self, code: str) -> None:
        self._go(code, take_cursor=True)

    def _go(self, code: str, *, take_cursor: bool) -> None:
        self.work.hand_over()
        self.code = code
        self._wants_cursor = take_cursor
        if (view := self.ahead.view(code)) is not None:
            self._show(view)
            look = partial(look_after_paint, self.workspace, self.code)
            run_query(self, look, partial(self._show_look, self._state_of(view)))
        else:
            self.reload()

    def _show_look(self, shown: tuple[object, ...], look: ScoringLook) -> None:
        self.code = self.code or look.view.criterion.code
        self.ahead.keep(look)
        if shown != self._state_of(look.view):
            self._show(look.view)

    def _state_of(self, view: CriterionView) -> tuple[object, ...]:
        """Everything the page shows of a criterion."""
        return view, self.ahead.rows, self.code, person.current_id(self.workspace)

    def _show(self, stored: CriterionView) -> None:
        view = replace(stored, editable=stored.editable and not self.is_read_only)
        is_other = view.criterion.code != self.work.code
        self.tree.show_rows(
            self.ahead.rows, view.criterion.code, self.code, person.current_id(self.workspace)
        )
        self.work.show_view(view)
        self.evidence.show_view(view)
        self.notice.show_editable(stored.editable)
        self.footer.show_view(view)
        self._show_undo()
        if self._wants_cursor:
            self._wants_cursor = False
            self.work.focus_first_empty("" if self.code == view.criterion.code else self.code)
        elif is_other or self.code != view.criterion.code:
            self.work.show_item(self.code)

    def _something_changed(self, changes: Changes) -> None:
        # Before the page reads again, what was read ahead is forgotten.
        self.ahead.forget()
        self._show_undo()
        super()._something_changed(changes)

    def _show_undo(self) -> None:
        done = self.workspace.history.undoable
        self.footer.show_undo(done[-1].words if done and not self.is_read_only else "")

    def _undo(self) -> None:
        if (undoing := getattr(self.window(), "undoing", None)) is not None:
            undoing.undo()
            return
        self.hand_over()
        run_action(self, partial(undo, self.workspace))

    def _search(self) -> None:
        self.tree.search.setFocus()
        self.tree.search.selectAll()
