"""Trước và Tiếp: each names the criterion it leads to; between them what was stored last."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from cds_desktop.queries import CriterionView
from cds_desktop.ui.theme import Size, Space, Type
from cds_desktop.ui.widgets.buttons import link, primary, secondary
from cds_desktop.ui.widgets.icon_view import IconView
from cds_desktop.ui.widgets.labels import Label
from cds_desktop.ui.window.rail_steps import saved_words


class Footer(QFrame):
    """The line at the bottom of the page."""

    criterion_asked = Signal(str)
    review_asked = Signal()
    undo_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "footer")
        self.setFixedHeight(Size.FOOTER)
        self.previous_code = self.next_code = ""
        self.previous = secondary("Trước", "arrow-left")
        self.previous.setToolTip("Tiêu chí trước (Alt+←)")
        self.next = primary("Tiếp", arrow=True)
        self.next.setToolTip("Tiêu chí sau (Alt+→)")
        self._tick = IconView("check", "ok", 16)
        self._saved = Label("", Type.SMALL, tone="muted")
        self.undo = link("Hoàn tác", "undo")
        self._tick.hide()
        self.undo.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.XL, 0, Space.XL, 0)
        row.setSpacing(Space.S)
        row.addWidget(self.previous)
        row.addStretch(1)
        for part in (self._tick, self._saved, self.undo):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.next)
        self.previous.clicked.connect(lambda: self.criterion_asked.emit(self.previous_code))
        self.next.clicked.connect(self._go_on)
        self.undo.clicked.connect(self.undo_asked)

    def show_view(self, view: CriterionView) -> None:
        """Say where the buttons lead from this criterion."""
        self.previous_code, self.next_code = view.previous_code, view.next_code
        policy = self.previous.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.previous.setSizePolicy(policy)
        self.previous.setVisible(bool(view.previous_code))
        self.previous.set_words(f"Trước: {view.previous_code}" if view.previous_code else "Trước")
        self.next.set_words(f"Tiếp: {view.next_code}" if view.next_code else "Đến Rà soát")

    def show_saved(self, at: datetime) -> None:
        """Say when something was stored last."""
        self._tick.show()
        self._saved.setText(saved_words(at, datetime.now().astimezone()))

    def show_undo(self, words: str) -> None:
        """What "Hoàn tác" takes back; nothing takes the link away."""
        self.undo.setVisible(bool(words))
        self.undo.setToolTip(f"Hoàn tác: {words} (Ctrl+Z)" if words else "")
        self.undo.setAccessibleDescription(words)

    def _go_on(self) -> None:
        if self.next_code:
            self.criterion_asked.emit(self.next_code)
        else:
            self.review_asked.emit()
