"""Còn thiếu gì: for each level above the present one, the fewest items and then the smallest changes."""

from cds_desktop.domain.gaps.finding import Gap, Step, gaps

__all__ = ["Gap", "Step", "gaps"]
