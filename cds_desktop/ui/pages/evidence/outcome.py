"""Kết quả thêm tệp: every file that did not simply go in, with what to do about it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from cds_desktop.actions.evidence import AttachedFile, LeftOut
from cds_desktop.domain.text import capital
from cds_desktop.errors import CdsError, DiskFull
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.buttons import primary
from cds_desktop.ui.widgets.labels import Label, line
from cds_desktop.ui.widgets.scrolled_inside import ScrollArea
from cds_desktop.ui.widgets.state_glyph import State, StateGlyph

MOST_ROWS = 50
_ROWS_AT_ONCE = 4


@dataclass(frozen=True)
class OutcomeRow:
    """One line of the result: what happened to a file, and what to do."""

    title: str
    advice: str
    state: State = State.ERROR

    @property
    def is_refusal(self) -> bool:
        """Whether the file was not taken."""
        return self.state is State.ERROR


def outcome_rows(
    files: Sequence[AttachedFile],
    left_out: Sequence[LeftOut] = (),
    stopped: str = "",
    ended_by: CdsError | None = None,
) -> list[OutcomeRow]:
    """What has to be said, refusals first."""
    rows = [_stop(stopped, ended_by)] if ended_by else []
    rows += [_left_out(thing) for thing in left_out]
    # What the whole copying ended by is said once, not for each of thousands.
    rows += [_refusal(file) for file in files if file.refusal and file.refusal is not ended_by]
    rows += [_note(file) for file in files if not file.refusal and file.sentence]
    return rows


class OutcomeDialog(QDialog):
    """One row per file that did not simply go in; the work goes on beside it."""

    def __init__(
        self, title: str, headline: str, rows: Sequence[OutcomeRow], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.rows = tuple(rows)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(520)
        self._build(headline)

    @classmethod
    def tell(
        cls, owner: QWidget, added: int, rows: Sequence[OutcomeRow], *, what: str = "minh chứng"
    ) -> None:
        """Say over the window what became of files that were added, as evidence or to an item."""
        headline = _headline(added, sum(row.is_refusal for row in rows), what)
        cls("Thêm minh chứng", headline, rows, owner.window()).open()

    def _build(self, headline: str) -> None:
        self.setAccessibleName(headline)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.M)
        column.addWidget(Label(headline, Type.H3, wrap=True))
        content = QWidget()
        self._inner = QVBoxLayout(content)
        self._inner.setContentsMargins(0, 0, Space.S, 0)
        self._inner.addStretch(1)
        self._add_rows(0)
        scroll = ScrollArea()
        scroll.setWidget(content)
        scroll.setMinimumHeight(min(320, 30 + 72 * len(self.rows)))
        column.addWidget(scroll, 1)
        close = primary("Đóng")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)

    def _add_rows(self, first: int) -> None:
        """A few at a time: a hundred at once would hold up the screen."""
        end = min(first + _ROWS_AT_ONCE, len(self.rows), MOST_ROWS)
        for row in self.rows[first:end]:
            self._add(line())
            self._inner.insertLayout(self._inner.count() - 1, _row(row))
        if end < min(len(self.rows), MOST_ROWS):
            QTimer.singleShot(0, self, lambda: self._add_rows(end))
        elif rest := len(self.rows) - end:
            self._add(line())
            self._add(Label(f"Và {rest} tệp nữa với lý do tương tự.", Type.SMALL, tone="muted"))

    def _add(self, part: QWidget) -> None:
        self._inner.insertWidget(self._inner.count() - 1, part)


def _row(row: OutcomeRow) -> QHBoxLayout:
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(Label(row.title, wrap=True))
    words.addWidget(Label(row.advice, Type.SMALL, tone="muted", wrap=True))
    layout = QHBoxLayout()
    layout.setSpacing(Space.M)
    layout.addWidget(StateGlyph(row.state, 18), 0, Qt.AlignmentFlag.AlignTop)
    layout.addLayout(words, 1)
    return layout


def _headline(added: int, refused: int, what: str) -> str:
    parts = [f"đã thêm {added} {what}"] if added else []
    parts += [f"không nhận được {refused} tệp"] if refused else []
    words = ", ".join(parts) or "kết quả thêm tệp"
    return capital(words)


def _stop(stopped: str, ended_by: CdsError) -> OutcomeRow:
    advice = _sentences(ended_by.detail, "Thêm lại các tệp còn thiếu khi sửa lại được")
    if isinstance(ended_by, DiskFull):
        advice = "Giải phóng chỗ trống trên ổ đĩa chứa hồ sơ, rồi thêm lại các tệp còn thiếu."
    return OutcomeRow(stopped.rstrip("."), advice, State.ATTENTION)


def _refusal(file: AttachedFile) -> OutcomeRow:
    error, name = file.refusal, file.source.name
    if error is None:
        return OutcomeRow(f"“{name}”", "")
    reason = error.detail.removeprefix(f"{name}: ") or error.title
    return OutcomeRow(f"Không nhận được tệp “{name}”", _sentences(reason, error.advice))


def _left_out(thing: LeftOut) -> OutcomeRow:
    what, _, advice = thing.reason.partition("; ")
    return OutcomeRow(f"Không nhận được “{thing.path.name or thing.path}”", _sentences(what, advice))


def _note(file: AttachedFile) -> OutcomeRow:
    name = file.source.name
    if file.reused or file.skipped:
        return OutcomeRow(f"Tệp “{name}” đã có", f"Minh chứng {file.code} có tệp này rồi.", State.NOTE)
    what, _, advice = file.note.partition("; ")
    return OutcomeRow(f"Đã nhận tệp “{name}”", _sentences(what, advice), State.ATTENTION)


def _sentences(*parts: str) -> str:
    """Each part as a sentence of its own."""
    found = [part.strip().rstrip(".") for part in parts if part.strip()]
    return " ".join(f"{capital(part)}." for part in found)
