"""Trong gói có gì: what travels, what stays, and how large it is."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cds_desktop.domain.round.phases import is_open
from cds_desktop.queries import SubmissionView
from cds_desktop.ui.pages.evidence.words import size_words
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.card import Card
from cds_desktop.ui.widgets.labels import ElidedLabel, Label, line
from cds_desktop.ui.widgets.refilling import refill
from cds_desktop.ui.widgets.state_glyph import State, StateGlyph

_WAY = (
    "Một tệp .cdsx, chép vào USB hoặc gửi thư điện tử. Tệp không khóa: ai có CĐS Desktop đều mở xem được, "
    "nhưng ai sửa thì bị phát hiện."
)
SIDE = Space.L + Space.XS


class ContentCard(Card):
    """Rows to read; nothing to choose: what travels is chosen per piece of evidence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Trong gói có gì", spacing=0, parent=parent)
        self.body.setContentsMargins(SIDE, Space.L, SIDE, Space.L)
        self._total = Label("", Type.STRONG)
        self.head.addWidget(self._total)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.body.addLayout(self._rows)
        self.body.addSpacing(Space.S)
        self.body.addWidget(Label("Gửi bằng cách nào", Type.H3))
        self.body.addSpacing(Space.XS)
        self.body.addWidget(Label(_WAY, Type.SMALL, tone="muted", wrap=True))

    def show_view(self, view: SubmissionView) -> None:
        """Show the content as it would be packed now."""
        self._total.setText(size_words(view.total_bytes))
        refill(self._rows, (part for row in _parts(view) for part in (row, line())))


def _parts(view: SubmissionView) -> list[QWidget]:
    minutes = view.minutes_name or "chưa lập"
    parts: list[QWidget] = [
        _Row(*_numbers(view), size_words(view.data_bytes)),
        _Row(
            _minutes_state(view),
            _minutes_title(view),
            f"Luôn có · {minutes}",
            size_words(view.minutes_bytes) if view.minutes_bytes else "",
        ),
        _Row(
            State.DONE if view.travelling_files else State.NONE,
            "Minh chứng gửi kèm tệp",
            f"{view.travelling_items} minh chứng, {view.travelling_files} tệp",
            size_words(view.travelling_bytes),
        ),
    ]
    if view.staying_items:
        words = f"{view.staying_items} minh chứng, {view.staying_files} tệp: chỉ gửi tên và mã kiểm tra"
        parts.append(_Row(State.LOCKED, "Minh chứng có dữ liệu cá nhân ở lại trường", words, "0 MB"))
    return parts


def _numbers(view: SubmissionView) -> tuple[State, str, str]:
    if is_open(view.phase):
        return State.NONE, "Số liệu và bộ chỉ số", "Luôn có · chưa chốt · kèm nhật ký của hồ sơ"
    return State.DONE, "Số liệu đã chốt và bộ chỉ số", "Luôn có · kèm nhật ký của hồ sơ"


def _minutes_title(view: SubmissionView) -> str:
    if not view.minutes_name:
        return "Biên bản"
    signed = f"{view.signature_count} chữ ký" if view.signature_count else "chưa có chữ ký"
    return f"Biên bản, {signed}" if view.blocked else f"Biên bản đã ký · {signed}"


def _minutes_state(view: SubmissionView) -> State:
    if not view.minutes_name:
        return State.NONE
    return State.GOING if view.blocked else State.DONE


class _Row(QWidget):
    def __init__(self, state: State, title: str, words: str, size: str) -> None:
        super().__init__()
        self.setAccessibleName(f"{title}. {words}. {size}")
        self.setMinimumHeight(56)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addStretch(1)
        texts.addWidget(Label(title, wrap=True))
        texts.addWidget(ElidedLabel(words, Type.SMALL, tone="muted"))
        texts.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, Space.XS, 0, Space.XS)
        row.setSpacing(Space.M)
        row.addWidget(StateGlyph(state, 18), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(texts, 1)
        row.addWidget(Label(size))
