"""Đã gửi những gì: every package that was written, newest first."""

from collections.abc import Sequence
from pathlib import PureWindowsPath

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cds_desktop.domain.package_names import check_words
from cds_desktop.queries import SentPackage
from cds_desktop.ui.pages.evidence.words import size_words
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.labels import Label, line
from cds_desktop.ui.widgets.refilling import refill
from cds_desktop.ui.widgets.state_glyph import State, StateGlyph


class SentList(QWidget):
    """One row per package."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_packages(self, packages: Sequence[SentPackage]) -> None:
        """Show these packages."""
        rows = [part for package in packages for part in (_Row(package), line())]
        refill(self._column, rows or [Label("Chưa ghi gói nào.", Type.SMALL, tone="muted")])


class _Row(QWidget):
    def __init__(self, package: SentPackage) -> None:
        super().__init__()
        # A workspace may have been carried from Windows; its paths are still names there.
        name = PureWindowsPath(package.target).name
        moment = f"{package.written_at_utc.astimezone():%d/%m/%Y, %H:%M}"
        signed = "đã ký" if package.signed else "không ký"
        words = f"{moment} · {signed} · {package.file_count} tệp · mã kiểm tra {check_words(package.digest)}"
        self.setAccessibleName(f"{name}. {words}")
        self.setToolTip(package.target)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(Label(name, wrap=True))
        texts.addWidget(Label(words, Type.SMALL, tone="muted", wrap=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, Space.S, 0, Space.S)
        row.setSpacing(Space.M)
        state = State.DONE if package.signed else State.NOTE
        row.addWidget(StateGlyph(state, 18), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)
        row.addWidget(Label(size_words(package.size_bytes)), 0, Qt.AlignmentFlag.AlignTop)
