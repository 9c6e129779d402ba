"""Thẻ Thể thức văn bản of the settings: the form, and the top of a paper as it is typed."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from cds_desktop import queries
from cds_desktop.actions import Changes, Subject
from cds_desktop.actions.papers import enter_paper_settings
from cds_desktop.actions.rounds import enter_school
from cds_desktop.domain.papers import PaperKind, PaperSettings
from cds_desktop.domain.papers.numbering import number_line, proposed_symbol
from cds_desktop.domain.round import School
from cds_desktop.domain.round.phases import is_open
from cds_desktop.queries.papers import heading_preview, paper_settings
from cds_desktop.storage.workspace import Workspace
from cds_desktop.ui.as_entered import AsEntered, Deed
from cds_desktop.ui.background import run_query, signals
from cds_desktop.ui.pages.papers.heading_form import HeadingForm
from cds_desktop.ui.pages.papers.heading_picture import HeadingPicture
from cds_desktop.ui.pages.reopening import SealedNotice
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.card import Card
from cds_desktop.ui.widgets.labels import Label

DRAWN_AFTER_MS = 120
_BESIDE_FROM = 900
_WORDS = "In trên mọi văn bản của hồ sơ này. Tên in hoa ghi đúng như trên con dấu, chương trình không tự đổi."


@dataclass(frozen=True)
class Heading:
    """What the form shows."""

    school: School
    settings: PaperSettings
    is_open: bool


class HeadingCard(Card):
    """Stored as it is entered; the picture follows what is typed, not what is stored."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__("Thể thức văn bản", parent=parent)
        self._workspace = workspace
        self._stored: Heading | None = None
        self._is_awaited = False
        self.form = HeadingForm()
        self.picture = HeadingPicture()
        self.sealed = SealedNotice(workspace)
        self._school_store = AsEntered(self, self._school_deed)
        self._settings_store = AsEntered(self, self._settings_deed)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DRAWN_AFTER_MS)
        self._timer.timeout.connect(self._draw)
        self._build()
        self.form.school_edited.connect(partial(self._edited, self._school_store))
        self.form.settings_edited.connect(partial(self._edited, self._settings_store))
        signals.changed.connect(self._something_changed)
        self.form.setEnabled(False)

    def _build(self) -> None:
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(Space.XL)
        seen = QVBoxLayout()
        seen.setSpacing(Space.S)
        seen.addWidget(self.picture)
        seen.addWidget(Label("Phần đầu văn bản, vẽ lại khi thầy cô gõ.", Type.SMALL, tone="muted", wrap=True))
        seen.addStretch(1)
        self._row.addWidget(self.form, 5)
        self._row.addLayout(seen, 4)
        self.body.addWidget(Label(_WORDS, Type.SMALL, tone="muted", wrap=True))
        self.body.addWidget(self.sealed)
        self.body.addLayout(self._row)

    def reload(self) -> None:
        """Read again what is stored."""
        run_query(self, partial(_look, self._workspace), self._show)

    @property
    def first(self) -> QWidget:
        """The first field."""
        return next(iter(self.form.lines.values()))

    def take_focus(self) -> None:
        """The cursor goes to the first field, as soon as something can be typed there."""
        self._is_awaited = not self.form.isEnabled()
        self.first.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= _BESIDE_FROM
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.LeftToRight if beside else ways.BottomToTop)

    def _show(self, found: Heading) -> None:
        self._stored = found
        self.form.setEnabled(True)
        self.sealed.show_editable(found.is_open)
        writable = not self._workspace.read_only
        self.form.set_editable(school=writable and found.is_open, settings=writable)
        if self._school_store.is_settled:
            self.form.show_school(found.school)
        if self._settings_store.is_settled:
            self.form.show_settings(found.settings)
        self._timer.start()
        if self._is_awaited:
            self.take_focus()

    def _something_changed(self, changes: Changes) -> None:
        if self.isVisible() and changes.subject in (Subject.SCHOOL, Subject.PAPERS, Subject.ROUND):
            self.reload()

    def _edited(self, store: AsEntered) -> None:
        self._timer.start()
        store.touch()

    def _draw(self) -> None:
        if self._stored is None:
            return
        school, settings = self.form.school(self._stored.school), self.form.settings
        number = number_line("5", proposed_symbol(PaperKind.COUNCIL_DECISION, school, settings))
        words = f"{school.superior_upper}, {school.name_upper}, số {number}, {school.place_name}"
        draw: Callable[[], bytes] = partial(heading_preview, school, settings, self._workspace.now())
        run_query(self, lambda: (draw(), words), self._show_picture)

    def _show_picture(self, drawn: tuple[bytes, str]) -> None:
        self.picture.show_pdf(*drawn)

    def _school_deed(self) -> Deed | None:
        if self._stored is None or not self._stored.is_open:
            return None
        return partial(enter_school, self._workspace, self.form.school(self._stored.school))

    def _settings_deed(self) -> Deed | None:
        return partial(enter_paper_settings, self._workspace, self.form.settings)


def _look(workspace: Workspace) -> Heading:
    school, settings = paper_settings(workspace)
    return Heading(school, settings, is_open(queries.round_view(workspace).phase))
