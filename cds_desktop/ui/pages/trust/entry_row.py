"""One entry of the trust store: what it is, how long, its fingerprint, and a way to remove it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cds_desktop.queries.trust import TrustRow
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.buttons import secondary
from cds_desktop.ui.widgets.labels import Label, line


class EntryRow(QWidget):
    """`remove_asked` carries the row."""

    remove_asked = Signal(object)

    def __init__(self, row: TrustRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = row
        self.setAccessibleName(f"{row.subject}. {row.period}")
        words = QVBoxLayout()
        words.setSpacing(Space.XS)
        words.addWidget(Label(row.subject, Type.STRONG, wrap=True))
        facts = [f"Nơi cấp: {row.issuer}" if row.issuer else "", row.period]
        words.addWidget(
            Label(" · ".join(fact for fact in facts if fact), Type.SMALL, tone="muted", wrap=True)
        )
        if row.fingerprint:
            digest = Label(f"SHA-256 {row.fingerprint}", Type.SMALL, wrap=True)
            digest.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            words.addWidget(digest)
        for note in (*row.notes, *([row.fault] if row.fault else [])):
            words.addWidget(
                Label(f"Lưu ý: {note}.", Type.SMALL, tone="err" if row.fault else "warn", wrap=True)
            )
        self.remove = secondary("Gỡ", "trash")
        self.remove.setAccessibleName(f"Gỡ {row.subject}")
        self.remove.clicked.connect(lambda: self.remove_asked.emit(self.row))
        across = QHBoxLayout()
        across.setSpacing(Space.M)
        across.addLayout(words, 1)
        across.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addLayout(across)
        column.addWidget(line())
