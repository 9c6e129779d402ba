"""Rà soát: what is missing or odd in a round, worst first; what must be mended before sealing."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from cds_desktop.domain.indicator_set import IndicatorSet
from cds_desktop.domain.round import Assessment, EvidenceItem, EvidenceKind, Role, Sensitivity, Travel
from cds_desktop.domain.scoring import Score, Working


class Weight(StrEnum):
    """How much a finding weighs: an error stops sealing, a warning does not."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True)
class Finding:
    """One finding: what, the fact behind it, and where to mend it (a criterion code or a page name)."""

    weight: Weight
    sentence: str
    fact: str
    place: str


_ROLE_WORDS = {Role.CHAIR: "chủ tịch", Role.SECRETARY: "thư ký"}
COUNCIL, MEETING, SET, EVIDENCE, SCHOOL = "council", "meeting", "set", "evidence", "school"


def findings(indicator_set: IndicatorSet, assessment: Assessment, result: Score) -> tuple[Finding, ...]:
    """Everything to look at before the meeting, errors first."""
    found = [
        *_set_findings(indicator_set),
        *_school_findings(assessment),
        *_council_findings(assessment),
        *_score_findings(indicator_set, assessment, result),
        *_evidence_findings(assessment),
    ]
    return tuple(sorted(found, key=lambda finding: list(Weight).index(finding.weight)))


def sealing_faults(indicator_set: IndicatorSet, assessment: Assessment, result: Score) -> tuple[Finding, ...]:
    """What keeps the numbers from being sealed: every error, and an incomplete meeting."""
    errors = [f for f in findings(indicator_set, assessment, result) if f.weight is Weight.ERROR]
    if not indicator_set.is_checked:
        errors.append(_unchecked(indicator_set, Weight.ERROR))
    return (*errors, *_meeting_findings(assessment))


def _unchecked(indicator_set: IndicatorSet, weight: Weight) -> Finding:
    count = len(indicator_set.unchecked_rows)
    fact = "; ".join(indicator_set.open_faults) or "Biên bản in ra mang chữ “DỰ THẢO”"
    return Finding(weight, f"Bộ chỉ số còn {count} dòng chưa đối chiếu với bản giấy", fact, SET)


def _set_findings(indicator_set: IndicatorSet) -> Iterator[Finding]:
    if not indicator_set.is_checked:
        yield _unchecked(indicator_set, Weight.WARNING)


def _school_findings(assessment: Assessment) -> Iterator[Finding]:
    school = assessment.school
    needed = {
        "tên trường": school.name,
        "tên in hoa": school.name_upper,
        "cơ quan cấp trên": school.superior_upper,
        "chữ viết tắt": school.abbreviation,
    }
    if missing := [label for label, value in needed.items() if not value]:
        yield Finding(Weight.ERROR, "Thông tin trường chưa đủ để in văn bản", ", ".join(missing), SCHOOL)


def _council_findings(assessment: Assessment) -> Iterator[Finding]:
    for role in (Role.CHAIR, Role.SECRETARY):
        people = assessment.members_with(role)
        if len(people) != 1:
            fact = "Biên bản cần đúng một người ở vai trò này"
            found = f"Hội đồng có {len(people)}" if people else "Hội đồng chưa có"
            yield Finding(Weight.ERROR, f"{found} {_ROLE_WORDS[role]}", fact, COUNCIL)
    if not assessment.council_decision_number:
        sentence = "Chưa ghi số quyết định thành lập Hội đồng"
        yield Finding(Weight.WARNING, sentence, "In ở phần căn cứ của biên bản", COUNCIL)


def _score_findings(indicator_set: IndicatorSet, assessment: Assessment, result: Score) -> Iterator[Finding]:
    for condition in result.conditions:
        if condition.met is None:
            fact = "Nếu không đạt, mức chung có thể bị giới hạn"
            yield Finding(
                Weight.ERROR, f"Điều kiện bắt buộc {condition.code} chưa xác nhận", fact, condition.code
            )
        elif condition.met and not assessment.evidence_for(condition.code):
            sentence = f"Điều kiện {condition.code} ghi Đạt nhưng chưa có minh chứng"
            yield Finding(Weight.WARNING, sentence, "", condition.code)
    for item in result.items:
        criterion_code = next(i.criterion_code for i in indicator_set.items if i.code == item.code)
        if item.points is None:
            word = "có số liệu sai" if item.state is Working.WRONG else "chưa chấm điểm"
            yield Finding(Weight.ERROR, f"{item.code} {word}", item.working, item.code)
        elif item.points and not _proven(assessment, item.code, criterion_code):
            yield Finding(
                Weight.WARNING, f"{item.code} có điểm nhưng chưa có minh chứng", item.working, item.code
            )


def _proven(assessment: Assessment, item_code: str, criterion_code: str) -> bool:
    return bool(assessment.evidence_for(item_code) or assessment.evidence_for(criterion_code))


def _evidence_findings(assessment: Assessment) -> Iterator[Finding]:
    for item in assessment.evidence_items:
        if not item.used_for:
            yield Finding(Weight.NOTE, f"{item.code} chưa dùng ở tiêu chí nào", item.title, EVIDENCE)
        if item.kind is EvidenceKind.FILE and not item.files:
            yield Finding(Weight.WARNING, f"{item.code} chưa có tệp", item.title, EVIDENCE)
        if item.issued_on and not in_reach(item, assessment.school_year):
            fact = f"{item.title}, ngày {item.issued_on:%d/%m/%Y}; chương trình tạm tính từ 01/7 đến 31/8"
            sentence = f"{item.code} ghi ngày ngoài năm học {assessment.school_year}"
            yield Finding(Weight.WARNING, sentence, fact, EVIDENCE)
        if item.sensitivity is not Sensitivity.NONE and item.travel is Travel.DEFAULT:
            fact = f"{item.title}: mặc định chỉ gửi tên và mã kiểm tra, không gửi tệp"
            yield Finding(Weight.NOTE, f"{item.code} có dữ liệu cá nhân", fact, EVIDENCE)


def in_reach(item: EvidenceItem, school_year: str) -> bool:
    """Whether the item's own date lies from 1 July to 31 August: our own wide bounds, of no decision."""
    first = school_year[:4]
    if item.issued_on is None or not first.isdigit():
        return True
    year = int(first)
    day = (item.issued_on.year, item.issued_on.month)
    return (year, 7) <= day <= (year + 1, 8)


def _meeting_findings(assessment: Assessment) -> Iterator[Finding]:
    meeting = assessment.meeting
    needed = {
        "số biên bản": meeting.number,
        "ký hiệu": meeting.symbol,
        "ngày họp": meeting.held_on,
        "giờ bắt đầu": meeting.began_at,
        "giờ kết thúc": meeting.ended_at,
        "địa điểm": meeting.place,
        "số phiếu tán thành": meeting.votes_for is not None,
        "kết luận": meeting.conclusion,
    }
    if missing := [label for label, value in needed.items() if not value]:
        yield Finding(Weight.ERROR, "Biên bản chưa đủ thông tin", ", ".join(missing), MEETING)
    absent = sum(1 for entry in meeting.attendance if not entry.present)
    present = len(assessment.members) - absent
    counts = (meeting.votes_for, meeting.votes_against, meeting.votes_other)
    votes = sum(count or 0 for count in counts)
    if meeting.votes_for is not None and votes != present:
        yield Finding(Weight.ERROR, f"Số phiếu ({votes}) khác số người có mặt ({present})", "", MEETING)
