"""Các bản đã lập và đã ký: every revision of a paper with its sealed data and all its files."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from cds_desktop.domain.papers import KINDS, PaperKind
from cds_desktop.queries.signing import KeptFile, PaperRevision, paper_history
from cds_desktop.storage.workspace import Workspace
from cds_desktop.ui.background import run_query
from cds_desktop.ui.pages.evidence.dialogs import dialog_column
from cds_desktop.ui.pages.signing.look import PaperDialog
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.buttons import secondary
from cds_desktop.ui.widgets.check_row import CheckRow
from cds_desktop.ui.widgets.dialog_size import fit_dialog
from cds_desktop.ui.widgets.labels import Label
from cds_desktop.ui.widgets.refilling import refill
from cds_desktop.ui.widgets.scrolled_inside import ScrolledInside, scrolled
from cds_desktop.ui.widgets.state_glyph import State


class HistoryDialog(QDialog):
    """Newest first; each file opens."""

    def __init__(self, workspace: Workspace, kind: PaperKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Các bản đã lập và đã ký")
        fit_dialog(self, 660, 520)
        column = dialog_column(self, KINDS[kind].name)
        words = "Không bản nào bị ghi đè. Mở lại để sửa thì lần ký cũ hết hiệu lực, nhưng tệp vẫn ở đây."
        column.addWidget(Label(words, Type.SMALL, tone="muted", wrap=True))
        inside = ScrolledInside()
        self.rows = QVBoxLayout(inside)
        self.rows.setContentsMargins(0, 0, Space.S, 0)
        self.rows.setSpacing(Space.XS)
        column.addWidget(scrolled(inside), 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        close = secondary("Đóng")
        close.clicked.connect(self.accept)
        foot.addWidget(close)
        column.addLayout(foot)
        run_query(self, partial(paper_history, workspace, kind), self._show)

    def _show(self, revisions: tuple[PaperRevision, ...]) -> None:
        parts: list[QWidget] = []
        for revision in revisions:
            parts.append(Label(_title(revision), Type.STRONG, wrap=True))
            if revision.sealed_digest:
                digest = Label(f"Mã số liệu {revision.sealed_digest}", Type.SMALL, tone="muted", wrap=True)
                parts.append(digest)
            parts += [self._file(file) for file in revision.files]
        refill(self.rows, parts)
        self.rows.addStretch(1)

    def _file(self, file: KeptFile) -> CheckRow:
        state = State.NONE if file.words.startswith("Lập") else State.DONE
        row = CheckRow(
            state, file.words, f"{file.made_at_utc.astimezone():%d/%m/%Y, %H:%M} · {file.path.name}", "Xem"
        )
        row.clicked.connect(partial(self._open, file.path))
        return row

    def _open(self, path: Path) -> None:
        PaperDialog(path, self).open()


def _title(revision: PaperRevision) -> str:
    if revision.sealed_at_utc is None:
        return f"Lần {revision.revision}"
    return f"Lần {revision.revision}, chốt số liệu {revision.sealed_at_utc.astimezone():%d/%m/%Y, %H:%M}"
