"""How a group's points and levels are put on a level meter."""

from typing import TYPE_CHECKING

from cds_desktop.ui.widgets.level_meter import LevelMark, LevelMeter

if TYPE_CHECKING:
    from cds_desktop.queries import Meter


def show_on_meter(
    widget: LevelMeter, meter: "Meter", failed: tuple[str, ...] = (), *, begun: bool = True
) -> None:
    """Fill a meter; `failed` are mandatory conditions not met, of which the group shows its own.

    A round not yet `begun` has no level.
    """
    name = f"Nhóm {meter.code}" if meter.code else meter.title
    title = name if widget.compact or not meter.code else f"{name} · {meter.title}"
    marks = [
        LevelMark(
            f"Mức {band.level}",
            float(band.interval.lower or 0),
            band.interval.lower_included,
        )
        for band in meter.bands
    ]
    widget.set_scale(title, marks, meter.max_points)
    own = [code for code in failed if code in meter.conditions]
    level = min(meter.level, meter.cap) if own and meter.cap is not None else meter.level
    condition = f"điều kiện {', '.join(own)} không đạt" if own else ""
    reached = f"Mức {level}" if level else ""
    label = reached if begun or condition else "Chưa chấm"
    widget.show_value(
        meter.points,
        label,
        unscored=meter.unscored_points,
        last_year=meter.last_year,
        failed_condition=condition,
    )
