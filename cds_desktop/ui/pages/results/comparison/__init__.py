"""So với năm trước: a table that can be sorted and the charts of both years, for any page."""

from cds_desktop.ui.pages.results.comparison.card import ComparisonCard

__all__ = ["ComparisonCard"]
