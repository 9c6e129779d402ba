"""Points on painted parts: written as on paper, also while a bar runs through every value between."""

from decimal import Decimal
from typing import SupportsFloat

from cds_desktop.domain.numbers import show


def points_text(points: SupportsFloat, *, decimals: int | None = None) -> str:
    """Points, e.g. 12,5 or 7; with `decimals=1` always one digit after the comma."""
    if decimals is None:
        return show(Decimal(f"{float(points):.2f}"))
    return f"{float(points):.{decimals}f}".replace(".", ",")
