"""What a scroll area holds: as high as its words need at the width they have."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget


class ScrolledInside(QWidget):
    """Asks for no height of its own: the layout's height for the width is what counts."""

    def minimumSizeHint(self) -> QSize:
        # Wrapped words ask for the height of the narrowest width; here their width is known.
        return QSize(super().minimumSizeHint().width(), 0)
