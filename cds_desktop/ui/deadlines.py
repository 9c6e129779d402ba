"""Thời hạn as the start page and the header tell them: which is next, and how many days are left."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from cds_desktop.ui.widgets.state_glyph import State

if TYPE_CHECKING:
    from cds_desktop.queries import Overview

_UNTIL = {
    "evidence": "hạn thu thập minh chứng",
    "scoring": "hạn chấm điểm",
    "meeting": "hạn họp, ký biên bản",
    "submission": "hạn nộp hồ sơ",
}
WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")


@dataclass(frozen=True)
class Stop:
    """One deadline on the path; `days` is negative when it has passed."""

    label: str
    due_on: date
    days: int
    state: State
    is_next: bool
    key: str = ""

    @property
    def days_words(self) -> str:
        """E.g. "Còn 19 ngày"."""
        if self.days == 0:
            return "Hạn hôm nay"
        return f"Còn {self.days} ngày" if self.days > 0 else f"Quá hạn {-self.days} ngày"

    @property
    def until_words(self) -> str:
        """What stands beside the number of days, e.g. "ngày đến hạn chấm điểm"."""
        what = _UNTIL.get(self.key, "hạn gần nhất")
        return f"ngày quá {what}" if self.days < 0 else f"ngày đến {what}"

    @property
    def due_words(self) -> str:
        """E.g. "Thứ Tư, 31/03/2027"."""
        return f"{WEEKDAYS[self.due_on.weekday()]}, {self.due_on:%d/%m/%Y}"


def stops(overview: "Overview", today: date) -> tuple[Stop, ...]:
    """Deadlines by date; the first one that is not met is next."""
    result: list[Stop] = []
    for deadline in sorted(overview.deadlines, key=lambda d: d.due_on):
        days = (deadline.due_on - today).days
        done = deadline.key in overview.met_deadlines
        is_next = not done and not any(stop.is_next for stop in result)
        state = State.DONE if done else State.ATTENTION if days < 0 else State.NONE
        if is_next and days >= 0:
            state = State.GOING
        result.append(Stop(deadline.label, deadline.due_on, days, state, is_next, deadline.key))
    return tuple(result)


def next_stop(overview: "Overview", today: date) -> Stop | None:
    """The deadline to think of now."""
    return next((stop for stop in stops(overview, today) if stop.is_next), None)
