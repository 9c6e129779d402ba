"""Các bản sao lưu: the list of copies on the settings page."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cds_desktop.domain.evidence_words import size_words
from cds_desktop.queries import BackupRow
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.labels import Label, line
from cds_desktop.ui.widgets.refilling import refill

MOST_SHOWN = 5


class BackupList(QWidget):
    """The latest copies: when, why, how large."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Các bản sao lưu")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_rows(self, rows: Sequence[BackupRow]) -> None:
        """Show the latest of these copies."""
        refill(self._column, (part for row in rows[:MOST_SHOWN] for part in (_row(row), line())))
        self.setVisible(bool(rows))


def _row(copy: BackupRow) -> QWidget:
    holder = QWidget()
    holder.setFixedHeight(34)
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(Space.L)
    row.addWidget(Label(f"{copy.made_at.astimezone():%d/%m/%Y, %H:%M}"))
    row.addWidget(Label(copy.words, Type.SMALL, tone="muted"), 1)
    row.addWidget(Label(size_words(copy.size_bytes), Type.SMALL, tone="muted"))
    return holder
