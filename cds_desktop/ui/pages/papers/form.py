"""Thẻ nhập của văn bản: which paper, its wording, its fields, and the files made of it."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cds_desktop.domain.papers import PaperKind
from cds_desktop.domain.papers.forms import FORMS, PaperForm
from cds_desktop.queries.papers import PaperFormView, PaperRow
from cds_desktop.storage.workspace import Workspace
from cds_desktop.ui.pages.papers.fields import PaperFields
from cds_desktop.ui.pages.papers.files_part import IssuedFiles
from cds_desktop.ui.pages.papers.listing import PaperBox, PaperListModel
from cds_desktop.ui.pages.papers.wording import WordingPanel
from cds_desktop.ui.pages.row_list import tab_through
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.buttons import icon_button
from cds_desktop.ui.widgets.card import Card
from cds_desktop.ui.widgets.labels import Label
from cds_desktop.ui.widgets.scrolled_inside import scrolled

Joining = Callable[[PaperFields], None]


class PaperFormCard(Card):
    """The fields of each kind are made when they are first shown, and stay: nothing typed is lost."""

    widen_asked = Signal()

    def __init__(self, workspace: Workspace, model: PaperListModel, parent: QWidget | None = None) -> None:
        super().__init__(padding=0, spacing=0, parent=parent)
        self.setAccessibleName("Nội dung văn bản")
        self._workspace = workspace
        self._fields: dict[PaperKind, PaperFields] = {}
        self._joining: Joining = lambda fields: None
        self._kind, self._is_alone = PaperKind.COUNCIL_DECISION, False
        self.box = PaperBox(model)
        self.name = Label("", Type.H3, wrap=True)
        self.widen = icon_button("Nhập rộng hơn, tạm ẩn bản xem", "widen")
        self.common = icon_button("Thể thức văn bản", "sliders")
        self.wording = WordingPanel()
        self.files = IssuedFiles()
        self._build()
        self.widen.clicked.connect(self.widen_asked)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(Space.S)
        head.addWidget(self.name, 1)
        head.addWidget(self.box, 1)
        head.addWidget(self.common, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.widen, 0, Qt.AlignmentFlag.AlignTop)
        self._place = QVBoxLayout()
        inside = QWidget()
        column = self._column = QVBoxLayout(inside)
        column.setContentsMargins(20, Space.L, 20, Space.L)
        column.setSpacing(Space.M)
        column.addLayout(head)
        column.addLayout(self._place)
        column.addWidget(self.files)
        column.addStretch(1)
        column.addWidget(self.wording)
        self.area = scrolled(inside)
        self.body.addWidget(self.area, 1)
        self.show_box(boxed=False)

    def join_each(self, joining: Joining) -> None:
        """`joining` joins the signals of the fields of each kind when they are made."""
        self._joining = joining

    def fields(self, kind: PaperKind) -> PaperFields:
        """The fields of a kind."""
        if kind not in self._fields:
            made = self._fields[kind] = PaperFields(self._workspace, kind)
            made.hide()
            self._place.addWidget(made)
            # Made later than the paper beside it, but read before it.
            tab_through([self.widen, *_stops(made)])
            self._joining(made)
        return self._fields[kind]

    def hand_over(self) -> None:
        """Store what still waits, whichever paper it belongs to."""
        for fields in self._fields.values():
            fields.hand_over()

    @property
    def is_settled(self) -> bool:
        """Whether everything typed is stored."""
        return all(fields.is_settled for fields in self._fields.values())

    def show_kind(self, kind: PaperKind) -> None:
        """Show the fields of this kind instead of those before."""
        shown = self.fields(kind)
        for fields in self._fields.values():
            fields.setVisible(fields is shown)
        self.box.choose(kind)
        self._kind = kind
        self._show_widen()
        self.area.verticalScrollBar().setValue(0)

    def show_box(self, *, boxed: bool, alone: bool = False) -> None:
        """A box to choose the paper, where there is no room for the list; `alone` nothing stands beside."""
        self._is_alone = alone
        self._show_widen()
        self.box.setVisible(boxed)
        # Beside the list it has words of its own.
        self.common.setVisible(boxed)
        self.name.setVisible(not boxed)

    def _show_widen(self) -> None:
        self.widen.setVisible(bool(FORMS[self._kind].tables) and not self._is_alone)

    def show_view(
        self, row: PaperRow, view: PaperFormView, form: PaperForm, *, editable: bool, is_twice: bool
    ) -> None:
        """Fill the form of one paper."""
        self.name.setText(row.name)
        self.fields(row.kind).show_view(view, form, editable=editable, is_twice=is_twice)
        self.files.show_files(row.files)
        # The rows of files were made anew: they would come after everything else.
        parts = _stops(self.fields(row.kind))[-1:], _stops(self.files), _stops(self.wording)
        tab_through([stop for part in parts for stop in part])

    def show_wording(
        self, row: PaperRow, faults: tuple[str, ...], left_out: tuple[str, ...], *, editable: bool
    ) -> None:
        """Which wording is used; one that needs a look is said first of all."""
        own = row.has_own_wording
        self.wording.show_wording(has_own=own, faults=faults, left_out=left_out, editable=editable)
        first = bool(faults or left_out)
        if self._column.indexOf(self.wording) != (1 if first else self._column.count() - 1):
            seen = first or self.wording.has_cursor
            self._column.removeWidget(self.wording)
            self._column.insertWidget(1 if first else self._column.count(), self.wording)
            if seen:
                # It has changed its place: only after the layout is known where it stands.
                QTimer.singleShot(0, self, lambda: self.area.ensureWidgetVisible(self.wording))


def _stops(part: QWidget) -> list[QWidget]:
    """Everything in it that takes the focus, in the order in which it was laid out."""
    # The list of a box is a window of its own.
    found = [w for w in part.findChildren(QWidget) if w.window() is part.window()]
    return [w for w in found if w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.focusProxy() is None]
