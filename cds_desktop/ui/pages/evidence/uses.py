"""Dùng cho tiêu chí nào: the criteria and contents that one or several pieces of evidence serve."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QWidget

from cds_desktop.domain.folding import fold
from cds_desktop.domain.round import EvidenceItem
from cds_desktop.queries import TreeRow
from cds_desktop.ui.pages.evidence.dialogs import dialog_buttons, dialog_column
from cds_desktop.ui.widgets.dialog_size import fit_dialog
from cds_desktop.ui.widgets.line_edit import LineEdit

_CHECKED, _PARTLY = Qt.CheckState.Checked, Qt.CheckState.PartiallyChecked


class UsesDialog(QDialog):
    """Tick criteria and contents; a half tick stands for some of the items, and changes nothing."""

    def __init__(
        self, items: Sequence[EvidenceItem], rows: Sequence[TreeRow], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Dùng cho tiêu chí nào")
        fit_dialog(self, 560, 520)
        self.search = LineEdit()
        self.search.setPlaceholderText("Tìm mã hoặc chữ")
        self.search.setAccessibleName("Tìm tiêu chí")
        self.search.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.list.setAccessibleName("Tiêu chí và nội dung")
        self._keys: list[str] = []
        for row in rows:
            if row.kind != "group":
                self._add(row, [row.code in item.used_for for item in items])
        what = items[0].code if len(items) == 1 else f"{len(items)} minh chứng"
        column = dialog_column(self, f"{what} dùng cho tiêu chí nào?")
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        column.addLayout(dialog_buttons(self, "Xong"))
        self.search.textChanged.connect(self._find)

    def codes(self, state: Qt.CheckState = _CHECKED) -> set[str]:
        """The codes in a state."""
        entries = [self.list.item(n) for n in range(self.list.count())]
        return {e.data(Qt.ItemDataRole.UserRole) for e in entries if e.checkState() is state}

    def _add(self, row: TreeRow, used: list[bool]) -> None:
        indent = "      " if row.kind == "item" else ""
        entry = QListWidgetItem(f"{indent}{row.code}  {row.title}")
        entry.setData(Qt.ItemDataRole.UserRole, row.code)
        entry.setToolTip(row.title)
        entry.setFlags(entry.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        entry.setCheckState(_CHECKED if all(used) else _PARTLY if any(used) else Qt.CheckState.Unchecked)
        self.list.addItem(entry)
        self._keys.append(fold(entry.text()))

    def _find(self, text: str) -> None:
        words = fold(text).split()
        for number, key in enumerate(self._keys):
            self.list.item(number).setHidden(not all(word in key for word in words))
