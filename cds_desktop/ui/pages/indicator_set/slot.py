"""Bộ chưa có bảng: title and decision are known, the table is not; an invitation to bring it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from cds_desktop.queries.indicator_sets import KnownSet
from cds_desktop.ui.theme import Space
from cds_desktop.ui.widgets.buttons import link, primary, secondary
from cds_desktop.ui.widgets.card import Card
from cds_desktop.ui.widgets.empty_state import EmptyState


class EmptySlot(Card):
    """Says what is missing, and the two ways to bring it."""

    load_asked = Signal()
    by_hand_asked = Signal()
    back_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(padding=Space.L, parent=parent)
        self.back = link("Các bộ chỉ số", "chevron-left")
        self.load = primary("Nạp từ tệp…", "download")
        self.by_hand = secondary("Nhập từ bản giấy")
        self._state = EmptyState("", "", [self.by_hand, self.load])
        self.body.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._state, 1)
        self.back.clicked.connect(self.back_asked)
        self.load.clicked.connect(self.load_asked)
        self.by_hand.clicked.connect(self.by_hand_asked)

    def show_slot(self, slot: KnownSet, *, editable: bool) -> None:
        """Show which set it is."""
        known = slot.note or f"{slot.title}. Bảng của {slot.decision} chưa có trong máy."
        ways = "Nạp tệp do Sở hoặc cơ quan gửi (.xlsx, .toml, .cdsx), hoặc nhập từ bản giấy."
        self._state.show_words("Bộ chỉ số này chưa có bảng", f"{known} {ways}")
        self.load.setEnabled(editable)
        self.by_hand.setEnabled(editable)
