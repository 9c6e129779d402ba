"""Các tệp của một minh chứng: add, take out, move, replace with the earlier one kept, attach again."""

from collections.abc import Sequence
from pathlib import Path

from cds_desktop.actions import Changes, Subject
from cds_desktop.actions.evidence.attaching import Attached, AttachedFile, within
from cds_desktop.actions.evidence.records import (
    evidence_record,
    file_at,
    file_record,
    refresh_search_key,
    write_files,
)
from cds_desktop.actions.rounds import open_round_record
from cds_desktop.actions.rounds.copied_rows import KEPT
from cds_desktop.errors import (
    Cancelled,
    CdsError,
    DiskFull,
    NotFound,
    NotTheSameFile,
    SourceFileLost,
    WorkspaceReadOnly,
    WorkspaceUnreadable,
)
from cds_desktop.progress import Progress
from cds_desktop.storage.copying import digest_of
from cds_desktop.storage.evidence_files import KeptFile
from cds_desktop.storage.file_notes import note_on
from cds_desktop.storage.history import undoable
from cds_desktop.storage.models import EarlierFileRecord, EvidenceFileRecord, EvidenceRecord
from cds_desktop.storage.snapshot import current_round
from cds_desktop.storage.source_files import opened
from cds_desktop.storage.workspace import Workspace

_DEED = "Sửa tệp của minh chứng"


def add_files_to(
    workspace: Workspace, evidence_id: str, sources: Sequence[Path], progress: Progress | None = None
) -> Attached:
    """Thêm tệp vào minh chứng: a file it has already is not added twice; a bad one stops no other."""
    with workspace.read() as db:
        record = evidence_record(db, open_round_record(db, _DEED), evidence_id)
        known = {file.digest for file in record.files}
    kept, files = _keep_all(workspace, record, sources, known, progress)
    notes = tuple(file.sentence for file in files if file.sentence)
    if not kept:
        return Attached(Subject.EVIDENCE, (record.code,), notes, files)
    with workspace.change("add_files_to", evidence_id, " ".join(file.digest[:16] for file in kept)) as db:
        record = evidence_record(db, open_round_record(db, _DEED), evidence_id)
        write_files(record, [*record.files, *map(file_record, kept)])
        undoable(db, f"thêm {f'{len(kept)} ' if len(kept) > 1 else ''}tệp vào {record.code}")
    return Attached(Subject.EVIDENCE, (record.code,), notes, files)


def remove_file(workspace: Workspace, evidence_id: str, position: int) -> Changes:
    """Bỏ một tệp của minh chứng, counted from 0; what it had replaced goes with it."""
    with workspace.change("remove_file", evidence_id, str(position)) as db:
        record = evidence_record(db, open_round_record(db, _DEED), evidence_id)
        gone = file_at(record, position)
        digests = [gone.digest, *(e.digest for e in record.earlier_files if e.position == gone.position)]
        write_files(record, [file for file in record.files if file is not gone])
        undoable(db, f"bỏ một tệp của {record.code}")
    workspace.evidence_files.note_spare(digests)
    return Changes(Subject.EVIDENCE, (record.code,))


def move_file(workspace: Workspace, evidence_id: str, position: int, to: int) -> Changes:
    """Đổi thứ tự tệp: the file at `position` stands at `to` afterwards."""
    with workspace.change("move_file", evidence_id, f"{position} {to}") as db:
        record = evidence_record(db, open_round_record(db, _DEED), evidence_id)
        moved = file_at(record, position)
        others = [file for file in record.files if file is not moved]
        at = max(0, min(to, len(others)))
        write_files(record, [*others[:at], moved, *others[at:]])
        undoable(db, f"đổi thứ tự tệp của {record.code}")
    return Changes(Subject.EVIDENCE, (record.code,))


def replace_file(
    workspace: Workspace, evidence_id: str, position: int, source: Path, progress: Progress | None = None
) -> Changes:
    """Thay tệp: the new one takes its place, the one before stays at hand as an earlier version."""
    with workspace.read() as db:
        file_at(evidence_record(db, open_round_record(db, _DEED), evidence_id), position)
    note = note_on(source)
    kept = workspace.evidence_files.keep(source, progress)
    with workspace.change("replace_file", evidence_id, kept.digest[:16]) as db:
        record = evidence_record(db, open_round_record(db, _DEED), evidence_id)
        file = file_at(record, position)
        if file.digest == kept.digest:
            return Changes(Subject.EVIDENCE, (record.code,), (f"Tệp “{source.name}” giống hệt tệp đang có.",))
        _set_aside(workspace, record, file)
        _take_values(file, file_record(kept))
        if record.carry_state:
            record.carry_state = KEPT  # Whoever puts this year's file in has answered the question.
        refresh_search_key(record)
        undoable(db, f"thay tệp của {record.code}")
    return Changes(Subject.EVIDENCE, (record.code,), (f"Tệp “{source.name}”: {note}.",) if note else ())


def restore_file(workspace: Workspace, evidence_id: str, number: int) -> Changes:
    """Lấy lại bản trước: it and the file that took its place change roles."""
    with workspace.change("restore_file", evidence_id, str(number)) as db:
        record = evidence_record(db, open_round_record(db, _DEED), evidence_id)
        earlier = next((e for e in record.earlier_files if e.number == number), None)
        file = next((f for f in record.files if earlier and f.position == earlier.position), None)
        if earlier is None or file is None:
            raise NotFound("Bản trước này không còn trong hồ sơ.")
        workspace.evidence_files.path_of(earlier.digest)
        record.earlier_files.remove(earlier)
        _set_aside(workspace, record, file)
        _take_values(file, earlier)
        refresh_search_key(record)
        undoable(db, f"lấy lại bản trước của {record.code}")
    return Changes(Subject.EVIDENCE, (record.code,))


def reattach_file(
    workspace: Workspace, evidence_id: str, position: int, source: Path, progress: Progress | None = None
) -> Changes:
    """Đính kèm lại đúng tệp đã mất, in any phase; another file is refused, for it would be a replacement."""
    with workspace.read() as db:
        record = evidence_record(db, current_round(db), evidence_id)
        file = file_at(record, position)
    with opened(source):  # Says in words why it cannot be read, before anything is computed.
        pass
    if _digest_of(source, progress) != file.digest:
        raise NotTheSameFile(f"“{source.name}” khác với “{file.name}” về nội dung")
    workspace.evidence_files.keep(source, progress)
    with workspace.change("reattach_file", evidence_id, file.digest[:16]):
        pass
    return Changes(Subject.EVIDENCE, (record.code,), (f"Đã đính kèm lại “{file.name}”.",))


def _keep_all(
    workspace: Workspace,
    record: EvidenceRecord,
    sources: Sequence[Path],
    known: set[str],
    progress: Progress | None,
) -> tuple[list[KeptFile], tuple[AttachedFile, ...]]:
    kept: list[KeptFile] = []
    results: list[AttachedFile] = []
    for done, source in enumerate(sources):
        try:
            if progress:
                progress(done, len(sources))
            note = note_on(source)
            file = workspace.evidence_files.keep(source, within(progress, None, done, len(sources)))
        except DiskFull as error:
            results += (AttachedFile(rest, refusal=error) for rest in sources[done:])
            break
        except (Cancelled, WorkspaceReadOnly, WorkspaceUnreadable):
            raise
        except CdsError as error:
            results.append(AttachedFile(source, refusal=error))
            continue
        is_known = file.digest in known
        if not is_known:
            known.add(file.digest)
            kept.append(file)
        results.append(AttachedFile(source, record.code, False, None, note, record.id, is_known))
    return kept, tuple(results)


def _set_aside(workspace: Workspace, record: EvidenceRecord, file: EvidenceFileRecord) -> None:
    number = max((earlier.number for earlier in record.earlier_files), default=0) + 1
    earlier = EarlierFileRecord(number=number, position=file.position, replaced_at_utc=workspace.now())
    _take_values(earlier, file)
    record.earlier_files.append(earlier)


def _take_values(
    to: EvidenceFileRecord | EarlierFileRecord, values: EvidenceFileRecord | EarlierFileRecord
) -> None:
    to.digest, to.name = values.digest, values.name
    to.size_bytes, to.media_type = values.size_bytes, values.media_type


def _digest_of(source: Path, progress: Progress | None) -> str:
    try:
        return digest_of(source, progress)
    except OSError as error:
        raise SourceFileLost(f"{source.name}: ngừng đọc giữa chừng") from error
