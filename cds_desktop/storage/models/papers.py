"""Tables of the meeting, papers, signatures, packages and the audit log."""

from datetime import date, datetime, time

from sqlalchemy.orm import Mapped, mapped_column

from cds_desktop.storage.models.base import Base, refers_to


class MeetingRecord(Base):
    """Phiên họp of a round: what the minutes say of it."""

    __tablename__ = "meeting"

    round_id: Mapped[str] = mapped_column(refers_to("round.id"), primary_key=True)
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

    member_id: Mapped[str] = mapped_column(refers_to("member.id", ondelete="CASCADE"), primary_key=True)
    present: Mapped[bool] = mapped_column(default=True)
    reason: Mapped[str] = mapped_column(default="")


class DocumentRecord(Base):
    """Một tệp văn bản in documents/; each signature makes a new row, earlier files stay."""

    __tablename__ = "document"

    id: Mapped[int] = mapped_column(primary_key=True)
    round_id: Mapped[str] = mapped_column(refers_to("round.id"), index=True)
    revision: Mapped[int]
    kind: Mapped[str]
    file_name: Mapped[str] = mapped_column(unique=True)
    digest: Mapped[str]
    size_bytes: Mapped[int]
    sealed_digest: Mapped[str] = mapped_column(default="")
    made_at_utc: Mapped[datetime]


class SignatureRecord(Base):
    """Chữ ký số: who signed which document, with which certificate; `document_id` is the signed file.

    `role` is the name of the field; `way` says where the key was: "file", "token" or "elsewhere".
    """

    __tablename__ = "signature"

    document_id: Mapped[int] = mapped_column(refers_to("document.id"), primary_key=True)
    role: Mapped[str] = mapped_column(primary_key=True)
    full_name: Mapped[str]
    certificate_subject: Mapped[str]
    certificate_digest: Mapped[str]
    demonstration: Mapped[bool] = mapped_column(default=False)
    way: Mapped[str] = mapped_column(default="file")
    signed_at_utc: Mapped[datetime]


class SealRecord(Base):
    """Số liệu đã chốt of one revision: the canonical data and its digest; never changed."""

    __tablename__ = "seal"

    round_id: Mapped[str] = mapped_column(refers_to("round.id"), primary_key=True)
    revision: Mapped[int] = mapped_column(primary_key=True)
    digest: Mapped[str]
    data: Mapped[str]
    sealed_at_utc: Mapped[datetime]


class PackageRecord(Base):
    """Gói dữ liệu that was written."""

    __tablename__ = "package"

    id: Mapped[str] = mapped_column(primary_key=True)
    round_id: Mapped[str] = mapped_column(refers_to("round.id"), index=True)
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
