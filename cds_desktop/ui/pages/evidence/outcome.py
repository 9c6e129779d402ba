"""Kết quả thêm tệp: every file that was refused or was there already, with what to do."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from cds_desktop.actions.evidence import AttachedFile
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.buttons import primary
from cds_desktop.ui.widgets.labels import Label, line
from cds_desktop.ui.widgets.state_glyph import State, StateGlyph


class OutcomeDialog(QDialog):
    """One row per file that did not simply go in."""

    def __init__(
        self, added: int, files: Sequence[AttachedFile], left_out: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Thêm minh chứng")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(520)
        refused = [file for file in files if file.refusal]
        reused = [file for file in files if file.reused]
        self.sentences = [*(_refusal(f) for f in refused), *(_reuse(f) for f in reused)]
        if left_out:
            self.sentences.insert(0, _rest(len(files), left_out))
        faults = len(refused) + bool(left_out)
        self._build(_headline(added, len(refused) + left_out, len(reused)), faults)

    @classmethod
    def tell(cls, owner: QWidget, added: int, files: Sequence[AttachedFile], left_out: int = 0) -> None:
        """Show it over the window; the work goes on beside it."""
        cls(added, files, left_out, owner.window()).open()

    def _build(self, headline: str, refused: int) -> None:
        self.setAccessibleName(headline)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.M)
        column.addWidget(Label(headline, Type.H3, wrap=True))
        rows = QWidget()
        inner = QVBoxLayout(rows)
        inner.setContentsMargins(0, 0, Space.S, 0)
        for number, (title, advice) in enumerate(self.sentences):
            inner.addWidget(line())
            inner.addLayout(_row(State.ERROR if number < refused else State.NOTE, title, advice))
        inner.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(rows)
        scroll.setMinimumHeight(min(320, 30 + 72 * len(self.sentences)))
        column.addWidget(scroll, 1)
        close = primary("Đóng")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)


def _row(state: State, title: str, advice: str) -> QHBoxLayout:
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(Label(title, wrap=True))
    words.addWidget(Label(advice, Type.SMALL, tone="muted", wrap=True))
    row = QHBoxLayout()
    row.setSpacing(Space.M)
    row.addWidget(StateGlyph(state, 18), 0, Qt.AlignmentFlag.AlignTop)
    row.addLayout(words, 1)
    return row


def _headline(added: int, refused: int, reused: int) -> str:
    parts = [f"đã thêm {added} tệp"] if added else []
    parts += [f"dùng lại {reused} tệp đã có"] if reused else []
    parts += [f"không nhận được {refused} tệp"] if refused else []
    words = ", ".join(parts)
    return f"{words[:1].upper()}{words[1:]}"


def _refusal(file: AttachedFile) -> tuple[str, str]:
    error = file.refusal
    if error is None:
        return f"“{file.source.name}”", ""
    detail = f": {error.detail}" if error.detail else ""
    return f"Không nhận được “{file.source.name}”", f"{error.title}{detail}. {error.advice}"


def _rest(taken: int, left_out: int) -> tuple[str, str]:
    return (
        f"Còn {left_out} tệp chưa nhận",
        f"Mỗi lần nhận nhiều nhất {taken} tệp. Chọn riêng các tệp còn lại rồi thả thêm lần nữa.",
    )


def _reuse(file: AttachedFile) -> tuple[str, str]:
    return f"“{file.source.name}” đã có trong hồ sơ", f"Dùng lại minh chứng {file.code}, không chép lần nữa."
