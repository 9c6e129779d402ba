"""Looking a round over: findings before the meeting, codes of evidence, phases, searching."""

from dataclasses import replace
from datetime import date, time
from decimal import Decimal

import pytest

from cds_desktop.domain.evidence_codes import propose_code
from cds_desktop.domain.folding import fold, slug
from cds_desktop.domain.indicator_set import IndicatorSet
from cds_desktop.domain.readiness import Kind, Weight, findings, late_findings, sealing_faults
from cds_desktop.domain.round import (
    Answer,
    Assessment,
    CriterionText,
    Deadline,
    EvidenceFile,
    EvidenceItem,
    EvidenceKind,
    Meeting,
    Member,
    Phase,
    ReceivingOffice,
    Role,
    School,
    Sensitivity,
    SetReference,
    Travel,
    require_phase,
)
from cds_desktop.domain.scoring import score
from cds_desktop.errors import NotAllowedNow

PAPER = EvidenceItem(
    id="1", code="H1-1.1-01", title="Kế hoạch", kind=EvidenceKind.PHYSICAL, used_for=("1.1", "1.2", "2.1")
)


FILED = replace(PAPER, kind=EvidenceKind.FILE, files=(EvidenceFile(digest="a", name="a.pdf", size_bytes=1),))
WRITTEN = CriterionText(description="Đã làm", plan="Làm tiếp")


@pytest.fixture
def ready(small_set: IndicatorSet) -> Assessment:
    """A round that may be sealed."""
    return Assessment(
        round_id="r1",
        school_year="2025-2026",
        revision=1,
        indicator_set=SetReference(id="nho", version="1", digest=small_set.digest),
        school=School(
            name="Trường Thử",
            name_upper="TRƯỜNG THỬ",
            superior_upper="UBND XÃ",
            place_name="Xã Thử",
            abbreviation="TT",
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
        texts={"1.2": WRITTEN, "2.1": WRITTEN},
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
        ({"answers": {"1.1": Answer(met=False)}}, "Điều kiện bắt buộc 1.1 không đạt"),
        ({"answers": {}}, "2.1.1 chưa chấm điểm"),
        ({"answers": {"2.1.1": Answer(points=Decimal(999))}}, "2.1.1 có số liệu sai"),
        ({"answers": {"2.1.1": Answer(reason="chờ họp")}}, "2.1.1 có số liệu nhưng chưa có điểm"),
        ({"texts": {"2.1": WRITTEN}}, "1.2 chưa viết hiện trạng"),
        ({"texts": {"2.1": WRITTEN}}, "1.2 chưa viết kế hoạch cải tiến"),
        (
            {"evidence_items": (replace(PAPER, sensitivity=Sensitivity.CHILDREN),)},
            "H1-1.1-01 có dữ liệu cá nhân",
        ),
        (
            {"evidence_items": (FILED, replace(FILED, id="2", code="H1-1.2-01"))},
            "1 tệp dùng hai lần dưới hai mã",
        ),
    ],
)
def test_each_lack_is_found(
    small_set: IndicatorSet, ready: Assessment, change: dict[str, object], sentence: str
) -> None:
    assert sentence in sentences(small_set, replace(ready, **change))  # type: ignore[arg-type]


def test_full_points_need_no_plan(small_set: IndicatorSet, ready: Assessment) -> None:
    full = {**ready.answers, "1.2": Answer(points=Decimal(100))}
    texts = {"1.2": CriterionText(description="Đã làm"), "2.1": WRITTEN}
    assert sentences(small_set, replace(ready, answers=full, texts=texts)) == []


def test_a_choice_of_what_travels_settles_private_data(small_set: IndicatorSet, ready: Assessment) -> None:
    chosen = replace(PAPER, sensitivity=Sensitivity.CHILDREN, travel=Travel.INDEX_ONLY)
    assert sentences(small_set, replace(ready, evidence_items=(chosen,))) == []


def test_many_of_one_kind_are_one_line_with_all_their_codes(
    small_set: IndicatorSet, ready: Assessment
) -> None:
    spare = tuple(replace(PAPER, id=str(n), code=f"H1-1.1-{n:02d}", used_for=()) for n in range(2, 7))
    several = replace(ready, evidence_items=(PAPER, *spare))
    (found,) = findings(small_set, several, score(small_set, several.answers))
    assert found.sentence == "5 minh chứng chưa dùng ở tiêu chí nào"
    assert found.fact == "H1-1.1-02, H1-1.1-03 và 3 minh chứng khác"
    assert (found.kind, len(found.codes)) == (Kind.UNUSED, 5)


def test_only_deadlines_whose_step_is_open_are_late() -> None:
    dates = [
        Deadline(key="scoring", label="Chấm điểm", due_on=date(2026, 3, 31)),
        Deadline(key="meeting", label="Họp", due_on=date(2026, 4, 15)),
        Deadline(key="submission", label="Nộp", due_on=date(2026, 5, 15)),
    ]
    (one,) = late_findings(dates, {"scoring"}, date(2026, 4, 20))
    assert (one.sentence, one.place) == ("Quá hạn 5 ngày: Họp", "meeting")
    (two,) = late_findings(dates, {"scoring"}, date(2026, 6, 1))
    assert two.sentence == "Đã quá 2 thời hạn"
    assert list(late_findings(dates, {"scoring"}, date(2026, 4, 15))) == []


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
