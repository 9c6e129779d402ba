"""Điểm của đợt: charts by criterion, by content, by group, beside last year, and how all was added up."""

from PySide6.QtWidgets import QHBoxLayout, QTabBar, QVBoxLayout, QWidget

from cds_desktop.domain.charts import Chart
from cds_desktop.queries import Review
from cds_desktop.ui.pages.review.workings import Workings
from cds_desktop.ui.printing.charts import print_chart
from cds_desktop.ui.theme import Space
from cds_desktop.ui.widgets.card import Card
from cds_desktop.ui.widgets.chart_view import ChartView

_SIDE = Space.L + Space.XS
CRITERIA, ITEMS, GROUPS, YEARS = "Tiêu chí", "Nội dung", "Nhóm", "Năm trước"
WORKINGS = "Cách tính"


class ChartsCard(Card):
    """Each chart has its table behind it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(spacing=Space.XS, parent=parent)
        self.setAccessibleName("Biểu đồ điểm")
        self.body.setContentsMargins(Space.S, Space.XS, _SIDE, Space.M)
        self.tabs = QTabBar()
        self.tabs.setAccessibleName("Xem điểm theo")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.charts = {name: ChartView(print_chart) for name in (CRITERIA, ITEMS, GROUPS, YEARS)}
        self.workings = Workings()
        self._names: tuple[str, ...] = ()
        self._build()
        self.tabs.currentChanged.connect(self._turn)

    @property
    def parts(self) -> list[QWidget]:
        """What Tab goes through."""
        view = self.charts.get(self._name())
        return [self.tabs] if view is None else [self.tabs, view.switch, view.more, view.picture]

    def show_review(self, review: Review) -> None:
        """Show the points as they are now; the chart that was chosen stays."""
        shown: dict[str, Chart | None] = {
            CRITERIA: review.criteria_chart,
            ITEMS: review.items_chart,
            GROUPS: review.groups_chart,
            YEARS: review.years_chart,
        }
        for name, chart in shown.items():
            if chart is not None:
                self.charts[name].show_chart(chart)
        self.workings.show_sentences(review.sentences)
        self._show_tabs((*(name for name, chart in shown.items() if chart is not None), WORKINGS))

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(Space.XS)
        head.addWidget(self.tabs)
        head.addStretch(1)
        self.body.addLayout(head)
        below = QVBoxLayout()
        below.setContentsMargins(Space.S, 0, 0, 0)
        for view in self.charts.values():
            view.set_head_visible(False)
            # Its tools stand beside the tabs: one line less above the picture.
            head.addWidget(view.switch)
            head.addWidget(view.more)
            below.addWidget(view)
        below.addWidget(self.workings)
        self.body.addLayout(below)
        self.body.addStretch(1)

    def _show_tabs(self, names: tuple[str, ...]) -> None:
        if names != self._names:
            before = self._name()
            self._names = names
            self.tabs.blockSignals(True)
            while self.tabs.count():
                self.tabs.removeTab(0)
            for name in names:
                self.tabs.addTab(name)
            self.tabs.setCurrentIndex(names.index(before) if before in names else 0)
            self.tabs.blockSignals(False)
        self._turn()

    def _name(self) -> str:
        place = self.tabs.currentIndex()
        return self._names[place] if 0 <= place < len(self._names) else ""

    def _turn(self) -> None:
        chosen = self._name()
        self.workings.setVisible(chosen == WORKINGS)
        for name, view in self.charts.items():
            for part in (view, view.switch, view.more):
                part.setVisible(name == chosen)
