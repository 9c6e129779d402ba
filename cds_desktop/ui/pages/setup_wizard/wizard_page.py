"""What every page of the wizard has in common: a title, a sentence, a body that scrolls."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget, QWizardPage

from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.form_field import FormField
from cds_desktop.ui.widgets.labels import Label
from cds_desktop.ui.widgets.scrolled_inside import scrolled


class WizardPage(QWizardPage):
    """One subject; "Tiếp tục" is never disabled, it goes to the first field that is missing."""

    name = ""
    hint = ""
    intro = ""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.name)
        inside = QWidget()
        self.body = QVBoxLayout(inside)
        self.body.setContentsMargins(Space.L, Space.XS, Space.L, 0)
        self.body.setSpacing(Space.L)
        head = QVBoxLayout()
        head.setSpacing(Space.XS)
        head.addWidget(Label(self.name, Type.H1))
        head.addWidget(Label(self.intro, Type.SMALL, tone="muted", wrap=True))
        self.body.addLayout(head)
        self._scroll = scrolled(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scroll)
        self._build()
        self.body.addStretch(1)

    @property
    def done_words(self) -> str:
        """What stands below the name on the path once the page is done."""
        return ""

    def first_wrong(self) -> FormField | None:
        """The first field that keeps us here."""
        return None

    def first_input(self) -> QWidget | None:
        """Where the cursor stands when the page appears."""
        return None

    def look(self) -> Callable[[], str] | None:
        """What is to be looked up on the disk before going on, beside the screen; it gives what is wrong."""
        return None

    def show_look(self, fault: str) -> None:
        """Mark the field that was looked up, or none when `fault` is empty."""

    def validatePage(self) -> bool:
        if (field := self.first_wrong()) is not None:
            self.lead_to(field)
        return field is None

    def lead_to(self, field: FormField) -> None:
        """Bring a field into sight, ready to type."""
        self._scroll.ensureWidgetVisible(field)
        field.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        """Lay out the body."""
