"""Phần chấm: one criterion with its items, the four texts and what leads on."""

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cds_desktop.actions.rounds import mark_criterion
from cds_desktop.domain.year_on_year import ChangeMark
from cds_desktop.queries import CriterionView, ItemView
from cds_desktop.storage.workspace import Workspace
from cds_desktop.ui.background import run_action, signals
from cds_desktop.ui.pages.scoring.columns import columns_for
from cds_desktop.ui.pages.scoring.condition_row import SHAPE as CONDITION
from cds_desktop.ui.pages.scoring.condition_row import ConditionRow
from cds_desktop.ui.pages.scoring.head import Head
from cds_desktop.ui.pages.scoring.item_row import ItemRow
from cds_desktop.ui.pages.scoring.kept_words import KeptWords
from cds_desktop.ui.pages.scoring.pasting import paste_table
from cds_desktop.ui.pages.scoring.raw_inputs import shape_of
from cds_desktop.ui.pages.scoring.row_shelf import RowShelf
from cds_desktop.ui.pages.scoring.texts import CriterionTexts
from cds_desktop.ui.theme import Space
from cds_desktop.ui.widgets.card import Card
from cds_desktop.ui.widgets.labels import line
from cds_desktop.ui.widgets.scrolled_inside import scrolled
from cds_desktop.ui.widgets.working_line import WorkingLine

NARROW_BELOW = 560
SIDE = 20
Row = ItemRow | ConditionRow


class WorkPane(Card):
    """Shows one criterion after the other in the same rows; a fresh state of it is only filled in."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(padding=0, spacing=0, parent=parent)
        self.workspace = workspace
        self.kept = KeptWords()
        self._shelf: RowShelf[Row] = RowShelf()
        self._texts_shelf: RowShelf[CriterionTexts] = RowShelf()
        self.code = ""
        self.rows: list[Row] = []
        self.texts = CriterionTexts(workspace)
        self.setAccessibleName("Phần chấm")
        self._build()

    def show_view(self, view: CriterionView) -> None:
        """Show a criterion as it is stored."""
        is_other = view.criterion.code != self.code
        if is_other:
            self._stand_for(view)
        self.header.show_view(view)
        items = iter(view.items)
        for row in self.rows:
            if isinstance(row, ConditionRow):
                row.show_view(view)
            else:
                row.show_view(next(items), editable=view.editable)
        # One content alone has said it all in its own line.
        self.sum.setVisible(len(view.items) > 1)
        self.sum.show_sum(view.working)
        self.texts.show_text(view.criterion.code, view.text, editable=view.editable)
        if is_other:
            self._arrange()
            self._scroll.verticalScrollBar().setValue(0)

    def hand_over(self) -> None:
        """Store what still waits."""
        for row in self.rows:
            row.store.hand_over()
        self.texts.store.hand_over()

    def focus_first_empty(self, code: str = "") -> None:
        """The cursor goes into the first empty place, of one item if its code is given."""
        rows = [row for row in self.rows if row.code == code] or self.rows
        found = next((place for row in rows if (place := row.first_empty())), None)
        if found is None and rows:
            found = rows[0].first_place()
        if found is not None:
            found.setFocus(Qt.FocusReason.TabFocusReason)
            self.bring_into_sight(found)

    def show_item(self, code: str) -> None:
        """Bring one item of the criterion into sight; the cursor stays where it is."""
        if row := next((row for row in self.rows if row.code == code), None):
            self._scroll.ensureWidgetVisible(row, 0, Space.S)

    def bring_into_sight(self, place: QWidget) -> None:
        """Scroll to a field with what belongs to it."""
        # Only laid out at the next turn of the event loop, so the place is known only then.
        QTimer.singleShot(0, place, lambda: self._scroll.ensureWidgetVisible(place, 0, 80))

    def set_short(self, short: bool) -> None:
        """Whether the evidence is reached by a button of the head."""
        self.header.set_short(short)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        for row in self.rows:
            row.set_narrow(self.width() < NARROW_BELOW)
        room = self.width() - 2 * SIDE - self._scroll.verticalScrollBar().sizeHint().width()
        columns = columns_for((row.labels for row in self.rows), (row.most for row in self.rows), room)
        for row in self.rows:
            row.arrange(columns)

    def _build(self) -> None:
        self.header = Head()
        self.header.since.marked.connect(self._mark)
        self.header.set_short(False)
        self._items = QVBoxLayout()
        self._items.setSpacing(0)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(SIDE, Space.M, SIDE, Space.L)
        column.setSpacing(Space.XS)
        column.addWidget(self.header)
        column.addLayout(self._items, 1)
        self.sum = WorkingLine()
        self._items.addWidget(self.sum)
        self._items.addSpacing(Space.S)
        self._items.addWidget(line())
        self._items.addSpacing(Space.S)
        self._items.addWidget(self.texts, 1)
        self._scroll = scrolled(content)
        self.body.addWidget(self._scroll, 1)

    def _mark(self, mark: ChangeMark | None) -> None:
        code = self.code
        words = f"Đã đánh dấu {code}: {mark.label}" if mark else f"Đã bỏ đánh dấu {code}"
        run_action(
            self, partial(mark_criterion, self.workspace, code, mark), done=lambda _: signals.did.emit(words)
        )

    def _stand_for(self, view: CriterionView) -> None:
        self.hand_over()
        before = list(self.rows)
        self._shelf.put(before)
        self.code = view.criterion.code
        if view.criterion.mandatory:
            self.rows = [self._shelf.take(CONDITION, self.code) or self._made(ConditionRow(self.workspace))]
        else:
            self.rows = [self._row_for(item) for item in view.items]
        self._stand_texts()
        if self.rows != before:
            self._lay_out(before)

    def _row_for(self, view: ItemView) -> Row:
        found = self._shelf.take(shape_of(view.item), view.item.code)
        return found or self._made(ItemRow(self.workspace, view, self.kept))

    def _made(self, row: Row) -> Row:
        row.next_asked.connect(self._focus_after)
        for field in row.fields:
            field.table_pasted.connect(
                lambda text, field=field: paste_table(self, row.code, field.name, text)
            )
        return row

    def _stand_texts(self) -> None:
        before = self.texts
        self._texts_shelf.put([before])
        self.texts = self._texts_shelf.take(before.shape, self.code) or CriterionTexts(self.workspace)
        if self.texts is not before:
            self._items.replaceWidget(before, self.texts)
            before.hide()
            self.texts.show()
            self.texts.setCurrentIndex(before.currentIndex())

    def _lay_out(self, before: list[Row]) -> None:
        for row in before:
            if row not in self.rows:
                self._items.removeWidget(row)
                row.hide()
        for place, row in enumerate(self.rows):
            if self._items.indexOf(row) != place:
                self._items.insertWidget(place, row)
                row.show()
        self._order_tabs()

    def _order_tabs(self) -> None:
        last: QWidget = self.header.evidence
        stops = [*self.header.since.stops, *(stop for row in self.rows for stop in row.stops)]
        # The tabs as a whole stand before their bar: they hand the focus on to it, and would hand it back.
        for stop in (*stops, self.texts, self.texts.tabBar(), *self.texts.areas.values()):
            QWidget.setTabOrder(last, stop)
            last = stop

    def _focus_after(self, here: QWidget) -> None:
        """Enter: on to the next number, or to the first text."""
        row = next((row for row in self.rows if row.isAncestorOf(here)), None)
        fields = [field for each in self.rows for field in each.fields]
        if row is None:
            return
        own = list(row.fields)
        if here in own:
            later = fields[fields.index(own[own.index(here)]) + 1 :]
        else:
            place = self.rows.index(row)
            later = [field for each in self.rows[place:] for field in each.fields]
        found = next(iter(later), self.texts.currentWidget())
        found.setFocus(Qt.FocusReason.TabFocusReason)
        self.bring_into_sight(found)
