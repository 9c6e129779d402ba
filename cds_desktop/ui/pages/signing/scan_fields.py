"""Ký tay và quét: which files make the scan, in which order, and who signed on it."""

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFileDialog, QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from cds_desktop.domain.signers import AGENCY, Signer
from cds_desktop.ui.pages.signing.ways import within
from cds_desktop.ui.settings import settings
from cds_desktop.ui.theme import Space
from cds_desktop.ui.widgets.buttons import link, secondary
from cds_desktop.ui.widgets.combo_box import ComboBox
from cds_desktop.ui.widgets.drop_area import DropArea
from cds_desktop.ui.widgets.form_field import FormField
from cds_desktop.ui.widgets.typed_field import DateField

_LAST_FOLDER = "signing/last_scan_folder"
_FILTERS = "Bản quét (*.pdf *.jpg *.jpeg *.png *.tif *.tiff);;Mọi tệp (*)"
_DIGITS = re.compile(r"(\d+)")
_LIST_HEIGHT = 92
_DAY = 200


class ScanFields(QWidget):
    """`print_asked` for the paper on paper; `take` gives files and fields, or nothing and says why."""

    print_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paths: list[Path] = []
        self.print = secondary("In để ký", "printer")
        self.choose = secondary("Chọn bản quét…", "folder")
        self.area = DropArea(invitation="Kéo bản quét vào đây", hint="một PDF, hoặc ảnh theo thứ tự trang")
        self.list = QListWidget()
        self.list.setAccessibleName("Các tệp của bản quét, theo thứ tự trang")
        self.list.setFixedHeight(_LIST_HEIGHT)
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.up, self.down, self.drop = link("Lên"), link("Xuống"), link("Bỏ")
        self.people = ComboBox()
        self.people.let_be_narrow()
        self.people_field = FormField("Ai ký trên bản này", self.people)
        self.day = DateField("Ngày ký ghi trên bản giấy")
        self._lay_out()
        self._connect()
        self._show()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S + 2)
        files = QHBoxLayout()
        files.setSpacing(Space.S)
        files.addWidget(self.print)
        files.addWidget(self.choose)
        files.addStretch(1)
        column.addLayout(files)
        column.addWidget(self.area)
        column.addWidget(self.list)
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        for button in (self.up, self.down, self.drop):
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.people_field)
        self.day.setFixedWidth(_DAY)
        column.addWidget(self.day)

    def _connect(self) -> None:
        self.print.clicked.connect(self.print_asked)
        for button in (self.area, self.choose):
            button.clicked.connect(self._ask)
        self.area.files_dropped.connect(self.add)
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.drop.clicked.connect(self._drop)

    def show_signers(self, signers: Sequence[Signer], *, is_minutes: bool) -> None:
        """Who may have signed on paper: everybody, or single people on a copy beside the signed file."""
        persons = [signer for signer in signers if signer.field != AGENCY] or list(signers)
        offered: list[tuple[str, tuple[str, ...]]] = [("Tất cả cùng ký trên bản giấy", ())]
        if is_minutes and len(persons) > 1:
            offered += [
                (f"Chỉ {signer.full_name} ({within(signer.label)}), bản kèm riêng", (signer.field,))
                for signer in persons
                if signer.turn == 0
            ]
        chosen = self.people.currentIndex()
        if [self.people.itemData(i) for i in range(self.people.count())] == [list(f) for _, f in offered]:
            return
        self.people.clear()
        for words, fields in offered:
            self.people.addItem(words, list(fields))
        self.people.setCurrentIndex(chosen if 0 <= chosen < len(offered) else 0)
        self.people_field.setVisible(len(offered) > 1)

    def add(self, paths: Sequence[Path]) -> None:
        """Take files in, those of one choice in the order of the numbers in their names."""
        self._paths += sorted((path for path in paths if path not in self._paths), key=_by_number)
        self._show()

    def take(self) -> tuple[list[Path], tuple[str, ...], date | None] | None:
        """The files in their order, the fields of those who signed, the day; `None` and says why not."""
        self._read_order()
        if not self._paths:
            self.area.show_refused("Chưa có bản quét", "Kéo tệp vào đây hoặc bấm để chọn.")
            self.area.setFocus()
            return None
        if self.day.is_unreadable:
            self.day.line.setFocus()
            return None
        return list(self._paths), tuple(self.people.currentData() or ()), self.day.value

    def clear(self) -> None:
        """Forget the files and the day."""
        self._paths = []
        self.day.fill(None)
        self._show()

    def _show(self) -> None:
        self.list.clear()
        for path in self._paths:
            self.list.addItem(path.name)
            self.list.item(self.list.count() - 1).setData(Qt.ItemDataRole.UserRole, str(path))
        for part in (self.list, self.up, self.down, self.drop):
            part.setVisible(bool(self._paths))
        several = len(self._paths) > 1
        self.up.setEnabled(several)
        self.down.setEnabled(several)
        self.area.show_idle()

    def _read_order(self) -> None:
        role = Qt.ItemDataRole.UserRole
        self._paths = [Path(self.list.item(row).data(role)) for row in range(self.list.count())]

    def _move(self, step: int) -> None:
        self._read_order()
        row = self.list.currentRow()
        target = row + step
        if 0 <= row < len(self._paths) and 0 <= target < len(self._paths):
            self._paths.insert(target, self._paths.pop(row))
            self._show()
            self.list.setCurrentRow(target)

    def _drop(self) -> None:
        self._read_order()
        row = max(0, self.list.currentRow())
        if row < len(self._paths):
            del self._paths[row]
            self._show()

    def _ask(self) -> None:
        folder = str(settings().value(_LAST_FOLDER, ""))
        names, _ = QFileDialog.getOpenFileNames(self, "Chọn bản quét", folder, _FILTERS)
        if names:
            settings().setValue(_LAST_FOLDER, str(Path(names[0]).parent))
            self.add([Path(name) for name in names])


def _by_number(path: Path) -> list[tuple[int, str]]:
    """trang-2 before trang-10."""
    return [(int(p), "") if p.isdigit() else (0, p.lower()) for p in _DIGITS.split(path.stem)]
