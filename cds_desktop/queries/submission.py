"""Nộp hồ sơ: what would go into the package, and what was sent."""

from dataclasses import dataclass, fields
from datetime import datetime

from sqlalchemy.orm import Session

from cds_desktop.domain.package_names import package_name
from cds_desktop.domain.round import Assessment, Phase
from cds_desktop.domain.round.phases import is_open
from cds_desktop.domain.score_words import score_words
from cds_desktop.domain.signers import next_signer, signers_of
from cds_desktop.queries.reading import CurrentRound, read_current
from cds_desktop.storage.audit import audit_lines
from cds_desktop.storage.models import PackageRecord, SealRecord
from cds_desktop.storage.papers import read_signing, signing_choice
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
    signature_count: int
    data_bytes: int
    message: str
    sent: tuple[SentPackage, ...]

    @property
    def total_bytes(self) -> int:
        """How large the package will be, but for its own lists and seals."""
        return self.data_bytes + self.minutes_bytes + self.travelling_bytes


def submission_view(workspace: Workspace) -> SubmissionView:
    """What the submit page shows."""
    with workspace.read() as db:
        now = read_current(db)
        signing, choice = read_signing(db, now.record), signing_choice(db, now.record)
        minutes = next(iter(signing.files), None)
        data_bytes = _data_bytes(db, now)
        history = sent_packages(db, now)
    data = now.assessment
    with_files = [item for item in data.evidence_items if item.files]
    going = [item for item in with_files if item.files_travel]
    staying = [item for item in with_files if not item.files_travel]
    signers = signers_of(data, choice)
    turn = next_signer(signers, signing.signed(signers))
    return SubmissionView(
        phase=now.phase,
        blocked=_blocked(now.phase, turn.full_name if turn else ""),
        office_name=data.receiving_office.name,
        proposed_name=package_name(data.school.name, data.school_year, len(history)),
        travelling_items=len(going),
        travelling_files=sum(len(item.files) for item in going),
        travelling_bytes=sum(file.size_bytes for item in going for file in item.files),
        staying_items=len(staying),
        staying_files=sum(len(item.files) for item in staying),
        minutes_name=minutes.file_name if minutes else "",
        minutes_bytes=minutes.size_bytes if minutes else 0,
        signature_count=len(signing.signatures),
        data_bytes=data_bytes,
        message=_message(data, score_words(now.score)),
        sent=history,
    )


def sent_packages(db: Session, now: CurrentRound) -> tuple[SentPackage, ...]:
    """Gói đã ghi of the round, the latest first."""
    names = [field.name for field in fields(SentPackage)]
    found = db.query(PackageRecord).filter_by(round_id=now.record.id)
    return tuple(
        SentPackage(**{name: getattr(record, name) for name in names})
        for record in found.order_by(PackageRecord.written_at_utc.desc())
    )


def _data_bytes(db: Session, now: CurrentRound) -> int:
    """How much the sealed data, the bộ chỉ số and the nhật ký take."""
    seal = db.get(SealRecord, (now.record.id, now.record.revision))
    sealed = len(seal.data.encode()) if seal else 0
    return sealed + len(now.record.set_text.encode()) + len(audit_lines(db))


def _blocked(phase: Phase, waiting_for: str) -> str:
    if is_open(phase):
        return "Chưa chốt số liệu. Chốt ở trang Họp và biên bản trước."
    return f"Biên bản còn thiếu chữ ký của {waiting_for}." if waiting_for else ""


def _message(data: Assessment, result: str) -> str:
    return (
        f"Kính gửi {data.receiving_office.name or 'cơ quan tiếp nhận'},\n"
        f"{data.school.name} nộp hồ sơ tự đánh giá mức độ chuyển đổi số "
        f"năm học {data.school_year}: {result}. "
        "Gói mở bằng CĐS Desktop."
    )
