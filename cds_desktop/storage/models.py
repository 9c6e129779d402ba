"""SQLAlchemy tables: what was entered. The current schema; `migrations.py` says how it came to be."""

from datetime import date, datetime, time

from sqlalchemy import CheckConstraint, ForeignKey, MetaData, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

from cds_desktop.storage.column_types import UtcDateTime

NAMING = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """All tables of a workspace."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map = {datetime: UtcDateTime}


def _refers_to(column: str, *, ondelete: str | None = None) -> ForeignKey:
    """A foreign key that is checked at the commit, for a session writes records in no order of its own."""
    return ForeignKey(column, ondelete=ondelete, deferrable=True, initially="DEFERRED")


class WorkspaceRecord(Base):
    """One row: which kind of workspace this is and which schema it has."""

    __tablename__ = "workspace"

    id: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    schema_version: Mapped[int]
    created_at_utc: Mapped[datetime]
    current_round_id: Mapped[str] = mapped_column(default="")


class SchoolRecord(Base):
    """Trường: one row in a school's workspace; lists are words joined by a space."""

    __tablename__ = "school"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(default="")
    name_upper: Mapped[str] = mapped_column(default="")
    superior_upper: Mapped[str] = mapped_column(default="")
    place_name: Mapped[str] = mapped_column(default="")
    abbreviation: Mapped[str] = mapped_column(default="")
    sector_code: Mapped[str] = mapped_column(default="")
    ownership: Mapped[str] = mapped_column(default="")
    levels: Mapped[str] = mapped_column(default="")
    province_code: Mapped[str] = mapped_column(default="")
    province: Mapped[str] = mapped_column(default="")
    commune_code: Mapped[str] = mapped_column(default="")
    commune: Mapped[str] = mapped_column(default="")
    managing_authority: Mapped[str] = mapped_column(default="")


class RoundRecord(Base):
    """Đợt đánh giá, with the bộ chỉ số it was opened with, word for word."""

    __tablename__ = "round"

    id: Mapped[str] = mapped_column(primary_key=True)
    school_year: Mapped[str]
    phase: Mapped[str] = mapped_column(default="preparing")
    revision: Mapped[int] = mapped_column(default=1)
    opened_at_utc: Mapped[datetime]
    set_id: Mapped[str]
    set_version: Mapped[str]
    set_digest: Mapped[str]
    set_text: Mapped[str]
    office_name: Mapped[str] = mapped_column(default="")
    office_name_upper: Mapped[str] = mapped_column(default="")
    office_kind: Mapped[str] = mapped_column(default="")
    office_code: Mapped[str] = mapped_column(default="")
    council_decision_number: Mapped[str] = mapped_column(default="")
    council_decision_date: Mapped[date | None]
    council_decision_issuer: Mapped[str] = mapped_column(default="")
    plan_number: Mapped[str] = mapped_column(default="")
    plan_date: Mapped[date | None]

    __table_args__ = (
        UniqueConstraint("school_year"),
        CheckConstraint("revision >= 1", name="revision_from_one"),
    )


class LegalBasisRecord(Base):
    """Căn cứ added to a round."""

    __tablename__ = "legal_basis"

    round_id: Mapped[str] = mapped_column(_refers_to("round.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str]


class DeadlineRecord(Base):
    """Thời hạn of a round."""

    __tablename__ = "deadline"

    round_id: Mapped[str] = mapped_column(_refers_to("round.id"), primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    label: Mapped[str]
    due_on: Mapped[date]


class MemberRecord(Base):
    """Thành viên Hội đồng."""

    __tablename__ = "member"

    id: Mapped[str] = mapped_column(primary_key=True)
    round_id: Mapped[str] = mapped_column(_refers_to("round.id"), index=True)
    position_in_list: Mapped[int]
    full_name: Mapped[str]
    salutation: Mapped[str] = mapped_column(default="")
    position: Mapped[str] = mapped_column(default="")
    role: Mapped[str] = mapped_column(default="member")


class AssignmentRecord(Base):
    """Phân công: one member, one criterion."""

    __tablename__ = "assignment"

    member_id: Mapped[str] = mapped_column(_refers_to("member.id", ondelete="CASCADE"), primary_key=True)
    criterion_code: Mapped[str] = mapped_column(primary_key=True)


class AnswerRecord(Base):
    """What was entered for one item or condition; numbers are decimal text, empty is NULL."""

    __tablename__ = "answer"

    round_id: Mapped[str] = mapped_column(_refers_to("round.id"), primary_key=True)
    code: Mapped[str] = mapped_column(primary_key=True)
    met: Mapped[bool | None]
    yes: Mapped[bool | None]
    choice: Mapped[str | None]
    numerator: Mapped[str | None]
    denominator: Mapped[str | None]
    count: Mapped[str | None]
    points: Mapped[str | None]
    reason: Mapped[str] = mapped_column(default="")
    changed_at_utc: Mapped[datetime]


class CriterionTextRecord(Base):
    """Hiện trạng, điểm mạnh, tồn tại, kế hoạch of one criterion."""

    __tablename__ = "criterion_text"

    round_id: Mapped[str] = mapped_column(_refers_to("round.id"), primary_key=True)
    criterion_code: Mapped[str] = mapped_column(primary_key=True)
    description: Mapped[str] = mapped_column(default="")
    strengths: Mapped[str] = mapped_column(default="")
    shortcomings: Mapped[str] = mapped_column(default="")
    plan: Mapped[str] = mapped_column(default="")
    changed_at_utc: Mapped[datetime]


class EvidenceRecord(Base):
    """Minh chứng; `search_key` is folded (no case, no tone marks) for finding."""

    __tablename__ = "evidence"

    id: Mapped[str] = mapped_column(primary_key=True)
    round_id: Mapped[str] = mapped_column(_refers_to("round.id"), index=True)
    code: Mapped[str]
    title: Mapped[str]
    kind: Mapped[str] = mapped_column(default="file")
    number: Mapped[str] = mapped_column(default="")
    issued_on: Mapped[date | None]
    issuer: Mapped[str] = mapped_column(default="")
    pages: Mapped[str] = mapped_column(default="")
    supplied_by: Mapped[str] = mapped_column(default="")
    sensitivity: Mapped[str] = mapped_column(default="none")
    travel: Mapped[str] = mapped_column(default="default")
    address: Mapped[str] = mapped_column(default="")
    seen_by: Mapped[str] = mapped_column(default="")
    seen_on: Mapped[date | None]
    box: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    search_key: Mapped[str] = mapped_column(default="")
    added_at_utc: Mapped[datetime]

    files: Mapped[list["EvidenceFileRecord"]] = relationship(
        order_by="EvidenceFileRecord.position", cascade="all, delete-orphan", lazy="selectin"
    )
    uses: Mapped[list["EvidenceUseRecord"]] = relationship(cascade="all, delete-orphan", lazy="selectin")

    __table_args__ = (UniqueConstraint("round_id", "code"),)


class EvidenceFileRecord(Base):
    """One file of an evidence item; the bytes lie in evidence/ under the digest."""

    __tablename__ = "evidence_file"

    evidence_id: Mapped[str] = mapped_column(_refers_to("evidence.id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    digest: Mapped[str] = mapped_column(index=True)
    name: Mapped[str]
    size_bytes: Mapped[int]
    media_type: Mapped[str] = mapped_column(default="")


class EvidenceUseRecord(Base):
    """Which criterion or item an evidence item serves."""

    __tablename__ = "evidence_use"

    evidence_id: Mapped[str] = mapped_column(_refers_to("evidence.id", ondelete="CASCADE"), primary_key=True)
    code: Mapped[str] = mapped_column(primary_key=True, index=True)


class MeetingRecord(Base):
    """Phiên họp of a round: what the minutes say of it."""

    __tablename__ = "meeting"

    round_id: Mapped[str] = mapped_column(_refers_to("round.id"), primary_key=True)
    number: Mapped[str] = mapped_column(default="")
    symbol: Mapped[str] = mapped_column(default="")
    held_on: Mapped[date | None]
    began_at: Mapped[time | None]
    ended_at: Mapped[time | None]
    ended_on: Mapped[date | None]
    place: Mapped[str] = mapped_column(default="")
    guests: Mapped[str] = mapped_column(default="")
    votes_for: Mapped[int | None]
    votes_against: Mapped[int | None]
    votes_other: Mapped[int | None]
    differing_opinions: Mapped[str] = mapped_column(default="")
    shortcomings: Mapped[str] = mapped_column(default="")
    plan: Mapped[str] = mapped_column(default="")
    conclusion: Mapped[str] = mapped_column(default="")
    recipients: Mapped[str] = mapped_column(default="")


class AttendanceRecord(Base):
    """Vắng mặt, with the reason; members without a row are present."""

    __tablename__ = "attendance"

    member_id: Mapped[str] = mapped_column(_refers_to("member.id", ondelete="CASCADE"), primary_key=True)
    present: Mapped[bool] = mapped_column(default=True)
    reason: Mapped[str] = mapped_column(default="")


class DocumentRecord(Base):
    """Một tệp văn bản in documents/; each signature makes a new row, earlier files stay."""

    __tablename__ = "document"

    id: Mapped[int] = mapped_column(primary_key=True)
    round_id: Mapped[str] = mapped_column(_refers_to("round.id"), index=True)
    revision: Mapped[int]
    kind: Mapped[str]
    file_name: Mapped[str] = mapped_column(unique=True)
    digest: Mapped[str]
    size_bytes: Mapped[int]
    sealed_digest: Mapped[str] = mapped_column(default="")
    made_at_utc: Mapped[datetime]


class SignatureRecord(Base):
    """Chữ ký số: who signed which document, with which certificate; `document_id` is the signed file."""

    __tablename__ = "signature"

    document_id: Mapped[int] = mapped_column(_refers_to("document.id"), primary_key=True)
    role: Mapped[str] = mapped_column(primary_key=True)
    full_name: Mapped[str]
    certificate_subject: Mapped[str]
    certificate_digest: Mapped[str]
    demonstration: Mapped[bool] = mapped_column(default=False)
    signed_at_utc: Mapped[datetime]


class SealRecord(Base):
    """Số liệu đã chốt of one revision: the canonical data and its digest; never changed."""

    __tablename__ = "seal"

    round_id: Mapped[str] = mapped_column(_refers_to("round.id"), primary_key=True)
    revision: Mapped[int] = mapped_column(primary_key=True)
    digest: Mapped[str]
    data: Mapped[str]
    sealed_at_utc: Mapped[datetime]


class PackageRecord(Base):
    """Gói dữ liệu that was written."""

    __tablename__ = "package"

    id: Mapped[str] = mapped_column(primary_key=True)
    round_id: Mapped[str] = mapped_column(_refers_to("round.id"), index=True)
    kind: Mapped[str]
    target: Mapped[str]
    digest: Mapped[str]
    size_bytes: Mapped[int]
    file_count: Mapped[int]
    signed: Mapped[bool]
    written_at_utc: Mapped[datetime]


class AuditRecord(Base):
    """Nhật ký: append-only, each entry carries the hash of the one before."""

    __tablename__ = "audit"

    sequence: Mapped[int] = mapped_column(primary_key=True)
    at_utc: Mapped[datetime]
    actor: Mapped[str]
    deed: Mapped[str]
    subject: Mapped[str]
    detail: Mapped[str] = mapped_column(default="")
    previous_hash: Mapped[str]
    hash: Mapped[str]
