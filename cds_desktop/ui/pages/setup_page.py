"""Trường và đợt đánh giá: what the wizard asked for, to be mended until the numbers are sealed."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from cds_desktop import queries
from cds_desktop.actions import Changes, Subject
from cds_desktop.actions.rounds import change_round, enter_school
from cds_desktop.domain.round.phases import is_open
from cds_desktop.domain.text import capital
from cds_desktop.queries import RoundView
from cds_desktop.ui.as_entered import AsEntered, Deed
from cds_desktop.ui.background import run_query
from cds_desktop.ui.pages.forms.round_forms import DeadlinesForm, OfficeForm, PlanForm
from cds_desktop.ui.pages.forms.school_form import SchoolForm
from cds_desktop.ui.pages.new_year import open_new_year
from cds_desktop.ui.pages.page import Page
from cds_desktop.ui.pages.reopening import SealedNotice
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.buttons import link, secondary
from cds_desktop.ui.widgets.card import Card, Panel
from cds_desktop.ui.widgets.form_field import Validity
from cds_desktop.ui.widgets.labels import Label
from cds_desktop.ui.widgets.scrolled_inside import ScrolledInside, scrolled

TWO_COLUMNS_FROM = 1020


class SetupPage(Page):
    """The forms of school and round; stored as they are filled in."""

    key = "setup"
    title = "Trường và đợt đánh giá"
    help_text = (
        "Thông tin của trường, cơ quan nhận, căn cứ và thời hạn. Những chữ này in trên mọi văn bản; sửa được "
        "cho tới khi chốt số liệu."
    )
    subjects = frozenset({Subject.SCHOOL, Subject.ROUND, Subject.MINUTES})

    def enter(self, code: str = "") -> None:
        """The cursor goes to the first thing that is missing, else to the first field."""
        self._wants_cursor = True
        super().enter(code)

    def reload(self) -> None:
        run_query(self, partial(queries.round_view, self.workspace), self._show)

    def panes(self) -> list[QWidget]:
        return [*self._left, *self._right]

    def set_margin(self, margin: int) -> None:
        self._column.setContentsMargins(margin, Space.L, margin, Space.L)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _build(self) -> None:
        self._view: RoundView | None = None
        self._wants_cursor = False
        self.school, self.office = SchoolForm(), OfficeForm()
        self.deadlines, self.plan = DeadlinesForm(), PlanForm()
        self.sealed = SealedNotice(self.workspace)
        self._left = (self._card("Thông tin trường", self.school),)
        self._right = (
            self._card("Cơ quan nhận, thời hạn", self.office, self.deadlines),
            self._card("Kế hoạch, căn cứ", self.plan),
        )
        inside = ScrolledInside()
        self._grid = QGridLayout()
        self._grid.setSpacing(Space.L)
        self._column = QVBoxLayout(inside)
        self._column.setSpacing(Space.L)
        self._column.addWidget(self.sealed)
        self._column.addWidget(self._build_set())
        self._column.addLayout(self._grid)
        self._column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(inside))
        self._columns = 0
        self._arrange()

    def _card(self, title: str, *forms: QWidget) -> Card:
        card = Card(title)
        for form in forms:
            card.body.addWidget(form)
        card.body.addStretch(1)
        return card

    def _build_set(self) -> Card:
        self._facts = Label("", Type.STRONG, wrap=True)
        self._set_title = Label("", Type.SMALL, tone="muted", wrap=True)
        self._unchecked = Panel("warn")
        self._unchecked_words = Label("", Type.STRONG, wrap=True)
        self._unchecked_rows = Label("", Type.SMALL, wrap=True)
        self._unchecked.body.addWidget(self._unchecked_words)
        self._unchecked.body.addWidget(self._unchecked_rows)
        self.check_set = link("Đối chiếu bộ chỉ số", arrow=True)
        card = Card()
        card.setAccessibleName("Đợt đánh giá")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._facts)
        words.addWidget(self._set_title)
        self.new_year = secondary("Mở đợt năm học mới…", "plus")
        if self.is_read_only:
            self.new_year.hide()
        row = QHBoxLayout()
        row.setSpacing(Space.M)
        row.addLayout(words, 1)
        for button in (self.check_set, self.new_year):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        card.body.addLayout(row)
        card.body.addWidget(self._unchecked)
        return card

    def _connect(self) -> None:
        self._school_store = AsEntered(self, self._school_deed)
        self._round_store = AsEntered(self, self._round_deed)
        self.school.edited.connect(self._school_edited)
        self.check_set.clicked.connect(lambda: self.go_to.emit("indicator_set", ""))
        self.new_year.clicked.connect(partial(open_new_year, self))
        for form in (self.office, self.deadlines, self.plan):
            form.edited.connect(self._round_store.touch)

    def _arrange(self) -> None:
        columns = 2 if self.width() >= TWO_COLUMNS_FROM else 1
        if columns == self._columns:
            return
        self._columns = columns
        cards = (*self._left, *self._right)
        for card in cards:
            self._grid.removeWidget(card)
        # Beside each other both sides end level; below each other they follow in reading order.
        for index, card in enumerate(cards):
            if columns == 1:
                self._grid.addWidget(card, index, 0)
            elif card in self._left:
                self._grid.addWidget(card, 0, 0, len(self._right), 1)
            else:
                self._grid.addWidget(card, index - len(self._left), 1)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, columns - 1)

    def _show(self, view: RoundView) -> None:
        self._view = view
        self.sealed.show_editable(is_open(view.phase))
        self.school.set_read_only(not self._may_edit)
        for form in (self.office, self.deadlines, self.plan):
            form.setEnabled(self._may_edit)
        if self._school_store.is_settled:
            self.school.show_school(view.school)
            self.school.mark_missing()
        if self._round_store.is_settled:
            self.office.show_office(view.receiving_office)
            self.office.mark_missing()
            self.deadlines.set_school_year(view.school_year)
            self.deadlines.show_deadlines(view.deadlines)
            self.plan.show_round(view)
        self._show_set(view)
        self._take_cursor()

    def _take_cursor(self) -> None:
        if self._wants_cursor:
            self._wants_cursor = False
            fields = list(self.school.fields.values())
            first = next((field for field in fields if field.validity is Validity.WARN), fields[0])
            # Nobody came by hand: a suggestion stays one, looking at the page enters nothing.
            first.editor.setFocus(Qt.FocusReason.ActiveWindowFocusReason)

    def _show_set(self, view: RoundView) -> None:
        again = f" · lần {view.revision}" if view.revision > 1 else ""
        self._facts.setText(f"Đợt đánh giá năm học {view.school_year}{again} · {view.phase.label}")
        self._set_title.setText(view.set_title)
        rows = view.unchecked_rows
        self._unchecked.setVisible(bool(rows))
        self._unchecked_words.setText(
            f"{len(rows)} dòng của bộ chỉ số chưa đối chiếu với bản giấy. Biên bản lập lúc này là dự thảo."
        )
        faults = [f"{capital(fault)}." for fault in view.open_faults]
        self._unchecked_rows.setText("\n".join([*faults, ", ".join(rows)]))

    @property
    def _may_edit(self) -> bool:
        return self._view is not None and is_open(self._view.phase) and not self.is_read_only

    def _school_edited(self) -> None:
        self.school.mark_missing()
        self._school_store.touch()

    def _school_deed(self) -> Deed | None:
        return partial(enter_school, self.workspace, self.school.value) if self._may_edit else None

    def _round_deed(self) -> Deed | None:
        if not self._may_edit:
            return None
        office, deadlines, plan = self.office.value, self.deadlines.value, self.plan.entered

        def change() -> Changes:
            # What other pages keep in the round is read anew: it may have changed since.
            stored = plan(queries.round_view(self.workspace))
            details = replace(stored, receiving_office=office, deadlines=deadlines)
            return change_round(self.workspace, details)

        return change
