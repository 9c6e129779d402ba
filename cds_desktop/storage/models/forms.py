"""Tables of the papers' own entries: numbers, dates, texts and rows, and how they are signed."""

from datetime import date, datetime

from sqlalchemy.orm import Mapped, mapped_column

from cds_desktop.storage.models.base import Base, refers_to


class PaperSettingRecord(Base):
    """Thể thức chung: one field of `PaperSettings` as text; fields without a row have their default."""

    __tablename__ = "paper_setting"

    key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]


class PaperRecord(Base):
    """Số, ngày, người ký, nơi nhận of one paper of a round; lists are one line each.

    The number and date of the council's decision and of the plan stand in `round`, those of the minutes
    in `meeting`.
    """

    __tablename__ = "paper"

    round_id: Mapped[str] = mapped_column(refers_to("round.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(default="")
    symbol: Mapped[str] = mapped_column(default="")
    dated_on: Mapped[date | None]
    authority: Mapped[str] = mapped_column(default="")
    signer_name: Mapped[str] = mapped_column(default="")
    recipients: Mapped[str] = mapped_column(default="")


class PaperTextRecord(Base):
    """Lời văn entered for one place of a paper."""

    __tablename__ = "paper_text"

    round_id: Mapped[str] = mapped_column(refers_to("round.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    text: Mapped[str]


class PaperRowRecord(Base):
    """Một dòng of a table of a paper; `cells` is a JSON list of texts."""

    __tablename__ = "paper_row"

    round_id: Mapped[str] = mapped_column(refers_to("round.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    table_key: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    cells: Mapped[str]


class OutsideNumberRecord(Base):
    """Số đã cấp ngoài chương trình, so that it is neither proposed nor listed as missing."""

    __tablename__ = "outside_number"

    series: Mapped[str] = mapped_column(primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    note: Mapped[str] = mapped_column(default="")


class SigningChoiceRecord(Base):
    """Ai ký biên bản of a round: whether members and the agency sign.

    `way` stays empty: how a paper is signed follows from what was signed (`storage.papers`).
    """

    __tablename__ = "signing_choice"

    round_id: Mapped[str] = mapped_column(refers_to("round.id"), primary_key=True)
    way: Mapped[str] = mapped_column(default="")
    members: Mapped[str] = mapped_column(default="none")
    agency_seal: Mapped[bool] = mapped_column(default=False)


class StampImageRecord(Base):
    """Hình chữ ký, hình con dấu as PNG in base64; `owner` is "seal" or the full name of a person."""

    __tablename__ = "stamp_image"

    owner: Mapped[str] = mapped_column(primary_key=True)
    png: Mapped[str]
    digest: Mapped[str]
    width_mm: Mapped[float]
    height_mm: Mapped[float]
    added_at_utc: Mapped[datetime]


class HandSignedRecord(Base):
    """Bản ký tay đã quét: what was found of the scan when it was attached."""

    __tablename__ = "hand_signed"

    document_id: Mapped[int] = mapped_column(refers_to("document.id"), primary_key=True)
    page_count: Mapped[int]
    least_dpi: Mapped[int]
    in_colour: Mapped[bool]
    signed_on: Mapped[date | None]
    signer_names: Mapped[str] = mapped_column(default="")
