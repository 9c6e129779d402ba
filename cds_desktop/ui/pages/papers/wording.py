"""Lời văn: the built-in wording or the dossier's own, which may be edited without programming; its faults."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.buttons import link, secondary
from cds_desktop.ui.widgets.card import Panel
from cds_desktop.ui.widgets.flow_layout import FlowLayout
from cds_desktop.ui.widgets.labels import Label
from cds_desktop.ui.widgets.state_glyph import State, StateGlyph

MOST_SHOWN = 6
_OWN = "Văn bản này dùng lời văn riêng của nhà trường."
_BUILT_IN = "Văn bản này dùng lời văn có sẵn của chương trình."
_LEFT_OUT = "Lời văn riêng không có chỗ cho phần đã nhập sau đây, nên phần đó không in."
_MEND = "Thêm chỗ cho các phần này vào tệp lời văn, hoặc dùng lời văn có sẵn."
_FAULTY = "Lời văn riêng có chỗ chưa đúng; bản xem đang dùng lời văn có sẵn."


class WordingPanel(Panel):
    """Which wording is used, and what is done with it."""

    copy_asked = Signal()
    open_asked = Signal()
    drop_asked = Signal()
    check_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("sunken", padding=Space.M, parent=parent)
        self._glyph = StateGlyph(State.NOTE, 18)
        self._title = Label("", Type.STRONG, wrap=True)
        self._faults = Label("", Type.SMALL, wrap=True)
        self._faults.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.copy = link("Tạo bản sao để sửa lời văn")
        self.open = secondary("Mở tệp lời văn", "document")
        self.drop = secondary("Dùng lời văn có sẵn")
        self.check = link("Kiểm tra lại", "refresh")
        head = QHBoxLayout()
        head.setSpacing(Space.S)
        head.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._title, 1)
        deeds = QWidget()
        flow = FlowLayout(deeds)
        self._deeds = (self.copy, self.open, self.drop, self.check)
        for button in self._deeds:
            flow.addWidget(button)
        self.body.addLayout(head)
        self.body.addWidget(self._faults)
        self.body.addWidget(deeds)
        self.copy.clicked.connect(self.copy_asked)
        self.open.clicked.connect(self.open_asked)
        self.drop.clicked.connect(self.drop_asked)
        self.check.clicked.connect(self.check_asked)
        self.show_wording(has_own=False, faults=(), editable=False)

    @property
    def has_cursor(self) -> bool:
        """Whether one of its deeds has the focus."""
        return any(button.hasFocus() for button in self._deeds)

    def show_wording(
        self, *, has_own: bool, faults: Sequence[str], left_out: Sequence[str] = (), editable: bool
    ) -> None:
        """Say which wording is used; faults name their line and field, `left_out` what is not printed."""
        title = _FAULTY if faults else _LEFT_OUT if left_out else _OWN if has_own else _BUILT_IN
        told = list(faults or left_out)
        more = [f"và {len(told) - MOST_SHOWN} chỗ khác"] if len(told) > MOST_SHOWN else []
        mend = [_MEND] if left_out and not faults else []
        lines = [*told[:MOST_SHOWN], *more, *mend]
        had_focus = self.has_cursor
        self.set_tint("warn" if told else "sunken")
        self._glyph.set_state(State.ATTENTION if told else State.NOTE)
        self._title.setText(title)
        self._faults.setText("\n".join(lines))
        self._faults.setVisible(bool(lines))
        self.setAccessibleName("Lời văn của văn bản")
        self.setAccessibleDescription("\n".join((title, *lines)))
        self.copy.setVisible(editable and not has_own)
        self.open.setVisible(has_own)
        self.drop.setVisible(editable and has_own)
        self.check.setVisible(has_own)
        # A button that goes away would hand the cursor to whatever stands next on the page.
        if had_focus and not self.has_cursor:
            next((b for b in self._deeds if not b.isHidden()), self).setFocus()
