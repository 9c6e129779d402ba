"""In biểu đồ: one chart on paper, as it stands in the papers."""

from datetime import UTC, datetime
from functools import partial

from PySide6.QtWidgets import QWidget

from cds_desktop.actions.papers import draw_charts
from cds_desktop.domain.charts import Chart
from cds_desktop.domain.folding import slug
from cds_desktop.ui.printing.asking import print_drawn


def print_chart(parent: QWidget, chart: Chart) -> None:
    """Draw the chart and ask for the printer."""
    draw = partial(draw_charts, (chart,), datetime.now(UTC))
    print_drawn(parent, draw, f"biểu đồ “{chart.title}”", f"{slug(chart.title)}.pdf")
