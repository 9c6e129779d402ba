"""Looking a round over: findings before the meeting, codes of evidence, phases, searching."""

from dataclasses import replace
from datetime import date, time
from decimal import Decimal

import pytest

from cds_desktop.domain.evidence_codes import propose_code
from cds_desktop.domain.folding import fold, slug
from cds_desktop.domain.indicator_set import IndicatorSet
from cds_desktop.domain.readiness import Weight, findings, sealing_faults
from cds_desktop.domain.round import (
    Answer,
    Assessment,
    EvidenceItem,
    EvidenceKind,
    Meeting,
    Member,
    Phase,
    ReceivingOffice,
    Role,
    School,
    SetReference,
    require_phase,
)
from cds_desktop.domain.scoring import score
from cds_desktop.errors import NotAllowedNow

PAPER = EvidenceItem(
    id="1", code="H1-1.1-01", title="Kế hoạch", kind=EvidenceKind.PHYSICAL, used_for=("1.1", "1.2", "2.1")
)


@pytest.fixture
def ready(small_set: IndicatorSet) -> Assessment:
    """A round that may be sealed."""
    return Assessment(
        round_id="r1",
        school_year="2025-2026",
        revision=1,
        indicator_set=SetReference(id="nho", version="1", digest=small_set.digest),
        school=School(
            name="Trường Thử", name_upper="TRƯỜNG THỬ", superior_upper="UBND XÃ", abbreviation="TT"
        ),
        receiving_office=ReceivingOffice(),
        council_decision_number="1/QĐ-TT",
        members=(
            Member(id="a", full_name="A", role=Role.CHAIR),
            Member(id="b", full_name="B", role=Role.SECRETARY),
        ),
        answers={
            "1.1": Answer(met=True),
            "1.2": Answer(points=Decimal(60)),
            "2.1.1": Answer(points=Decimal(60)),
        },
        texts={},
        evidence_items=(PAPER,),
        meeting=Meeting(
            number="1",
            symbol="BB-TT",
            held_on=date(2026, 4, 15),
            began_at=time(8),
            ended_at=time(9),
            place="Phòng họp",
            votes_for=2,
            conclusion="Mức 2",
        ),
    )


def sentences(indicator_set: IndicatorSet, assessment: Assessment) -> list[str]:
    found = findings(indicator_set, assessment, score(indicator_set, assessment.answers))
    return [finding.sentence for finding in found]


def stops(indicator_set: IndicatorSet, assessment: Assessment) -> list[str]:
    found = sealing_faults(indicator_set, assessment, score(indicator_set, assessment.answers))
    return [finding.sentence for finding in found]


def test_a_round_in_order_has_nothing_to_mend(small_set: IndicatorSet, ready: Assessment) -> None:
    assert sentences(small_set, ready) == []
    assert stops(small_set, ready) == []


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"school": School(name="Trường Thử")}, "Thông tin trường chưa đủ để in văn bản"),
        ({"members": ()}, "Hội đồng chưa có chủ tịch"),
        ({"council_decision_number": ""}, "Chưa ghi số quyết định thành lập Hội đồng"),
        ({"evidence_items": ()}, "Điều kiện 1.1 ghi Đạt nhưng chưa có minh chứng"),
        ({"evidence_items": (replace(PAPER, used_for=()),)}, "H1-1.1-01 chưa dùng ở tiêu chí nào"),
        ({"evidence_items": (replace(PAPER, kind=EvidenceKind.FILE),)}, "H1-1.1-01 chưa có tệp"),
        (
            {"evidence_items": (replace(PAPER, issued_on=date(2024, 5, 1)),)},
            "H1-1.1-01 ghi ngày ngoài năm học 2025-2026",
        ),
        ({"answers": {}}, "Điều kiện bắt buộc 1.1 chưa xác nhận"),
        ({"answers": {}}, "2.1.1 chưa chấm điểm"),
    ],
)
def test_each_lack_is_found(
    small_set: IndicatorSet, ready: Assessment, change: dict[str, object], sentence: str
) -> None:
    assert sentence in sentences(small_set, replace(ready, **change))  # type: ignore[arg-type]


def test_errors_come_first(small_set: IndicatorSet, ready: Assessment) -> None:
    broken = replace(ready, answers={}, council_decision_number="")
    weights = [f.weight for f in findings(small_set, broken, score(small_set, {}))]
    assert weights == sorted(weights, key=list(Weight).index)
    assert len(set(weights)) > 1


def test_an_unchecked_set_keeps_a_round_from_being_sealed(
    official_set: IndicatorSet, ready: Assessment
) -> None:
    expected = f"Bộ chỉ số còn {len(official_set.unchecked_rows)} dòng chưa đối chiếu với bản giấy"
    assert expected in stops(official_set, ready)


def test_votes_must_match_who_was_there(small_set: IndicatorSet, ready: Assessment) -> None:
    odd = replace(ready, meeting=replace(ready.meeting, votes_for=5))
    assert stops(small_set, odd) == ["Số phiếu (5) khác số người có mặt (2)"]


@pytest.mark.parametrize(
    ("used_for", "taken", "code"),
    [
        ("1.3", [], "H1-1.3-01"),
        ("1.3.2", ["H1-1.3-01"], "H1-1.3-02"),
        ("2.4.1", ["H2-2.4-01", "H2-2.4-03"], "H2-2.4-02"),
        ("", [], "H0-0-01"),
    ],
)
def test_the_next_free_code_is_proposed(
    official_set: IndicatorSet, used_for: str, taken: list[str], code: str
) -> None:
    assert propose_code(official_set, used_for, taken) == code


def test_a_deed_out_of_its_phase_is_refused_with_the_phase_named() -> None:
    require_phase(Phase.SCORING, [Phase.SCORING], "Sửa số liệu")
    with pytest.raises(NotAllowedNow, match="Đã chốt số liệu"):
        require_phase(Phase.SEALED, [Phase.SCORING], "Sửa số liệu")


@pytest.mark.parametrize(("text", "key"), [("Đại Lộc", "dai loc"), ("  ẤP  Bắc ", "ap bac")])
def test_searching_needs_no_tone_marks(text: str, key: str) -> None:
    assert fold(text) == key


def test_a_name_becomes_a_plain_part_of_a_file_name() -> None:
    assert slug("07/BB-THCS Đức Giang") == "07-bb-thcs-duc-giang"
