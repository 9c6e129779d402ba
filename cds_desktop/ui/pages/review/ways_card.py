"""Còn thiếu gì và kế hoạch: a tab for each higher level, and one for the improvement plan."""

from PySide6.QtWidgets import QTabBar, QWidget

from cds_desktop.queries import Review
from cds_desktop.storage.workspace import Workspace
from cds_desktop.ui.pages.review.plan_view import PlanView
from cds_desktop.ui.pages.review.way_view import WayView
from cds_desktop.ui.theme import Space
from cds_desktop.ui.widgets.card import Card

_PLAN = "plan"


class WaysCard(Card):
    """One card: what is missing for a level, or what is planned."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(spacing=Space.S, parent=parent)
        self.setAccessibleName("Còn thiếu gì và kế hoạch cải tiến")
        self.body.setContentsMargins(Space.S, Space.XS, Space.S, Space.L)
        self._review: Review | None = None
        self._editable = False
        self.tabs = QTabBar()
        self.tabs.setAccessibleName("Mức muốn đạt, hoặc kế hoạch")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(True)
        self.way, self.plan = WayView(), PlanView(workspace)
        self.plan.hide()
        self.body.addWidget(self.tabs)
        self.body.addWidget(self.way, 1)
        self.body.addWidget(self.plan, 1)
        self.tabs.currentChanged.connect(self._show)
        self.way.plan_wanted.connect(self.open_plan)
        self.plan.emptied.connect(self.tabs.setFocus)

    @property
    def parts(self) -> list[QWidget]:
        """What Tab goes through."""
        below = self.plan.parts if self.is_at_plan else [*self.way.rows, self.way.settle, self.way.plan]
        return [self.tabs, *below]

    @property
    def is_at_plan(self) -> bool:
        """Whether the plan is shown."""
        return self._key() == _PLAN

    def show_review(self, review: Review, *, editable: bool) -> None:
        """Show the ways and the plan as they are now; the tab that was chosen stays."""
        self._review, self._editable = review, editable
        self._show_tabs(review)
        self.plan.show_plan(review, editable=editable)
        self._show()

    def open_plan(self) -> None:
        """Turn to the plan, to its first open field."""
        self.tabs.setCurrentIndex(self.tabs.count() - 1)
        self.plan.focus_first_open()

    def _show_tabs(self, review: Review) -> None:
        count = f" · {len(review.plan)}" if review.plan else ""
        levels = [(str(way.to_level), f"Mức {way.to_level}") for way in review.ways if review.begun]
        wanted = [*(levels or [("", "Còn thiếu gì?")]), (_PLAN, f"Kế hoạch cải tiến{count}")]
        before = self._key()
        self.tabs.blockSignals(True)
        while self.tabs.count() > len(wanted):
            self.tabs.removeTab(0)
        for place, (key, words) in enumerate(wanted):
            if place == self.tabs.count():
                self.tabs.addTab(words)
            self.tabs.setTabText(place, words)
            self.tabs.setTabData(place, key)
        keys = [key for key, _ in wanted]
        self.tabs.setCurrentIndex(keys.index(before) if before in keys else 0)
        self.tabs.blockSignals(False)

    def _key(self) -> str:
        return str(self.tabs.tabData(self.tabs.currentIndex()) or "")

    def _show(self) -> None:
        review, key = self._review, self._key()
        if review is None:
            return
        self.plan.setVisible(key == _PLAN)
        self.way.setVisible(key != _PLAN)
        if key != _PLAN:
            way = next((way for way in review.ways if str(way.to_level) == key), None)
            self.way.show_way(review, way, editable=self._editable)
