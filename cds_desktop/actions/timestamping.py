"""Dấu thời gian, later, on a connected machine: a new file beside the old one, which stays as it is."""

from datetime import datetime
from pathlib import Path

from sqlalchemy.orm import Session

from cds_desktop.actions import Changes, Subject
from cds_desktop.actions.documents import file_document, read_document, subject_of
from cds_desktop.domain.papers import KINDS, PaperKind
from cds_desktop.errors import FileNotWritable, InputUnreadable, NotAllowedNow, NotAPdf
from cds_desktop.signing.pdf_signatures import LARGEST_PDF_BYTES
from cds_desktop.signing.timestamps import TimestampAdded, add_timestamp
from cds_desktop.signing.trust_store import read_material
from cds_desktop.storage.models import DocumentRecord
from cds_desktop.storage.papers import TIMESTAMPED, read_signing
from cds_desktop.storage.snapshot import current_round
from cds_desktop.storage.workspace import Workspace
from cds_desktop.whole_files import write_whole


def timestamp_paper(workspace: Workspace, kind: PaperKind, address: str) -> Changes:
    """Đóng dấu thời gian vào văn bản đã đủ chữ ký."""
    with workspace.read() as db:
        latest, signed = _latest(db, kind)
        pdf, name, digest = read_document(workspace, latest), latest.file_name, latest.digest
    # Asked outside the transaction: a slow server must not keep anybody from working.
    added = add_timestamp(pdf, address, read_material(), now=workspace.now(), expected=signed or None)
    with workspace.change("timestamp_paper", name, digest[:16]) as db:
        latest, _ = _latest(db, kind)
        if latest.digest != digest:
            raise NotAllowedNow("Văn bản vừa thay đổi trong lúc chờ máy chủ. Làm lại.")
        round_, new_name = current_round(db), _new_name(name)
        file_document(workspace, db, round_, new_name, added.pdf, latest.sealed_digest, kind.value)
    return Changes(subject_of(kind), (new_name,), _notes(added))


def _latest(db: Session, kind: PaperKind) -> tuple[DocumentRecord, list[str]]:
    signing = read_signing(db, current_round(db), kind.value)
    if not signing.files:
        raise NotAllowedNow(f"Chưa lập {KINDS[kind].name.lower()}.")
    return signing.files[0], list(signing.signatures)


def timestamp_file(path: Path, address: str, now: datetime, out: Path | None = None) -> tuple[Path, Changes]:
    """Đóng dấu thời gian vào một tệp PDF đã ký; the result is a new file."""
    if not path.is_file():
        raise InputUnreadable(f"Không thấy tệp “{path}”.")
    if path.stat().st_size > LARGEST_PDF_BYTES:
        raise NotAPdf(f"“{path.name}” lớn hơn 200 MB.")
    target = out or path.with_name(_new_name(path.name))
    if target.exists():
        raise FileNotWritable(f"đã có {target}; không ghi đè")
    added = add_timestamp(path.read_bytes(), address, read_material(), now=now)
    return write_whole(target, added.pdf), Changes(Subject.MINUTES, (target.name,), _notes(added))


def _new_name(name: str) -> str:
    stem, ending, number = name.removesuffix(".pdf").partition(TIMESTAMPED)
    if not ending:
        return f"{stem}{TIMESTAMPED}.pdf"
    earlier = number.removeprefix("-")
    return f"{stem}{TIMESTAMPED}-{int(earlier) + 1 if earlier.isdigit() else 2}.pdf"


def _notes(added: TimestampAdded) -> tuple[str, ...]:
    return tuple(f"Lưu ý: {note}." for note in added.notes)
