"""Gộp: the same thing entered twice becomes one item, and nothing known about it is lost."""

from collections.abc import Sequence
from datetime import date

from cds_desktop.actions import Changes, Subject
from cds_desktop.actions.evidence.records import evidence_records, link, write_files
from cds_desktop.actions.rounds import open_round_record
from cds_desktop.domain.round import Sensitivity, Travel
from cds_desktop.errors import NotAllowedNow
from cds_desktop.storage.history import undoable
from cds_desktop.storage.models import EarlierFileRecord, EvidenceRecord
from cds_desktop.storage.workspace import Workspace

_FACTS = {
    "number": "số",
    "issued_on": "ngày",
    "issuer": "nơi ban hành",
    "pages": "trang",
    "supplied_by": "người cung cấp",
    "address": "địa chỉ",
    "box": "hộp",
}


def merge_evidence(workspace: Workspace, keep_id: str, other_ids: Sequence[str]) -> Changes:
    """Gộp minh chứng: uses and files united in the one kept, its empty facts filled, the others removed.

    A fact that differs from the one kept is written into the note.
    """
    with workspace.change("merge_evidence", keep_id, str(len(other_ids))) as db:
        round_ = open_round_record(db, "Gộp minh chứng")
        kept, *others = evidence_records(db, round_, (keep_id, *other_ids))
        if not others:
            raise NotAllowedNow("Chọn ít nhất hai minh chứng để gộp.")
        for other in others:
            _take_over(kept, other)
            db.delete(other)
        codes = tuple(record.code for record in (kept, *others))
        undoable(db, f"gộp {len(codes)} minh chứng vào {kept.code}")
    return Changes(Subject.EVIDENCE, codes)


def _take_over(kept: EvidenceRecord, other: EvidenceRecord) -> None:
    for use in other.uses:
        link(kept, use.code)
    _join_facts(kept, other)
    _join_privacy(kept, other)
    _join_files(kept, other)


def _join_facts(kept: EvidenceRecord, other: EvidenceRecord) -> None:
    differing = []
    for name, words in _FACTS.items():
        ours, theirs = getattr(kept, name), getattr(other, name)
        if not ours:
            setattr(kept, name, theirs)
        elif theirs and theirs != ours:
            differing.append(
                f"{words} {theirs:%d/%m/%Y}" if isinstance(theirs, date) else f"{words} {theirs}"
            )
    # Who looked and when is true of one address alone.
    if kept.address == other.address and not kept.seen_on:
        kept.seen_by, kept.seen_on = other.seen_by, other.seen_on
    more = f"{other.code}: {', '.join(differing)}" if differing else ""
    lines = (line for line in (other.note, more) if line and line not in kept.note)
    kept.note = "\n".join(filter(None, (kept.note, *lines)))


def _join_privacy(kept: EvidenceRecord, other: EvidenceRecord) -> None:
    """The stricter of the two; what was allowed to travel for less asks again."""
    order = list(Sensitivity)
    stricter = max(Sensitivity(kept.sensitivity), Sensitivity(other.sensitivity), key=order.index)
    if Travel.INDEX_ONLY in (kept.travel, other.travel):
        kept.travel = Travel.INDEX_ONLY
    elif stricter != kept.sensitivity:
        kept.travel = Travel.DEFAULT
    kept.sensitivity = stricter


def _join_files(kept: EvidenceRecord, other: EvidenceRecord) -> None:
    known = {file.digest: at for at, file in enumerate(kept.files)}
    files, places = list(kept.files), dict[int, int]()
    for file in other.files:
        if file.digest not in known:
            known[file.digest] = len(files)
            files.append(file)
        places[file.position] = known[file.digest]
    write_files(kept, files)
    number = max((earlier.number for earlier in kept.earlier_files), default=0)
    for more, earlier in enumerate(other.earlier_files, 1):
        kept.earlier_files.append(
            EarlierFileRecord(
                number=number + more,
                position=places.get(earlier.position, 0),
                digest=earlier.digest,
                name=earlier.name,
                size_bytes=earlier.size_bytes,
                media_type=earlier.media_type,
                replaced_at_utc=earlier.replaced_at_utc,
            )
        )
