"""Thông tin và quy tắc xếp mức: what is said once for the whole set, and the bands of its levels."""

from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from cds_desktop.domain.set_table import SETTINGS, CellFault, RowKind
from cds_desktop.ui.as_entered import PAUSE_MS
from cds_desktop.ui.pages.indicator_set.desk import SETTINGS_ROW, Desk
from cds_desktop.ui.pages.indicator_set.row_form import ValueField
from cds_desktop.ui.pages.indicator_set.row_model import RowModel
from cds_desktop.ui.pages.indicator_set.row_view import RowView
from cds_desktop.ui.pages.indicator_set.words import LEVEL_HEADS, sentence
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.buttons import secondary
from cds_desktop.ui.widgets.form_field import Validity
from cds_desktop.ui.widgets.labels import Label
from cds_desktop.ui.widgets.scrolled_inside import scrolled

TWO_COLUMNS_FROM = 720
_WIDE = frozenset({"title", "note", "rule_source", "scope_decision"})
SECTIONS = (
    (
        "Bộ chỉ số",
        (
            "title",
            "decision_number",
            "decision_date",
            "decision_issuer",
            "language",
            "valid_from",
            "valid_until",
            "id",
            "version",
            "demonstration",
            "note",
        ),
    ),
    ("Phạm vi áp dụng", ("applies_to", "school_years", "province", "province_code", "scope_decision")),
    (
        "Quy tắc xếp mức",
        (
            "combine",
            "point_step",
            "mandatory_failed",
            "mandatory_cap",
            "rule_source",
            "rule_checked",
            "rule_checked_by",
            "rule_checked_on",
        ),
    ),
)


class SettingsForm(QWidget):
    """Fields for the settings, stored after a pause; below them the levels as a table."""

    add_level_asked = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        known = {setting.key: setting for setting in SETTINGS}
        self.fields = {key: ValueField(known[key]) for _, keys in SECTIONS for key in keys}
        self.levels = RowModel(desk, (RowKind.LEVEL,), LEVEL_HEADS, self)
        self.view = RowView(self.levels, "Bảng các mức")
        self.add_level = secondary("Thêm mức", "plus")
        self._grids: list[tuple[QGridLayout, tuple[str, ...]]] = []
        self._columns = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.hand_over)
        self._build()
        self._connect()

    def hand_over(self) -> None:
        """Store what was typed since."""
        self._timer.stop()
        for key, field in self.fields.items():
            if field.pending:
                field.pending = False
                self._desk.enter_setting(key, field.text)

    def show_settings(self) -> None:
        """Show what is stored; what is being typed stays."""
        for key, field in self.fields.items():
            field.fill(self._desk.table.settings.get(key, ""), anew=False)
            field.set_read_only(not self._desk.editable)
        self.add_level.setVisible(self._desk.editable)

    def take_focus(self) -> None:
        """Put the cursor into the first field."""
        next(iter(self.fields.values())).editor.setFocus()

    def go_to(self, fault: CellFault) -> None:
        """Put the cursor where a fault of the settings is mended."""
        if fault.row_id and self.view.go_to(fault.row_id):
            self.view.setFocus()
        elif fault.column in self.fields:
            self.fields[fault.column].editor.setFocus()
        else:
            self.view.setFocus()

    def show_faults(self) -> None:
        """Say at each field what is wrong with it, and above the levels what is wrong with all of them."""
        faults = {fault.column: fault for fault in reversed(self._desk.faults_of(SETTINGS_ROW))}
        for key, field in self.fields.items():
            fault = faults.get(key)
            if fault is None:
                field.set_validity(Validity.NONE)
            else:
                field.set_validity(
                    Validity.WARN if fault.tolerable else Validity.ERROR, sentence(fault.message)
                )
        whole = [sentence(fault.message) for column, fault in faults.items() if column not in self.fields]
        self._whole.setText("\n".join(whole))
        self._whole.setVisible(bool(whole))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _build(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(Space.L, Space.M, Space.L, Space.L)
        column.setSpacing(Space.M)
        for title, keys in SECTIONS:
            column.addWidget(Label(title, Type.H3))
            grid = QGridLayout()
            grid.setHorizontalSpacing(Space.L)
            grid.setVerticalSpacing(Space.M)
            column.addLayout(grid)
            column.addSpacing(Space.S)
            self._grids.append((grid, keys))
        head = QHBoxLayout()
        head.addWidget(Label("Các mức", Type.H3))
        head.addStretch(1)
        head.addWidget(self.add_level)
        self._whole = Label("", Type.SMALL, tone="err", wrap=True)
        column.addLayout(head)
        column.addWidget(self._whole)
        column.addWidget(self.view)
        self.view.setMinimumHeight(220)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(inside))
        self._arrange()

    def _connect(self) -> None:
        for key, field in self.fields.items():
            field.typed.connect(partial(self._typed, key))
            field.left.connect(self.hand_over)
        self._desk.settings_changed.connect(self.show_settings)
        self._desk.was_read.connect(self.show_faults)
        self.add_level.clicked.connect(self.add_level_asked)

    def _arrange(self) -> None:
        columns = 2 if self.width() >= TWO_COLUMNS_FROM else 1
        if columns == self._columns:
            return
        self._columns = columns
        for grid, keys in self._grids:
            place = 0
            for key in keys:
                grid.removeWidget(self.fields[key])
                span = columns if key in _WIDE else 1
                place += place % columns if span > 1 else 0
                grid.addWidget(self.fields[key], place // columns, place % columns, 1, span)
                place += span
            grid.setColumnStretch(0, 1)
            grid.setColumnStretch(1, columns - 1)

    def _typed(self, key: str, text: str) -> None:
        self._desk.try_cell(SETTINGS_ROW, key, text)
        self._timer.start()
