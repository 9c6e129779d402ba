"""Không xem trước được: the drawing of the kind, one sentence, and the way to look all the same."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QWidget

from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.buttons import link
from cds_desktop.ui.widgets.card import Panel
from cds_desktop.ui.widgets.evidence_item import EvidenceKind
from cds_desktop.ui.widgets.kind_drawings import paint_kind
from cds_desktop.ui.widgets.labels import Label

_LONG, _SHORT = "Mở bằng chương trình khác", "Mở tệp"
_LONG_FROM, _DRAWING_FROM = 250, 170


class KindView(Panel):
    """Says what a file is and why it is not shown; `open_asked` when it can be opened elsewhere."""

    open_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("sunken", parent=parent)
        self._drawing = _Drawing()
        self._words = Label("", Type.SMALL, tone="muted", wrap=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.open = link(_LONG, "external-link")
        self.open.clicked.connect(self.open_asked)
        self.body.setSpacing(Space.S)
        self.body.addStretch(1)
        self.body.addWidget(self._drawing, 0, Qt.AlignmentFlag.AlignHCenter)
        self.body.addWidget(self._words)
        self.body.addWidget(self.open, 0, Qt.AlignmentFlag.AlignHCenter)
        self.body.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._drawing.setVisible(self.height() >= _DRAWING_FROM)
        self.open.set_words(_LONG if self.width() >= _LONG_FROM else _SHORT)

    def show_kind(self, kind: EvidenceKind, words: str, *, can_open: bool) -> None:
        """Say what it is and why nothing of it is seen."""
        self._drawing.kind = kind
        self._drawing.update()
        self._words.setText(words)
        self.open.setVisible(can_open)
        self.setAccessibleName(words)


class _Drawing(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.kind = EvidenceKind.OTHER
        self.setFixedSize(QSize(57, 72))

    def paintEvent(self, event: object) -> None:
        painter = QPainter(self)
        painter.scale(1.5, 1.5)
        paint_kind(painter, QRectF(0, 0, 38, 48), self.kind)
