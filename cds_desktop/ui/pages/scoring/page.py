"""Chấm tiêu chí: tree, work and evidence side by side; everything is stored as it is entered."""

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cds_desktop.actions import Subject
from cds_desktop.queries import CriterionView, TreeRow, criterion_tree, criterion_view
from cds_desktop.storage.workspace import Workspace
from cds_desktop.ui.as_entered import Deed
from cds_desktop.ui.background import run_action, run_query, signals
from cds_desktop.ui.pages.page import Page
from cds_desktop.ui.pages.reopening import SealedNotice
from cds_desktop.ui.pages.scoring import evidence_pane
from cds_desktop.ui.pages.scoring.evidence_pane import EvidencePane
from cds_desktop.ui.pages.scoring.footer import Footer
from cds_desktop.ui.pages.scoring.tree import TreePane
from cds_desktop.ui.pages.scoring.work import WorkPane
from cds_desktop.ui.theme import Space
from cds_desktop.ui.widgets.buttons import secondary
from cds_desktop.ui.widgets.toast import Toast

FULL_WIDTH, THREE_COLUMNS = 1036, 896

_Found = tuple[tuple[TreeRow, ...], CriterionView]


class ScoringPage(Page):
    """One criterion at a time, Trước and Tiếp through all of them."""

    key = "scoring"
    title = "Chấm tiêu chí"
    subjects = frozenset(
        {Subject.ANSWERS, Subject.TEXTS, Subject.EVIDENCE, Subject.ROUND, Subject.COUNCIL, Subject.MINUTES}
    )
    prefers_narrow_rail = True
    help_text = (
        "Nhập số liệu, điểm và nhận xét của từng tiêu chí; nhập tới đâu được ghi tới đó. Enter sang ô số kế "
        "tiếp, Alt+← và Alt+→ sang tiêu chí trước, sau, F6 sang khung kế bên, Ctrl+O thêm tệp, Ctrl+V dán "
        "ảnh hoặc tệp làm minh chứng."
    )

    def enter(self, code: str = "") -> None:
        """Open a criterion or item; without a code stay where the page was."""
        self._open(code or self.code)

    def reload(self) -> None:
        """Read tree and criterion in one look."""
        code = self.code
        run_query(self, lambda: _read(self.workspace, code), self._show)

    def leave(self) -> None:
        """Store what still waits."""
        self.work.hand_over()

    def _build(self) -> None:
        self.tree = TreePane()
        self.work = WorkPane(self.workspace)
        self.evidence = EvidencePane(self.workspace, self)
        self.notice = SealedNotice(self.workspace)
        self.show_evidence = secondary("Minh chứng", "paperclip")
        self.footer = Footer()
        self.toast = Toast(self)
        self._undo: Deed | None = None
        self._wants_cursor = False
        self.work.head.insertWidget(2, self.show_evidence)
        middle = QVBoxLayout()
        middle.setSpacing(Space.S)
        middle.addWidget(self.notice)
        middle.addWidget(self.work, 1)
        self._columns = QHBoxLayout()
        self._columns.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        self._columns.setSpacing(Space.M)
        self._columns.addWidget(self.tree)
        self._columns.addLayout(middle, 1)
        self._columns.addWidget(self.evidence)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._columns, 1)
        column.addWidget(self.footer)

    def _connect(self) -> None:
        self.tree.chosen.connect(self._choose)
        self.footer.criterion_asked.connect(self._open)
        self.footer.review_asked.connect(lambda: self.go_to.emit("review", ""))
        self.evidence.said.connect(lambda words: self.toast.show_message(words, undo=False))
        self.evidence.undoable.connect(self._offer_undo)
        self.evidence.close_asked.connect(self._hide_evidence)
        self.show_evidence.clicked.connect(self._toggle_evidence)
        self.toast.undo_asked.connect(self._take_back)
        signals.saved.connect(self._show_saved)
        for keys, slot in (
            ("Alt+Left", lambda: self.footer.previous.click()),
            ("Alt+Right", lambda: self.footer.next.click()),
            ("F6", lambda: self._move_pane(1)),
            ("Shift+F6", lambda: self._move_pane(-1)),
            ("Ctrl+F", self._search),
            ("Ctrl+O", self.evidence.ask_and_add),
            (QKeySequence.StandardKey.Paste, self.evidence.paste),
            ("Ctrl+Z", self._take_back),
            ("Esc", self._hide_evidence),
        ):
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
        self.show_evidence.setVisible(over)
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

    def _hide_evidence(self) -> None:
        if self._columns.indexOf(self.evidence) < 0 and self.evidence.isVisible():
            self.evidence.hide()
            self.show_evidence.setFocus()

    def _choose(self, code: str) -> None:
        if code != self.code:
            self._go(code, take_cursor=not self.tree.view.hasFocus())

    def _open(self, code: str) -> None:
        self._go(code, take_cursor=True)

    def _go(self, code: str, *, take_cursor: bool) -> None:
        self.work.hand_over()
        self.code = code
        self._wants_cursor = take_cursor
        self.reload()

    def _show(self, found: _Found) -> None:
        rows, stored = found
        view = replace(stored, editable=stored.editable and not self.is_read_only)
        self.code = self.code or view.criterion.code
        self.tree.show_rows(rows, view.criterion.code, self.code)
        self.work.show_view(view)
        self.evidence.show_view(view)
        self.show_evidence.set_words(f"Minh chứng · {len(view.evidence)} (F6)")
        self.notice.show_editable(stored.editable)
        self.footer.show_view(view)
        if self._wants_cursor:
            self._wants_cursor = False
            self.work.focus_first_empty("" if self.code == view.criterion.code else self.code)

    def _show_saved(self, at: datetime) -> None:
        self.footer.show_saved(at)

    def _search(self) -> None:
        self.tree.search.setFocus()
        self.tree.search.selectAll()

    def _move_pane(self, step: int) -> None:
        panes: list[QWidget] = [self.tree, self.work, self.evidence]
        here = next((n for n, pane in enumerate(panes) if pane.isAncestorOf(self.focusWidget() or self)), 1)
        target = panes[(here + step) % len(panes)]
        if target is self.tree:
            self.tree.view.setFocus()
        elif target is self.work:
            self.work.focus_first_empty()
        elif self.evidence.isVisible():
            self.evidence.first_place.setFocus()
        else:
            self._toggle_evidence()

    def _offer_undo(self, words: str, undo: Deed) -> None:
        self._undo = undo
        self.toast.show_message(words)

    def _take_back(self) -> None:
        if undo := self._undo:
            self._undo = None
            self.toast.close_message()
            run_action(self, undo)


def _read(workspace: Workspace, code: str) -> _Found:
    return criterion_tree(workspace), criterion_view(workspace, code)
