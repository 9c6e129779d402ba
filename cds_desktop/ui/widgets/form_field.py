"""Ô nhập: a label above an input, and one sentence below that helps, warns or names the error."""

from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractSpinBox, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from cds_desktop.ui import theme
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.labels import Label
from cds_desktop.ui.widgets.state_glyph import State, StateGlyph


class Validity(Enum):
    """Whether what was entered can stand."""

    NONE = "none"
    WARN = "warn"
    ERROR = "error"


_LOOKS = {
    Validity.NONE: (State.NOTE, "muted"),
    Validity.WARN: (State.ATTENTION, "warn"),
    Validity.ERROR: (State.ERROR, "err"),
}


class FormField(QWidget):
    """One labelled input; the sentence below is also the editor's accessible description."""

    def __init__(
        self,
        label: str,
        editor: QWidget,
        *,
        required: bool = False,
        help_text: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.editor = editor
        self.required = required
        self.validity = Validity.NONE
        self._help = help_text
        self._build(label)
        self.set_validity(Validity.NONE)

    def _build(self, label: str) -> None:
        self.label = Label(f"{label} *" if self.required else label, Type.SMALL_STRONG, tone="muted")
        self.label.setBuddy(self.editor)
        if not self.editor.accessibleName():
            self.editor.setAccessibleName(f"{label}, cần điền" if self.required else label)
        self._glyph = StateGlyph(State.NOTE, 16)
        self._sentence = Label("", Type.SMALL, wrap=True)
        self._below = QWidget()
        row = QHBoxLayout(self._below)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.XS + 2)
        row.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._sentence, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(self.label)
        column.addWidget(self.editor)
        column.addWidget(self._below)
        if isinstance(self.editor, QLineEdit | QAbstractSpinBox):
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def sentence(self) -> str:
        """What stands below the input now."""
        return self._sentence.text()

    def set_help(self, text: str) -> None:
        """Change the sentence that stands below while nothing is wrong."""
        self._help = text
        if self.validity is Validity.NONE:
            self.set_validity(Validity.NONE)

    def set_validity(self, validity: Validity, sentence: str = "") -> None:
        """Mark the input and say why; `Validity.NONE` brings the help text back."""
        self.validity = validity
        shown = sentence or (self._help if validity is Validity.NONE else "")
        state, tone = _LOOKS[validity]
        self._glyph.set_state(state)
        self._glyph.setVisible(validity is not Validity.NONE)
        self._sentence.setText(shown)
        self._sentence.set_tone(tone)
        self._below.setVisible(bool(shown))
        self.editor.setAccessibleDescription(shown)
        if self.editor.property("validity") != validity.value:
            self.editor.setProperty("validity", validity.value)
            theme.restyle(self.editor)

    def set_fault(self, sentence: str) -> None:
        """Mark the input as wrong and say why; an empty sentence brings the help text back."""
        self.set_validity(Validity.ERROR if sentence else Validity.NONE, sentence)


def beside_field(button: QWidget) -> QVBoxLayout:
    """A button that stands level with the input of the field to its left, whatever stands below that."""
    column = QVBoxLayout()
    column.setSpacing(0)
    column.addSpacing(theme.line_height(Type.SMALL_STRONG) + Space.XS)
    column.addWidget(button)
    column.addStretch(1)
    return column
