"""A school with its council and a round, for the papers it writes."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from decimal import Decimal

import pytest

from cds_desktop.domain.indicator_set import IndicatorSet
from cds_desktop.domain.papers import PaperEntry, PaperKind, PaperSettings
from cds_desktop.domain.papers.source import PaperSource
from cds_desktop.domain.round import (
    Answer,
    Assessment,
    CriterionText,
    Deadline,
    EvidenceItem,
    Meeting,
    Member,
    ReceivingOffice,
    Role,
    School,
    SetReference,
)

MEMBERS = (
    Member(id="c", full_name="Phạm Quốc Bảo", salutation="Ông", position="Tổ trưởng", criteria=("1.2",)),
    Member(
        id="a",
        full_name="Nguyễn Thị Hiền",
        salutation="Bà",
        position="Hiệu trưởng",
        role=Role.CHAIR,
        criteria=("2.1",),
    ),
    Member(id="b", full_name="Đặng Ỷ Ngẫu", salutation="Ông", position="Thư ký", role=Role.SECRETARY),
)
ENTRIES = {
    kind: PaperEntry(kind=kind, number=number, symbol=f"{symbol}-THCSNT", dated_on=day)
    for kind, number, symbol, day in (
        (PaperKind.COUNCIL_DECISION, "5", "QĐ", date(2026, 2, 5)),
        (PaperKind.PLAN, "12", "KH", date(2026, 2, 9)),
        (PaperKind.MINUTES, "7", "BB", date(2026, 4, 15)),
        (PaperKind.RECOGNITION_DECISION, "31", "QĐ", date(2026, 4, 20)),
    )
}


@pytest.fixture
def assessment(small_set: IndicatorSet) -> Assessment:
    return Assessment(
        round_id="r1",
        school_year="2025-2026",
        revision=1,
        indicator_set=SetReference(id=small_set.id, version=small_set.version, digest=small_set.digest),
        school=School(
            name="Trường THCS Nam Từ",
            name_upper="TRƯỜNG THCS NAM TỪ",
            superior_upper="UBND XÃ NAM TỪ",
            place_name="Nam Từ",
            abbreviation="THCSNT",
            sector_code="01234567",
            levels=("THCS",),
        ),
        receiving_office=ReceivingOffice(name="Phòng Văn hóa – Xã hội xã Nam Từ"),
        council_decision_number="05/QĐ-THCSNT",
        council_decision_date=date(2026, 2, 5),
        legal_bases=("Căn cứ Kế hoạch của UBND xã;",),
        deadlines=(
            Deadline(key="evidence", label="Minh chứng", due_on=date(2026, 2, 28)),
            Deadline(key="khac", label="Tập huấn", due_on=date(2026, 1, 15)),
        ),
        members=MEMBERS,
        answers={
            "1.1": Answer(met=True),
            "1.2": Answer(points=Decimal("71.5"), reason="theo thực tế"),
            "2.1.1": Answer(points=Decimal(80), reason="theo thực tế"),
        },
        texts={"1.2": CriterionText(description="Có phần mềm", shortcomings="Thiếu máy")},
        evidence_items=(EvidenceItem(id="1", code="H1-1.2-01", title="Kế hoạch riêng", used_for=("1.2",)),),
        meeting=Meeting(held_on=date(2026, 4, 15), began_at=time(14, 0), conclusion="Thống nhất Mức 2."),
    )


@pytest.fixture
def source(small_set: IndicatorSet, assessment: Assessment) -> PaperSource:
    return PaperSource(
        indicator_set=small_set,
        assessment=assessment,
        settings=PaperSettings(recipients=("Các tổ chuyên môn",)),
        entries=ENTRIES,
        today=date(2026, 4, 21),
        draft=False,
        sealed_digest="ab" * 32,
    )


@pytest.fixture
def entering(source: PaperSource) -> Callable[..., PaperSource]:
    """The source with some fields of one entry changed."""

    def change(kind: PaperKind, **fields: object) -> PaperSource:
        entry = replace(source.entry(kind), **fields)  # type: ignore[arg-type]
        return replace(source, entries={**source.entries, kind: entry})

    return change
