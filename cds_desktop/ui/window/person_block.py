"""Who sits here: icon, name and role in the header; a click asks "Thầy cô là ai?"."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from cds_desktop.ui.theme import Size, Space, Type
from cds_desktop.ui.widgets.icon_view import IconView
from cds_desktop.ui.widgets.labels import Label
from cds_desktop.ui.widgets.row_button import RowButton, let_clicks_through

if TYPE_CHECKING:
    from cds_desktop.domain.round import Member

NOBODY = "Chưa chọn người dùng"
QUESTION = "Thầy cô là ai?"
_LONGEST_NAME = 28


class PersonBlock(RowButton):
    """`chosen` carries the id and the full name of a member, both empty for nobody."""

    chosen = Signal(str, str)
    council_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.has_rule = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._members: tuple[Member, ...] = ()
        self._current = ""
        self._build()
        self.menu_shown = QMenu(self)
        self.clicked.connect(self._open)
        self.show_council((), "")

    def show_council(self, members: "Sequence[Member]", current_id: str) -> None:
        """Offer these members; one who is no longer in the council is nobody."""
        self._members, self._current = tuple(members), current_id
        person = next((member for member in self._members if member.id == current_id), None)
        name = person.full_name if person else NOBODY
        role = person.role.label if person else QUESTION
        self._name.setText(name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1].rstrip()}…")
        self._role.setText(role)
        self._say(name, role)

    def set_wide(self, wide: bool) -> None:
        """With name and role, or only the icon."""
        self._words.setVisible(wide)
        margin = Space.S if wide else 7
        self._row.setContentsMargins(margin, 0, margin, 0)
        self.setFixedHeight(Size.ROW_PERSON if wide else Size.CONTROL)
        self.updateGeometry()

    def _say(self, name: str, role: str) -> None:
        self.setToolTip(f"{name} · {role}")
        self.setAccessibleName(f"Người dùng: {name}")
        self.setAccessibleDescription(role)

    def _build(self) -> None:
        self._name = Label("", Type.SMALL_STRONG)
        self._role = Label("", Type.SMALL, tone="muted")
        self._words = QWidget()
        column = QVBoxLayout(self._words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._name)
        column.addWidget(self._role)
        row = self._row = QHBoxLayout(self)
        row.setSpacing(Space.M)
        icon = IconView("person", "muted")
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._words)
        let_clicks_through(icon, self._words)
        self.setFixedHeight(Size.ROW_PERSON)

    def _open(self) -> None:
        self._fill()
        corner = self.mapToGlobal(QPoint(self.width(), self.height() + 4))
        self.menu_shown.popup(corner - QPoint(self.menu_shown.sizeHint().width(), 0))

    def _fill(self) -> None:
        menu = self.menu_shown
        menu.clear()
        menu.addAction(QUESTION).setEnabled(False)
        group = QActionGroup(menu)
        people = [(member.id, member.full_name, member.role.label) for member in self._members]
        for member_id, name, role in [*people, ("", NOBODY, "")]:
            words = f"{name} · {role}" if role else name
            action = menu.addAction(words.replace("&", "&&"), partial(self._choose, member_id, name))
            action.setCheckable(True)
            action.setChecked(member_id == self._current)
            group.addAction(action)
        menu.addSeparator()
        menu.addAction("Sửa danh sách Hội đồng", self.council_asked.emit)

    def _choose(self, member_id: str, name: str) -> None:
        self.chosen.emit(member_id, name if member_id else "")
