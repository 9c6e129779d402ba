"""Ai đối chiếu?: the name that stands at every tick; two people who check must be two."""

from collections.abc import Collection, Sequence

from PySide6.QtWidgets import QDialog, QWidget

from cds_desktop.domain.folding import fold
from cds_desktop.domain.text import clean
from cds_desktop.ui.pages.evidence.dialogs import dialog_buttons, dialog_column
from cds_desktop.ui.widgets.combo_box import ComboBox
from cds_desktop.ui.widgets.form_field import FormField
from cds_desktop.ui.widgets.labels import Label

EXPLAINED = {
    False: "Tên này được ghi ở từng dòng đã đối chiếu, cùng ngày.",
    True: "Người thứ hai nhập lại từ bản giấy, không nhìn bản của người thứ nhất. Sau đó xem hai bản khác "
    "nhau ở đâu; hai bản giống nhau mới coi là đã đối chiếu.",
}


class PersonDialog(QDialog):
    """Asks for a name, offered from the council."""

    def __init__(
        self, names: Sequence[str], chosen: str, taken: Collection[str] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        second = bool(taken)
        self._taken = {fold(name) for name in taken}
        self.setWindowTitle("Đối chiếu bộ chỉ số")
        self.setMinimumWidth(460)
        column = dialog_column(self, "Ai nhập lần hai?" if second else "Ai đối chiếu?")
        column.addWidget(Label(EXPLAINED[second], wrap=True))
        self.box = ComboBox()
        self.box.setEditable(True)
        self.box.addItems([name for name in names if fold(name) not in self._taken])
        self.box.setEditText("" if fold(chosen) in self._taken else chosen)
        self.field = FormField("Họ và tên", self.box, required=True)
        column.addWidget(self.field)
        column.addStretch(1)
        column.addLayout(dialog_buttons(self, "Nhập lần hai" if second else "Bắt đầu đối chiếu"))
        self.box.setFocus()

    @property
    def name(self) -> str:
        """The name as entered."""
        return clean(self.box.currentText())

    def accept(self) -> None:
        """Take a name that is there and nobody's yet; else say what is missing."""
        fault = "Điền họ tên người đối chiếu." if not self.name else ""
        if fold(self.name) in self._taken:
            fault = "Người này đã có một bản; hai bản phải của hai người."
        self.field.set_fault(fault)
        if fault:
            self.box.setFocus()
        else:
            super().accept()
