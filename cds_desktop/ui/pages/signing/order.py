"""Thứ tự ký: who has signed, whose turn it is, who comes after."""

from collections.abc import Sequence

from cds_desktop.queries import SignatureRow
from cds_desktop.ui.widgets.path_list import PathItem
from cds_desktop.ui.widgets.state_glyph import State


def order_items(rows: Sequence[SignatureRow]) -> list[PathItem]:
    """The stations of the path, first to last."""
    return [_item(number, row) for number, row in enumerate(rows, 1)]


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
