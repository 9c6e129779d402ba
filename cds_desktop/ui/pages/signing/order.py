"""Thứ tự ký: who has signed, whose turn it is, who comes after."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from cds_desktop.queries import SignatureRow
from cds_desktop.storage.workspace import Workspace
from cds_desktop.ui.pages.reopening import ReopenLink
from cds_desktop.ui.theme import Type
from cds_desktop.ui.widgets.card import Card
from cds_desktop.ui.widgets.labels import Label, line
from cds_desktop.ui.widgets.path_list import PathItem, PathList
from cds_desktop.ui.widgets.state_glyph import State

_LOCKS = "Chủ tịch ký xong thì biên bản khóa lại. Muốn sửa phải lập bản mới; bản đã ký vẫn được giữ."


class OrderCard(Card):
    """The left column, with the way back to the numbers."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__("Thứ tự ký", parent=parent)
        self.path = PathList("Thứ tự ký")
        self.reopen = ReopenLink(workspace)
        self.body.addWidget(self.path)
        self.body.addStretch(1)
        self.body.addWidget(line())
        self.body.addWidget(Label(_LOCKS, Type.SMALL, tone="muted", wrap=True))
        self.body.addWidget(self.reopen, 0, Qt.AlignmentFlag.AlignLeft)

    def show_rows(self, rows: Sequence[SignatureRow]) -> None:
        """Show how far the signing is."""
        self.path.show_items([_item(number, row) for number, row in enumerate(rows, 1)])


def _item(number: int, row: SignatureRow) -> PathItem:
    name = f"{number}. {row.signer.full_name}"
    what = row.signer.role.label
    if row.signed_at_utc is not None:
        kind = "chứng thư minh họa" if row.demonstration else "tệp chứng thư"
        moment = f"{row.signed_at_utc.astimezone():%d/%m/%Y, %H:%M}"
        return PathItem(name, State.DONE, f"{what} · {kind}", f"Đã ký {moment}")
    if row.is_turn:
        after = ", ký xong thì khóa" if row.signer.locks else ""
        return PathItem(name, State.GOING, what, f"Đến lượt ký{after}", is_current=True)
    after = "Ký sau cùng và khóa văn bản" if row.signer.locks else "Chưa đến lượt"
    return PathItem(name, State.NONE, what, after)
