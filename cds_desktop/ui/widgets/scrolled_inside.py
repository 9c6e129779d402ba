"""Vùng cuộn: an area that scrolls, and what it holds, as high as its words need at the width they have."""

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

# A part settles after its bar came or went once; some would have it come and go without end.
_MOST_TURNS = 8


class ScrolledInside(QWidget):
    """Asks for no height of its own: the layout's height for the width is what counts."""

    def minimumSizeHint(self) -> QSize:
        # Wrapped words ask for the height of the narrowest width; here their width is known.
        return QSize(super().minimumSizeHint().width(), 0)


class ScrollArea(QScrollArea):
    """An area whose part may change its mind about its height a few times, not without end.

    Qt resizes the part again from within each resize: a part that needs the bar only when it is there
    would use up the stack and end the program.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._turns = 0
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.Resize:
            return super().eventFilter(watched, event)
        if self._turns == _MOST_TURNS:
            return False
        self._turns += 1
        try:
            return super().eventFilter(watched, event)
        finally:
            self._turns -= 1


def scrolled(part: QWidget) -> ScrollArea:
    """`part` in an area that scrolls up and down where the window is low; the focus goes to what it holds."""
    area = ScrollArea()
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(part)
    return area


def show_in_area(part: QWidget, place: QRect, air: int = 12) -> None:
    """Scroll the area around `part` until a place within it can be seen."""
    around = part.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    inside = around.widget() if around is not None else None
    if around is None or inside is None:
        return
    middle = part.mapTo(inside, place.center())
    # A place higher than the area shows its beginning.
    half = min(place.height() // 2 + air, around.viewport().height() // 2)
    around.ensureVisible(around.horizontalScrollBar().value(), middle.y(), 0, half)
