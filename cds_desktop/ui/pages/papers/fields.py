"""Phiếu nhập of one paper: number, date, signer, recipients, its texts and tables, stored as entered."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from cds_desktop.actions.papers import enter_paper, enter_paper_rows, enter_paper_text
from cds_desktop.domain.papers import KINDS, PaperKind
from cds_desktop.domain.papers.forms import FORMS, PaperForm
from cds_desktop.domain.text import clean
from cds_desktop.queries.papers import PaperFormView
from cds_desktop.storage.workspace import Workspace
from cds_desktop.ui.as_entered import AsEntered, Deed
from cds_desktop.ui.pages.forms.edits import show_text
from cds_desktop.ui.pages.papers.authority_box import AuthorityBox
from cds_desktop.ui.pages.papers.number_row import NumberRow
from cds_desktop.ui.pages.papers.table_part import TablePart
from cds_desktop.ui.pages.papers.text_part import TextPart
from cds_desktop.ui.pages.papers.words import usual_authorities
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.form_field import FormField
from cds_desktop.ui.widgets.labels import Label, line
from cds_desktop.ui.widgets.line_edit import LineEdit
from cds_desktop.ui.widgets.text_area import TextArea

# The paper is to be drawn anew within half a second of the last key: storing may not wait long.
PAUSE_MS = 150
_OF_THE_MEETING = "Người ký, nơi nhận và phần họp của biên bản nhập ở trang Họp và biên bản."


class PaperFields(QWidget):
    """One kind of paper; `editing` says where what is being edited is printed."""

    editing = Signal(str)
    reserve_asked = Signal()
    register_asked = Signal()
    stored = Signal()

    def __init__(self, workspace: Workspace, kind: PaperKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self._workspace = workspace
        self._view: PaperFormView | None = None
        form = FORMS[kind]
        self.number = NumberRow()
        self.authority, self.signer = AuthorityBox(), LineEdit()
        self.recipients = TextArea("Nơi nhận", lines=2)
        self.recipients.grow_between(2, 7)
        self.texts = tuple(map(TextPart, form.texts))
        self.tables = tuple(map(TablePart, form.tables))
        self._parts: tuple[TextPart | TablePart, ...] = (*self.texts, *self.tables)
        self._has_signer = kind is not PaperKind.MINUTES and KINDS[kind].is_numbered
        self.store = AsEntered(self, self._deed, pause_ms=PAUSE_MS)
        self._stores = [self.store]
        self._build(form)
        self._connect()
        # Nothing can be typed, and so nothing stored, before the first look brought what is there.
        self.setEnabled(False)

    def _build(self, form: PaperForm) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addWidget(self.number)
        self.number.setVisible(KINDS[self.kind].is_numbered)
        if self.kind is PaperKind.MINUTES:
            column.addWidget(Label(_OF_THE_MEETING, Type.SMALL, tone="muted", wrap=True))
        if form.texts or form.tables:
            if KINDS[self.kind].is_numbered:
                column.addWidget(line())
            column.addWidget(Label("Nội dung", Type.H3))
            if form.note:
                column.addWidget(Label(form.note, Type.SMALL, tone="muted", wrap=True))
            for part in self._parts:
                column.addWidget(part)
        if self._has_signer:
            column.addWidget(line())
            column.addWidget(Label("Ký và nơi nhận", Type.H3))
            column.addWidget(FormField("Thẩm quyền ký", self.authority))
            column.addWidget(FormField("Họ và tên người ký", self.signer))
            column.addWidget(FormField("Nơi nhận (mỗi dòng một nơi)", self.recipients))

    def _connect(self) -> None:
        self.number.typed.connect(self.store.touch)
        self.number.reserve_asked.connect(self.reserve_asked)
        self.number.register_asked.connect(self.register_asked)
        self.authority.edited.connect(self.store.touch)
        self.signer.textEdited.connect(self.store.touch)
        self.recipients.textChanged.connect(self._recipients_typed)
        for part in self._parts:
            deed = partial(self._part_deed, part)
            store = AsEntered(self, deed, pause_ms=PAUSE_MS)
            part.typed.connect(store.touch)
            self._stores.append(store)
        for store in self._stores:
            store.stored.connect(self.stored)
        self._places = dict(self._places_on_paper())
        if isinstance(app := QApplication.instance(), QApplication):
            app.focusChanged.connect(self._focus_moved)

    @property
    def is_settled(self) -> bool:
        """Whether everything typed is stored."""
        return all(store.is_settled for store in self._stores)

    def hand_over(self) -> None:
        """Store what still waits, also a cell that is open."""
        for table in self.tables:
            table.commit()
        for store in self._stores:
            store.hand_over()

    def show_view(self, view: PaperFormView, form: PaperForm, *, editable: bool, is_twice: bool) -> None:
        """Show what is stored; whatever is being typed stays as it is."""
        self._view = view
        self.setEnabled(True)
        entry = view.entry
        if self.store.is_settled:
            self.number.fill(view)
            self.authority.fill(entry.authority)
            show_text(self.signer, entry.signer_name)
            recipients = "\n".join(entry.recipients)
            if "\n".join(filter(None, map(clean, self.recipients.toPlainText().splitlines()))) != recipients:
                self.recipients.fill(recipients, even_if_focused=True)
        self._show_proposals(view)
        stores = iter(self._stores[1:])
        proposed = {one.key: one.proposed for one in form.texts}
        for text in self.texts:
            if next(stores).is_settled:
                text.fill(entry.texts.get(text.key, ""), proposed.get(text.key, ""))
        rows = {one.key: one.proposed for one in form.tables}
        for table in self.tables:
            if next(stores).is_settled:
                table.fill(entry.rows.get(table.key, ()), rows.get(table.key, ()))
        self._set_editable(view, editable=editable, is_twice=is_twice)

    def _show_proposals(self, view: PaperFormView) -> None:
        from cds_desktop.domain.papers.composing.heads import recipients_of, signing

        bare = replace(view.entry, authority=(), signer_name="", recipients=())
        source = replace(view.source, entries={**view.source.entries, self.kind: bare})
        (person,) = signing(self.kind, source).people
        self.authority.offer(usual_authorities(self.kind, source.settings.head_position), person.authority)
        self.signer.setPlaceholderText(person.name or "Ghi ở Thể thức văn bản, hoặc ghi tại đây")
        self.recipients.setPlaceholderText("\n".join(recipients_of(self.kind, source)))

    def _set_editable(self, view: PaperFormView, *, editable: bool, is_twice: bool) -> None:
        self.number.show_state(view, editable=editable, is_twice=is_twice)
        self.authority.set_read_only(not editable)
        self.signer.setReadOnly(not editable)
        self.recipients.setReadOnly(not editable)
        for part in self._parts:
            part.set_editable(editable)

    def _places_on_paper(self) -> Iterator[tuple[QWidget, str]]:
        yield self.number, "number"
        yield self.authority, "issuer"
        yield self.signer, "issuer"
        yield self.recipients, "recipients"
        for part in self._parts:
            yield part, part.key

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        widget = new
        while widget is not None and widget is not self:
            if widget in self._places:
                self.editing.emit(self._places[widget])
                return
            widget = widget.parentWidget()

    def _recipients_typed(self) -> None:
        if not self.recipients.is_filling:
            self.store.touch()

    def _deed(self) -> Deed | None:
        if self._view is None:
            return None
        old = self._view.entry
        number, symbol = self.number.entered
        entry = replace(
            old,
            number=number,
            symbol=symbol,
            # What nobody can read stays marked in the form; what was stored before stays in force.
            dated_on=self.number.day.value if self.number.is_readable else old.dated_on,
            authority=self.authority.lines,
            signer_name=self.signer.text(),
        )
        if self._has_signer:
            entry = replace(entry, recipients=tuple(self.recipients.toPlainText().splitlines()))
        return partial(enter_paper, self._workspace, entry)

    def _part_deed(self, part: TextPart | TablePart) -> Deed | None:
        if isinstance(part, TextPart):
            return partial(enter_paper_text, self._workspace, self.kind, part.key, part.words)
        return partial(enter_paper_rows, self._workspace, self.kind, part.key, part.rows)
