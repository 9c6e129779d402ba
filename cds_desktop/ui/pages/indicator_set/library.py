"""Các bộ chỉ số: every set and version this workspace knows, drafts at work, and how another comes in."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cds_desktop.ui.pages.row_list import RowList
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.buttons import link, secondary
from cds_desktop.ui.widgets.card import Card
from cds_desktop.ui.widgets.check_row import CheckRow
from cds_desktop.ui.widgets.drop_area import DropArea
from cds_desktop.ui.widgets.labels import Label
from cds_desktop.ui.widgets.state_glyph import State


class LineKind(Enum):
    """What a line of the list stands for."""

    DRAFT = "draft"
    SET = "set"
    SLOT = "slot"


@dataclass(frozen=True)
class SetLine:
    """One line of the list; `key` is the id of a draft, the digest of a version or the id of a slot."""

    kind: LineKind
    key: str
    title: str
    fact: str
    state: State
    link: str


class SetLibrary(Card):
    """The list; `chosen` carries the line that was opened."""

    chosen = Signal(object)
    load_asked = Signal()
    back_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(padding=Space.L, spacing=Space.M, parent=parent)
        self.setAccessibleName("Các bộ chỉ số")
        self.back = link("Về bảng đối chiếu", "chevron-left")
        self.load = secondary("Nạp từ tệp…", "download")
        self.drop = DropArea(
            "vào các bộ chỉ số",
            invitation="Kéo tệp bộ chỉ số vào đây",
            hint="Bảng tính .xlsx, tệp .toml, hoặc gói .cdsx do cơ quan gửi",
        )
        self.list = RowList("Các bộ chỉ số")
        self._build()
        self.back.clicked.connect(self.back_asked)
        self.load.clicked.connect(self.load_asked)
        self.drop.clicked.connect(self.load_asked)

    def show_sets(self, lines: Sequence[SetLine]) -> None:
        """Show these, in this order."""
        rows = []
        for shown in lines:
            row = CheckRow(shown.state, shown.title, shown.fact, shown.link)
            row.clicked.connect(partial(self._open, shown))
            rows.append(row)
        self.list.show_rows(rows)

    def take_focus(self) -> None:
        """Put the cursor on the first line."""
        (self.list.rows[0] if self.list.rows else self.back).setFocus()

    def show_editable(self, editable: bool) -> None:
        """Files come in only where something may be changed."""
        self.load.setVisible(editable)
        self.drop.setVisible(editable)

    def _open(self, shown: SetLine) -> None:
        self.chosen.emit(shown)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(Space.S)
        head.addWidget(self.back)
        head.addWidget(Label("Các bộ chỉ số", Type.H3))
        head.addStretch(1)
        head.addWidget(self.load)
        self.body.addLayout(head)
        words = (
            "Mỗi bản được giữ nguyên từng chữ; lưu bản mới không đổi bản cũ. Đợt đánh giá dùng đúng một bản, "
            "chỉ đổi sang bản khác khi thầy cô chọn."
        )
        self.body.addWidget(Label(words, Type.SMALL, tone="muted", wrap=True))
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.drop)
