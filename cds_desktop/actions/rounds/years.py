"""Các năm học của một hồ sơ: look at another year, and say what changed of a criterion since last year."""

from cds_desktop.actions import Changes, Subject
from cds_desktop.actions.rounds.opening import open_round_record
from cds_desktop.domain.indicator_set import load
from cds_desktop.domain.year_on_year import ChangeMark
from cds_desktop.errors import NotFound
from cds_desktop.storage.history import undoable
from cds_desktop.storage.models import CriterionChangeRecord, RoundRecord, WorkspaceRecord
from cds_desktop.storage.workspace import Workspace

# What somebody may say; the rest is worked out.
SAID = (ChangeMark.KEPT, ChangeMark.CHANGED, ChangeMark.NEW)


def choose_round(workspace: Workspace, round_id: str) -> Changes:
    """Xem năm học khác: all pages show this round from now on; nothing in any round changes."""
    with workspace.one_at_a_time:
        with workspace.change("choose_round", round_id) as db:
            if db.get(RoundRecord, round_id) is None:
                raise NotFound("Đợt đánh giá này không còn trong hồ sơ.")
            db.query(WorkspaceRecord).one().current_round_id = round_id
        # What was done in another year must not be taken back while this one is on the screen.
        workspace.history.clear()
    return Changes(Subject.ROUND, (round_id,))


def mark_criterion(workspace: Workspace, criterion_code: str, mark: ChangeMark | None) -> Changes:
    """Đánh dấu giữ nguyên, thay đổi, mới; `None` leaves it to what the numbers say."""
    with workspace.change("mark_criterion", criterion_code, mark or "") as db:
        round_ = open_round_record(db, "Đánh dấu so với năm trước")
        if load(round_.set_text).criterion(criterion_code) is None:
            raise NotFound(f"Bộ chỉ số không có tiêu chí {criterion_code}.")
        record = db.get(CriterionChangeRecord, (round_.id, criterion_code))
        if mark in SAID:
            record = record or CriterionChangeRecord(round_id=round_.id, criterion_code=criterion_code)
            record.state = mark.value
            db.add(record)
        elif record is not None:
            db.delete(record)
        words = f"đánh dấu {criterion_code} {mark.label}" if mark in SAID else f"bỏ đánh dấu {criterion_code}"
        undoable(db, words)
    return Changes(Subject.ANSWERS, (criterion_code,))
