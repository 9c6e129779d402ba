"""Văn bản: the papers of the round; the form of one beside the paper, drawn anew while it is typed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from cds_desktop.actions import Changes, Subject
from cds_desktop.domain.papers import KINDS, PaperKind
from cds_desktop.domain.papers.forms import PaperForm
from cds_desktop.errors import TemplateFaulty
from cds_desktop.queries.papers import (
    PaperFormView,
    PaperRow,
    PapersView,
    paper_form,
    papers_view,
)
from cds_desktop.storage.workspace import Workspace
from cds_desktop.ui.background import run_query, signals
from cds_desktop.ui.pages.evidence.opening import open_file
from cds_desktop.ui.pages.papers.deeds import WordingDeeds, issue, reserve
from cds_desktop.ui.pages.papers.fields import PaperFields
from cds_desktop.ui.pages.papers.footer import Next
from cds_desktop.ui.pages.papers.layout import PapersLayout
from cds_desktop.ui.pages.papers.showing import PaperShowing
from cds_desktop.ui.pages.papers.words import chip_of
from cds_desktop.ui.pages.papers.writing import Writing
from cds_desktop.ui.pages.text_dialog import TextDialog
from cds_desktop.ui.printing import print_pdf
from cds_desktop.ui.widgets.state_glyph import State

NUMBERS = "numbers"
PAINTED_AFTER_MS = 60


@dataclass(frozen=True)
class Shown:
    """Everything the page shows beside the paper itself."""

    papers: PapersView
    kind: PaperKind
    view: PaperFormView
    form: PaperForm

    @property
    def row(self) -> PaperRow:
        """The chosen paper."""
        return next(row for row in self.papers.rows if row.kind is self.kind)

    @property
    def is_twice(self) -> bool:
        """Whether its number is borne by another paper of the same year."""
        day = self.row.dated_on
        return day is not None and f"{self.row.line} ({day.year})" in self.papers.duplicates


class PapersPage(PapersLayout):
    """One paper at a time; stored as it is entered."""

    key = "papers"
    title = "Văn bản"
    subjects = frozenset(set(Subject) - {Subject.PACKAGES, Subject.SETS})
    prefers_narrow_rail = True
    help_text = (
        "Mọi văn bản của đợt theo thể thức Nghị định 30/2020/NĐ-CP. Lấy số, ghi ngày và nội dung; bản xem "
        "bên phải được vẽ lại khi thầy cô gõ. Đủ số và ngày thì “Lập bản chính thức” rồi ký. Lời văn sửa "
        "được trong tệp riêng của nhà trường."
    )
    keys = (
        ("Ctrl+F, F3", "Tìm trong văn bản, chỗ sau"),
        ("Ctrl+P", "In bản đang xem"),
        ("Ctrl+S", "Ghi ra tệp"),
        ("Ctrl+lăn chuột, Ctrl+ +, Ctrl+ −", "Phóng to, thu nhỏ bản xem"),
        ("PageUp, PageDown", "Lật bản xem"),
    )

    _kind: PaperKind

    def enter(self, code: str = "") -> None:
        """`code` is a kind of paper, or "numbers" for the register."""
        if code == NUMBERS:
            self._show_register()
        elif code in set(PaperKind):
            self.choose(PaperKind(code))
        if self._shown is None:
            self.form.show_kind(self._kind)
        super().enter(code)

        self._chooser.setFocus()

    @property
    def _chooser(self) -> QWidget:
        """By which papers are chosen where the room is as it is; the register has the way back."""
        if self.views.currentWidget() is self.register:
            return self.register.back
        return self.form.box if self._list_side.isHidden() else self.list

    def pieces(self) -> Iterator[None]:
        for kind in PaperKind:
            self.form.fields(kind)
            yield

    def reload(self) -> None:
        if self.views.currentWidget() is self.register:
            self.register.reload()
            return
        run_query(self, partial(_look, self.workspace, self._kind), self._show)
        # A page just opened is painted first: drawing the paper takes the processor for itself.
        QTimer.singleShot(0 if self.showing.preview else PAINTED_AFTER_MS, self, self.showing.draw)

    def choose(self, kind: PaperKind) -> None:
        """Show another paper; what still waits of the one before is stored."""
        self.views.setCurrentIndex(0)
        if kind is self._kind and self._shown is not None:
            return
        self.form.hand_over()
        self._kind = kind
        self.showing.choose(kind)
        self.list.choose(kind)
        self.form.show_kind(kind)
        if self.isVisible():
            self.reload()

    def hand_over(self) -> None:
        self.form.hand_over()
        super().hand_over()

    def panes(self) -> list[QWidget]:
        return [self.list, self.form, self.preview.view, self.footer, self.register]

    def _build(self) -> None:
        super()._build()
        self._kind = PaperKind.COUNCIL_DECISION
        self._shown: Shown | None = None
        self.showing: PaperShowing = PaperShowing(self.preview, self.workspace)
        self._waiting: Callable[[], None] | None = None
        self.writing = Writing(self, self.workspace)
        self.wording = WordingDeeds(self, self.workspace)
        self.form.join_each(self._join_fields)

    def _connect(self) -> None:
        for chooser in (self.list, self.form.box):
            chooser.chosen.connect(self.choose)
        self.to_register.clicked.connect(self._show_register)
        for button in (self.to_settings, self.form.common):
            button.clicked.connect(lambda: self.go_to.emit("settings", "papers"))
        self.register.back_asked.connect(self._leave_register)
        self.register.paper_asked.connect(self.choose)
        self.form.widen_asked.connect(lambda: self.set_wide(not self._is_wide))
        self.form.files.look_asked.connect(self._look_at_file)
        self.swap.clicked.connect(lambda: self.show_paper(not self.shows_paper))
        self.to_draft.clicked.connect(self._back_to_draft)
        self.in_words.clicked.connect(self._show_words)
        self.footer.asked.connect(self._do)
        self.footer.print.clicked.connect(self._print)
        self.footer.write.clicked.connect(self._write)
        self.footer.open.clicked.connect(self._open)
        self._connect_wording()
        self.showing.drawn.connect(self._show_state)
        self.preview.find_from(self, self._show_paper)
        for keys, slot in (("Ctrl+P", self._print), ("Ctrl+S", self._write)):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)

    def _connect_wording(self) -> None:
        panel = self.form.wording
        panel.copy_asked.connect(lambda: self.wording.copy(self._kind))
        panel.open_asked.connect(lambda: self.wording.open(self._kind))
        panel.drop_asked.connect(lambda: self.wording.drop(self._kind))
        panel.check_asked.connect(self.reload)

    def _join_fields(self, fields: PaperFields) -> None:
        fields.editing.connect(self.showing.follow)
        fields.reserve_asked.connect(lambda: self._do(Next.NUMBER))
        fields.register_asked.connect(self._show_register)
        fields.stored.connect(self._go_on)

    def _show(self, shown: Shown) -> None:
        if shown.kind is not self._kind:
            return
        self._shown = shown
        self.model.show_rows(shown.papers.rows)
        self.list.choose(shown.kind)
        self.form.box.choose(shown.kind)
        editable = not self.is_read_only
        self.form.show_view(shown.row, shown.view, shown.form, editable=editable, is_twice=shown.is_twice)
        self.footer.show_row(shown.row, writable=editable)
        self._show_state()

    def _show_state(self) -> None:
        """The chip above the paper, and which wording it is drawn with."""
        if self._shown is None:
            return
        row = self._shown.row
        is_file = self.showing.file is not None
        self.chip.show_chip(*(("Bản chính thức", State.LOCKED) if is_file else chip_of(row)))
        self.to_draft.setVisible(is_file)
        self.in_words.setVisible(not is_file)
        faults, left_out = self.showing.wording_faults, self.showing.left_out
        self.form.show_wording(row, faults, left_out, editable=not self.is_read_only)

    def _look_at_file(self, path: Path) -> None:
        self.showing.show_file(path)
        self._show_state()
        self._show_paper()

    def _back_to_draft(self) -> None:
        self.showing.show_draft()
        self._show_state()
        self.preview.view.setFocus()

    def _show_words(self) -> None:
        if preview := self.showing.preview:
            title, lines = f"{KINDS[self._kind].name} dạng chữ", "\n".join(preview.lines)
            TextDialog(title, lines, self.window()).open()

    def _show_register(self) -> None:
        self.form.hand_over()
        self.views.setCurrentWidget(self.register)
        self.register.reload()
        self.register.take_focus()

    def _leave_register(self) -> None:
        self.views.setCurrentIndex(0)
        self.reload()
        self._chooser.setFocus()

    def _do(self, deed: Next) -> None:
        self.form.hand_over()
        match deed:
            case Next.NUMBER:
                reserve(self, self.workspace, self._kind)
            case Next.DATE:
                self._show_form()
                self.form.fields(self._kind).number.day.line.setFocus()
            case Next.MINUTES:
                self.go_to.emit("minutes", "")
            case Next.ISSUE | Next.AGAIN:
                issue(self, self.workspace, self._kind, self._issued)
            case Next.SIGN:
                is_minutes = self._kind is PaperKind.MINUTES
                self.go_to.emit("signing", "" if is_minutes else f"paper:{self._kind.value}")

    def _show_paper(self) -> None:
        if not self.shows_paper:
            self.show_paper(True)

    def _show_form(self) -> None:
        if self.form.isHidden():
            self.show_paper(False)

    def _issued(self, changes: Changes) -> None:
        signals.said.emit(f"Đã lập bản chính thức {changes.codes[1]}")
        self.footer.main.setFocus()

    def _print(self) -> None:
        self._when_stored(partial(self.showing.to_print, self._print_bytes))

    def _when_stored(self, deed: Callable[[], None]) -> None:
        """Do it once what was typed last is stored, so that it is in what is made of the paper."""
        self._waiting = deed
        self.form.hand_over()
        self._go_on()

    def _go_on(self) -> None:
        if self._waiting is not None and self.form.is_settled:
            deed, self._waiting = self._waiting, None
            deed()

    def _print_bytes(self, pdf: bytes) -> None:
        name = KINDS[self._kind]
        print_pdf(self, pdf, f"{name.name[:1].lower()}{name.name[1:]}", f"{name.file_stem}.pdf")

    def _write(self) -> None:
        if self._shown is not None:
            source = self._shown.view.source
            self._when_stored(partial(self.writing.show_menu, self.footer.write, self._kind, source))

    def _open(self) -> None:
        if self.showing.file is not None:
            open_file(self, self.showing.file)
        else:
            self._when_stored(partial(self.writing.open_copy, self._kind))


def _look(workspace: Workspace, kind: PaperKind) -> Shown:
    from cds_desktop.domain.papers.composing import form_of, with_built_in_wording

    view = paper_form(workspace, kind)
    try:
        form = form_of(kind, view.source)
    except TemplateFaulty:
        # The preview says what is wrong with the dossier's own wording.
        form = form_of(kind, with_built_in_wording(view.source, kind))
    return Shown(papers_view(workspace), kind, view, form)
