"""Thước mức độ: points on a ruler with a longer tick wherever a level begins."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import SupportsFloat

from PySide6.QtCore import QEasingCurve, QRectF, QSize, QVariantAnimation
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from cds_desktop.ui import theme
from cds_desktop.ui.widgets.meter_painting import paint_compact, paint_large
from cds_desktop.ui.widgets.numbers import points_text
from cds_desktop.ui.widgets.progress_bar import ProgressBar


@dataclass(frozen=True)
class LevelMark:
    """Where a level begins: "từ" when the threshold itself belongs to it, "trên" when it does not."""

    label: str
    start: float
    inclusive: bool = True

    @property
    def words(self) -> str:
        """The label with its threshold, e.g. "Mức 3 · trên 75"."""
        if self.start <= 0:
            return self.label
        return f"{self.label} · {'từ' if self.inclusive else 'trên'} {points_text(self.start)}"


@dataclass(frozen=True)
class MeterValue:
    """Everything a meter shows."""

    points: float = 0.0
    level: str = ""
    unscored: float = 0.0
    last_year: float | None = None
    failed_condition: str = ""
    ahead: float | None = None
    bar: float | None = None

    @property
    def filled(self) -> float:
        """The points up to which the bar is filled: on the way to a new value not yet all of them."""
        return self.points if self.bar is None else self.bar


class LevelMeter(ProgressBar):
    """The ruler; the caller says which level has been reached, the meter never decides it."""

    LARGE_HEIGHT = 88
    FAILED_EXTRA = 20
    COMPACT = QSize(184, 40)
    RUN_MS = 200

    def __init__(
        self,
        title: str,
        marks: Sequence[LevelMark],
        maximum: SupportsFloat = 100,
        *,
        compact: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.compact = compact
        self.setTextVisible(False)
        self.setSizePolicy(
            QSizePolicy.Policy.Fixed if compact else QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed
        )
        self.value_shown = self._drawn = MeterValue()
        self._run = QVariantAnimation(self)
        self._run.setStartValue(0.0)
        self._run.setEndValue(1.0)
        self._run.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._run.valueChanged.connect(self._step)
        self.set_scale(title, marks, maximum)

    def set_scale(self, title: str, marks: Sequence[LevelMark], maximum: SupportsFloat = 100) -> None:
        """Change the name of the group, its levels (lowest first) and the highest points."""
        self.title = title
        self.marks = tuple(marks)
        self.maximum_points = float(maximum)
        self.setRange(0, max(1, round(self.maximum_points)))
        self._say()

    def show_value(
        self,
        points: SupportsFloat,
        level: str,
        *,
        unscored: SupportsFloat = 0,
        last_year: SupportsFloat | None = None,
        failed_condition: str = "",
        ahead: SupportsFloat | None = None,
    ) -> None:
        """Show points and the level's label; `unscored` is hatched, `last_year` a small triangle.

        `ahead` are the points that could be reached: an outlined part with a mark at its end.
        """
        year = None if last_year is None else float(last_year)
        before, was_filled = self._drawn, bool(self.value_shown.level)
        goal = None if ahead is None else float(ahead)
        self.value_shown = MeterValue(float(points), level, float(unscored), year, failed_condition, goal)
        self.setValue(int(float(points)))
        self._say()
        self.updateGeometry()
        self._move_on(before, is_moving=was_filled and self.isVisible())

    def sizeHint(self) -> QSize:
        if self.compact:
            return self.COMPACT
        extra = self.FAILED_EXTRA if self.value_shown.failed_condition else 0
        return QSize(380, self.LARGE_HEIGHT + extra)

    def minimumSizeHint(self) -> QSize:
        return self.COMPACT if self.compact else QSize(240, self.sizeHint().height())

    def text(self) -> str:
        """The sentence read aloud."""
        return self.accessibleName()

    def paintEvent(self, event: object) -> None:
        painter = QPainter(self)
        area = QRectF(self.rect())
        if self.compact:
            paint_compact(painter, area, self.title, self.marks, self.maximum_points, self._drawn)
        else:
            paint_large(painter, area, self.title, self.marks, self.maximum_points, self._drawn)

    def _move_on(self, before: MeterValue, *, is_moving: bool) -> None:
        self._run.stop()
        duration = theme.motion_ms(self.RUN_MS) if is_moving else 0
        shown = self.value_shown
        if not duration or (before.filled, before.unscored) == (shown.points, shown.unscored):
            self._step(1.0)
            return
        self._before = before
        self._step(0.0)
        self._run.setDuration(duration)
        self._run.start()

    def _step(self, part: float) -> None:
        """Words change at once; only the filled and the hatched part run to their new places."""
        shown = self.value_shown
        if part < 1:
            points = self._before.filled + (shown.points - self._before.filled) * part
            end = self._before.filled + self._before.unscored
            end += (shown.points + shown.unscored - end) * part
            shown = replace(shown, bar=points, unscored=max(0.0, end - points))
        self._drawn = shown
        self.update()

    def _say(self) -> None:
        shown = self.value_shown
        sentence = f"{self.title}: {points_text(shown.points)} trên {points_text(self.maximum_points)} điểm"
        if shown.level:
            sentence += f", {shown.level}"
        if shown.failed_condition:
            sentence += f", {shown.failed_condition}"
        if shown.unscored > 0:
            sentence += f", còn {points_text(shown.unscored)} điểm chưa chấm"
        if shown.last_year is not None:
            sentence += f", năm học trước {points_text(shown.last_year)}"
        if shown.ahead is not None:
            sentence += f", có thể đạt {points_text(shown.ahead)} điểm"
        self.setAccessibleName(sentence)
        self.setAccessibleDescription("; ".join(mark.words for mark in self.marks))
        self.setToolTip(sentence)
