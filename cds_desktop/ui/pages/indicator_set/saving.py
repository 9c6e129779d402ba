"""Lưu thành bản mới: which version it becomes, and what that does."""

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QWidget

from cds_desktop.domain.text import clean
from cds_desktop.ui.pages.evidence.dialogs import dialog_buttons, dialog_column
from cds_desktop.ui.pages.indicator_set.told import Told, told_list
from cds_desktop.ui.theme import Type
from cds_desktop.ui.widgets.buttons import primary
from cds_desktop.ui.widgets.form_field import FormField
from cds_desktop.ui.widgets.labels import Label
from cds_desktop.ui.widgets.line_edit import LineEdit


class SaveDialog(QDialog):
    """Asks for the version; below it stands what is in it and what happens to the old one."""

    def __init__(
        self,
        before: str,
        proposed: str,
        taken: Sequence[str],
        facts: Sequence[Told],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._taken = set(taken)
        self.setWindowTitle("Lưu thành bản mới")
        self.setMinimumSize(520, 420)
        column = dialog_column(self, "Lưu thành bản mới")
        self.version = LineEdit()
        self.version.setText(proposed)
        kept = f"Bản {before} vẫn được giữ nguyên." if before else ""
        self.field = FormField("Phiên bản", self.version, required=True, help_text=kept)
        column.addWidget(self.field)
        column.addWidget(Label("Bản này có", Type.STRONG))
        column.addWidget(told_list(facts, "Bản này có"), 1)
        self.save = primary("")
        column.addLayout(dialog_buttons(self, "", self.save))
        self.version.textChanged.connect(self._name)
        self._name()
        self.version.setFocus()
        self.version.selectAll()

    @property
    def entered(self) -> str:
        """The version as entered."""
        return clean(self.version.text())

    def accept(self) -> None:
        """Take a version that is there and new; else say what is wrong."""
        fault = "Điền phiên bản." if not self.entered else ""
        if self.entered in self._taken:
            fault = f"Đã có bản {self.entered}; đặt phiên bản khác."
        self.field.set_fault(fault)
        if fault:
            self.version.setFocus()
        else:
            super().accept()

    def _name(self) -> None:
        self.save.set_words(f"Lưu thành bản {self.entered}" if self.entered else "Lưu")
