"""What the minutes say: numbers, dates, people, votes, the score table, who signs when."""

from dataclasses import replace
from datetime import date, time

import pytest

from cds_desktop.domain.indicator_set import IndicatorSet
from cds_desktop.domain.minutes import (
    day_words,
    legal_bases_of,
    moment_words,
    present_words,
    vote_words,
)
from cds_desktop.domain.minutes_rows import evidence_rows
from cds_desktop.domain.minutes_scores import RowKind, ScoreRow, score_rows
from cds_desktop.domain.papers.numbering import number_line
from cds_desktop.domain.round import (
    Assessment,
    Attendance,
    EvidenceItem,
    Meeting,
    Member,
    ReceivingOffice,
    Role,
    School,
    SetReference,
)
from cds_desktop.domain.scoring import score
from cds_desktop.domain.signers import next_signer, signers_of


@pytest.fixture
def assessment(demonstration_set: IndicatorSet) -> Assessment:
    return Assessment(
        round_id="r1",
        school_year="2025-2026",
        revision=1,
        indicator_set=SetReference(
            id=demonstration_set.id, version=demonstration_set.version, digest=demonstration_set.digest
        ),
        school=School(name="Trường THCS Minh Họa", name_upper="TRƯỜNG THCS MINH HỌA"),
        receiving_office=ReceivingOffice(),
        council_decision_number="45/QĐ-THCSMH",
        council_decision_date=date(2025, 11, 10),
        legal_bases=("Kế hoạch của UBND xã;",),
        members=(
            Member(
                id="a", full_name="Nguyễn Thị Hiền", salutation="Bà", position="Hiệu trưởng", role=Role.CHAIR
            ),
            Member(id="b", full_name="Lê Thu Hà", salutation="Bà", role=Role.SECRETARY),
            Member(id="c", full_name="Phạm Quốc Bảo", salutation="Ông"),
        ),
        answers={},
        texts={},
        evidence_items=(
            EvidenceItem(id="1", code="H1-1.3-10", title="Mười", used_for=("1.3", "1.10")),
            EvidenceItem(
                id="2", code="H1-1.3-02", title="Hai", used_for=("1.3.1",), issued_on=date(2026, 3, 5)
            ),
        ),
        meeting=Meeting(
            number="7",
            symbol="BB-THCSMH",
            held_on=date(2026, 4, 15),
            began_at=time(14, 0),
            ended_at=time(16, 30),
            attendance=(Attendance(member_id="c", present=False, reason="đi tập huấn"),),
            votes_for=2,
            votes_against=0,
            votes_other=0,
        ),
    )


@pytest.mark.parametrize(
    ("number", "symbol", "line"),
    [
        ("7", "BB-THCSMH", "07/BB-THCSMH"),
        ("12", "BB-THCSMH", "12/BB-THCSMH"),
        ("07a", "BB-X", "07a/BB-X"),
        ("", "", "…/…"),
    ],
)
def test_numbers_below_ten_get_a_leading_zero(number: str, symbol: str, line: str) -> None:
    assert number_line(number, symbol) == line


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2027, 2, 5), "ngày 05 tháng 02 năm 2027"),
        (date(2027, 1, 31), "ngày 31 tháng 01 năm 2027"),
        (date(2027, 3, 9), "ngày 09 tháng 3 năm 2027"),
        (date(2026, 11, 21), "ngày 21 tháng 11 năm 2026"),
    ],
)
def test_days_below_ten_and_months_one_and_two_get_a_leading_zero(day: date, words: str) -> None:
    assert day_words(day) == words


def test_a_moment_not_entered_leaves_dots_to_fill_in() -> None:
    assert moment_words(time(8, 5), date(2026, 4, 15)) == "08 giờ 05, ngày 15 tháng 4 năm 2026"
    assert moment_words(None, None) == "… giờ …, ngày … tháng … năm …"


def test_who_is_present_and_who_is_away_why(assessment: Assessment) -> None:
    assert present_words(assessment) == "2/3 thành viên Hội đồng; vắng 01: ông Phạm Quốc Bảo (đi tập huấn)"


def test_a_full_meeting_says_that_nobody_is_away(assessment: Assessment) -> None:
    full = replace(assessment, meeting=replace(assessment.meeting, attendance=()))
    assert present_words(full) == "3/3 thành viên Hội đồng; vắng: không"


def test_votes_not_entered_are_not_invented() -> None:
    assert vote_words(Meeting()) == ""
    assert vote_words(Meeting(votes_for=5)) == "Tán thành: 5; không tán thành: 0; ý kiến khác: 0"


def test_the_secretary_signs_first_and_the_chair_last_with_the_lock(assessment: Assessment) -> None:
    signers = signers_of(assessment)
    assert [(signer.role, signer.locks) for signer in signers] == [
        (Role.SECRETARY, False),
        (Role.CHAIR, True),
    ]
    assert next_signer(signers, []) == signers[0]
    assert next_signer(signers, [Role.SECRETARY]) == signers[1]
    assert next_signer(signers, [Role.SECRETARY, Role.CHAIR]) is None


def test_the_lock_waits_however_the_signers_are_listed(assessment: Assessment) -> None:
    turned = tuple(reversed(signers_of(assessment)))
    first = next_signer(turned, [])
    assert first is not None
    assert first.role is Role.SECRETARY


def test_the_legal_bases_come_in_order_and_without_doubled_marks(
    assessment: Assessment, demonstration_set: IndicatorSet
) -> None:
    assert legal_bases_of(demonstration_set, assessment) == (
        "Quyết định số 4725/QĐ-BGDĐT ngày 30 tháng 12 năm 2022 của Bộ trưởng Bộ Giáo dục và Đào tạo",
        "Quyết định số 45/QĐ-THCSMH ngày 10 tháng 11 năm 2025 của Hiệu trưởng Trường THCS Minh Họa "
        "về việc thành lập Hội đồng tự đánh giá",
        "Kế hoạch của UBND xã",
    )


def rows_of(indicator_set: IndicatorSet, assessment: Assessment) -> tuple[ScoreRow, ...]:
    return score_rows(indicator_set, assessment, score(indicator_set, assessment.answers))


def test_the_score_table_has_every_row_of_the_set_in_its_order(
    assessment: Assessment, demonstration_set: IndicatorSet
) -> None:
    rows = rows_of(demonstration_set, assessment)
    assert [row.code for row in rows if row.kind is RowKind.ITEM] == [i.code for i in demonstration_set.items]
    assert [row.code for row in rows if row.kind is RowKind.CONDITION] == ["1.1", "1.2", "2.1", "2.2"]
    assert [row.code for row in rows if row.kind is RowKind.GROUP] == ["1", "2"]
    assert {row.points for row in rows if row.kind is RowKind.ITEM} == {"chưa chấm"}


def test_evidence_stands_beside_the_row_it_proves(
    assessment: Assessment, demonstration_set: IndicatorSet
) -> None:
    rows = {row.code: row for row in rows_of(demonstration_set, assessment)}
    assert rows["1.3"].evidence_codes == ("H1-1.3-10",)
    assert rows["1.3.1"].evidence_codes == ("H1-1.3-02",)


def test_the_evidence_list_is_in_the_order_of_codes_not_of_letters(
    assessment: Assessment,
) -> None:
    rows = evidence_rows(assessment)
    assert [(row.position, row.code) for row in rows] == [(1, "H1-1.3-02"), (2, "H1-1.3-10")]
    assert rows[0].number_and_date == "05/03/2026"
    assert rows[1].criteria == "1.3, 1.10"
