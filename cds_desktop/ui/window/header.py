"""The head of every page: its name, the school and round, both level meters, the next deadline."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from cds_desktop.ui.deadlines import next_stop
from cds_desktop.ui.level_marks import show_on_meter
from cds_desktop.ui.theme import Size, Space, Type
from cds_desktop.ui.widgets.chip import Chip
from cds_desktop.ui.widgets.icon_view import IconView
from cds_desktop.ui.widgets.labels import ElidedLabel, Label, line_down
from cds_desktop.ui.widgets.level_meter import LevelMeter
from cds_desktop.ui.widgets.state_glyph import State

if TYPE_CHECKING:
    from cds_desktop.queries import Overview


class Header(QFrame):
    """64 px high; when room is short the deadline goes first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "header")
        self.setFixedHeight(Size.HEADER)
        self.meters: list[LevelMeter] = []
        self._has_deadline = False
        self._with_meters = False
        self._is_roomy = True
        self._build()
        self._arrange()

    def show_title(self, title: str, *, with_meters: bool) -> None:
        """Name the page; the start page has its own large meters."""
        self._title.setText(title)
        self._with_meters = with_meters
        self._arrange()

    def show_overview(self, overview: "Overview", today: date) -> None:
        """Show school, round, meters and the next deadline."""
        facts = [overview.school_name, f"năm học {overview.school_year}", overview.set_number]
        self._facts.set_full_text(" · ".join(fact for fact in facts if fact))
        self.demonstration.setVisible(overview.demonstration)
        self._show_meters(overview)
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
        self._facts.set_full_text("")
        self.demonstration.hide()
        self._has_deadline = False
        for meter in self.meters:
            meter.hide()
        self._arrange()

    def set_roomy(self, roomy: bool) -> None:
        """Whether the deadline has room."""
        self._is_roomy = roomy
        self._arrange()

    def _build(self) -> None:
        self._title = Label("", Type.H1)
        self._title.setAccessibleDescription("Tên trang")
        self._facts = ElidedLabel("", Type.SMALL, tone="muted")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self._title)
        words.addWidget(self._facts)
        words.addStretch(1)
        self.demonstration = Chip("Bản minh họa", State.NOTE)
        self.demonstration.setToolTip("Bộ chỉ số và số liệu chỉ để xem thử, không dùng để nộp.")
        self.demonstration.hide()
        self._meters_row = QHBoxLayout()
        self._meters_row.setSpacing(Space.XL)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.XL, 0, Space.XL, 0)
        row.setSpacing(Space.L)
        row.addLayout(words, 1)
        row.addWidget(self.demonstration, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(self._meters_row)
        row.addWidget(self._build_deadline())

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

    def _show_meters(self, overview: "Overview") -> None:
        while len(self.meters) < len(overview.meters):
            meter = LevelMeter("", (), compact=True)
            meter.hide()
            self.meters.append(meter)
            self._meters_row.addWidget(meter)
        for widget, shown in zip(self.meters, overview.meters, strict=False):
            show_on_meter(widget, shown, overview.mandatory_failed)

    def _arrange(self) -> None:
        for meter in self.meters:
            meter.setVisible(self._with_meters and bool(meter.marks))
        self._deadline.setVisible(self._with_meters and self._has_deadline and self._is_roomy)
