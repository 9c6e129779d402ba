"""Chép từ năm trước: a new round begun from an earlier one, never with its points or approvals."""

from pathlib import Path

from sqlalchemy.orm import Session

from cds_desktop.actions import Changes, Subject
from cds_desktop.actions.rounds.copied_rows import ReadEvidence, copy_evidence, write_council
from cds_desktop.actions.rounds.copy_plan import CopyPlan, CopySource, plan_of, read_source
from cds_desktop.actions.rounds.opening import new_round_record
from cds_desktop.actions.rounds.taking_over import keep_files, require_free_year, require_not_here, take_over
from cds_desktop.domain.indicator_set import IndicatorSet
from cds_desktop.domain.round import RoundDetails
from cds_desktop.domain.text import clean
from cds_desktop.progress import Progress
from cds_desktop.storage.earlier_workspaces import opened_to_read
from cds_desktop.storage.workspace import Workspace


def plan_copy(
    workspace: Workspace, earlier_round_id: str, school_year: str, indicator_set: IndicatorSet
) -> CopyPlan:
    """Xem trước: what a copy of a round of this workspace will take over; nothing is written."""
    require_free_year(workspace, clean(school_year))
    return plan_of(read_source(workspace, earlier_round_id), school_year, indicator_set)


def plan_copy_from(
    folder: Path, school_year: str, indicator_set: IndicatorSet, earlier_round_id: str = ""
) -> CopyPlan:
    """The same for a round that lies in another folder, which is only read."""
    with opened_to_read(folder) as other:
        return plan_of(read_source(other, earlier_round_id), school_year, indicator_set)


def copy_round(
    workspace: Workspace,
    earlier_round_id: str,
    school_year: str,
    indicator_set: IndicatorSet,
    details: RoundDetails | None = None,
    progress: Progress | None = None,
) -> Changes:
    """Mở đợt mới từ năm trước: council, tasks, dates a year on, căn cứ, evidence waiting to be asked about.

    Points, texts, the meeting and everything signed stay with last year's round.
    """
    require_free_year(workspace, clean(school_year))
    source = read_source(workspace, earlier_round_id)
    plan = plan_of(source, school_year, indicator_set)
    with workspace.change("copy_round", plan.school_year, _detail(plan, indicator_set)) as db:
        evidence = ReadEvidence(db, source.record.id)
        round_id = _begin(db, workspace, plan, indicator_set, details)
        copy_evidence(db, plan, evidence, round_id, workspace.now(), progress or _quiet)
    return Changes(Subject.ROUND, (round_id,), plan.notes)


def copy_round_from(
    workspace: Workspace,
    folder: Path,
    school_year: str,
    indicator_set: IndicatorSet,
    details: RoundDetails | None = None,
    *,
    earlier_round_id: str = "",
    progress: Progress | None = None,
) -> Changes:
    """The same from a workspace in another folder; its round comes along, closed, to be looked at."""
    tell = progress or _quiet
    with opened_to_read(folder) as other:
        source = read_source(other, earlier_round_id)
        plan = plan_of(source, school_year, indicator_set)
        require_not_here(workspace, source)
        require_free_year(workspace, plan.school_year)
        # Files first, records second: a spare file harms nothing.
        missing = keep_files(workspace, source, plan, tell)
        with other.read() as theirs:
            evidence = ReadEvidence(theirs, source.record.id)
            with workspace.change("copy_round", plan.school_year, _detail(plan, indicator_set)) as db:
                take_over(db, theirs, workspace, source)
                round_id = _begin(db, workspace, plan, indicator_set, details)
                copy_evidence(db, plan, evidence, round_id, workspace.now(), tell)
    return Changes(Subject.ROUND, (round_id,), (*plan.notes, *_missing_words(missing)))


def _begin(
    db: Session,
    workspace: Workspace,
    plan: CopyPlan,
    indicator_set: IndicatorSet,
    details: RoundDetails | None,
) -> str:
    round_ = new_round_record(db, plan.school_year, indicator_set, details or plan.details, workspace.now())
    round_.earlier_round_id = plan.earlier_round_id
    write_council(db, round_.id, plan.members)
    db.flush()
    return round_.id


def _detail(plan: CopyPlan, indicator_set: IndicatorSet) -> str:
    return f"{plan.earlier_year} {indicator_set.id} {indicator_set.version}"


def _missing_words(names: tuple[str, ...]) -> tuple[str, ...]:
    if not names:
        return ()
    return (f"{len(names)} tệp không đọc được ở hồ sơ năm trước: {', '.join(names[:3])}.",)


def _quiet(_done: int, _total: int) -> None:
    return None


__all__ = ["CopyPlan", "CopySource", "copy_round", "copy_round_from", "plan_copy", "plan_copy_from"]
