"""Thêm một minh chứng with all its facts: files, a link, or a thing kept in a box."""

from collections.abc import Sequence
from pathlib import Path
from uuid import uuid4

from cds_desktop.actions import Changes, Subject
from cds_desktop.actions.evidence.describing import describe, doubts
from cds_desktop.actions.evidence.records import (
    file_record,
    link,
    require_code,
    require_free,
    taken_codes,
    write_files,
)
from cds_desktop.actions.rounds import open_round_record
from cds_desktop.domain.evidence_codes import propose_code
from cds_desktop.domain.indicator_set import load
from cds_desktop.domain.round import EvidenceItem, Phase
from cds_desktop.domain.text import clean
from cds_desktop.progress import Progress
from cds_desktop.storage.file_notes import note_on
from cds_desktop.storage.history import undoable
from cds_desktop.storage.models import EvidenceRecord
from cds_desktop.storage.workspace import Workspace


def add_evidence(
    workspace: Workspace, item: EvidenceItem, sources: Sequence[Path] = (), progress: Progress | None = None
) -> Changes:
    """Thêm minh chứng with all its facts; `notes` says what is odd about its address or files."""
    with workspace.read() as db:
        open_round_record(db, "Thêm minh chứng")
    notes = [*doubts(item), *(f"Tệp “{path.name}”: {note}." for path in sources if (note := note_on(path)))]
    kept = [workspace.evidence_files.keep(source, progress) for source in sources]
    with workspace.change("add_evidence", item.code or item.title) as db:
        round_ = open_round_record(db, "Thêm minh chứng", Phase.COLLECTING)
        for code in item.used_for:
            require_code(round_, code)
        first = item.used_for[0] if item.used_for else ""
        record = EvidenceRecord(id=uuid4().hex, round_id=round_.id, added_at_utc=workspace.now())
        record.code = clean(item.code) or propose_code(load(round_.set_text), first, taken_codes(db, round_))
        require_free(db, round_, record)
        describe(record, item)
        write_files(record, [file_record(file) for file in kept])
        for code in item.used_for:
            link(record, code)
        db.add(record)
        undoable(db, f"thêm {record.code}")
    return Changes(Subject.EVIDENCE, (record.code,), tuple(notes))
