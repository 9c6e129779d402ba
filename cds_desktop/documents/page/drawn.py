"""The one place where our own drawn parts meet reportlab's untyped base class."""

from typing import Any

from reportlab.platypus import Flowable


class Drawn(Flowable):  # type: ignore[misc] # reportlab carries no types
    """A part of a page that draws itself on `canv`, with its lower left corner at (0, 0)."""

    canv: Any
    width: float
    height: float
