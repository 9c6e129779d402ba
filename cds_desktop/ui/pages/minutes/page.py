"""Họp và biên bản: the form beside the real page; sealing the numbers ends it."""

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cds_desktop.actions import Changes, Subject
from cds_desktop.actions.minutes import draw_up_minutes
from cds_desktop.errors import CdsError
from cds_desktop.queries import MinutesPreview, MinutesView, minutes_preview, minutes_view
from cds_desktop.ui.asking import agrees
from cds_desktop.ui.background import long_deed, run_action, run_query, signals
from cds_desktop.ui.fault_dialog import UnforeseenFault, show_fault
from cds_desktop.ui.pages.minutes.footer import SEAL, MinutesFooter
from cds_desktop.ui.pages.minutes.form import WIDTH, MinutesForm
from cds_desktop.ui.pages.page import Page
from cds_desktop.ui.pages.reopening import SealedNotice
from cds_desktop.ui.pages.text_dialog import TextDialog
from cds_desktop.ui.printing import print_pdf, save_pdf
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.buttons import icon_button, secondary
from cds_desktop.ui.widgets.card import Card
from cds_desktop.ui.widgets.chip import Chip
from cds_desktop.ui.widgets.labels import Label
from cds_desktop.ui.widgets.pdf_preview import PdfPreview
from cds_desktop.ui.widgets.pdf_view import Mark
from cds_desktop.ui.widgets.state_glyph import State
from cds_desktop.ui.window.places import PAPERS, place_of_finding

NARROW_FORM, ONE_COLUMN_BELOW, WORDS_FROM = 400, 860, 1180
WIDE_FORM_FROM = 1036
MARGIN_LINE = 74.0
PAINTED_AFTER_MS = 60
_MEANS = (
    "Chốt rồi thì số liệu, nhận xét và minh chứng không sửa được nữa; biên bản được lập và chờ ký. "
    "Muốn sửa sau đó phải mở lại thành lần mới và lập lại biên bản."
)


class MinutesPage(Page):
    """One meeting, one paper."""

    key = "minutes"
    title = "Họp và biên bản"
    subjects = frozenset(
        {Subject.MEETING, Subject.ROUND, Subject.COUNCIL, Subject.ANSWERS, Subject.SCHOOL, Subject.MINUTES}
    )
    prefers_narrow_rail = True
    help_text = (
        "Ghi phiên họp của Hội đồng; bản xem trước bên phải được vẽ lại mỗi khi thầy cô sửa. Đủ thông tin "
        "thì “Chốt số liệu và lập biên bản”."
    )

    keys = (
        ("Ctrl+F, F3", "Tìm trong biên bản, chỗ sau"),
        ("Ctrl+P", "In bản đang xem"),
        ("PageUp, PageDown", "Lật bản xem trước"),
    )

    def reload(self) -> None:
        run_query(self, partial(minutes_view, self.workspace), self._show)
        # A page just opened is painted first: drawing the paper takes the processor for itself.
        QTimer.singleShot(0 if self._preview else PAINTED_AFTER_MS, self, self._draw)

    def _draw(self) -> None:
        run_query(self, partial(minutes_preview, self.workspace), self._show_preview)

    def enter(self, code: str = "") -> None:
        """The cursor goes to the first place that is missing."""
        self._wants_cursor = True
        super().enter(code)

    def leave(self) -> None:
        self.form.store.hand_over()

    def _build(self) -> None:
        self._view: MinutesView | None = None
        self._preview: MinutesPreview | None = None
        self._edited = ""
        self._wants_cursor = self._wants_print = False
        self.notice = SealedNotice(self.workspace)
        self.form = MinutesForm(self.workspace)
        self.swap = secondary("Xem trước", "eye")
        self.footer = MinutesFooter()
        self.footer.left.addWidget(self.swap)
        self._form_side, self._paper_side = self.form, self._build_paper()
        both = QHBoxLayout()
        both.setSpacing(Space.L)
        both.addWidget(self._form_side)
        both.addWidget(self._paper_side, 1)
        middle = self._middle = QVBoxLayout()
        middle.setSpacing(Space.S)
        middle.addWidget(self.notice)
        middle.addLayout(both, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(middle, 1)
        column.addWidget(self.footer)

    def _build_paper(self) -> Card:
        self.preview = PdfPreview()
        self.chip = Chip("Dự thảo", State.ATTENTION)
        self._words = Label("vẽ lại mỗi khi thầy cô sửa", Type.SMALL, tone="muted")
        self.preview.head.addWidget(self.chip)
        self.preview.head.addWidget(self._words)
        self.in_words = icon_button("Xem biên bản dạng chữ", "checklist")
        self.to_papers = icon_button("Các văn bản khác của đợt", "papers")
        for button in (self.in_words, self.to_papers):
            self.preview.head.addWidget(button)
        paper = Card(padding=1, spacing=0)
        paper.setAccessibleName("Xem trước biên bản")
        paper.body.addWidget(self.preview)
        return paper

    def _connect(self) -> None:
        self.footer.print_asked.connect(self._print)
        self.footer.file_asked.connect(self._save_copy)
        self.in_words.clicked.connect(self._show_words)
        self.to_papers.clicked.connect(lambda: self.go_to.emit(PAPERS, ""))
        self.preview.find_from(self, self._show_paper)
        self.form.editing.connect(self._follow)
        self.footer.seal_asked.connect(self._ask_to_seal)
        self.footer.sign_asked.connect(lambda: self.go_to.emit("signing", ""))
        self.footer.place_asked.connect(self._go_to_fault)
        self.swap.clicked.connect(self._swap)
        self.form.store.stored.connect(self._print_now)
        QShortcut(QKeySequence("Ctrl+P"), self).activated.connect(self._print)

    def panes(self) -> list[QWidget]:
        return [self.form, self.preview.view, self.footer]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        one = self.width() < ONE_COLUMN_BELOW
        side = Space.S if self.width() < WORDS_FROM else Space.L
        self._middle.setContentsMargins(side, Space.M, side, Space.M)
        self.swap.setVisible(one)
        self._words.setVisible(self.width() >= WORDS_FROM)
        if one:
            self.form.setMinimumWidth(0)
            self.form.setMaximumWidth(16_777_215)
        else:
            self.form.setFixedWidth(WIDTH if self.width() >= WIDE_FORM_FROM else NARROW_FORM)
        self.form.set_narrow(not one and self.width() < WIDE_FORM_FROM)
        if not one or self._form_side.isVisible() == self._paper_side.isVisible():
            self._form_side.setVisible(True)
            self._paper_side.setVisible(not one)
        self.swap.set_words("Xem trước" if self._form_side.isVisibleTo(self) else "Trở lại nhập")

    def _show_paper(self) -> None:
        if not self._paper_side.isVisible():
            self._swap()

    def _swap(self) -> None:
        shows_form = self._form_side.isVisible()
        self._form_side.setVisible(not shows_form)
        self._paper_side.setVisible(shows_form)
        self.swap.set_words("Trở lại nhập" if shows_form else "Xem trước")

    def _show(self, view: MinutesView) -> None:
        self._view = view
        editable = view.editable and not self.is_read_only
        self.form.show_view(view, editable=editable)
        self.footer.show_view(view, editable=editable)
        self.notice.show_editable(view.editable)
        if self._wants_cursor and editable:
            self._wants_cursor = False
            self.form.focus_first_missing()
        if view.editable:
            self.chip.show_chip("Dự thảo", State.ATTENTION)
        else:
            self.chip.show_chip("Đã chốt", State.DONE)
        drawn = "vẽ lại mỗi khi thầy cô sửa" if editable else "bản của số liệu hiện có"
        self._words.setText(drawn if view.editable else "bản đã lập")

    def _show_preview(self, preview: MinutesPreview) -> None:
        known = bool(self._marks())
        self._preview = preview
        self.preview.set_pdf(preview.pdf, "Nội dung dạng chữ: nút “Xem biên bản dạng chữ”.")
        # What is printed for the first time is shown; else the paper stays where the reader left it.
        self.preview.view.mark(self._marks(), follow=not known)

    def _follow(self, key: str) -> None:
        self._edited = key
        self.preview.view.mark(self._marks(), follow=True)

    def _marks(self) -> list[Mark]:
        places = self._preview.places if self._preview else ()
        found = [place for place in places if place.key == self._edited]
        return [Mark(place.page, MARGIN_LINE, place.top, place.bottom) for place in found]

    def _show_words(self) -> None:
        if self._preview:
            TextDialog("Biên bản dạng chữ", "\n".join(self._preview.lines), self.window()).open()

    def _go_to_fault(self, place: str) -> None:
        key, code = place_of_finding(place)
        if key == self.key:
            if not self._form_side.isVisible():
                self._swap()
            self.form.focus_first_missing()
        else:
            self.go_to.emit(key, code)

    def _ask_to_seal(self) -> None:
        self.form.store.hand_over()
        yes, no = "Chốt và lập biên bản", "Chưa chốt"
        deed = long_deed()
        means = f"{deed}: phần chưa xong lúc chốt sẽ không vào hồ sơ. {_MEANS}" if deed else _MEANS
        if agrees(self, f"{SEAL}?", means, yes=yes, no=no, title=SEAL):
            self.seal()

    def seal(self) -> None:
        """Seal the numbers and draw up the paper."""
        self.footer.setEnabled(False)
        run_action(self, partial(draw_up_minutes, self.workspace), done=self._sealed, failed=self._not_sealed)

    def _sealed(self, changes: Changes) -> None:
        self.footer.setEnabled(True)
        self.footer.main.setFocus()
        signals.said.emit(f"Đã chốt số liệu và lập biên bản {changes.codes[0]}")

    def _not_sealed(self, error: CdsError) -> None:
        self.footer.setEnabled(True)
        if not isinstance(error, UnforeseenFault):
            show_fault(self.window(), error)
        self.reload()

    def _print(self) -> None:
        self.form.store.hand_over()
        self._wants_print = True
        if self.form.store.is_settled:
            self._print_now()

    def _print_now(self) -> None:
        """What was typed last is stored: the paper is drawn anew with it."""
        if self._wants_print:
            self._wants_print = False
            run_query(self, partial(minutes_preview, self.workspace), self._print_preview)

    def _print_preview(self, preview: MinutesPreview) -> None:
        draft = self._view is not None and self._view.editable
        print_pdf(self, preview.pdf, "biên bản dự thảo" if draft else "biên bản", preview.file_name)

    def _save_copy(self) -> None:
        if self._preview:
            save_pdf(self, self._preview.pdf, "Ghi biên bản ra tệp PDF", self._preview.file_name)
