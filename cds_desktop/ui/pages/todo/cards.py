"""The upper cards of Việc cần làm: where the school stands, and how many days are left."""

from collections.abc import Sequence
from datetime import date
from math import ceil
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from cds_desktop.queries import Meter, Overview
from cds_desktop.ui.deadlines import Stop, stops
from cds_desktop.ui.level_marks import show_on_meter
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.buttons import link
from cds_desktop.ui.widgets.card import Card
from cds_desktop.ui.widgets.labels import Label, line_down
from cds_desktop.ui.widgets.level_meter import LevelMeter
from cds_desktop.ui.widgets.numbers import points_text
from cds_desktop.ui.widgets.path_list import PathItem, PathKind, PathList
from cds_desktop.ui.widgets.state_glyph import State, StateGlyph

_SIDE = Space.L + Space.XS
_ONE_COLUMN_UP_TO = 3
_VERDICT_HEIGHT = 140


class Standing(Protocol):
    """A result as far as the card shows it: the one of now, or the one that was sealed."""

    @property
    def meters(self) -> Sequence[Meter]: ...
    @property
    def total(self) -> Meter | None: ...
    @property
    def mandatory_failed(self) -> tuple[str, ...]: ...
    @property
    def failed_words(self) -> str: ...
    @property
    def begun(self) -> bool: ...
    @property
    def level(self) -> int: ...
    @property
    def level_title(self) -> str: ...
    @property
    def provisional(self) -> bool: ...
    @property
    def reason(self) -> str: ...


class StandingCard(Card):
    """The large meters and the verdict."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(padding=Space.L, parent=parent)
        self.setAccessibleName("Kết quả hiện nay")
        self.body.setContentsMargins(_SIDE, Space.L, _SIDE, Space.L - Space.XS)
        self.meters: list[LevelMeter] = []
        self._meters_grid = QGridLayout()
        self._meters_grid.setHorizontalSpacing(Space.XL)
        self._meters_grid.setVerticalSpacing(Space.S)
        self._rule_between = line_down()
        self._row = QHBoxLayout()
        self._row.setSpacing(_SIDE)
        self._row.addLayout(self._meters_grid, 17)
        self._row.addWidget(self._rule_between)
        self._row.addLayout(self._build_verdict(), 8)
        self.body.addLayout(self._row)

    @property
    def taller_by(self) -> int:
        """How much higher the card is than with two groups."""
        verdict = _VERDICT_HEIGHT if self._columns > 1 else 0
        rows = ceil(len(self.meters) / self._columns)
        return verdict + max(0, rows - 2) * (LevelMeter.LARGE_HEIGHT + Space.S)

    def show_standing(self, standing: Standing) -> None:
        """Show points, level, what fails and the rule that gave the level."""
        every = [*standing.meters, *([standing.total] if standing.total else [])]
        if (missing := len(every) - len(self.meters)) > 0:
            self.meters += [LevelMeter("", ()) for _ in range(missing)]
            self._place_meters()
        for widget, shown in zip(self.meters, every, strict=False):
            show_on_meter(widget, shown, standing.mandatory_failed, begun=standing.begun)
        items = sum(meter.unscored_items for meter in standing.meters)
        self._show_level(standing, items)
        # "Mức 1" is never torn apart.
        self._failed.setText(standing.failed_words.replace("Mức ", "Mức\u00a0"))
        self._failed_row.setVisible(bool(standing.failed_words))
        points = sum(meter.unscored_points for meter in standing.meters)
        words = f"Phần gạch chéo: {points_text(points)} điểm của {items} nội dung chưa chấm."
        self._hatched.setText(words)
        self._hatched.setVisible(items > 0)

    @property
    def _columns(self) -> int:
        return 1 if len(self.meters) <= _ONE_COLUMN_UP_TO else 2

    def _place_meters(self) -> None:
        """One below the other beside the verdict; of many groups two beside each other below it."""
        columns = self._columns
        sideways, upwards = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.BottomToTop
        self._row.setDirection(sideways if columns == 1 else upwards)
        self._rule_between.setVisible(columns == 1)
        for place, meter in enumerate(self.meters):
            self._meters_grid.addWidget(meter, place // columns, place % columns)
        self._meters_grid.setRowStretch(len(self.meters), 1)

    def _show_level(self, standing: Standing, unscored: int) -> None:
        if not standing.begun:
            self._level.setText("Chưa chấm")
            self._title.setText(f"{unscored} nội dung chờ chấm")
            self._rule.setText("Mức tạm tính hiện ra khi có điểm đầu tiên.")
            return
        self._level.setText(f"Mức {standing.level}")
        said = [standing.level_title, "tạm tính" if standing.provisional else "đã chốt"]
        self._title.setText(" · ".join(word for word in said if word))
        self._rule.setText(standing.reason.replace("Mức ", "Mức\u00a0"))

    def _build_verdict(self) -> QVBoxLayout:
        self._level = Label("", Type.DISPLAY)
        self._title = Label("", Type.SMALL_STRONG, tone="muted", wrap=True)
        self._rule = Label("", Type.SMALL, tone="muted", wrap=True)
        self._hatched = Label("", Type.SMALL, tone="muted", wrap=True)
        self._failed = Label("", Type.SMALL_STRONG, tone="err", wrap=True)
        self._failed_row = QWidget()
        failed = QHBoxLayout(self._failed_row)
        failed.setContentsMargins(0, 0, 0, Space.XS)
        failed.setSpacing(Space.S - 2)
        failed.addWidget(StateGlyph(State.ERROR, 16), 0, Qt.AlignmentFlag.AlignTop)
        failed.addWidget(self._failed, 1)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self._level)
        column.addSpacing(Space.XS)
        column.addWidget(self._title)
        column.addSpacing(Space.S)
        for part in (self._failed_row, self._rule, self._hatched):
            column.addWidget(part)
        column.addStretch(1)
        return column


class DeadlinesCard(Card):
    """Days left to the next deadline, and all of them as a small path."""

    change_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(padding=Space.L, spacing=Space.S, parent=parent)
        self.setAccessibleName("Thời hạn")
        self.body.setContentsMargins(_SIDE, Space.M, _SIDE, Space.L)
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
        self.path = PathList("Các mốc thời gian", PathKind.DATES)
        self.change = link("Đặt thời hạn")
        self.change.clicked.connect(self.change_asked)
        self.body.addLayout(head)
        self.body.addWidget(self.path)
        self.body.addWidget(self.change, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)

    def show_overview(self, overview: Overview, today: date) -> None:
        """Show the deadlines as they stand today."""
        found = stops(overview, today)
        self.change.setVisible(not found and overview.editable)
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
        self._words.setText(stop.until_words)
        self._due.setText(stop.due_words)
