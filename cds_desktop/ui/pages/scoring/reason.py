"""Lý do của Hội đồng: a field that opens when it is asked for or needed, else only its words are shown."""

from PySide6.QtWidgets import QWidget

from cds_desktop.ui.widgets.text_area import TextArea

NAME = "Lý do của Hội đồng"


class Reason(TextArea):
    """Stays open, once it was, until another item takes the row: nothing moves under the mouse."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(NAME, lines=2, parent=parent)
        self.set_fixed_lines(2)
        self.setPlaceholderText("Lý do, căn cứ chấm của Hội đồng")
        self.hide()

    @property
    def is_open(self) -> bool:
        """Whether the field is shown."""
        return not self.isHidden()

    def open_if(self, needed: bool) -> None:
        """Show the field if it is needed; it is not taken away again."""
        if needed and not self.is_open:
            self.show()
