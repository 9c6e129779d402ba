"""Biểu đồ on a paper of their own, to be printed."""

from collections.abc import Sequence
from datetime import datetime

from cds_desktop.documents.paper_pdf import draw_paper
from cds_desktop.domain.charts import Chart
from cds_desktop.domain.papers import ChartBlock, Head, Paper


def draw_charts(charts: Sequence[Chart], drawn_at: datetime) -> bytes:
    """Vẽ biểu đồ alone on a paper."""
    title = "; ".join(chart.title for chart in charts)
    paper = Paper(title=title, head=Head("", ""), name=(), blocks=(ChartBlock(tuple(charts)),))
    return draw_paper(paper, drawn_at).pdf
