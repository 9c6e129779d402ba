"""The list of what a search found: one model and one delegate for all kinds."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cds_desktop.queries.search import Findable, FoundKind
from cds_desktop.ui import icons, theme
from cds_desktop.ui.theme import Space, Type

ROW = 48
_ICONS = {
    FoundKind.PAGE: "arrow-right",
    FoundKind.CRITERION: "pencil",
    FoundKind.EVIDENCE: "paperclip",
    FoundKind.MEMBER: "person",
}
_Index = QModelIndex | QPersistentModelIndex
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class FoundModel(QAbstractListModel):
    """Rows of the result, best first."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: tuple[Findable, ...] = ()

    def show_entries(self, entries: Sequence[Findable]) -> None:
        """Show another result."""
        self.beginResetModel()
        self.entries = tuple(entries)
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.entries)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return " ".join(part for part in (entry.label, entry.title) if part)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return ", ".join(part for part in (entry.label, entry.title, entry.detail) if part)
        if role == Qt.ItemDataRole.UserRole:
            return entry
        return None


class FoundDelegate(QStyledItemDelegate):
    """Icon, code and title, what else is known below."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        entry: Findable = index.data(Qt.ItemDataRole.UserRole)
        tokens, area = theme.current(), QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent_tint))
            painter.drawRoundedRect(area.adjusted(4, 1, -4, -1), 6, 6)
        icon = QRectF(area.left() + Space.L, area.center().y() - 9, 18, 18)
        icons.paint_icon(painter, icon, _ICONS[entry.kind], QColor(tokens.muted))
        left, right = icon.right() + Space.M, area.right() - Space.L
        top = QRectF(left, area.top() + 3, right - left, 23)
        if entry.label:
            used = _words(painter, top, entry.label, Type.STRONG, tokens.accent)
            top.setLeft(top.left() + used + Space.S)
        _words(painter, top, entry.title, Type.BODY, tokens.text)
        bottom = QRectF(left, area.top() + 25, right - left, 19)
        _words(painter, bottom, entry.detail, Type.SMALL, tokens.muted)
        painter.restore()


def _words(painter: QPainter, row: QRectF, text: str, style: Type, color: str) -> float:
    font = theme.font(style)
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    painter.setPen(QColor(color))
    painter.drawText(row, _LEFT, metrics.elidedText(text, Qt.TextElideMode.ElideRight, row.width()))
    return float(metrics.horizontalAdvance(text))
