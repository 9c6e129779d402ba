"""Phân công: every criterion with a box to tick for the member chosen beside it."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from cds_desktop.ui.theme import Size

CODE = Qt.ItemDataRole.UserRole


class AssignmentList(QListWidget):
    """Criteria in the order of the set; `edited` comes with every tick by hand."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Tiêu chí phụ trách")
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._criteria: tuple[tuple[str, str], ...] = ()
        self._is_filling = False
        self.itemChanged.connect(self._changed)

    @property
    def ticked(self) -> tuple[str, ...]:
        """Codes of the ticked criteria."""
        items = (self.item(row) for row in range(self.count()))
        return tuple(i.data(CODE) for i in items if i.checkState() is Qt.CheckState.Checked)

    def show_criteria(self, criteria: tuple[tuple[str, str], ...]) -> None:
        """Show these criteria: (code, title)."""
        if criteria == self._criteria:
            return
        self._criteria = criteria
        self._is_filling = True
        self.clear()
        for code, title in criteria:
            item = QListWidgetItem(f"{code}  {title}")
            item.setData(CODE, code)
            item.setToolTip(title)
            item.setSizeHint(QSize(0, Size.ROW_OFFICE))
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            item.setCheckState(Qt.CheckState.Unchecked)
            self.addItem(item)
        self._is_filling = False

    def show_ticked(self, codes: Sequence[str], *, editable: bool) -> None:
        """Tick these; only ticked by hand when somebody is chosen."""
        self._is_filling = True
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        for row in range(self.count()):
            item = self.item(row)
            item.setFlags(flags | Qt.ItemFlag.ItemIsUserCheckable if editable else flags)
            ticked = item.data(CODE) in codes
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self._is_filling = False

    def _changed(self) -> None:
        if not self._is_filling:
            self.edited.emit()
