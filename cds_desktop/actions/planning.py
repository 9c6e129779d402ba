"""Kế hoạch cải tiến: what is done to reach a higher level, and what is not done this year."""

from collections.abc import Sequence
from dataclasses import fields, replace
from decimal import Decimal

from sqlalchemy.orm import Session

from cds_desktop.actions import Changes, Subject
from cds_desktop.actions.rounds import open_round_record
from cds_desktop.domain.indicator_set import load
from cds_desktop.domain.round import Phase, PlanStep
from cds_desktop.domain.text import clean, clean_lines
from cds_desktop.errors import NotFound
from cds_desktop.storage.history import undoable
from cds_desktop.storage.models import LeftOutItemRecord, PlanStepRecord, RoundRecord
from cds_desktop.storage.workspace import Workspace

_PROPOSED = ("deed", "fact", "gain")
_WORDS = {"deed": "việc", "who": "người làm", "due_on": "thời hạn", "how": "cách làm"}


def plan_steps(workspace: Workspace, steps: Sequence[PlanStep]) -> Changes:
    """Đưa việc vào kế hoạch cải tiến, all in one step to take back.

    A step whose item is already planned keeps who, when and how; `codes` of the result are the items
    whose step is new or has new numbers.
    """
    with workspace.change("plan_steps", str(len(steps))) as db:
        round_ = open_round_record(db, "Đưa việc vào kế hoạch", Phase.SCORING)
        added = []
        for step in map(_cleaned, steps):
            _require_item(round_, step.item_code)
            record = db.get(PlanStepRecord, (round_.id, step.item_code))
            if record is not None:
                known = _step_of(record)
                step = replace(known, **{name: getattr(step, name) for name in _PROPOSED})
                if step == known:
                    continue
            _keep(db, round_, step, workspace)
            added.append(step.item_code)
        undoable(db, f"đưa {len(added)} việc vào kế hoạch cải tiến")
    return Changes(Subject.TEXTS, tuple(added))


def write_plan_step(workspace: Workspace, step: PlanStep) -> Changes:
    """Sửa một việc của kế hoạch: what, by whom, until when, how; it must be in the plan."""
    step, code = _cleaned(step), step.item_code
    with workspace.change("write_plan_step", code) as db:
        round_ = open_round_record(db, "Sửa kế hoạch cải tiến", Phase.SCORING)
        known = _step_of(_planned(db, round_, code))
        written = [f.name for f in fields(PlanStep) if getattr(known, f.name) != getattr(step, f.name)]
        if written:
            _keep(db, round_, step, workspace)
        words = _WORDS.get(written[0], "việc") if len(written) == 1 else "việc"
        undoable(db, f"sửa {words} {code} trong kế hoạch", joins=f"plan {code} {' '.join(written)}")
    return Changes(Subject.TEXTS, (code,))


def remove_plan_step(workspace: Workspace, item_code: str) -> Changes:
    """Bỏ một việc khỏi kế hoạch cải tiến."""
    with workspace.change("remove_plan_step", item_code) as db:
        round_ = open_round_record(db, "Sửa kế hoạch cải tiến", Phase.SCORING)
        db.delete(_planned(db, round_, item_code))
        undoable(db, f"bỏ việc {item_code} khỏi kế hoạch cải tiến")
    return Changes(Subject.TEXTS, (item_code,))


def leave_out_item(workspace: Workspace, code: str, left_out: bool) -> Changes:
    """Không làm được năm nay: no way to a higher level counts on this item, until it is taken up again."""
    with workspace.change("leave_out_item", code, "" if left_out else "bỏ đánh dấu") as db:
        round_ = open_round_record(db, "Chọn việc để lên mức")
        _require_item(round_, code)
        record = db.get(LeftOutItemRecord, (round_.id, code))
        if left_out and record is None:
            db.add(LeftOutItemRecord(round_id=round_.id, item_code=code))
        elif not left_out and record is not None:
            db.delete(record)
        undoable(db, f"không làm {code} năm nay" if left_out else f"tính cả {code} năm nay")
    return Changes(Subject.TEXTS, (code,))


def _planned(db: Session, round_: RoundRecord, item_code: str) -> PlanStepRecord:
    record = db.get(PlanStepRecord, (round_.id, item_code))
    if record is None:
        raise NotFound(f"Kế hoạch cải tiến không có việc của {item_code}.")
    return record


def _require_item(round_: RoundRecord, code: str) -> None:
    if load(round_.set_text).item(code) is None:
        raise NotFound(f"Bộ chỉ số không có nội dung {code}.")


def _cleaned(step: PlanStep) -> PlanStep:
    return replace(
        step,
        deed=clean_lines(step.deed),
        fact=clean_lines(step.fact),
        who=clean(step.who),
        how=clean_lines(step.how),
    )


def _step_of(record: PlanStepRecord) -> PlanStep:
    return PlanStep(
        item_code=record.item_code,
        deed=record.deed,
        fact=record.fact,
        gain=None if record.gain is None else Decimal(record.gain),
        who=record.who,
        due_on=record.due_on,
        how=record.how,
    )


def _keep(db: Session, round_: RoundRecord, step: PlanStep, workspace: Workspace) -> None:
    key = (round_.id, step.item_code)
    record = db.get(PlanStepRecord, key) or PlanStepRecord(round_id=round_.id, item_code=step.item_code)
    record.deed, record.fact, record.who, record.how = step.deed, step.fact, step.who, step.how
    record.gain = None if step.gain is None else format(step.gain, "f")
    record.due_on = step.due_on
    record.changed_at_utc = workspace.now()
    db.add(record)
    db.flush()
