"""Đã ghi gói: what was written and read back, in sight as long as it is the newest."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from cds_desktop.domain.numbers import NO_BREAK_SPACE
from cds_desktop.domain.package_names import check_words
from cds_desktop.queries import SentPackage
from cds_desktop.ui.pages.evidence.opening import open_file
from cds_desktop.ui.pages.evidence.words import size_words
from cds_desktop.ui.pages.verification import VerificationPanel
from cds_desktop.ui.widgets.buttons import link

_WRITTEN = "Đã ghi, đọc lại và khớp từng tệp"


class WrittenPanel(VerificationPanel):
    """The result of writing, with the way to its folder."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._shown: SentPackage | None = None
        self.open_folder = link("Mở thư mục", "folder")
        self.open_folder.clicked.connect(self._open_folder)
        self.head.addWidget(self.open_folder, 0, Qt.AlignmentFlag.AlignTop)

    def show_package(self, package: SentPackage, *, to_drive: bool) -> None:
        """Show a package; the one shown already stays as it was told."""
        if self._shown is not None and package.digest == self._shown.digest:
            return
        self._shown = package
        facts = [
            size_words(package.size_bytes),
            f"{package.file_count} tệp",
            f"{package.written_at_utc.astimezone():%H:%M ngày %d/%m/%Y}",
            "gói đã ký" if package.signed else "gói không ký",
            f"mã kiểm tra {check_words(package.digest).replace(' ', NO_BREAK_SPACE)}",
            *(["rút USB an toàn được rồi"] if to_drive else []),
        ]
        self.show_result(True, _WRITTEN, [f"{' · '.join(facts)}."], package.target)

    def forget(self) -> None:
        """The numbers are open again: what was written is no longer the dossier."""
        self._shown = None
        self.hide()

    def _open_folder(self) -> None:
        if self._shown is not None:
            open_file(self, Path(self._shown.target).parent)
