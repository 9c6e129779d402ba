"""Phân công: the two lists beside the council, and the deeds of dragging, ticking and sharing out."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cds_desktop.actions.rounds import assign_criteria, distribute_criteria
from cds_desktop.actions.rounds.council import criteria_words, people_words
from cds_desktop.domain.round import Member
from cds_desktop.storage.workspace import Workspace
from cds_desktop.ui import background
from cds_desktop.ui.background import run_action
from cds_desktop.ui.pages.council.plan import PlanModel
from cds_desktop.ui.pages.council.plan_list import PlanList
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.buttons import link
from cds_desktop.ui.widgets.card import Card
from cds_desktop.ui.widgets.labels import Label
from cds_desktop.ui.widgets.state_glyph import State, StateGlyph


class Assigning(QObject):
    """Gives criteria to people; `shown` comes before each deed is stored, so that lists need not wait."""

    shown = Signal(object, object, bool)

    def __init__(self, owner: QWidget, workspace: Workspace) -> None:
        super().__init__(owner)
        self._owner, self._workspace = owner, workspace

    def assign(
        self, members: Sequence[Member], codes: Sequence[str], *, assigned: bool, say: bool = False
    ) -> None:
        """Giao, thôi giao; `say` where the eye is elsewhere, e.g. after a drop."""
        ids = tuple(member.id for member in members)
        if not ids or not codes:
            return
        words = f"{criteria_words(codes)} cho {people_words([member.full_name for member in members])}"
        self.shown.emit(ids, tuple(codes), assigned)
        run_action(
            self._owner,
            partial(assign_criteria, self._workspace, ids, tuple(codes), assigned=assigned),
            done=lambda _: background.signals.did.emit(f"Đã giao {words}") if say else None,
        )

    def distribute(self, codes: Sequence[str]) -> None:
        """Chia đều what nobody holds."""
        run_action(
            self._owner,
            partial(distribute_criteria, self._workspace, tuple(codes)),
            done=lambda changes: background.signals.did.emit(f"Đã chia đều {len(changes.codes)} tiêu chí"),
        )


class SideCard(Card):
    """The right side: a title, what nobody holds yet, one sentence, and the list to tick in."""

    def __init__(self, title: str, name: str, model: PlanModel, parent: QWidget | None = None) -> None:
        super().__init__(title, parent=parent)
        self.title.setWordWrap(True)
        self.head.setStretch(0, 1)
        self.head.setStretch(1, 0)
        self.hint = Label("", Type.SMALL, tone="muted", wrap=True)
        self.list = PlanList(name, model)
        self.body.addWidget(self.hint)
        self.body.addWidget(self.list, 1)


class OpenCriteria(QWidget):
    """Chưa có người phụ trách · 3, with the way to share them out evenly."""

    chosen = Signal()
    distribute_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Tiêu chí chưa có người phụ trách")
        self.glyph = StateGlyph(State.ATTENTION, 16)
        self.words = Label("", Type.SMALL, tone="warn", wrap=True)
        self.show_them = link("Xem")
        self.show_them.setAccessibleName("Xem tiêu chí chưa có người phụ trách")
        self.distribute = link("Chia đều")
        self.distribute.setAccessibleName("Chia đều tiêu chí chưa có người phụ trách")
        self.distribute.setToolTip("Giao mỗi tiêu chí cho người đang giữ ít nhất, theo thứ tự danh sách")
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addWidget(self.glyph)
        row.addWidget(self.words, 1)
        row.addWidget(self.show_them)
        row.addWidget(self.distribute)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        self.show_them.clicked.connect(self.chosen)
        self.distribute.clicked.connect(self.distribute_asked)

    def show_open(self, count: int, *, editable: bool, has_people: bool) -> None:
        """How many criteria nobody holds; one quiet line when there is none, none before there are people."""
        self.setVisible(has_people)
        self.glyph.set_state(State.ATTENTION if count else State.DONE)
        words = f"Chưa có người phụ trách · {count}" if count else "Tiêu chí nào cũng có người phụ trách."
        self.words.setText(words)
        self.words.set_tone("warn" if count else "muted")
        self.show_them.setVisible(bool(count))
        self.distribute.setVisible(bool(count) and editable)
