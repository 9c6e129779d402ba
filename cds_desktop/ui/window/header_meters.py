"""The level meters in the head of a page: of many groups the lowest, which decide, and how many more."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from cds_desktop.domain.numbers import show
from cds_desktop.ui.level_marks import show_on_meter
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.labels import Label
from cds_desktop.ui.widgets.level_meter import LevelMeter

if TYPE_CHECKING:
    from cds_desktop.queries import Meter, Overview

# So many are shown however narrow the window is: meters never shrink.
_LEAST = 2
_MORE_WIDTH = 64


class HeaderMeters(QWidget):
    """A meter for each group; when room is short only the lowest ones, in the order of the set."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.meters: list[LevelMeter] = []
        self._shown: tuple[Meter, ...] = ()
        self._more = Label("", Type.SMALL, tone="muted")
        self._more.hide()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(Space.XL)
        self._row.addWidget(self._more)

    @property
    def has_any(self) -> bool:
        """Whether there is something to show."""
        return bool(self._shown)

    @property
    def whole_width(self) -> int:
        """The room all of them take."""
        return self._width_of(len(self._shown)) if self.has_any else 0

    def show_overview(self, overview: "Overview") -> None:
        """Show the points of everything that has levels."""
        # A group without levels of its own says nothing here; the weighted total does.
        every = (*overview.meters, *([overview.total] if overview.total else []))
        self._shown = tuple(meter for meter in every if meter.bands)
        while len(self.meters) < len(self._shown):
            meter = LevelMeter("", (), compact=True)
            meter.hide()
            self._row.insertWidget(len(self.meters), meter)
            self.meters.append(meter)
        for widget, shown in zip(self.meters, self._shown, strict=False):
            show_on_meter(widget, shown, overview.mandatory_failed, begun=overview.begun)

    def fit(self, room: int) -> None:
        """Show as many as there is room for."""
        kept = self._kept(room)
        for place, widget in enumerate(self.meters):
            widget.setVisible(place in kept)
        others = [meter for place, meter in enumerate(self._shown) if place not in kept]
        self._more.setVisible(bool(others))
        self._more.setText(f"+{len(others)} nhóm")
        said = "\n".join(_sentence(meter) for meter in others)
        self._more.setToolTip(said)
        self._more.setAccessibleName(f"{len(others)} nhóm khác: {said}")

    def _kept(self, room: int) -> set[int]:
        places = range(len(self._shown))
        if self.whole_width <= room:
            return set(places)
        room -= Space.XL + _MORE_WIDTH
        fitting = max(_LEAST, (room + Space.XL) // (LevelMeter.COMPACT.width() + Space.XL))
        return set(sorted(places, key=lambda place: _height(self._shown[place]))[:fitting])

    @staticmethod
    def _width_of(count: int) -> int:
        return count * (LevelMeter.COMPACT.width() + Space.XL) - Space.XL


def _height(meter: "Meter") -> tuple[bool, int, float]:
    """A weighted total comes before every group."""
    reached = float(meter.points / meter.max_points) if meter.max_points else 0.0
    return bool(meter.code), meter.level, reached


def _sentence(meter: "Meter") -> str:
    level = f", Mức {meter.level}" if meter.level else ""
    name = f"Nhóm {meter.code} · {meter.title}" if meter.code else meter.title
    return f"{name}: {show(meter.points)}/{show(meter.max_points)}{level}"
