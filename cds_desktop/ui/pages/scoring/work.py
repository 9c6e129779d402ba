"""Phần chấm: one criterion with its items, the four texts and what leads on."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from cds_desktop.domain.numbers import show
from cds_desktop.queries import CriterionView
from cds_desktop.storage.workspace import Workspace
from cds_desktop.ui.pages.scoring.condition_row import ConditionRow
from cds_desktop.ui.pages.scoring.item_row import ItemRow, Kept
from cds_desktop.ui.pages.scoring.number_field import NumberField
from cds_desktop.ui.pages.scoring.texts import CriterionTexts
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.card import Card
from cds_desktop.ui.widgets.labels import ElidedLabel, Label, line

NARROW_BELOW = 560


class WorkPane(Card):
    """Rebuilt for each criterion; a fresh state of the same one is filled in."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(padding=0, spacing=0, parent=parent)
        self._workspace = workspace
        self._kept: Kept = {}
        self._code = ""
        self.rows: list[ItemRow | ConditionRow] = []
        self.texts: CriterionTexts | None = None
        self.setAccessibleName("Phần chấm")
        self._build()

    def show_view(self, view: CriterionView) -> None:
        """Show a criterion as it is stored."""
        if view.criterion.code != self._code:
            self._rebuild(view)
        self._show_head(view)
        for row in self.rows:
            if isinstance(row, ConditionRow):
                row.show_view(view)
        items = [row for row in self.rows if isinstance(row, ItemRow)]
        for row, item in zip(items, view.items, strict=True):
            row.show_view(item, editable=view.editable)
        if self.texts is not None:
            self.texts.show_text(view.text, editable=view.editable)

    def hand_over(self) -> None:
        """Store what still waits."""
        for row in self.rows:
            row.store.hand_over()
        if self.texts is not None:
            self.texts.store.hand_over()

    def focus_first_empty(self, code: str = "") -> None:
        """The cursor goes into the first empty place, of one item if its code is given."""
        rows = [row for row in self.rows if row.code == code] or self.rows
        found = next((place for row in rows if (place := row.first_empty())), None)
        if found is None and rows:
            fields = rows[0].fields
            found = fields[0] if fields else None
        if found is not None:
            found.setFocus(Qt.FocusReason.TabFocusReason)
            # Only laid out at the next turn of the event loop, so the place is known only then.
            QTimer.singleShot(0, found, lambda: self._scroll_to(found))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_narrow()

    def _scroll_to(self, place: QWidget) -> None:
        self._scroll.ensureWidgetVisible(place, 0, 80)

    def _show_narrow(self) -> None:
        for row in self.rows:
            row.set_narrow(self.width() < NARROW_BELOW)

    def _show_head(self, view: CriterionView) -> None:
        self._title.setText(f"Tiêu chí {view.criterion.code}")
        facts = []
        if view.max_points is not None:
            facts.append(f"tối đa {show(view.max_points)} điểm")
        else:
            facts.append("điều kiện bắt buộc")
        if view.holders:
            facts.append(f"phụ trách: {', '.join(view.holders)}")
        self._facts.set_full_text(" · ".join(facts))
        scored = view.max_points is not None
        self._points.setText(show(view.points) if scored else "")
        self._most.setText(f"/{show(view.max_points)} điểm" if scored else "")
        names_itself = len(view.items) == 1 and view.items[0].item.text == view.title
        has_title = bool(view.criterion.title) and scored and not names_itself
        self._requirement.setText(view.title if has_title else "")
        self._requirement.setVisible(has_title)

    def _build(self) -> None:
        self._title = Label("", Type.H2)
        self._facts = ElidedLabel("", Type.SMALL, tone="muted")
        self._points = Label("", Type.H2)
        self._most = Label("", Type.SMALL, tone="muted")
        self.head.setSpacing(Space.S)
        self.head.addWidget(self._title)
        self.head.addWidget(self._facts, 1)
        self.head.addWidget(self._points)
        self.head.addWidget(self._most)
        self._requirement = Label("", wrap=True)
        self._items = QVBoxLayout()
        self._items.setSpacing(0)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(20, Space.M, 20, Space.L)
        column.setSpacing(Space.S)
        column.addLayout(self.head)
        column.addWidget(self._requirement)
        column.addLayout(self._items, 1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(content)
        self.body.addWidget(self._scroll, 1)

    def _rebuild(self, view: CriterionView) -> None:
        self.hand_over()
        while taken := self._items.takeAt(0):
            if old := taken.widget():
                old.hide()
                old.deleteLater()
        self._code = view.criterion.code
        self.rows = [ItemRow(self._workspace, item, self._kept) for item in view.items]
        if view.criterion.mandatory:
            self.rows = [ConditionRow(self._workspace, view)]
        for row in self.rows:
            self._items.addWidget(line())
            self._items.addWidget(row)
        self._items.addWidget(line())
        self._items.addSpacing(Space.S)
        self.texts = CriterionTexts(self._workspace, view.criterion.code)
        self._items.addWidget(self.texts, 1)
        self._join_numbers()
        self._show_narrow()
        self._scroll.verticalScrollBar().setValue(0)

    def _join_numbers(self) -> None:
        fields = [field for row in self.rows for field in row.fields]
        for field in fields:
            field.next_asked.connect(lambda here=field: self._focus_after(here, fields))

    def _focus_after(self, here: NumberField, fields: list[NumberField]) -> None:
        later = fields[fields.index(here) + 1 :]
        found: QWidget | None = next(iter(later), None)
        if found is None and self.texts is not None:
            found = self.texts.currentWidget()
        if found is not None:
            found.setFocus(Qt.FocusReason.TabFocusReason)
