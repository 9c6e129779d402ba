"""Tệp của bộ chỉ số: taken in, written as a spreadsheet, printed to check, sent to schools."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QWidget

from cds_desktop.actions import Changes
from cds_desktop.actions.indicator_sets import SetLoaded, load_set_file
from cds_desktop.domain.folding import slug
from cds_desktop.domain.indicator_set import IndicatorSet
from cds_desktop.domain.set_table import SetTable
from cds_desktop.errors import CdsError, IndicatorSetFaulty
from cds_desktop.ui.background import run_action, run_query, signals
from cds_desktop.ui.fault_dialog import UnforeseenFault, show_fault
from cds_desktop.ui.file_asking import ask_file, ask_target
from cds_desktop.ui.pages.evidence.dialogs import dialog_column
from cds_desktop.ui.pages.indicator_set.desk import Desk
from cds_desktop.ui.pages.indicator_set.looking import Look, Wanted
from cds_desktop.ui.pages.indicator_set.told import Told, told_list
from cds_desktop.ui.printing import print_drawn
from cds_desktop.ui.theme import Space
from cds_desktop.ui.widgets.buttons import primary, secondary
from cds_desktop.ui.widgets.dialog_size import fit_dialog
from cds_desktop.ui.widgets.labels import Label
from cds_desktop.ui.widgets.state_glyph import State

if TYPE_CHECKING:
    from cds_desktop.storage.workspace import Workspace

KINDS = "Bộ chỉ số (*.xlsx *.toml *.cdsx);;Mọi tệp (*)"


class SetFiles(QObject):
    """`opened` says what shall be shown, `table_wanted` carries a table that is to be mended first."""

    opened = Signal(object)
    table_wanted = Signal(object)

    def __init__(self, page: QWidget, workspace: "Workspace", desk: Desk) -> None:
        super().__init__(page)
        self._page, self._workspace, self._desk = page, workspace, desk
        self.found: Look | None = None

    def ask_load(self) -> None:
        """Nạp từ tệp…"""
        if path := ask_file(self._page, "Nạp bộ chỉ số", KINDS):
            self.load(path)

    def load(self, path: Path) -> None:
        """Take a set from a file into the library; the set in use stays as it is."""
        if not self._workspace.read_only:
            load = partial(load_set_file, self._workspace, path)
            run_action(self._page, load, done=self._loaded, failed=partial(self._refused, path))

    def export_sheet(self) -> None:
        """Xuất Excel… of what is shown, right or wrong."""
        if target := ask_target(self._page, "Xuất Excel", f"{self._name()}.xlsx", "Excel (*.xlsx)"):
            table = self._desk.table
            run_query(self._page, lambda: _write_sheet(table, target), _said_written)

    def print_form(self) -> None:
        """Bản in để đối chiếu: every row with a box to tick and room to write in."""
        if (shown := self._shown_set()) is not None:
            draw = partial(_draw_form, shown, self._workspace)
            print_drawn(self._page, draw, "bộ chỉ số để đối chiếu", f"doi-chieu_{self._name()}.pdf")

    @property
    def can_print(self) -> bool:
        """Whether what is shown is a set."""
        return self._desk.reading is not None and self._desk.reading.is_usable

    def _shown_set(self) -> IndicatorSet | None:
        if self.found is not None and self.found.draft is None and self.found.shown is not None:
            return self.found.shown.indicator_set
        return self._desk.reading.indicator_set if self._desk.reading is not None else None

    def _name(self) -> str:
        settings = self._desk.table.settings
        return slug(f"{settings.get('id', '')} {settings.get('version', '')}") or "bo-chi-so"

    def _loaded(self, changes: Changes) -> None:
        assert isinstance(changes, SetLoaded)
        self.opened.emit(Wanted(digest=changes.digest))

    def _refused(self, path: Path, error: CdsError) -> None:
        if isinstance(error, UnforeseenFault):
            return
        if isinstance(error, IndicatorSetFaulty) and error.faults and path.suffix.lower() == ".xlsx":
            dialog = FaultySheetDialog(path.name, error, self._page.window())
            dialog.accepted.connect(lambda: run_query(self._page, partial(_table_of, path), self._mend))
            dialog.open()
            return
        show_fault(self._page.window(), error)

    def _mend(self, table: SetTable) -> None:
        self.table_wanted.emit(table)


class FaultySheetDialog(QDialog):
    """Every fault of a spreadsheet with its cell; it can be mended there, or here."""

    def __init__(self, name: str, error: IndicatorSetFaulty, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Nạp bộ chỉ số")
        fit_dialog(self, 640, 460)
        column = dialog_column(self, f"“{name}” có {len(error.faults)} chỗ phải sửa")
        column.addWidget(Label("Sửa ngay trong tệp rồi nạp lại, hoặc mở bảng để sửa tại đây.", wrap=True))
        told = [Told(fault, State.ERROR) for fault in error.faults]
        column.addWidget(told_list(told, "Những chỗ phải sửa"), 1)
        self.close_button, self.open_button = secondary("Đóng"), primary("Mở bảng để sửa tại đây")
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addStretch(1)
        row.addWidget(self.close_button)
        row.addWidget(self.open_button)
        column.addLayout(row)
        self.close_button.clicked.connect(self.reject)
        self.open_button.clicked.connect(self.accept)
        self.open_button.setFocus()


def _write_sheet(table: SetTable, target: Path) -> Path:
    from cds_desktop.exchange.sheets import write_sheet

    return write_sheet(table, target if target.suffix else target.with_suffix(".xlsx"))


def _table_of(path: Path) -> SetTable:
    from cds_desktop.exchange.sheets import read_sheet

    return read_sheet(path).table


def _draw_form(shown: IndicatorSet, workspace: "Workspace") -> bytes:
    from cds_desktop.actions.papers import draw_set_form

    return draw_set_form(shown, workspace.now())


def _said_written(target: Path) -> None:
    signals.said.emit(f"Đã ghi {target.name}")
