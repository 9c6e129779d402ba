"""Hồ sơ mở gần đây: one workspace as a row of the start view."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cds_desktop.ui.theme import Size, Space, Type
from cds_desktop.ui.widgets.buttons import icon_button
from cds_desktop.ui.widgets.icon_view import IconView
from cds_desktop.ui.widgets.labels import Label
from cds_desktop.ui.widgets.row_button import RowButton, let_clicks_through
from cds_desktop.ui.widgets.state_glyph import State, StateGlyph

if TYPE_CHECKING:
    from cds_desktop.queries.recent import RecentWorkspace


class RecentRow(RowButton):
    """One workspace: whose it is and where it lies; Del takes it off the list."""

    forget_asked = Signal()

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.folder = folder
        self._glyph = StateGlyph(State.ATTENTION, 20)
        self._icon = IconView("folder", "accent", 20)
        self._name = Label(folder.name, Type.STRONG, wrap=True)
        self._place = Label(str(folder), Type.SMALL, tone="muted", wrap=True)
        self._fault = Label("", Type.SMALL, tone="warn", wrap=True)
        self.forget = icon_button("Bỏ khỏi danh sách này", "close")
        self.forget.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.forget.clicked.connect(self.forget_asked)
        words = QVBoxLayout()
        words.setSpacing(0)
        for label in (self._name, self._place, self._fault):
            words.addWidget(label)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.S, Space.S, Space.S, Space.S)
        row.setSpacing(Space.M)
        row.addStrut(Size.ROW_TASK - 2 * Space.S)
        for part in (self._glyph, self._icon):
            row.addWidget(part)
        row.addLayout(words, 1)
        row.addWidget(self.forget)
        let_clicks_through(self._glyph, self._icon, self._name, self._place, self._fault)
        self._say("")

    def show_facts(self, found: "RecentWorkspace") -> None:
        """Whose workspace it is, or why it cannot be opened now."""
        year = f"năm học {found.school_year}" if found.school_year else ""
        self._name.setText(" · ".join(part for part in (found.school or self.folder.name, year) if part))
        self._say(found.fault)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.forget_asked.emit()
        else:
            super().keyPressEvent(event)

    def _say(self, fault: str) -> None:
        self._fault.setText(fault)
        self._fault.setVisible(bool(fault))
        self._glyph.setVisible(bool(fault))
        self._icon.setVisible(not fault)
        self._name.set_tone("muted" if fault else "")
        self.setAccessibleName(f"Mở hồ sơ {self._name.text()}")
        self.setAccessibleDescription(". ".join(part for part in (str(self.folder), fault) if part))
