"""Đầu phần chấm: which criterion, whose, out of how many points, and its words."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cds_desktop.domain.numbers import show
from cds_desktop.queries import CriterionView
from cds_desktop.ui.pages.scoring.since_last_year import SinceLastYearLine
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.buttons import secondary
from cds_desktop.ui.widgets.labels import ElidedLabel, Label


class Head(QWidget):
    """The line above the items; in a narrow window the evidence is reached from here."""

    def __init__(self) -> None:
        super().__init__()
        self._view: CriterionView | None = None
        self._is_short = False
        self.title = Label("", Type.H2)
        self.facts = ElidedLabel("", Type.SMALL, tone="muted")
        self.evidence = secondary("Minh chứng", "paperclip")
        self._points = Label("", Type.H2)
        self._most = Label("", Type.SMALL, tone="muted")
        self._words = Label("", wrap=True)
        self.since = SinceLastYearLine()
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(self.title)
        row.addWidget(self.facts, 1)
        row.addWidget(self.evidence)
        row.addWidget(self._points)
        row.addWidget(self._most)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, Space.XS)
        column.setSpacing(Space.XS)
        column.addLayout(row)
        column.addWidget(self._words)
        column.addWidget(self.since)

    def show_view(self, view: CriterionView) -> None:
        """Show the facts of a criterion."""
        self._view = view
        self.title.setText(f"Tiêu chí {view.criterion.code}")
        self.evidence.set_words(f"Minh chứng · {len(view.evidence)} (F6)")
        scored = view.max_points is not None
        self._points.setText(show(view.points) if scored else "")
        self._most.setText(f"/{show(view.max_points)} điểm" if scored else "")
        names_itself = len(view.items) == 1 and view.items[0].item.text == view.title
        has_words = bool(view.criterion.title) and scored and not names_itself
        self._words.setText(view.title if has_words else "")
        self._words.setVisible(has_words)
        self.since.show_view(view)
        self._show_facts()

    def set_short(self, short: bool) -> None:
        """With the button of the evidence there is only room for the name of who is in charge."""
        self._is_short = short
        self.evidence.setVisible(short)
        self._show_facts()

    def _show_facts(self) -> None:
        if self._view is None:
            return
        most, holders = self._view.max_points, ", ".join(self._view.holders)
        scope = "điều kiện bắt buộc" if most is None else f"tối đa {show(most)} điểm"
        whole = " · ".join([scope, *([f"phụ trách: {holders}"] if holders else [])])
        self.facts.set_full_text((holders or scope) if self._is_short else whole)
