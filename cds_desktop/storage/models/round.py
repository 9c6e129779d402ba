"""Tables of the school, its rounds and its council."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from cds_desktop.storage.models.base import Base, refers_to


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
    earlier_round_id: Mapped[str] = mapped_column(default="")

    __table_args__ = (
        UniqueConstraint("school_year"),
        CheckConstraint("revision >= 1", name="revision_from_one"),
    )


class LegalBasisRecord(Base):
    """Căn cứ added to a round."""

    __tablename__ = "legal_basis"

    round_id: Mapped[str] = mapped_column(refers_to("round.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str]


class DeadlineRecord(Base):
    """Thời hạn of a round."""

    __tablename__ = "deadline"

    round_id: Mapped[str] = mapped_column(refers_to("round.id"), primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    label: Mapped[str]
    due_on: Mapped[date]


class MemberRecord(Base):
    """Thành viên Hội đồng."""

    __tablename__ = "member"

    id: Mapped[str] = mapped_column(primary_key=True)
    round_id: Mapped[str] = mapped_column(refers_to("round.id"), index=True)
    position_in_list: Mapped[int]
    full_name: Mapped[str]
    salutation: Mapped[str] = mapped_column(default="")
    position: Mapped[str] = mapped_column(default="")
    role: Mapped[str] = mapped_column(default="member")


class AssignmentRecord(Base):
    """Phân công: one member, one criterion."""

    __tablename__ = "assignment"

    member_id: Mapped[str] = mapped_column(refers_to("member.id", ondelete="CASCADE"), primary_key=True)
    criterion_code: Mapped[str] = mapped_column(primary_key=True)
