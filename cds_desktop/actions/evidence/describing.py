"""Sửa thông tin: all facts of one item, or some facts of many."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from cds_desktop.actions import Changes, Subject
from cds_desktop.actions.evidence.records import (
    evidence_record,
    evidence_records,
    link,
    refresh_search_key,
    require_code,
    require_free,
)
from cds_desktop.actions.rounds import open_round_record
from cds_desktop.domain.round import EvidenceItem, EvidenceKind, Sensitivity, Travel
from cds_desktop.domain.text import clean, clean_lines
from cds_desktop.domain.web_addresses import address_doubt
from cds_desktop.storage.history import undoable
from cds_desktop.storage.models import EvidenceRecord
from cds_desktop.storage.workspace import Workspace


class Keep(Enum):
    """Stands for a date that stays, since no date at all is a value too."""

    KEEP = "keep"


KEEP = Keep.KEEP
_TEXTS = ("issuer", "supplied_by", "number", "pages")


@dataclass(frozen=True, kw_only=True)
class EvidenceEdits:
    """What to change in many items; what is not given stays."""

    sensitivity: Sensitivity | None = None
    travel: Travel | None = None
    issued_on: date | Keep | None = KEEP
    issuer: str | None = None
    supplied_by: str | None = None
    number: str | None = None
    pages: str | None = None
    use_for: tuple[str, ...] = ()
    not_for: tuple[str, ...] = ()


def change_evidence(workspace: Workspace, item: EvidenceItem) -> Changes:
    """Sửa thông tin minh chứng: everything but its files and links."""
    with workspace.change("change_evidence", item.code) as db:
        round_ = open_round_record(db, "Sửa minh chứng")
        record = evidence_record(db, round_, item.id)
        record.code = clean(item.code) or record.code
        require_free(db, round_, record)
        describe(record, item)
        undoable(db, f"sửa {record.code}", joins=f"evidence {record.id}")
    return Changes(Subject.EVIDENCE, (record.code,), doubts(item))


def change_evidence_items(workspace: Workspace, ids: Sequence[str], edits: EvidenceEdits) -> Changes:
    """Sửa nhiều minh chứng một lần: only the facts given change, and it is one step to undo."""
    with workspace.change("change_evidence_items", detail=str(len(ids))) as db:
        round_ = open_round_record(db, "Sửa minh chứng")
        for code in edits.use_for:
            require_code(round_, code)
        records = evidence_records(db, round_, ids)
        for record in records:
            _edit(record, edits)
        codes = tuple(record.code for record in records)
        undoable(db, f"sửa {codes[0]}" if len(codes) == 1 else f"sửa {len(codes)} minh chứng")
    return Changes(Subject.EVIDENCE, codes)


def describe(record: EvidenceRecord, item: EvidenceItem) -> None:
    """Write every fact of an item into its row."""
    record.title = clean(item.title)
    record.kind, record.sensitivity, record.travel = item.kind, item.sensitivity, item.travel
    record.number, record.issuer, record.pages = clean(item.number), clean(item.issuer), clean(item.pages)
    record.issued_on, record.seen_on = item.issued_on, item.seen_on
    record.supplied_by, record.seen_by = clean(item.supplied_by), clean(item.seen_by)
    record.address, record.box = clean(item.address), clean(item.box)
    record.note = clean_lines(item.note)
    refresh_search_key(record)


def doubts(item: EvidenceItem) -> tuple[str, ...]:
    """What is odd about an item and still taken."""
    doubt = address_doubt(clean(item.address)) if item.kind is EvidenceKind.LINK else ""
    return (doubt,) if doubt else ()


def _edit(record: EvidenceRecord, edits: EvidenceEdits) -> None:
    if edits.sensitivity is not None:
        record.sensitivity = edits.sensitivity
    if edits.travel is not None:
        record.travel = edits.travel
    if not isinstance(edits.issued_on, Keep):
        record.issued_on = edits.issued_on
    for name in _TEXTS:
        if (value := getattr(edits, name)) is not None:
            setattr(record, name, clean(value))
    if edits.not_for:
        record.uses = [use for use in record.uses if use.code not in edits.not_for]
    for code in edits.use_for:
        link(record, code)
    refresh_search_key(record)
