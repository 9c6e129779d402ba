"""Giữ nguyên?: what came from last year and still holds."""

from collections.abc import Sequence

from cds_desktop.actions import Changes, Subject
from cds_desktop.actions.evidence.records import evidence_records
from cds_desktop.actions.rounds import open_round_record
from cds_desktop.actions.rounds.copied_rows import KEPT
from cds_desktop.storage.history import undoable
from cds_desktop.storage.workspace import Workspace


def confirm_carried(workspace: Workspace, ids: Sequence[str]) -> Changes:
    """Vẫn đúng: these items of last year serve this year as they are."""
    with workspace.change("confirm_carried", detail=str(len(ids))) as db:
        round_ = open_round_record(db, "Xác nhận minh chứng năm trước")
        records = [record for record in evidence_records(db, round_, ids) if record.carried_from]
        for record in records:
            record.carry_state = KEPT
        codes = tuple(record.code for record in records)
        undoable(db, f"xác nhận {codes[0]}" if len(codes) == 1 else f"xác nhận {len(codes)} minh chứng")
    return Changes(Subject.EVIDENCE, codes)
