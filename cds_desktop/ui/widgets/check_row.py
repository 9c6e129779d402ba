"""Dòng việc: a glyph, a sentence, a fact and where it leads; the whole row is the target."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cds_desktop.ui.theme import Size, Space, Type
from cds_desktop.ui.widgets.icon_view import IconView
from cds_desktop.ui.widgets.labels import Label
from cds_desktop.ui.widgets.row_button import RowButton, let_clicks_through
from cds_desktop.ui.widgets.state_glyph import State, StateGlyph


class CheckRow(RowButton):
    """A check or a task; without a link word it ends in a chevron. Use `clicked`."""

    def __init__(
        self,
        state: State,
        sentence: str,
        fact: str = "",
        link: str = "",
        *,
        note: str = "",
        strong: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.state, self.sentence, self.fact, self.link = state, sentence, fact, link
        self._build(note, strong)
        said = [state.word, sentence, fact, note, link]
        self.setAccessibleName(". ".join(part for part in said if part))

    def _build(self, note: str, strong: bool) -> None:
        glyph = StateGlyph(self.state, 20)
        sentence = Label(self.sentence, Type.STRONG if strong else Type.BODY, wrap=True)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(sentence)
        parts: list[QWidget] = [glyph, sentence]
        if self.fact:
            fact = Label(self.fact, Type.SMALL, tone="muted", wrap=True)
            words.addWidget(fact)
            parts.append(fact)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.S, Space.S, Space.S, Space.S)
        row.setSpacing(Space.M)
        row.addStrut((Size.ROW_CHECK if self.link else Size.ROW_TASK) - 2 * Space.S)
        beside_first_line = Qt.AlignmentFlag.AlignTop if self.fact else Qt.AlignmentFlag.AlignVCenter
        row.addWidget(glyph, 0, beside_first_line)
        row.addLayout(words, 1)
        if note:
            parts.append(Label(note, Type.SMALL, tone="muted"))
            row.addWidget(parts[-1], 0, beside_first_line)
        if self.link:
            parts.append(Label(self.link, Type.SMALL_STRONG, tone="accent"))
            row.addWidget(parts[-1])
        parts.append(
            IconView("arrow-right", "accent", 14) if self.link else IconView("chevron-right", "muted", 16)
        )
        row.addWidget(parts[-1])
        let_clicks_through(*parts)
