"""What stands in the window while no round is open: begin, or open a folder."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cds_desktop.ui.file_asking import ask_folder
from cds_desktop.ui.theme import Space
from cds_desktop.ui.widgets.buttons import link, primary, secondary
from cds_desktop.ui.widgets.card import Card
from cds_desktop.ui.widgets.empty_state import EmptyState


class StartView(QWidget):
    """An empty state with the two ways to begin."""

    new_asked = Signal()
    folder_chosen = Signal(Path)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.begin = primary("Lập hồ sơ mới", arrow=True)
        self.other = secondary("Mở thư mục hồ sơ", "folder")
        self.back = link("")
        self.back.hide()
        card = Card()
        card.body.addWidget(
            EmptyState(
                "Chưa mở hồ sơ nào",
                "Lập hồ sơ của trường cho năm học này, hoặc mở thư mục hồ sơ đã có.",
                [self.back, self.other, self.begin],
            )
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        column.addWidget(card)
        self.begin.clicked.connect(self.new_asked)
        self.other.clicked.connect(self._ask_for_folder)

    def offer_last(self, folder: Path) -> None:
        """Offer the way back to the workspace that was open last."""
        self.back.set_words("Trở lại hồ sơ vừa mở")
        self.back.setToolTip(str(folder))
        self.back.clicked.connect(lambda: self.folder_chosen.emit(folder))
        self.back.show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.begin.setFocus()

    def _ask_for_folder(self) -> None:
        if folder := ask_folder(self, "Mở thư mục hồ sơ"):
            self.folder_chosen.emit(folder)
