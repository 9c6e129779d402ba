"""The upper cards of Việc cần làm: where the school stands, and how many days are left."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cds_desktop.queries import Overview
from cds_desktop.ui.deadlines import Stop, stops
from cds_desktop.ui.level_marks import show_on_meter
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.buttons import link
from cds_desktop.ui.widgets.card import Card
from cds_desktop.ui.widgets.labels import Label, line_down
from cds_desktop.ui.widgets.level_meter import LevelMeter
from cds_desktop.ui.widgets.numbers import points_text
from cds_desktop.ui.widgets.path_list import PathItem, PathList


class StandingCard(Card):
    """Both large meters and the verdict."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(padding=Space.L + Space.XS, parent=parent)
        self.setAccessibleName("Kết quả hiện nay")
        self.meters: list[LevelMeter] = []
        self._meters_column = QVBoxLayout()
        self._meters_column.setSpacing(Space.S)
        self._meters_column.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(Space.L + Space.XS)
        row.addLayout(self._meters_column, 17)
        row.addWidget(line_down())
        row.addLayout(self._build_verdict(), 9)
        self.body.addLayout(row)

    def show_overview(self, overview: Overview) -> None:
        """Show points, level and the rule that gave it."""
        while len(self.meters) < len(overview.meters):
            meter = LevelMeter("", ())
            self._meters_column.insertWidget(len(self.meters), meter)
            self.meters.append(meter)
        for widget, shown in zip(self.meters, overview.meters, strict=False):
            show_on_meter(widget, shown, overview.mandatory_failed)
        self._level.setText(f"Mức {overview.level}")
        provisional = " · tạm tính" if overview.provisional else ""
        self._title.setText(f"{overview.level_title}{provisional}")
        self._rule.setText(overview.rule)
        unscored = sum(meter.unscored_points for meter in overview.meters)
        self._hatched.setText(f"Phần gạch chéo: {points_text(unscored)} điểm chưa chấm.")
        self._hatched.setVisible(unscored > 0)

    def _build_verdict(self) -> QVBoxLayout:
        self._level = Label("", Type.DISPLAY)
        self._title = Label("", Type.SMALL_STRONG, tone="muted", wrap=True)
        self._rule = Label("", Type.SMALL, tone="muted", wrap=True)
        self._hatched = Label("", Type.SMALL, tone="muted", wrap=True)
        column = QVBoxLayout()
        column.setSpacing(Space.XS)
        for label in (self._level, self._title, self._rule, self._hatched):
            column.addWidget(label)
        column.addStretch(1)
        return column


class DeadlinesCard(Card):
    """Days left to the next deadline, and all of them as a small path."""

    change_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(padding=Space.L + Space.XS, spacing=Space.S, parent=parent)
        self.setAccessibleName("Thời hạn")
        self._days = Label("", Type.DISPLAY)
        self._words = Label("", Type.SMALL_STRONG, wrap=True)
        self._due = Label("", Type.SMALL, tone="muted", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._words)
        words.addWidget(self._due)
        head = QHBoxLayout()
        head.setSpacing(Space.M)
        head.addWidget(self._days, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addLayout(words, 1)
        self.path = PathList(compact=True, name="Các mốc thời gian")
        self.change = link("Đặt thời hạn")
        self.change.clicked.connect(self.change_asked)
        self.body.addLayout(head)
        self.body.addWidget(self.path)
        self.body.addWidget(self.change, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)

    def show_overview(self, overview: Overview, today: date) -> None:
        """Show the deadlines as they stand today."""
        found = stops(overview, today)
        self.change.setVisible(not found)
        self.path.setVisible(bool(found))
        self.path.show_items(
            [
                PathItem(stop.label, stop.state, right=f"{stop.due_on:%d/%m}", is_current=stop.is_next)
                for stop in found
            ]
        )
        self._show_next(next((stop for stop in found if stop.is_next), None), any_stop=bool(found))

    def _show_next(self, stop: Stop | None, *, any_stop: bool) -> None:
        self._days.setVisible(stop is not None)
        if stop is None:
            self._words.setText("Mọi mốc đã xong" if any_stop else "Chưa đặt thời hạn")
            self._due.setText("" if any_stop else "Đặt thời hạn để biết còn bao nhiêu ngày.")
            return
        self._days.setText(str(abs(stop.days)))
        self._days.set_tone("warn" if stop.days < 0 else "")
        self._words.setText("ngày quá hạn" if stop.days < 0 else "ngày đến hạn gần nhất")
        self._due.setText(stop.due_words)
