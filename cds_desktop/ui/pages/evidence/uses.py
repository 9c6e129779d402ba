"""Dùng cho tiêu chí nào: the criteria and contents one piece of evidence serves."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QWidget

from cds_desktop.actions import Changes
from cds_desktop.actions.evidence import link_evidence, unlink_evidence
from cds_desktop.domain.folding import fold
from cds_desktop.domain.round import EvidenceItem
from cds_desktop.queries import TreeRow
from cds_desktop.storage.workspace import Workspace
from cds_desktop.ui.pages.evidence.dialogs import dialog_buttons, dialog_column


class UsesDialog(QDialog):
    """Tick the criteria and contents an item is used for."""

    def __init__(self, item: EvidenceItem, rows: Sequence[TreeRow], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Dùng cho tiêu chí nào")
        self.resize(560, 520)
        self._search = QLineEdit()
        self._search.setPlaceholderText("Tìm mã hoặc chữ")
        self._search.setAccessibleName("Tìm tiêu chí")
        self._search.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.list.setAccessibleName("Tiêu chí và nội dung")
        for row in rows:
            if row.kind != "group":
                self._add(row, row.code in item.used_for)
        column = dialog_column(self, f"{item.code} dùng cho tiêu chí nào?")
        column.addWidget(self._search)
        column.addWidget(self.list, 1)
        column.addLayout(dialog_buttons(self, "Xong"))
        self._search.textChanged.connect(self._find)

    @property
    def codes(self) -> set[str]:
        """The codes that are ticked."""
        items = [self.list.item(n) for n in range(self.list.count())]
        return {i.data(Qt.ItemDataRole.UserRole) for i in items if i.checkState() is Qt.CheckState.Checked}

    def _add(self, row: TreeRow, used: bool) -> None:
        indent = "      " if row.kind == "item" else ""
        entry = QListWidgetItem(f"{indent}{row.code}  {row.title}")
        entry.setData(Qt.ItemDataRole.UserRole, row.code)
        entry.setToolTip(row.title)
        entry.setFlags(entry.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        entry.setCheckState(Qt.CheckState.Checked if used else Qt.CheckState.Unchecked)
        self.list.addItem(entry)

    def _find(self, text: str) -> None:
        words = fold(text)
        for number in range(self.list.count()):
            entry = self.list.item(number)
            entry.setHidden(words not in fold(entry.text()))


def use_exactly(workspace: Workspace, item: EvidenceItem, codes: set[str]) -> Changes:
    """Link and unlink until an item is used for exactly these codes."""
    changes = [link_evidence(workspace, item.id, code) for code in sorted(codes - set(item.used_for))]
    changes += [unlink_evidence(workspace, item.id, code) for code in sorted(set(item.used_for) - codes)]
    return changes[-1]
