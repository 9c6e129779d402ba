"""Đính kèm: many files become many items, a few at a time, and all of them are one deed."""

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from pathlib import Path
from uuid import uuid4

from sqlalchemy.orm import Session

from cds_desktop.actions import Changes, Subject
from cds_desktop.actions.evidence.records import (
    file_record,
    link,
    refresh_search_key,
    require_code,
    taken_codes,
)
from cds_desktop.actions.rounds import open_round_record
from cds_desktop.domain.evidence_codes import free_codes
from cds_desktop.domain.indicator_set import load
from cds_desktop.domain.round import Phase
from cds_desktop.domain.text import clean
from cds_desktop.errors import Cancelled, CdsError, DiskFull, WorkspaceReadOnly, WorkspaceUnreadable
from cds_desktop.progress import Progress
from cds_desktop.storage.evidence_files import KeptFile
from cds_desktop.storage.file_notes import note_on
from cds_desktop.storage.history import undoable
from cds_desktop.storage.models import EvidenceFileRecord, EvidenceRecord, RoundRecord
from cds_desktop.storage.workspace import Workspace

_DEED = "Đính kèm minh chứng"
# A transaction waits for the disk: one for every file would make a folder of thousands crawl.
_WAITING_AT_MOST = 50
_WAITING_SECONDS = 2.0


class WhenKnown(StrEnum):
    """What to do with a file whose bytes an item has already."""

    REUSE = "reuse"
    ADD = "add"
    SKIP = "skip"


@dataclass(frozen=True)
class AttachedFile:
    """What became of one file: its item's code and id, what to know about it, or why it was refused."""

    source: Path
    code: str = ""
    reused: bool = False
    refusal: CdsError | None = None
    note: str = ""
    evidence_id: str = ""
    skipped: bool = False

    @property
    def sentence(self) -> str:
        """What to tell about it, with what to do; "" when it simply went in."""
        name = self.source.name
        if self.refusal:
            reason = self.refusal.detail.removeprefix(f"{name}: ") or self.refusal.title
            return f"Không nhận được tệp “{name}”: {reason}. {self.refusal.advice}"
        if self.skipped:
            return f"Tệp “{name}” đã có là {self.code}, bỏ qua."
        if self.reused:
            return f"Tệp “{name}” đã có là {self.code}, dùng lại."
        return f"Tệp “{name}”: {self.note}." if self.note else ""


@dataclass(frozen=True)
class Attached(Changes):
    """Changes of attaching several files, file by file; `stopped` says what `ended_by` left untried."""

    files: tuple[AttachedFile, ...] = ()
    stopped: str = ""
    ended_by: CdsError | None = None

    @property
    def added(self) -> int:
        """How many new items there are."""
        return sum(1 for file in self.files if file.code and not (file.reused or file.skipped))


def attach_evidence(
    workspace: Workspace,
    used_for: str,
    sources: Sequence[Path],
    progress: Progress | None = None,
    *,
    when_known: WhenKnown = WhenKnown.REUSE,
    bytes_progress: Progress | None = None,
) -> Attached:
    """Đính kèm minh chứng: keep each file once, for a criterion or none yet; a bad one stops no other.

    `progress` counts files, `bytes_progress` the bytes of the file being copied. All files are one step to
    undo. Hủy keeps what went in already and says so; with nothing in yet `Cancelled` rises.
    """
    with workspace.read() as db:
        round_ = open_round_record(db, _DEED)
        if used_for:
            require_code(round_, used_for)
    batch = _Batch(workspace, used_for, when_known, tuple(sources))
    try:
        _copy_all(batch, progress, bytes_progress)
    finally:
        batch.record()
    if isinstance(batch.ended_by, Cancelled) and not batch.results:
        raise Cancelled
    return batch.outcome()


@dataclass
class _Waiting:
    """A file that was copied and has no row yet."""

    source: Path
    kept: KeptFile
    note: str


@dataclass
class _Batch:
    workspace: Workspace
    used_for: str
    when_known: WhenKnown
    sources: tuple[Path, ...]
    ended_by: CdsError | None = None
    results: dict[int, AttachedFile] = field(default_factory=dict)
    waiting: dict[int, _Waiting] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)
    codes: Iterator[str] | None = None
    since: float = 0.0
    step: str = field(default_factory=lambda: uuid4().hex)

    def add(self, at: int, source: Path, kept: KeptFile, note: str) -> None:
        """One more file is copied; now and then all that wait get their rows."""
        self.since = self.since if self.waiting else time.monotonic()
        self.waiting[at] = _Waiting(source, kept, note)
        if len(self.waiting) >= _WAITING_AT_MOST or time.monotonic() - self.since > _WAITING_SECONDS:
            self.record()

    def record(self) -> None:
        """Give every waiting file its row, in one transaction."""
        if not self.waiting:
            return
        waiting, self.waiting = self.waiting, {}
        try:
            self._record(waiting)
        except (WorkspaceReadOnly, WorkspaceUnreadable):
            raise
        except CdsError as error:
            # Copied, but no row names them: as good as not taken.
            self.refuse(waiting, error)

    def refuse(self, places: Iterable[int], error: CdsError) -> None:
        """None of these went in, and none that come later will."""
        self.ended_by = error
        self.results |= {at: AttachedFile(self.sources[at], refusal=error) for at in places}

    def _record(self, waiting: dict[int, _Waiting]) -> None:
        digests = [file.kept.digest for file in waiting.values()]
        detail = " ".join(digest[:16] for digest in digests)
        with self.workspace.change("attach_evidence", self.used_for, detail) as db:
            round_ = open_round_record(db, _DEED, Phase.COLLECTING)
            known = _items_with(db, round_, digests)
            codes = self._free_codes(db, round_)
            found = {at: self._record_one(db, round_, file, known, codes) for at, file in waiting.items()}
            words = _words([*self.results.values(), *found.values()], self.used_for)
            undoable(db, words, joins=self.step, within=timedelta.max)
        self.results |= found

    def _free_codes(self, db: Session, round_: RoundRecord) -> Iterator[str]:
        """One walk through the numbers for the whole batch, past whatever is taken by now."""
        self.taken |= taken_codes(db, round_)
        if self.codes is None:
            self.codes = free_codes(load(round_.set_text), self.used_for, self.taken)
        return self.codes

    def _record_one(
        self,
        db: Session,
        round_: RoundRecord,
        file: _Waiting,
        known: dict[str, EvidenceRecord],
        codes: Iterator[str],
    ) -> AttachedFile:
        twin = known.get(file.kept.digest)
        if twin is not None and self.when_known is not WhenKnown.ADD:
            is_skipped = self.when_known is WhenKnown.SKIP
            if not is_skipped:
                link(twin, self.used_for)
            return AttachedFile(
                file.source, twin.code, reused=not is_skipped, evidence_id=twin.id, skipped=is_skipped
            )
        record = _new_record(self.workspace, round_, file.kept, self.used_for, next(codes))
        db.add(record)
        known.setdefault(file.kept.digest, record)
        return AttachedFile(file.source, record.code, note=file.note, evidence_id=record.id)

    def outcome(self) -> Attached:
        """What became of every file, in the order given; those not tried after "Hủy" are left out."""
        files = tuple(self.results[at] for at in range(len(self.sources)) if at in self.results)
        codes = tuple(dict.fromkeys(file.code for file in files if file.code))
        stopped = self._stopped()
        sentences = (stopped, *(file.sentence for file in files))
        notes = tuple(filter(None, sentences))
        return Attached(Subject.EVIDENCE, codes, notes, files, stopped, self.ended_by)

    def _stopped(self) -> str:
        if self.ended_by is None:
            return ""
        why = "Ổ đĩa đầy" if isinstance(self.ended_by, DiskFull) else self.ended_by.title
        kept = sum(1 for file in self.results.values() if file.code)
        refused = sum(1 for f in self.results.values() if f.refusal and f.refusal is not self.ended_by)
        left = len(self.sources) - kept - refused
        return f"{why}: giữ {kept} tệp đã chép xong, còn {left} tệp chưa chép."


def _copy_all(batch: _Batch, progress: Progress | None, bytes_progress: Progress | None) -> None:
    """Copy file after file, until all are tried or nothing more can go in."""
    total = len(batch.sources)
    for at, source in enumerate(batch.sources):
        if batch.ended_by is not None:
            batch.refuse(range(at, total), batch.ended_by)
            return
        try:
            if progress:
                progress(at, total)
            tell = within(progress, bytes_progress, at, total)
            note = note_on(source)
            batch.add(at, source, batch.workspace.evidence_files.keep(source, tell), note)
        except Cancelled as error:
            batch.ended_by = error
            return
        except DiskFull as error:
            batch.refuse(range(at, total), error)
            return
        except (WorkspaceReadOnly, WorkspaceUnreadable):
            raise
        except CdsError as error:
            batch.results[at] = AttachedFile(source, refusal=error)


def within(
    progress: Progress | None, bytes_progress: Progress | None, done: int, total: int
) -> Progress | None:
    """Progress of one file's bytes; the whole is told too, so that Hủy works inside a big file."""
    if progress is None and bytes_progress is None:
        return None

    def tell(bytes_done: int, bytes_total: int) -> None:
        if progress:
            progress(done, total)
        if bytes_progress:
            bytes_progress(bytes_done, bytes_total)

    return tell


def _items_with(db: Session, round_: RoundRecord, digests: Sequence[str]) -> dict[str, EvidenceRecord]:
    found = (
        db.query(EvidenceFileRecord.digest, EvidenceRecord)
        .join(EvidenceRecord, EvidenceRecord.id == EvidenceFileRecord.evidence_id)
        .filter(EvidenceRecord.round_id == round_.id, EvidenceFileRecord.digest.in_(digests))
        .order_by(EvidenceRecord.code.desc())
    )
    return {row.digest: row.EvidenceRecord for row in found}


def _new_record(
    workspace: Workspace, round_: RoundRecord, kept: KeptFile, used_for: str, code: str
) -> EvidenceRecord:
    record = EvidenceRecord(
        id=uuid4().hex,
        round_id=round_.id,
        code=code,
        title=clean(Path(kept.name).stem) or kept.name,
        added_at_utc=workspace.now(),
        files=[file_record(kept)],
    )
    record.files[0].position = 0
    link(record, used_for)
    refresh_search_key(record)
    return record


def _words(results: Sequence[AttachedFile], used_for: str) -> str:
    added = [file.code for file in results if file.code and not (file.reused or file.skipped)]
    reused = list(dict.fromkeys(file.code for file in results if file.reused))
    place = f" cho {used_for}" if used_for else ""
    if not added:
        return f"dùng {reused[0]}{place}" if len(reused) == 1 else f"dùng lại {len(reused)} minh chứng{place}"
    words = f"thêm {added[0]}" if len(added) == 1 else f"thêm {len(added)} minh chứng"
    return f"{words}, dùng lại {len(reused)}" if reused else words
