"""Bỏ minh chứng: the rows go; the files stay until they have been spare for long."""

from collections.abc import Sequence

from cds_desktop.actions import Changes, Subject
from cds_desktop.actions.evidence.records import evidence_records
from cds_desktop.actions.rounds import open_round_record
from cds_desktop.storage.history import undoable
from cds_desktop.storage.workspace import Workspace


def remove_evidence(workspace: Workspace, evidence_id: str) -> Changes:
    """Bỏ một minh chứng khỏi hồ sơ."""
    return remove_evidence_items(workspace, (evidence_id,))


def remove_evidence_items(workspace: Workspace, ids: Sequence[str]) -> Changes:
    """Bỏ nhiều minh chứng một lần: one step to undo."""
    with workspace.change("remove_evidence", " ".join(ids[:1]), str(len(ids))) as db:
        round_ = open_round_record(db, "Bỏ minh chứng")
        records = evidence_records(db, round_, ids)
        codes = tuple(record.code for record in records)
        digests = {file.digest for record in records for file in record.files}
        digests |= {file.digest for record in records for file in record.earlier_files}
        for record in records:
            db.delete(record)
        undoable(db, f"bỏ {codes[0]}" if len(codes) == 1 else f"bỏ {len(codes)} minh chứng")
    workspace.evidence_files.note_spare(digests)
    return Changes(Subject.EVIDENCE, codes)
