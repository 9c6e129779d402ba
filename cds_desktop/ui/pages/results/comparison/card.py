"""So với năm trước: what became of the points, as a table and as charts."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cds_desktop.queries.comparison import Comparison
from cds_desktop.ui.pages.results.comparison.model import CRITERIA, FILTERS
from cds_desktop.ui.pages.results.comparison.table import ComparisonTable
from cds_desktop.ui.printing.charts import print_chart
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.card import Card
from cds_desktop.ui.widgets.chart_view import ChartView
from cds_desktop.ui.widgets.filter_chips import Filter, FilterBar
from cds_desktop.ui.widgets.labels import Label


class ComparisonCard(Card):
    """Hidden while there is no year before; `opened` carries the code of a criterion."""

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("So với năm trước", padding=Space.L, spacing=Space.M, parent=parent)
        self.facts = Label("", Type.SMALL, tone="muted", wrap=True)
        self.filters = FilterBar()
        self.table = ComparisonTable()
        self.groups, self.chart = ChartView(print_chart), ChartView(print_chart)
        for part in (self.facts, self.filters, self.table, self.groups, self.chart):
            self.body.addWidget(part)
        self.filters.show_filters([Filter(key, words) for key, (words, _) in FILTERS.items()], CRITERIA)
        self.filters.chosen.connect(self.table.rows.choose)
        self.table.opened.connect(self.opened)
        self.hide()

    def show_comparison(self, comparison: Comparison | None) -> None:
        """Show both years, or nothing in a school's first one."""
        self.setVisible(comparison is not None)
        if comparison is None:
            return
        self.set_title(f"So với năm học {comparison.earlier_year}")
        self.facts.setText(facts_words(comparison))
        rows = comparison.rows
        counts = [Filter(key, words, sum(map(passes, rows))) for key, (words, passes) in FILTERS.items()]
        self.filters.show_filters(counts)
        self.table.rows.show_comparison(comparison)
        self.groups.show_chart(comparison.group_chart)
        self.chart.show_chart(comparison.chart)


def facts_words(comparison: Comparison) -> str:
    """Where the numbers of both years come from."""
    last = "số liệu đã chốt" if comparison.is_sealed else "số liệu chưa chốt"
    found = [f"Năm học {comparison.earlier_year}: Mức {comparison.last_level}, {last}."]
    if comparison.begun:
        found.append(f"Năm học {comparison.school_year}: Mức {comparison.level} theo số liệu đang nhập.")
    else:
        found.append(f"Năm học {comparison.school_year}: chưa chấm.")
    if comparison.has_other_set:
        found.append("Hai năm chấm theo hai bản bộ chỉ số; chỉ so điểm ở dòng có cùng điểm tối đa.")
    return " ".join(found)
