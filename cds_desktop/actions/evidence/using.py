"""Dùng cho tiêu chí: one item serves many criteria."""

from collections.abc import Sequence

from cds_desktop.actions import Changes, Subject
from cds_desktop.actions.evidence.records import evidence_record, is_known_code, link, require_code
from cds_desktop.actions.rounds import open_round_record
from cds_desktop.storage.history import undoable
from cds_desktop.storage.workspace import Workspace


def link_evidence(workspace: Workspace, evidence_id: str, code: str) -> Changes:
    """Dùng minh chứng đã có for one more criterion or item."""
    with workspace.change("link_evidence", code, evidence_id) as db:
        round_ = open_round_record(db, "Dùng minh chứng")
        require_code(round_, code)
        record = evidence_record(db, round_, evidence_id)
        link(record, code)
        undoable(db, f"dùng {record.code} cho {code}")
    return Changes(Subject.EVIDENCE, (record.code,))


def unlink_evidence(workspace: Workspace, evidence_id: str, code: str) -> Changes:
    """Gỡ khỏi tiêu chí: the item stays in the list, unused there."""
    with workspace.change("unlink_evidence", code, evidence_id) as db:
        round_ = open_round_record(db, "Gỡ minh chứng")
        record = evidence_record(db, round_, evidence_id)
        record.uses = [use for use in record.uses if use.code != code]
        undoable(db, f"gỡ {record.code} khỏi {code}")
    return Changes(Subject.EVIDENCE, (record.code,))


def use_evidence(workspace: Workspace, evidence_id: str, codes: Sequence[str]) -> Changes:
    """Chọn tiêu chí: it serves exactly these from now on."""
    with workspace.change("use_evidence", " ".join(codes), evidence_id) as db:
        round_ = open_round_record(db, "Dùng minh chứng")
        record = evidence_record(db, round_, evidence_id)
        before = {use.code for use in record.uses if is_known_code(round_, use.code)}
        for code in codes:
            if code not in before:
                require_code(round_, code)
        # What another version of the bộ chỉ số knew was not on the screen: it is not the user's to drop.
        record.uses = [u for u in record.uses if u.code in codes or not is_known_code(round_, u.code)]
        for code in codes:
            link(record, code)
        undoable(db, _words(record.code, before, set(codes)))
    return Changes(Subject.EVIDENCE, (record.code,))


def _words(code: str, before: set[str], after: set[str]) -> str:
    added, gone = after - before, before - after
    if len(added) == 1 and not gone:
        return f"dùng {code} cho {added.pop()}"
    if len(gone) == 1 and not added:
        return f"gỡ {code} khỏi {gone.pop()}"
    return f"đổi tiêu chí của {code}"
