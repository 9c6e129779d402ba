"""Nộp hồ sơ: what would go into the package, and what was sent."""

from dataclasses import dataclass
from datetime import datetime

from cds_desktop.domain.minutes import next_signer, signers_of
from cds_desktop.domain.package_names import package_name
from cds_desktop.domain.round import Phase, Role
from cds_desktop.domain.round.phases import is_open
from cds_desktop.domain.score_words import score_words
from cds_desktop.queries.reading import read_current
from cds_desktop.storage.models import DocumentRecord, PackageRecord, SignatureRecord
from cds_desktop.storage.workspace import Workspace


@dataclass(frozen=True)
class SentPackage:
    """One package that was written."""

    target: str
    digest: str
    size_bytes: int
    file_count: int
    signed: bool
    written_at_utc: datetime


@dataclass(frozen=True)
class SubmissionView:
    """Content, sizes and history; `blocked` says why no package can be written yet."""

    phase: Phase
    blocked: str
    office_name: str
    proposed_name: str
    travelling_items: int
    travelling_files: int
    travelling_bytes: int
    staying_items: int
    staying_files: int
    minutes_name: str
    minutes_bytes: int
    message: str
    sent: tuple[SentPackage, ...]


def submission_view(workspace: Workspace) -> SubmissionView:
    """What the submit page shows."""
    with workspace.read() as db:
        now = read_current(db)
        minutes = (
            db.query(DocumentRecord)
            .filter_by(round_id=now.record.id, revision=now.record.revision)
            .order_by(DocumentRecord.id.desc())
            .all()
        )
        signed = db.query(SignatureRecord.role).filter(
            SignatureRecord.document_id.in_([document.id for document in minutes])
        )
        roles = [Role(role) for (role,) in signed]
        sent = db.query(PackageRecord).filter_by(round_id=now.record.id)
        history = tuple(_sent(record) for record in sent.order_by(PackageRecord.written_at_utc.desc()))
    travelling = [item for item in now.assessment.evidence_items if item.files_travel and item.files]
    staying = [item for item in now.assessment.evidence_items if not item.files_travel and item.files]
    turn = next_signer(signers_of(now.assessment), roles)
    newest = minutes[0] if minutes else None
    return SubmissionView(
        phase=now.phase,
        blocked=_blocked(now.phase, turn.full_name if turn else ""),
        office_name=now.assessment.receiving_office.name,
        proposed_name=package_name(now.assessment.school.name, now.assessment.school_year, len(history)),
        travelling_items=len(travelling),
        travelling_files=sum(len(item.files) for item in travelling),
        travelling_bytes=sum(file.size_bytes for item in travelling for file in item.files),
        staying_items=len(staying),
        staying_files=sum(len(item.files) for item in staying),
        minutes_name=newest.file_name if newest else "",
        minutes_bytes=newest.size_bytes if newest else 0,
        message=_message(now.assessment.school.name, now.assessment.receiving_office.name,
                         now.assessment.school_year, score_words(now.score)),
        sent=history,
    )  # fmt: skip


def _blocked(phase: Phase, waiting_for: str) -> str:
    if is_open(phase):
        return "Chưa chốt số liệu. Chốt ở trang Họp và biên bản trước."
    return f"Biên bản còn thiếu chữ ký của {waiting_for}." if waiting_for else ""


def _message(school: str, office: str, school_year: str, result: str) -> str:
    return (
        f"Kính gửi {office or 'cơ quan tiếp nhận'},\n"
        f"{school} nộp hồ sơ tự đánh giá mức độ chuyển đổi số năm học {school_year}: {result}. "
        "Gói mở bằng CĐS Desktop."
    )


def _sent(record: PackageRecord) -> SentPackage:
    return SentPackage(
        record.target,
        record.digest,
        record.size_bytes,
        record.file_count,
        record.signed,
        record.written_at_utc,
    )
