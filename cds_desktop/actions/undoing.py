"""Take back the last deed, or do it again; what was sealed, signed or sent is never taken back."""

from collections.abc import Callable

from cds_desktop.actions import Changes, Subject
from cds_desktop.errors import NotAllowedNow
from cds_desktop.storage.history import RowChange, Step, apply
from cds_desktop.storage.workspace import Workspace

_SUBJECTS = {
    "school": Subject.SCHOOL,
    "round": Subject.ROUND,
    "deadline": Subject.ROUND,
    "legal_basis": Subject.ROUND,
    "member": Subject.COUNCIL,
    "assignment": Subject.COUNCIL,
    "attendance": Subject.MEETING,
    "meeting": Subject.MEETING,
    "answer": Subject.ANSWERS,
    "criterion_text": Subject.TEXTS,
    "indicator_set": Subject.SETS,
    "set_draft": Subject.SETS,
    "set_draft_row": Subject.SETS,
    "criterion_change": Subject.ANSWERS,
    "paper": Subject.PAPERS,
    "paper_text": Subject.PAPERS,
    "paper_row": Subject.PAPERS,
    "paper_setting": Subject.PAPERS,
    "outside_number": Subject.PAPERS,
}

_WITH_FILES = ("earlier_file", "evidence_file")


def undo(workspace: Workspace) -> Changes:
    """Hoàn tác: bring every row of the last deed back to what it was; `NotAllowedNow` if that cannot be."""
    # Files may be going in beside this: the last step must stay the last until it is taken back.
    with workspace.one_at_a_time:
        if not workspace.history.undoable:
            raise NotAllowedNow("Không còn việc nào để hoàn tác.")
        step = workspace.history.undoable[-1]
        rows = tuple(row.turned() for row in reversed(step.rows))
        return _run(workspace, "undo", step, rows, workspace.history.was_undone)


def redo(workspace: Workspace) -> Changes:
    """Làm lại what was last taken back; `NotAllowedNow` if that cannot be."""
    with workspace.one_at_a_time:
        if not workspace.history.redoable:
            raise NotAllowedNow("Không còn việc nào để làm lại.")
        step = workspace.history.redoable[-1]
        return _run(workspace, "redo", step, step.rows, workspace.history.was_redone)


def _run(
    workspace: Workspace, deed: str, step: Step, rows: tuple[RowChange, ...], settle: Callable[[], None]
) -> Changes:
    _require_files(workspace, rows)
    with workspace.change(deed, step.subject, step.deed) as db:
        apply(db, rows)
    settle()
    workspace.evidence_files.note_spare(_digests(rows, "before") - _digests(rows, "after"))
    said = "Đã hoàn tác" if deed == "undo" else "Đã làm lại"
    return Changes(_subject_of(rows), _codes_of(rows), (f"{said}: {step.words}",))


def _require_files(workspace: Workspace, rows: tuple[RowChange, ...]) -> None:
    """A record never comes back without its file."""
    for digest in _digests(rows, "after") - _digests(rows, "before"):
        if not workspace.evidence_files.has(digest):
            raise NotAllowedNow("Tệp minh chứng đã được dọn khỏi máy nên không lấy lại được.")


def _digests(rows: tuple[RowChange, ...], side: str) -> set[str]:
    found = (getattr(row, side) for row in rows if row.table in _WITH_FILES)
    return {row["digest"] for row in found if row}


def _subject_of(rows: tuple[RowChange, ...]) -> Subject:
    if any(row.table == "round" and _changes_set(row) for row in rows):
        return Subject.ROUND
    # The phase of the round moves on with many deeds; it is their subject only when nothing else changed.
    tables = [row.table for row in rows if row.table != "round"] or ["round"]
    return _SUBJECTS.get(tables[0], Subject.EVIDENCE)


def _changes_set(row: RowChange) -> bool:
    """Whether the round takes another bộ chỉ số, which concerns everything."""
    return bool(row.before and row.after and row.before["set_digest"] != row.after["set_digest"])


def _codes_of(rows: tuple[RowChange, ...]) -> tuple[str, ...]:
    found = ((row.after or row.before or {}) for row in rows)
    codes = (row.get("criterion_code") or row.get("code") for row in found)
    return tuple(dict.fromkeys(code for code in codes if code))
