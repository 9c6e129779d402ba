"""Trước và Tiếp: each names the criterion it leads to."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from cds_desktop.queries import CriterionView
from cds_desktop.ui.theme import Size, Space, Type
from cds_desktop.ui.widgets.buttons import primary, secondary
from cds_desktop.ui.widgets.icon_view import IconView
from cds_desktop.ui.widgets.labels import Label


class Footer(QFrame):
    """The line at the bottom of the page."""

    criterion_asked = Signal(str)
    review_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "footer")
        self.setFixedHeight(Size.FOOTER)
        self._previous_code = self._next_code = ""
        self.previous = secondary("Trước", "arrow-left")
        self.previous.setToolTip("Tiêu chí trước (Alt+←)")
        self.next = primary("Tiếp", arrow=True)
        self.next.setToolTip("Tiêu chí sau (Alt+→)")
        self._tick = IconView("check", "ok", 16)
        self._saved = Label("", Type.SMALL, tone="muted")
        self._tick.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.XL, 0, Space.XL, 0)
        row.setSpacing(Space.S)
        row.addWidget(self.previous)
        row.addStretch(1)
        row.addWidget(self._tick)
        row.addWidget(self._saved)
        row.addStretch(1)
        row.addWidget(self.next)
        self.previous.clicked.connect(lambda: self.criterion_asked.emit(self._previous_code))
        self.next.clicked.connect(self._go_on)

    def show_view(self, view: CriterionView) -> None:
        """Say where the buttons lead from this criterion."""
        self._previous_code, self._next_code = view.previous_code, view.next_code
        self.previous.setVisible(bool(view.previous_code))
        self.previous.set_words(f"Trước: {view.previous_code}")
        self.next.set_words(f"Tiếp: {view.next_code}" if view.next_code else "Đến Rà soát")

    def show_saved(self, at: datetime) -> None:
        """Say when something was stored last."""
        self._tick.show()
        self._saved.setText(f"Đã lưu lúc {at:%H:%M}")

    def _go_on(self) -> None:
        if self._next_code:
            self.criterion_asked.emit(self._next_code)
        else:
            self.review_asked.emit()
