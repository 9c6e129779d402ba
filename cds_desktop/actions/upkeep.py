"""Dọn dẹp: evidence files that nothing has referred to for a long time."""

import re
from datetime import timedelta

from cds_desktop.actions import Changes, Subject
from cds_desktop.storage.models import EarlierFileRecord, EvidenceFileRecord, SealRecord
from cds_desktop.storage.workspace import Workspace

KEPT_SPARE = timedelta(days=30)
_DIGEST = re.compile(r"[0-9a-f]{64}")


def remove_spare_files(workspace: Workspace) -> Changes:
    """Bỏ tệp thừa: no item names them, now or earlier, no sealed revision does, and they lay 30 days."""
    with workspace.read() as db:
        known = {digest for (digest,) in db.query(EvidenceFileRecord.digest)}
        known.update(digest for (digest,) in db.query(EarlierFileRecord.digest))
        for (data,) in db.query(SealRecord.data):
            known.update(_DIGEST.findall(data))
    if removed := workspace.evidence_files.remove_orphans(known, KEPT_SPARE):
        with workspace.change("remove_spare_files", detail=str(removed)):
            pass
    return Changes(Subject.EVIDENCE)
