"""Ô thư mục: where another dossier lies, typed or chosen."""

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QWidget

from cds_desktop.ui.file_asking import ask_folder
from cds_desktop.ui.theme import Space
from cds_desktop.ui.widgets.buttons import secondary
from cds_desktop.ui.widgets.form_field import FormField
from cds_desktop.ui.widgets.line_edit import LineEdit


class FolderRow(QWidget):
    """A field with its button; `question` heads the window in which a folder is chosen."""

    def __init__(self, label: str, question: str) -> None:
        super().__init__()
        self._question = question
        self.edit = LineEdit()
        self.field = FormField(label, self.edit)
        choose = secondary("Chọn thư mục…", "folder")
        choose.clicked.connect(self._ask)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addWidget(self.field, 1)
        row.addWidget(choose)

    @property
    def folder(self) -> Path:
        """The folder as it stands there."""
        return Path(self.edit.text().strip())

    def require(self, missing: str) -> FormField | None:
        """The field, saying `missing`, while nothing stands in it."""
        is_empty = not self.edit.text().strip()
        self.field.set_fault(missing if is_empty else "")
        return self.field if is_empty else None

    def _ask(self) -> None:
        if folder := ask_folder(self, self._question):
            self.edit.setText(str(folder))
            self.field.set_fault("")
