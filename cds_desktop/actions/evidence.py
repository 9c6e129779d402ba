"""Minh chứng: attach files, describe, link to criteria, remove."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from sqlalchemy.orm import Session

from cds_desktop.actions import Changes, Subject
from cds_desktop.actions.rounds import open_round_record
from cds_desktop.domain.evidence_codes import propose_code
from cds_desktop.domain.folding import fold
from cds_desktop.domain.indicator_set import load
from cds_desktop.domain.round import EvidenceItem, Phase
from cds_desktop.domain.text import clean, clean_lines
from cds_desktop.errors import Cancelled, CdsError, NotAllowedNow, NotFound
from cds_desktop.storage.evidence_files import KeptFile
from cds_desktop.storage.history import undoable
from cds_desktop.storage.models import (
    EvidenceFileRecord,
    EvidenceRecord,
    EvidenceUseRecord,
    RoundRecord,
)
from cds_desktop.storage.workspace import Workspace

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class AttachedFile:
    """What became of one file that was given: the evidence code it has now, or why it was refused."""

    source: Path
    code: str = ""
    reused: bool = False
    refusal: CdsError | None = None


@dataclass(frozen=True)
class Attached(Changes):
    """Changes of attaching several files, file by file."""

    files: tuple[AttachedFile, ...] = ()


def attach_evidence(
    workspace: Workspace, used_for: str, sources: Sequence[Path], progress: Progress | None = None
) -> Attached:
    """Đính kèm minh chứng: keep each file once, for a criterion or none yet; a bad one stops no other."""
    results = []
    for done, source in enumerate(sources):
        if progress:
            progress(done, len(sources))
        try:
            results.append(_attach_one(workspace, used_for, source, _within(progress, done, len(sources))))
        except Cancelled:
            raise
        except CdsError as error:
            results.append(AttachedFile(source, refusal=error))
    notes = tuple(note for result in results if (note := _note(result)))
    codes = tuple(result.code for result in results if result.code)
    return Attached(Subject.EVIDENCE, codes, notes, tuple(results))


def _within(progress: Progress | None, done: int, total: int) -> Progress | None:
    """Progress of one file's bytes, told as part of the whole so that Hủy works inside a big file."""
    if progress is None:
        return None
    return lambda _bytes_done, _bytes_total: progress(done, total)


def _note(result: AttachedFile) -> str:
    if result.refusal:
        return (
            f"{result.source.name}: {result.refusal.detail or result.refusal.title}. {result.refusal.advice}"
        )
    return f"{result.source.name}: đã có là {result.code}, dùng lại." if result.reused else ""


def _attach_one(workspace: Workspace, used_for: str, source: Path, progress: Progress | None) -> AttachedFile:
    with workspace.read() as db:
        open_round_record(db, "Đính kèm minh chứng")
    # File first, record second: a spare file harms nothing, a record without its file does.
    kept = workspace.evidence_files.keep(source, progress)
    with workspace.change("attach_evidence", used_for, kept.digest[:16]) as db:
        round_ = open_round_record(db, "Đính kèm minh chứng", Phase.COLLECTING)
        if used_for:
            _require_code(round_, used_for)
        twin = _with_file(db, round_, kept.digest)
        if twin:
            _link(twin, used_for)
            undoable(db, f"dùng {twin.code} cho {used_for}")
            return AttachedFile(source, twin.code, reused=True)
        title = clean(Path(kept.name).stem) or kept.name
        record = EvidenceRecord(
            id=uuid4().hex,
            round_id=round_.id,
            code=_free_code(db, round_, used_for),
            title=title,
            search_key=fold(f"{title} {kept.name}"),
            added_at_utc=workspace.now(),
            files=[_file_record(kept, 0)],
        )
        _link(record, used_for)
        db.add(record)
        undoable(db, f"thêm {record.code}")
        undoable(db, f"thêm {record.code}")
        return AttachedFile(source, record.code)


def add_evidence(workspace: Workspace, item: EvidenceItem, sources: Sequence[Path] = ()) -> Changes:
    """Thêm minh chứng with all its facts: files, a link, or a thing kept in a box."""
    kept = [workspace.evidence_files.keep(source) for source in sources]
    with workspace.change("add_evidence", item.code or item.title) as db:
        round_ = open_round_record(db, "Thêm minh chứng", Phase.COLLECTING)
        for code in item.used_for:
            _require_code(round_, code)
        first = item.used_for[0] if item.used_for else ""
        record = EvidenceRecord(id=uuid4().hex, round_id=round_.id, added_at_utc=workspace.now())
        record.code = clean(item.code) or _free_code(db, round_, first)
        _require_free(db, round_, record)
        record.files = [_file_record(file, position) for position, file in enumerate(kept)]
        _describe(record, item)
        for code in item.used_for:
            _link(record, code)
        db.add(record)
        undoable(db, f"thêm {record.code}")
    return Changes(Subject.EVIDENCE, (record.code,))


def change_evidence(workspace: Workspace, item: EvidenceItem) -> Changes:
    """Sửa thông tin minh chứng: everything but its files and links."""
    with workspace.change("change_evidence", item.code) as db:
        round_ = open_round_record(db, "Sửa minh chứng")
        record = _evidence(db, round_, item.id)
        record.code = clean(item.code) or record.code
        _require_free(db, round_, record)
        _describe(record, item)
        undoable(db, f"sửa {record.code}", joins=f"evidence {record.id}")
    return Changes(Subject.EVIDENCE, (item.code,))


def link_evidence(workspace: Workspace, evidence_id: str, code: str) -> Changes:
    """Dùng minh chứng đã có for one more criterion or item."""
    with workspace.change("link_evidence", code, evidence_id) as db:
        round_ = open_round_record(db, "Dùng minh chứng")
        _require_code(round_, code)
        record = _evidence(db, round_, evidence_id)
        _link(record, code)
        undoable(db, f"dùng {record.code} cho {code}")
    return Changes(Subject.EVIDENCE, (record.code,))


def unlink_evidence(workspace: Workspace, evidence_id: str, code: str) -> Changes:
    """Gỡ khỏi tiêu chí: the item stays in the list, unused there."""
    with workspace.change("unlink_evidence", code, evidence_id) as db:
        round_ = open_round_record(db, "Gỡ minh chứng")
        record = _evidence(db, round_, evidence_id)
        record.uses = [use for use in record.uses if use.code != code]
        undoable(db, f"gỡ {record.code} khỏi {code}")
    return Changes(Subject.EVIDENCE, (record.code,))


def remove_evidence(workspace: Workspace, evidence_id: str) -> Changes:
    """Bỏ minh chứng: the record goes; its file stays until it is spare for long."""
    with workspace.change("remove_evidence", evidence_id) as db:
        round_ = open_round_record(db, "Bỏ minh chứng")
        record = _evidence(db, round_, evidence_id)
        code, digests = record.code, [file.digest for file in record.files]
        db.delete(record)
        undoable(db, f"bỏ {code}")
    for digest in digests:
        workspace.evidence_files.note_spare(digest)
    return Changes(Subject.EVIDENCE, (code,))


def _evidence(db: Session, round_: RoundRecord, evidence_id: str) -> EvidenceRecord:
    record = db.get(EvidenceRecord, evidence_id)
    if record is None or record.round_id != round_.id:
        raise NotFound("Minh chứng này không còn trong hồ sơ.")
    return record


def _require_code(round_: RoundRecord, code: str) -> None:
    indicator_set = load(round_.set_text)
    if indicator_set.criterion(code) is None and indicator_set.item(code) is None:
        raise NotFound(f"Bộ chỉ số không có tiêu chí {code}.")


def _require_free(db: Session, round_: RoundRecord, record: EvidenceRecord) -> None:
    with db.no_autoflush:
        holder = db.query(EvidenceRecord).filter_by(round_id=round_.id, code=record.code).first()
    if holder is not None and holder.id != record.id:
        raise NotAllowedNow(f"Mã {record.code} đã dùng cho “{holder.title}”. Chọn mã khác.")


def _free_code(db: Session, round_: RoundRecord, used_for: str) -> str:
    with db.no_autoflush:
        taken = {code for (code,) in db.query(EvidenceRecord.code).filter_by(round_id=round_.id)}
    return propose_code(load(round_.set_text), used_for, taken)


def _with_file(db: Session, round_: RoundRecord, digest: str) -> EvidenceRecord | None:
    found = (
        db.query(EvidenceRecord)
        .join(EvidenceFileRecord)
        .filter(EvidenceRecord.round_id == round_.id, EvidenceFileRecord.digest == digest)
    )
    return found.order_by(EvidenceRecord.code).first()


def _file_record(kept: KeptFile, position: int) -> EvidenceFileRecord:
    return EvidenceFileRecord(
        position=position,
        digest=kept.digest,
        name=kept.name,
        size_bytes=kept.size_bytes,
        media_type=kept.media_type,
    )


def _link(record: EvidenceRecord, code: str) -> None:
    if code and code not in {use.code for use in record.uses}:
        record.uses.append(EvidenceUseRecord(code=code))


def _describe(record: EvidenceRecord, item: EvidenceItem) -> None:
    record.title = clean(item.title)
    record.kind, record.sensitivity, record.travel = item.kind, item.sensitivity, item.travel
    record.number, record.issuer, record.pages = clean(item.number), clean(item.issuer), clean(item.pages)
    record.issued_on, record.seen_on = item.issued_on, item.seen_on
    record.supplied_by, record.seen_by = clean(item.supplied_by), clean(item.seen_by)
    record.address, record.box = clean(item.address), clean(item.box)
    record.note = clean_lines(item.note)
    names = " ".join(file.name for file in record.files)
    record.search_key = fold(f"{record.title} {record.number} {record.issuer} {names}")
