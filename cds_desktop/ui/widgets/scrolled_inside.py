"""Vùng cuộn: an area that scrolls, and what it holds, as high as its words need at the width they have."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class ScrolledInside(QWidget):
    """Asks for no height of its own: the layout's height for the width is what counts."""

    def minimumSizeHint(self) -> QSize:
        # Wrapped words ask for the height of the narrowest width; here their width is known.
        return QSize(super().minimumSizeHint().width(), 0)


def scrolled(part: QWidget) -> QScrollArea:
    """`part` in an area that scrolls up and down where the window is low; the focus goes to what it holds."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(part)
    return area
