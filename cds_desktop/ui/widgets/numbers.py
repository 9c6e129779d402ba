"""Numbers as Vietnamese offices write them: comma for decimals, a no-break space before %."""

from typing import SupportsFloat

MINUS = "−"
NO_BREAK = "\u00a0"


def points_text(points: SupportsFloat, *, decimals: int | None = None) -> str:
    """Points, e.g. 12,5 or 7; with `decimals=1` always one digit after the comma."""
    value = float(points)
    text = f"{value:.{decimals}f}" if decimals is not None else f"{value:.2f}".rstrip("0").rstrip(".")
    text = text.replace(".", ",")
    return MINUS + text[1:] if text.startswith("-") else text


def percent_text(percent: SupportsFloat) -> str:
    """A percentage, e.g. 92,5 %."""
    return f"{points_text(percent)}{NO_BREAK}%"
