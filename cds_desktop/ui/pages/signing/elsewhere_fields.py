"""Ký bằng phần mềm khác: give the file out, take the signed one back, say whose signature it is."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from cds_desktop.domain.signers import Signer
from cds_desktop.errors import CdsError, SignerNotNamed
from cds_desktop.ui.pages.signing.ways import within
from cds_desktop.ui.settings import settings
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.buttons import link, secondary
from cds_desktop.ui.widgets.combo_box import ComboBox
from cds_desktop.ui.widgets.form_field import FormField, Validity, beside_field
from cds_desktop.ui.widgets.labels import Label
from cds_desktop.ui.widgets.line_edit import LineEdit

_LAST_FOLDER = "signing/last_elsewhere_folder"
_BY_FIELD = "Nhận theo ô ký và tên trong chứng thư"


class ElsewhereFields(QWidget):
    """`export_asked` carries the folder and whether the paper goes out without its places to sign."""

    export_asked = Signal(object, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.export = secondary("Xuất PDF để ký", "download")
        self.export_bare = link("Xuất bản không có ô ký")
        self.export_bare.setToolTip("Cho phần mềm tự tạo ô ký. Khi đó mọi người cùng ký bằng phần mềm ấy.")
        self.file = LineEdit()
        self.file.setPlaceholderText("Chọn tệp PDF đã ký")
        self._choose = secondary("Chọn tệp", "folder")
        self.file_field = FormField("Tệp đã ký ở nơi khác", self.file)
        self.who = ComboBox()
        self.who.let_be_narrow()
        self.who_field = FormField("Ai đã ký", self.who)
        self._lay_out()
        self.export.clicked.connect(lambda: self._ask_folder(bare=False))
        self.export_bare.clicked.connect(lambda: self._ask_folder(bare=True))
        self._choose.clicked.connect(self._ask_file)
        self.file.textEdited.connect(self._mended)
        self.who.currentIndexChanged.connect(self._mended)

    def _lay_out(self) -> None:
        out = QHBoxLayout()
        out.setSpacing(Space.M)
        out.addWidget(self.export)
        out.addWidget(self.export_bare)
        out.addStretch(1)
        back = QHBoxLayout()
        back.setSpacing(Space.S)
        back.addWidget(self.file_field, 1)
        back.addLayout(beside_field(self._choose))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S + 2)
        column.addWidget(Label("1. Xuất tệp, ký trên đúng tệp đó", Type.SMALL_STRONG))
        column.addLayout(out)
        column.addWidget(Label("2. Đưa tệp đã ký trở lại", Type.SMALL_STRONG))
        column.addLayout(back)
        column.addWidget(self.who_field)

    def show_signers(self, signers: Sequence[Signer], *, may_be_bare: bool) -> None:
        """Who may sign now; a bare paper goes out only while nobody has signed."""
        chosen = self.who.currentData()
        self.who.clear()
        self.who.addItem(_BY_FIELD, "")
        for signer in signers:
            self.who.addItem(f"{signer.full_name} ({within(signer.label)})", signer.field)
        self.who.setCurrentIndex(max(0, self.who.findData(chosen)))
        self.export_bare.setVisible(may_be_bare)

    def take(self) -> tuple[Path, str] | None:
        """The file and the field of who signed, or "" to find out; `None` when no file is chosen."""
        words = self.file.text().strip().strip('"')
        if not words:
            self.file_field.set_validity(Validity.ERROR, "Chọn tệp đã ký.")
            self._choose.setFocus()
            return None
        return Path(words), str(self.who.currentData() or "")

    def show_fault(self, error: CdsError) -> bool:
        """Every fault of the file stands at its field; who signed is asked where it is chosen."""
        more = f" ({error.detail})" if error.detail else ""
        sentence = f"{error.title}{more}. {error.advice}"
        if isinstance(error, SignerNotNamed):
            self.who_field.set_validity(Validity.ERROR, sentence)
            self.who.setFocus()
        else:
            faults = f" {'; '.join(error.faults)}." if error.faults else ""
            self.file_field.set_validity(Validity.ERROR, sentence + faults)
            self._choose.setFocus()
        return True

    def clear(self) -> None:
        """Forget the file."""
        self.file.clear()
        self.who.setCurrentIndex(0)
        self._mended()

    def _mended(self) -> None:
        for field in (self.file_field, self.who_field):
            field.set_validity(Validity.NONE)

    def _ask_folder(self, *, bare: bool) -> None:
        folder = str(settings().value(_LAST_FOLDER, ""))
        name = QFileDialog.getExistingDirectory(self, "Xuất tệp vào thư mục", folder)
        if name:
            settings().setValue(_LAST_FOLDER, name)
            self.export_asked.emit(Path(name), bare)

    def _ask_file(self) -> None:
        folder = str(settings().value(_LAST_FOLDER, ""))
        name, _ = QFileDialog.getOpenFileName(self, "Chọn tệp đã ký", folder, "PDF (*.pdf);;Mọi tệp (*)")
        if name:
            self.file.setText(name)
            self._mended()
