"""Việc của tôi: first the place where one stopped, then everything else that is left."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cds_desktop.queries import Overview
from cds_desktop.queries.tasks import Task, TaskKind, next_task
from cds_desktop.ui.pages.row_list import RowList
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.buttons import link, primary
from cds_desktop.ui.widgets.card import Card, Panel
from cds_desktop.ui.widgets.check_row import CheckRow
from cds_desktop.ui.widgets.clamped_label import ClampedLabel
from cds_desktop.ui.widgets.labels import Label
from cds_desktop.ui.widgets.state_glyph import State

# Rows reach beyond the words of the card, so that hover and focus stand around them.
_PADDING, _HEAD = Space.XS, Space.M


class TasksCard(Card):
    """Tasks of one person or of the whole council; `go_to` carries page and code."""

    go_to = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Việc còn lại", padding=_PADDING, spacing=Space.S, parent=parent)
        self.body.setContentsMargins(_PADDING, Space.M, _PADDING, Space.M)
        self.head.setContentsMargins(_HEAD, 0, _HEAD - Space.S, 0)
        self._overview: Overview | None = None
        self._person, self._all = "", False
        self.whose = link("Xem việc của cả Hội đồng")
        self.whose.setMinimumHeight(34)
        self.head.addWidget(self.whose)
        self.title.setMinimumHeight(34)
        self.body.addLayout(self._build_resume())
        self.rows = RowList("Việc còn lại")
        self._nothing = Label("", tone="muted", wrap=True)
        self._nothing.setContentsMargins(_HEAD, Space.S, _HEAD, 0)
        self.body.addWidget(self._nothing)
        self.body.addWidget(self.rows, 1)
        self._next: Task | None = None
        self.resume.clicked.connect(self._resume_clicked)
        self.whose.clicked.connect(self._turn)

    def show_overview(self, overview: Overview, person_id: str, today: date) -> None:
        """Show what is left for this person; "" is nobody in particular."""
        known = person_id if person_id in overview.member_ids else ""
        if known != self._person:
            self._all = False
        self._overview, self._person, self._today = overview, known, today
        self._show()

    def take_cursor(self) -> None:
        """Put the cursor on the next thing to do, else on the first row."""
        if self._next is not None:
            self.resume.setFocus()
        elif self.rows.rows:
            self.rows.rows[0].setFocus()

    def _build_resume(self) -> QHBoxLayout:
        self._resume_hint = Label("", Type.SMALL, tone="muted")
        self._resume_text = ClampedLabel(Type.STRONG)
        self.resume = primary("Chấm tiếp", arrow=True)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._resume_hint)
        words.addWidget(self._resume_text)
        self.resume_panel = Panel("sunken")
        self.resume_panel.setMinimumHeight(64)
        row = QHBoxLayout()
        row.setSpacing(Space.L)
        row.addLayout(words, 1)
        row.addWidget(self.resume)
        self.resume_panel.body.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        self.resume_panel.body.addLayout(row)
        holder = QHBoxLayout()
        holder.setContentsMargins(Space.S, 0, Space.S, 0)
        holder.addWidget(self.resume_panel)
        return holder

    def _show(self) -> None:
        if self._overview is None:
            return
        mine = bool(self._person) and not self._all
        left = [task for task in self._overview.tasks if not mine or self._is_mine(task)]
        words = "Việc của tôi" if mine else "Việc của cả Hội đồng" if self._person else "Việc còn lại"
        self.set_title(f"{words} · {len(left)}" if left else words)
        self.rows.setAccessibleName(words)
        self.whose.setVisible(bool(self._person))
        self.whose.set_words("Xem việc của cả Hội đồng" if mine else "Chỉ việc của tôi")
        self._next = next_task(left, self._overview.stopped_at)
        self._show_resume()
        rows = [self._row(task) for task in left if task is not self._next]
        self.rows.show_rows(rows if self._overview.tasks else [self._waiting()])
        self._nothing.setText("Thầy cô đã làm xong phần của mình." if mine else "Mọi việc đã xong.")
        self._nothing.setVisible(not left)

    def _is_mine(self, task: Task) -> bool:
        return not task.holders or self._person in task.holders

    def _waiting(self) -> CheckRow:
        row = CheckRow(State.GOING, "Chờ cơ quan tiếp nhận", "Biên nhận và kết quả nằm ở trang Kết quả")
        row.clicked.connect(lambda: self.go_to.emit("results", ""))
        return row

    def _show_resume(self) -> None:
        task = self._next
        self.resume_panel.setVisible(task is not None)
        if task is None or self._overview is None:
            return
        if task.kind is TaskKind.SCORE:
            begun = self._overview.stopped_at >= 0
            self._resume_hint.setText("Làm tiếp chỗ đang dở" if begun else "Bắt đầu từ")
            code, _, words = task.title.partition(" ")
            self._resume_text.setText(f"{code} · {words}")
            deed = "Chấm tiếp" if begun else "Bắt đầu chấm"
        else:
            self._resume_hint.setText(f"Bước tiếp theo · {task.fact}")
            self._resume_text.setText(task.title)
            deed = task.deed
        self.resume.set_words(deed)
        self.resume.setAccessibleName(f"{deed}: {task.title}")

    def _row(self, task: Task) -> CheckRow:
        state = State.of(task.state)
        late = task.due_on is not None and task.due_on < self._today
        note = f"{'quá ' if late else ''}hạn {task.due_on:%d/%m}" if task.due_on else ""
        is_going = state is State.GOING
        row = CheckRow(state, task.title, task.fact, note=note, strong=is_going, most_lines=2)
        row.clicked.connect(lambda: self.go_to.emit(task.page, task.code))
        return row

    def _resume_clicked(self) -> None:
        if self._next is not None:
            self.go_to.emit(self._next.page, self._next.code)

    def _turn(self) -> None:
        self._all = not self._all
        self._show()
