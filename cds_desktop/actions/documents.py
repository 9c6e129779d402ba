"""Văn bản trong hồ sơ: every file that was drawn or signed is kept; none is written twice."""

from hashlib import sha256

from sqlalchemy.orm import Session

from cds_desktop.actions import Subject
from cds_desktop.domain.papers import PaperKind
from cds_desktop.errors import DocumentAltered, NotAllowedNow
from cds_desktop.storage.models import DocumentRecord, RoundRecord
from cds_desktop.storage.papers import MINUTES, minutes_files
from cds_desktop.storage.workspace import Workspace
from cds_desktop.whole_files import write_whole


def subject_of(kind: PaperKind) -> Subject:
    """What a screen must read again when a file of this kind came in."""
    return Subject.MINUTES if kind is PaperKind.MINUTES else Subject.PAPERS


def latest_minutes(db: Session, round_: RoundRecord) -> DocumentRecord:
    """The newest file of the minutes of this revision."""
    files = minutes_files(db, round_)
    if not files:
        raise NotAllowedNow("Chưa lập biên bản. Chốt số liệu ở trang Họp và biên bản trước.")
    return files[0]


def read_document(workspace: Workspace, document: DocumentRecord) -> bytes:
    """The bytes of a kept paper, refused when something outside the app changed them."""
    path = workspace.documents_folder / document.file_name
    pdf = path.read_bytes() if path.is_file() else b""
    if sha256(pdf).hexdigest() != document.digest:
        raise DocumentAltered(document.file_name)
    return pdf


def file_document(
    workspace: Workspace,
    db: Session,
    round_: RoundRecord,
    name: str,
    pdf: bytes,
    sealed_digest: str,
    kind: str = MINUTES,
) -> DocumentRecord:
    """File first, record second; a recorded name is never written again."""
    if db.query(DocumentRecord).filter_by(file_name=name).first() is not None:
        raise NotAllowedNow(f"Đã có văn bản {name}; không ghi đè.")
    write_whole(workspace.documents_folder / name, pdf)
    document = DocumentRecord(
        round_id=round_.id,
        revision=round_.revision,
        kind=kind,
        file_name=name,
        digest=sha256(pdf).hexdigest(),
        size_bytes=len(pdf),
        sealed_digest=sealed_digest,
        made_at_utc=workspace.now(),
    )
    db.add(document)
    db.flush()
    return document
