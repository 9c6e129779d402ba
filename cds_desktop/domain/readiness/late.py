"""Quá hạn: deadlines that have passed while their step is not done."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from cds_desktop.domain.readiness.findings import Finding, Kind, Weight
from cds_desktop.domain.readiness.places import EVIDENCE, MEETING
from cds_desktop.domain.round import Deadline

# Where the work of a deadline is done; deadlines of other names are only told.
_PLACES = {"evidence": EVIDENCE, "scoring": "scoring", "meeting": MEETING, "submission": "submission"}


def late_findings(deadlines: Sequence[Deadline], done: Collection[str], today: date) -> Iterator[Finding]:
    """One line for everything that is late; `done` holds the keys of deadlines that were met."""
    late = sorted((d for d in deadlines if d.key not in done and d.due_on < today), key=lambda d: d.due_on)
    if not late:
        return
    first = late[0]
    days = (today - first.due_on).days
    sentence = f"Quá hạn {days} ngày: {first.label}" if len(late) == 1 else f"Đã quá {len(late)} thời hạn"
    due = f"{first.due_on:%d/%m/%Y}"
    fact = f"Hạn {due}" if len(late) == 1 else f"Sớm nhất: {first.label}, {due}"
    codes = tuple(deadline.key for deadline in late)
    yield Finding(Weight.WARNING, sentence, fact, _PLACES.get(first.key, "deadlines"), Kind.LATE, codes)
