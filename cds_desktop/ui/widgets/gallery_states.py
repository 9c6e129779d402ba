"""More cards of the gallery: what has the focus, points and steps, and one of two to choose."""

from typing import Any, TypeVar

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QRadioButton, QStyle, QWidget

from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.buttons import Button, Kind
from cds_desktop.ui.widgets.card import Card
from cds_desktop.ui.widgets.check_row import CheckRow
from cds_desktop.ui.widgets.choice_card import ChoiceCard
from cds_desktop.ui.widgets.combo_box import ComboBox
from cds_desktop.ui.widgets.gallery_cards import flow, section
from cds_desktop.ui.widgets.labels import Label
from cds_desktop.ui.widgets.state_glyph import State
from cds_desktop.ui.widgets.step_check import StepCheck

W = TypeVar("W", bound=QWidget)


def focused(kind: type[W]) -> type[W]:
    """A kind of part that always looks as if it had the focus; only one can really have it."""

    class Focused(kind):  # type: ignore[valid-type, misc]
        def hasFocus(self) -> bool:
            return True

        def initStyleOption(self, option: Any) -> None:
            super().initStyleOption(option)
            option.state |= QStyle.StateFlag.State_HasFocus

    return Focused


def focus() -> QWidget:
    """Every kind of control with the focus upon it."""
    card = Card("Tiêu điểm")
    section(card, "Nút")
    kinds = (Kind.PRIMARY, Kind.SECONDARY, Kind.LINK)
    buttons = [focused(Button)("Tiêu điểm", kind) for kind in kinds]
    flow(card, *buttons, focused(Button)("Tìm", Kind.ICON, "search"))
    section(card, "Ô nhập")
    combo = focused(ComboBox)()
    combo.addItems(["Công lập", "Tư thục"])
    for edit in (focused(QLineEdit)("37"), combo):
        card.body.addWidget(edit)
    check, radio = focused(QCheckBox)("THCS"), focused(QRadioButton)("Một tệp, chép vào USB")
    check.setChecked(True)
    flow(card, check, radio)
    section(card, "Dòng và thẻ")
    card.body.addWidget(focused(CheckRow)(State.ERROR, "Điều kiện 2.2 chưa xác nhận", "Mức 1", "Đến 2.2"))
    card.body.addWidget(focused(StepCheck)("1.7.1 · Thêm 1 phòng học", "19/24 → 20/24", "+1,5", checked=True))
    chosen = focused(ChoiceCard)("USB token", "Chọn và có tiêu điểm", "usb")
    chosen.setChecked(True)
    for choice in (chosen, focused(ChoiceCard)("Tệp chứng thư", "Có tiêu điểm", "key")):
        choice.setAutoExclusive(False)
        card.body.addWidget(choice)
    card.body.addStretch(1)
    return card


def scores() -> QWidget:
    """Steps to the next level."""
    card = Card("Việc để lên mức", spacing=0)
    section(card, "Còn thiếu gì để đạt Mức 3?")
    steps = [
        StepCheck("1.7.1 · Thêm 1 phòng học có máy chiếu", "19/24 → 20/24 phòng", "+1,5 điểm", checked=True),
        StepCheck(
            "1.5.2 · Trao đổi kết quả", "4/5 điểm; Hội đồng quyết định", "không làm năm nay", checked=False
        ),
        StepCheck("1.6.3 · Thêm 3 giáo viên", "29/40 → 32/40 giáo viên = 80 %", "+1,5 điểm", checked=True),
    ]
    steps[2].setEnabled(False)
    for step in steps:
        card.body.addWidget(step)
    card.body.addStretch(1)
    return card


def conflict() -> QWidget:
    """Hai bản khác nhau: rows not yet decided, decided and current, then both as cards."""
    card = Card("Hai bản khác nhau", spacing=0)
    for row in (
        CheckRow(State.NONE, "1.6.2 Số giáo viên", "Chưa chọn"),
        CheckRow(State.DONE, "1.6.3 Nhận xét", "Lấy của cô Trang"),
    ):
        card.body.addWidget(row)
    card.body.addSpacing(Space.M)
    mine = ChoiceCard("Của tôi", "Sửa 14/03/2027, 09:12", hint="Alt+1")
    theirs = ChoiceCard("Của cô Trang", "Sửa 15/03/2027, 16:40", hint="Alt+2")
    both = ChoiceCard("Giữ cả hai", "Ghép hai đoạn, sửa lại sau", hint="Alt+3")
    for choice, said in ((mine, "37/40 giáo viên"), (theirs, "38/40 giáo viên")):
        choice.body.addLayout(_said(said))
    theirs.setChecked(True)
    for choice in (mine, theirs, both):
        card.body.addWidget(choice)
        card.body.addSpacing(Space.S)
    card.body.addStretch(1)
    return card


def _said(words: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(Label(words, Type.STRONG), 1)
    return row
