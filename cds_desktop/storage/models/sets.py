"""Tables of the bộ chỉ số a workspace knows: every version kept, and drafts being held against paper."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from cds_desktop.storage.models.base import Base, refers_to


class IndicatorSetRecord(Base):
    """One version of a bộ chỉ số, word for word; a later version never overwrites it."""

    __tablename__ = "indicator_set"

    digest: Mapped[str] = mapped_column(primary_key=True)
    set_id: Mapped[str] = mapped_column(index=True)
    version: Mapped[str]
    text: Mapped[str]
    origin: Mapped[str] = mapped_column(default="")
    made_from: Mapped[str] = mapped_column(default="")
    kept_by: Mapped[str] = mapped_column(default="")
    kept_at_utc: Mapped[datetime]


class SetDraftRecord(Base):
    """Bản đang đối chiếu of a set, by one person; `settings` is JSON: identity and level rule as typed."""

    __tablename__ = "set_draft"

    id: Mapped[str] = mapped_column(primary_key=True)
    base_digest: Mapped[str]
    person: Mapped[str]
    settings: Mapped[str] = mapped_column(default="{}")
    started_at_utc: Mapped[datetime]
    changed_at_utc: Mapped[datetime]


class SetDraftRowRecord(Base):
    """One row of a draft; `cells` is JSON: column key → text as typed, right or wrong."""

    __tablename__ = "set_draft_row"

    draft_id: Mapped[str] = mapped_column(refers_to("set_draft.id", ondelete="CASCADE"), primary_key=True)
    row_id: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    kind: Mapped[str]
    cells: Mapped[str] = mapped_column(default="{}")
