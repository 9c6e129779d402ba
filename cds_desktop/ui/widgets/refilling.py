"""Fills a layout anew: what stood there goes at once."""

from collections.abc import Iterable

from PySide6.QtWidgets import QLayout, QWidget


def refill(layout: QLayout, parts: Iterable[QWidget] = ()) -> None:
    """Show `parts` in `layout` instead of what stands there now."""
    while taken := layout.takeAt(0):
        if old := taken.widget():
            # Deleted later, and until then it would still be seen.
            old.hide()
            old.deleteLater()
    for part in parts:
        layout.addWidget(part)
