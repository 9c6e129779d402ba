"""The head of every page: name, school and round, level meters, next deadline, who, undo, search."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from cds_desktop.ui.deadlines import next_stop
from cds_desktop.ui.theme import Size, Space, Type
from cds_desktop.ui.widgets.buttons import icon_button
from cds_desktop.ui.widgets.chip import Chip
from cds_desktop.ui.widgets.icon_view import IconView
from cds_desktop.ui.widgets.labels import ElidedLabel, Label, line_down
from cds_desktop.ui.widgets.level_meter import LevelMeter
from cds_desktop.ui.widgets.state_glyph import State
from cds_desktop.ui.window.header_meters import HeaderMeters
from cds_desktop.ui.window.person_block import PersonBlock
from cds_desktop.ui.window.undo_menu import UndoButton

if TYPE_CHECKING:
    from cds_desktop.queries import Overview

# Wider than this there is room for a name beside the meters.
NAME_BESIDE_METERS = 1366


class Header(QFrame):
    """64 px high; when room is short the deadline goes first, the meters never."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "header")
        self.setFixedHeight(Size.HEADER)
        self._has_deadline = False
        self._with_meters = False
        self._is_demonstration = False
        self._has_round = False
        self._window_width = 0
        self._facts_shown = ""
        self._build()
        self._arrange()

    @property
    def meters(self) -> list[LevelMeter]:
        """One for each group, shown or not."""
        return self._groups.meters

    def show_title(self, title: str, *, with_meters: bool) -> None:
        """Name the page; the start page has its own large meters."""
        self._title.set_full_text(title)
        self._with_meters = with_meters
        self._arrange()

    def show_overview(self, overview: "Overview", today: date) -> None:
        """Show school, round, meters and the next deadline."""
        facts = [overview.school_name, f"năm học {overview.school_year}", overview.set_number]
        self._facts_shown = " · ".join(fact for fact in facts if fact)
        self._is_demonstration, self._has_round = overview.demonstration, True
        self._groups.show_overview(overview)
        stop = next_stop(overview, today)
        self._has_deadline = stop is not None
        if stop is not None:
            self._days.setText(stop.days_words)
            self._days.set_tone("warn" if stop.days < 0 else "")
            self._due.setText(f"hạn {stop.due_on:%d/%m/%Y}")
            self._deadline.setToolTip(stop.label)
        self._arrange()

    def show_nothing(self) -> None:
        """No round is open."""
        self._facts_shown = ""
        self._is_demonstration = self._has_round = self._has_deadline = self._with_meters = False
        self._arrange()

    def fit(self, window_width: int) -> None:
        """Give each part the room a window of this width has for it."""
        self._window_width = window_width
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_meters()
        self._place_demonstration()

    def _build(self) -> None:
        self.demonstration = Chip("Bản minh họa", State.NOTE)
        self.demonstration.setToolTip("Bộ chỉ số và số liệu chỉ để xem thử, không dùng để nộp.")
        self._groups = HeaderMeters()
        self.person, self.undo = PersonBlock(), UndoButton()
        self.search = icon_button("Tìm mọi nơi (Ctrl+K)", "search")
        self._tools = QHBoxLayout()
        for tool in (self.person, self.undo, self.search):
            self._tools.addWidget(tool)
        self._row = QHBoxLayout(self)
        self._row.addLayout(self._build_words(), 1)
        self._row.addWidget(self._groups)
        self._row.addWidget(self._build_deadline())
        self._row.addLayout(self._tools)

    def _build_words(self) -> QVBoxLayout:
        self._title = _Title("", Type.H1)
        self._title.setAccessibleDescription("Tên trang")
        self._facts = ElidedLabel("", Type.SMALL, tone="muted")
        self._head = QHBoxLayout()
        self._head.setSpacing(Space.M)
        self._head.addWidget(self._title)
        self._head.addWidget(self.demonstration, 0, Qt.AlignmentFlag.AlignVCenter)
        self._head.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addLayout(self._head)
        words.addWidget(self._facts)
        words.addStretch(1)
        return words

    def _build_deadline(self) -> QWidget:
        self._days = Label("", Type.SMALL_STRONG)
        self._due = Label("", Type.SMALL, tone="muted")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self._days)
        words.addWidget(self._due)
        words.addStretch(1)
        self._deadline = QWidget()
        row = QHBoxLayout(self._deadline)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.M)
        rule = line_down()
        rule.setFixedHeight(38)
        row.addWidget(rule)
        row.addWidget(IconView("clock", "muted"))
        row.addLayout(words)
        return self._deadline

    def _arrange(self) -> None:
        roomy = self._window_width >= Size.NARROW_BELOW
        margin = Space.XL if roomy else Space.L
        self._row.setContentsMargins(margin, 0, margin if roomy else Space.S, 0)
        self._tools.setSpacing(Space.L if roomy and not self._with_meters else Space.S)
        self._row.setSpacing(Space.L if roomy else Space.M)
        self._groups.setVisible(self._with_meters and self._groups.has_any)
        for tool in (self.person, self.undo, self.search):
            tool.setVisible(self._has_round)
        self.person.set_wide(not self._with_meters or self._window_width > NAME_BESIDE_METERS)
        self._place_meters()
        self._place_demonstration()

    def _place_meters(self) -> None:
        """The deadline goes before a meter does, and meters before the page's name."""
        roomy = self._window_width >= Size.NARROW_BELOW
        wanted = self._with_meters and self._has_deadline and roomy
        room = self._room_beside_meters() - self._title.sizeHint().width()
        deadline = self._deadline.sizeHint().width() + self._row.spacing() if wanted else 0
        self._deadline.setVisible(wanted and self._groups.whole_width <= room - deadline)
        self._groups.fit(room)

    def _room_beside_meters(self) -> int:
        margins, tools = self._row.contentsMargins(), self._tools.sizeHint().width()
        return self.width() - margins.left() - margins.right() - tools - 2 * self._row.spacing()

    def _place_demonstration(self) -> None:
        """Beside the title if there is room, else as the first word of the line below."""
        margins = self._row.contentsMargins()
        others = [self.person, self.undo, self.search, self._deadline, self._groups]
        taken = sum(part.sizeHint().width() + Space.L for part in others if not part.isHidden())
        room = self.width() - margins.left() - margins.right() - taken
        needed = self._title.sizeHint().width() + Space.M + self.demonstration.sizeHint().width()
        beside = self._is_demonstration and needed <= room
        self.demonstration.setVisible(beside)
        below = self._is_demonstration and not beside
        facts = f"Bản minh họa · {self._facts_shown}" if below else self._facts_shown
        if facts != self._facts.text():
            self._facts.set_full_text(facts)
        self._facts.setVisible(bool(facts))


class _Title(ElidedLabel):
    """As wide as its words while there is room."""

    def __init__(self, text: str, look: Type) -> None:
        super().__init__(text, look)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def set_full_text(self, text: str) -> None:
        super().set_full_text(text)
        # What is shown may be cut to nothing as before: the words still want their room.
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self.text()) + 2
        return QSize(width, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(min(60, self.sizeHint().width()), super().minimumSizeHint().height())
