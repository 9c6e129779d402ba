"""Khung của dòng: what a row says beside what stands in the table, who ticked it, and what is wrong."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from cds_desktop.domain.set_table import COLUMNS, SetRow
from cds_desktop.ui.pages.indicator_set.desk import Desk
from cds_desktop.ui.pages.indicator_set.row_form import RowForm
from cds_desktop.ui.pages.indicator_set.words import is_ticked, ticked_words, title_of
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.buttons import icon_button
from cds_desktop.ui.widgets.card import Card, Panel
from cds_desktop.ui.widgets.labels import Label
from cds_desktop.ui.widgets.scrolled_inside import scrolled

BESIDE_FROM = 1080
WIDE, OVER = 332, 360


class RowSide(Card):
    """The chosen row as a form; beside the table, or over the right of it where room is short."""

    tick_asked = Signal()
    close_asked = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(padding=0, spacing=0, parent=parent)
        self.setAccessibleName("Dòng đang chọn")
        self._desk = desk
        self.row_id = ""
        self.is_over = self._was_placed = False
        self.form = RowForm(desk, COLUMNS)
        self._build()
        desk.looks_changed.connect(self._look_again)
        desk.restructured.connect(lambda: self.show_row(self.row_id))
        desk.settings_changed.connect(self._show_again)
        self.tick.clicked.connect(self.tick_asked)
        self.close_button.clicked.connect(self.close_asked)

    def show_row(self, row_id: str) -> None:
        """Show another row, or the same as it is now."""
        row = self._desk.row(row_id)
        self.row_id = row_id if row is not None else ""
        self.form.setVisible(row is not None)
        self.tick.setVisible(row is not None)
        self.name.setText(title_of(row) if row is not None else "Chưa chọn dòng")
        self.form.show_row(row)
        if row is not None:
            self._show_tick(row)
            self._show_others(self._desk.others.get(row.id, ()))

    def hand_over(self) -> None:
        """Store what still waits."""
        self.form.hand_over()

    def fit(self, host: QWidget, columns: QHBoxLayout) -> None:
        """Beside the table while there is room, else over the right of it."""
        self.is_over = host.width() < BESIDE_FROM
        self.setFixedWidth(OVER if self.is_over else WIDE)
        at = columns.indexOf(self)
        self.close_button.setVisible(self.is_over)
        if self.is_over:
            if at >= 0 or not self._was_placed:
                columns.removeWidget(self)
                self.hide()
            place = QRect(0, 0, self.width(), host.height())
            place.moveRight(host.width() - 1)
            self.setGeometry(place)
            self.raise_()
        elif at < 0:
            columns.addWidget(self)
            self.show()
        self._was_placed = True

    def _build(self) -> None:
        self.name = Label("", Type.H3)
        self.close_button = icon_button("Đóng", "close")
        head = QHBoxLayout()
        head.setContentsMargins(Space.L, Space.S, Space.S, 0)
        head.addWidget(self.name, 1)
        head.addWidget(self.close_button)
        head.addStrut(36)
        self.tick = QCheckBox()
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(Space.L, 0, Space.L, Space.L)
        self._column.setSpacing(Space.M)
        self._column.addWidget(self.tick)
        self._others = Panel("accent")
        self._others_words = Label("", Type.SMALL, wrap=True)
        self._others.body.addWidget(self._others_words)
        self._column.addWidget(self._others)
        self._column.addWidget(self.form)
        self._column.addStretch(1)
        self.body.addLayout(head)
        self.body.addWidget(scrolled(inside), 1)

    def _show_tick(self, row: SetRow) -> None:
        self.tick.setChecked(is_ticked(row))
        self.tick.setEnabled(self._desk.editable)
        self.tick.setText(ticked_words(row))
        self.tick.setAccessibleName(f"{title_of(row)}: {ticked_words(row)}")

    def _show_others(self, words: Sequence[str]) -> None:
        self._others.setVisible(bool(words))
        self._others_words.setText("\n".join(words))

    def _show_again(self) -> None:
        if not self.isHidden():
            self.show_row(self.row_id)

    def _look_again(self, ids: frozenset[str]) -> None:
        if self.row_id and self.row_id in ids and not self.isHidden():
            self.show_row(self.row_id)
