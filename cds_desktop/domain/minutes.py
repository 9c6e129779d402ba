"""Biên bản tự đánh giá (Mẫu 1.9, NĐ 30/2020/NĐ-CP): what it says, in words."""

from dataclasses import dataclass
from datetime import date, time

from cds_desktop.domain.indicator_set import IndicatorSet
from cds_desktop.domain.minutes_scores import met_words
from cds_desktop.domain.numbers import show
from cds_desktop.domain.round.assessment import Assessment, Meeting, Member, Role
from cds_desktop.domain.scoring import Score
from cds_desktop.domain.text import capital


@dataclass(frozen=True)
class GroupResult:
    """Total and level of one group in words."""

    title: str
    points: str
    max_points: str
    level: str


def day_words(day: date) -> str:
    """ "ngày 05 tháng 02 năm 2027": a leading 0 for days below 10 and months 1 and 2 (NĐ 30)."""
    month = f"{day.month:02d}" if day.month <= 2 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def moment_words(at: time | None, day: date | None) -> str:
    """ "14 giờ 00, ngày 15 tháng 4 năm 2027"; dots where nothing was entered."""
    hour = f"{at.hour:02d} giờ {at.minute:02d}" if at else "… giờ …"
    return f"{hour}, {day_words(day)}" if day else f"{hour}, ngày … tháng … năm …"


def present_words(assessment: Assessment) -> str:
    """ "6/7 thành viên Hội đồng; vắng 01: ông Phạm Quốc Bảo (đi tập huấn)"."""
    absent = {a.member_id: a.reason for a in assessment.meeting.attendance if not a.present}
    away = [member for member in assessment.members if member.id in absent]
    total = len(assessment.members)
    head = f"{total - len(away)}/{total} thành viên Hội đồng"
    if not away:
        return f"{head}; vắng: không"
    names = ", ".join(_absent_words(member, absent[member.id]) for member in away)
    return f"{head}; vắng {len(away):02d}: {names}"


def _absent_words(member: Member, reason: str) -> str:
    name = f"{member.salutation.lower()} {member.full_name}".strip()
    return f"{name} ({reason})" if reason else name


def person_words(assessment: Assessment, role: Role) -> str:
    """ "Bà Đỗ Thị Kim Oanh, Hiệu trưởng, Chủ tịch Hội đồng"; dots where nobody holds the role."""
    people = assessment.members_with(role)
    if not people:
        return "…"
    member = people[0]
    return ", ".join(part for part in (member.addressed, member.position, role.label) if part)


def legal_bases_of(indicator_set: IndicatorSet, assessment: Assessment) -> tuple[str, ...]:
    """Căn cứ: the set's decision, the council's decision, the plan, then those entered."""
    basis = indicator_set.legal_basis
    found = []
    if basis.number:
        when = f" {day_words(basis.issued_on)}" if basis.issued_on else ""
        found.append(f"Quyết định số {basis.number}{when} của {basis.issuer}{issuing_words(indicator_set)}")
    if assessment.council_decision_number:
        when = f" {day_words(assessment.council_decision_date)}" if assessment.council_decision_date else ""
        issuer = assessment.council_decision_issuer or f"Hiệu trưởng {assessment.school.name}"
        found.append(
            f"Quyết định số {assessment.council_decision_number}{when} của {issuer} "
            "về việc thành lập Hội đồng tự đánh giá"
        )
    if assessment.plan_number:
        when = f" {day_words(assessment.plan_date)}" if assessment.plan_date else ""
        found.append(f"Kế hoạch tự đánh giá số {assessment.plan_number}{when} của {assessment.school.name}")
    return (*found, *(basis.rstrip(" ;.") for basis in assessment.legal_bases))


def issuing_words(indicator_set: IndicatorSet) -> str:
    """What the decision issues: " ban hành Bộ chỉ số …"; a demonstration was issued by nobody."""
    title = indicator_set.title
    return "" if indicator_set.demonstration else f" ban hành {capital(title)}"


def vote_words(meeting: Meeting) -> str:
    """Biểu quyết: for, against, other."""
    counts = (meeting.votes_for, meeting.votes_against, meeting.votes_other)
    if all(count is None for count in counts):
        return ""
    yes, no, other = (count or 0 for count in counts)
    return f"Tán thành: {yes}; không tán thành: {no}; ý kiến khác: {other}"


def level_title_words(result: Score) -> str:
    """ "Mức 3 (Đáp ứng tốt)"."""
    return f"Mức {result.level}" + (f" ({result.level_title})" if result.level_title else "")


def condition_words(result: Score) -> str:
    """ "Đạt (tiêu chí 1.1, 1.2)", or which are met and which are not: "Chưa đạt: tiêu chí 2.1; …"."""
    told: dict[str, list[str]] = {}
    for condition in sorted(result.conditions, key=lambda one: one.met is True):
        told.setdefault(met_words(condition.met), []).append(condition.code)
    if list(told) == [met_words(True)]:
        return f"{met_words(True)} (tiêu chí {', '.join(told[met_words(True)])})"
    words = "; ".join(f"{word.lower()}: tiêu chí {', '.join(codes)}" for word, codes in told.items())
    return capital(words)


def group_results(indicator_set: IndicatorSet, result: Score) -> tuple[GroupResult, ...]:
    """Total and level per group."""
    titles = {group.code: group.title for group in indicator_set.groups}
    return tuple(
        GroupResult(
            title=f"Nhóm {group.code}. {titles[group.code]}",
            points=show(group.points),
            max_points=show(group.max_points),
            level=f"Mức {group.level}" if group.level else "không xếp mức riêng",
        )
        for group in result.groups
        if group.max_points
    )
