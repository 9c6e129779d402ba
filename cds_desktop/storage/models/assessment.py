"""Tables of what was entered per item and criterion, and the evidence."""

from datetime import date, datetime

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from cds_desktop.storage.models.base import Base, refers_to


class AnswerRecord(Base):
    """What was entered for one item or condition; numbers are decimal text, empty is NULL."""

    __tablename__ = "answer"

    round_id: Mapped[str] = mapped_column(refers_to("round.id"), primary_key=True)
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

    round_id: Mapped[str] = mapped_column(refers_to("round.id"), primary_key=True)
    criterion_code: Mapped[str] = mapped_column(primary_key=True)
    description: Mapped[str] = mapped_column(default="")
    strengths: Mapped[str] = mapped_column(default="")
    shortcomings: Mapped[str] = mapped_column(default="")
    plan: Mapped[str] = mapped_column(default="")
    changed_at_utc: Mapped[datetime]


class CriterionChangeRecord(Base):
    """Giữ nguyên, thay đổi, mới: what somebody said of a criterion against last year's round."""

    __tablename__ = "criterion_change"

    round_id: Mapped[str] = mapped_column(refers_to("round.id"), primary_key=True)
    criterion_code: Mapped[str] = mapped_column(primary_key=True)
    state: Mapped[str]


class LeftOutItemRecord(Base):
    """Không làm được năm nay: an item that no way to the next level may count on."""

    __tablename__ = "left_out_item"

    round_id: Mapped[str] = mapped_column(refers_to("round.id"), primary_key=True)
    item_code: Mapped[str] = mapped_column(primary_key=True)


class PlanStepRecord(Base):
    """Một việc của kế hoạch cải tiến: which item, what is to be done, by whom, until when, how."""

    __tablename__ = "plan_step"

    round_id: Mapped[str] = mapped_column(refers_to("round.id"), primary_key=True)
    item_code: Mapped[str] = mapped_column(primary_key=True)
    deed: Mapped[str] = mapped_column(default="")
    fact: Mapped[str] = mapped_column(default="")
    gain: Mapped[str | None]
    who: Mapped[str] = mapped_column(default="")
    due_on: Mapped[date | None]
    how: Mapped[str] = mapped_column(default="")
    changed_at_utc: Mapped[datetime]


class EvidenceRecord(Base):
    """Minh chứng; `search_key` is folded (no case, no tone marks) for finding.

    `carried_from` is last year's item it was copied from; `carry_state` is "asked" until somebody says
    that it still holds ("kept").
    """

    __tablename__ = "evidence"

    id: Mapped[str] = mapped_column(primary_key=True)
    round_id: Mapped[str] = mapped_column(refers_to("round.id"), index=True)
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
    carried_from: Mapped[str] = mapped_column(default="")
    carry_state: Mapped[str] = mapped_column(default="")
    added_at_utc: Mapped[datetime]

    files: Mapped[list["EvidenceFileRecord"]] = relationship(
        order_by="EvidenceFileRecord.position", cascade="all, delete-orphan", lazy="selectin"
    )
    uses: Mapped[list["EvidenceUseRecord"]] = relationship(cascade="all, delete-orphan", lazy="selectin")
    earlier_files: Mapped[list["EarlierFileRecord"]] = relationship(
        order_by="EarlierFileRecord.number", cascade="all, delete-orphan", lazy="selectin"
    )

    __table_args__ = (UniqueConstraint("round_id", "code"),)


class EvidenceFileRecord(Base):
    """One file of an evidence item; the bytes lie in evidence/ under the digest."""

    __tablename__ = "evidence_file"

    evidence_id: Mapped[str] = mapped_column(refers_to("evidence.id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    digest: Mapped[str] = mapped_column(index=True)
    name: Mapped[str]
    size_bytes: Mapped[int]
    media_type: Mapped[str] = mapped_column(default="")


class EarlierFileRecord(Base):
    """Bản trước của một tệp: what stood at `position` until it was replaced; its bytes are kept too."""

    __tablename__ = "earlier_file"

    evidence_id: Mapped[str] = mapped_column(refers_to("evidence.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    position: Mapped[int]
    digest: Mapped[str] = mapped_column(index=True)
    name: Mapped[str]
    size_bytes: Mapped[int]
    media_type: Mapped[str] = mapped_column(default="")
    replaced_at_utc: Mapped[datetime]


class EvidenceUseRecord(Base):
    """Which criterion or item an evidence item serves."""

    __tablename__ = "evidence_use"

    evidence_id: Mapped[str] = mapped_column(refers_to("evidence.id", ondelete="CASCADE"), primary_key=True)
    code: Mapped[str] = mapped_column(primary_key=True, index=True)
