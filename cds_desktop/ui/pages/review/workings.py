"""Cách tính: how points became totals and totals the level, one sentence each."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cds_desktop.queries.review import Sentence
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.labels import Label

_LOOKS = {"level": Type.STRONG, "rule": Type.SMALL, "group": Type.STRONG, "criterion": Type.BODY}


class Workings(QWidget):
    """Sentences from the level down to the criteria; each can be chosen and copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Cách tính")
        self.labels: list[Label] = []
        self._shown: tuple[Sentence, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(Space.XS, Space.S, 0, 0)
        self._column.setSpacing(Space.S)

    def show_sentences(self, sentences: Sequence[Sentence]) -> None:
        """Show these, in this order."""
        if tuple(sentences) == self._shown:
            return
        self._shown = tuple(sentences)
        while self.labels:
            gone = self.labels.pop()
            self._column.removeWidget(gone)
            gone.deleteLater()
        for sentence in sentences:
            tone = "muted" if sentence.of == "rule" else ""
            # "Mức 1" is never torn apart.
            words = sentence.words.replace("Mức ", "Mức\u00a0")
            label = Label(words, _LOOKS[sentence.of], tone=tone, wrap=True, parent=self)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            label.setContentsMargins(Space.L if sentence.of == "criterion" else 0, 0, 0, 0)
            self.labels.append(label)
            self._column.addWidget(label)
        self.setAccessibleDescription("\n".join(sentence.words for sentence in sentences))
