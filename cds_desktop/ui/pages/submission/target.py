"""Ghi vào đâu: the file the package is written to, Documents unless another place is chosen."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QWidget

from cds_desktop.ui.file_asking import usual_folder
from cds_desktop.ui.settings import settings
from cds_desktop.ui.theme import Space
from cds_desktop.ui.widgets.buttons import secondary
from cds_desktop.ui.widgets.form_field import FormField, Validity, beside_field

_LAST_FOLDER = "submission/last_folder"


class TargetField(QWidget):
    """The path, and a button that asks the system for one."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = QLineEdit()
        self._proposed = ""
        self.field = FormField("Tệp gói", self.edit)
        self.choose = secondary("Chọn nơi khác", "folder")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addWidget(self.field, 1)
        row.addLayout(beside_field(self.choose))
        self.choose.clicked.connect(self._ask)
        self.edit.textEdited.connect(self._edited)

    def propose(self, name: str) -> None:
        """Propose a name, unless the user gave one of their own."""
        if self.edit.text() in ("", self._proposed):
            self._proposed = str(_folder() / name)
            self.edit.setText(self._proposed)
            self.edit.setCursorPosition(len(self._proposed))

    def propose_anew(self) -> None:
        """After a package was written the next one gets a name of its own."""
        self._proposed = self.edit.text()

    def path(self) -> Path | None:
        """Where to write, or `None` with the reason said below the field."""
        path = Path(self.edit.text().strip())
        if not self.edit.text().strip() or not path.name:
            self.field.set_validity(Validity.ERROR, "Chọn nơi ghi gói.")
        elif not path.parent.is_dir():
            sentence = f"Không thấy thư mục {path.parent}. Cắm lại USB hoặc chọn nơi khác."
            self.field.set_validity(Validity.ERROR, sentence)
        else:
            return path if path.suffix.lower() == ".cdsx" else path.with_name(f"{path.name}.cdsx")
        self.edit.setFocus()
        return None

    def _edited(self) -> None:
        self.field.set_validity(Validity.NONE)
        self.changed.emit()

    def _ask(self) -> None:
        start = self.edit.text()
        filters = "Gói CĐS (*.cdsx)"
        name, _ = QFileDialog.getSaveFileName(self, "Ghi gói vào đâu", start, filters)
        if name:
            settings().setValue(_LAST_FOLDER, str(Path(name).parent))
            self.edit.setText(name)
            self._edited()


def _folder() -> Path:
    last = settings().value(_LAST_FOLDER)
    if isinstance(last, str) and last and Path(last).is_dir():
        return Path(last)
    return usual_folder()
