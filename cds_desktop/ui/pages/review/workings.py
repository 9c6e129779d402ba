"""Cách tính: how points became totals and totals the level, one sentence each."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cds_desktop.queries.review import Sentence
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.labels import Label

_LOOKS = {"level": Type.STRONG, "group": Type.STRONG, "criterion": Type.BODY}


class Workings(QWidget):
    """Sentences from the level down to the criteria; each can be chosen and copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Cách tính")
        self.labels: list[Label] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, Space.S, 0, 0)
        self._column.setSpacing(Space.S)

    def show_sentences(self, sentences: Sequence[Sentence]) -> None:
        """Show these, in this order."""
        if [label.text() for label in self.labels] == [sentence.words for sentence in sentences]:
            return
        while self.labels:
            gone = self.labels.pop()
            self._column.removeWidget(gone)
            gone.deleteLater()
        for sentence in sentences:
            label = Label(sentence.words, _LOOKS[sentence.of], wrap=True, parent=self)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            label.setContentsMargins(Space.L if sentence.of == "criterion" else 0, 0, 0, 0)
            self.labels.append(label)
            self._column.addWidget(label)
        self.setAccessibleDescription("\n".join(sentence.words for sentence in sentences))
