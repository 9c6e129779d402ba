"""What the rail says: the steps as the round stands, and when something was last saved."""

from datetime import datetime
from typing import TYPE_CHECKING

from cds_desktop.ui.widgets.state_glyph import State
from cds_desktop.ui.widgets.step_button import Step
from cds_desktop.ui.window.places import RAIL, TODO

if TYPE_CHECKING:
    from cds_desktop.queries import Overview


def rail_steps(overview: "Overview") -> tuple[Step, ...]:
    """Every entry of the rail with its state in words."""
    states = {step.key: step for step in overview.steps}
    steps = []
    for place in RAIL:
        known = states.get(place.key)
        if place.key == TODO or known is None:
            steps.append(Step(place.name, place.icon, None if place.key == TODO else State.NONE))
        else:
            steps.append(Step(known.title, place.icon, State.of(known.state), known.words))
    return tuple(steps)


def saved_words(at: datetime, now: datetime) -> str:
    """When the last change was written: the hour today, the day before."""
    at = at.astimezone(now.tzinfo)
    return f"Đã lưu lúc {at:%H:%M}" if at.date() == now.date() else f"Đã lưu ngày {at:%d/%m/%Y}"
