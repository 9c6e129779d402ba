"""Kế hoạch cải tiến: put the steps towards the next level into the plans of their criteria."""

from collections.abc import Sequence
from dataclasses import dataclass

from cds_desktop.actions import Changes, Subject
from cds_desktop.actions.rounds import open_round_record
from cds_desktop.domain.indicator_set import load
from cds_desktop.domain.round import Phase
from cds_desktop.domain.text import clean_lines
from cds_desktop.errors import NotFound
from cds_desktop.storage.history import undoable
from cds_desktop.storage.models import CriterionTextRecord
from cds_desktop.storage.workspace import Workspace


@dataclass(frozen=True)
class PlannedStep:
    """One line for the improvement plan of a criterion."""

    criterion_code: str
    line: str


def plan_steps(workspace: Workspace, steps: Sequence[PlannedStep]) -> Changes:
    """Đưa việc vào kế hoạch: one line per step after what is written; a line already there is not repeated.

    `codes` of the result are the criteria whose plan grew, one for each new line.
    """
    with workspace.change("plan_steps", str(len(steps))) as db:
        round_ = open_round_record(db, "Đưa việc vào kế hoạch", Phase.SCORING)
        indicator_set = load(round_.set_text)
        added: list[str] = []
        for step in steps:
            if indicator_set.criterion(step.criterion_code) is None:
                raise NotFound(f"Bộ chỉ số không có tiêu chí {step.criterion_code}.")
            key = (round_.id, step.criterion_code)
            record = db.get(CriterionTextRecord, key) or CriterionTextRecord(
                round_id=round_.id, criterion_code=step.criterion_code, plan=""
            )
            lines, line = record.plan.splitlines(), " ".join(clean_lines(step.line).splitlines())
            if line and line not in lines:
                record.plan = clean_lines("\n".join([*lines, line]))
                record.changed_at_utc = workspace.now()
                db.add(record)
                db.flush()
                added.append(step.criterion_code)
        undoable(db, f"đưa {len(added)} việc vào kế hoạch")
    return Changes(Subject.TEXTS, tuple(added))
