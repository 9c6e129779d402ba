"""All findings of a round together, and those which keep its numbers from being sealed."""

from collections.abc import Iterable, Iterator

from cds_desktop.domain.indicator_set import IndicatorSet
from cds_desktop.domain.readiness.evidence import evidence_findings
from cds_desktop.domain.readiness.findings import Finding, Kind, Weight
from cds_desktop.domain.readiness.places import COUNCIL, MEETING, SCHOOL, SET
from cds_desktop.domain.readiness.scores import condition_findings, item_findings, text_findings
from cds_desktop.domain.readiness.setup import missing_of_school
from cds_desktop.domain.round import Assessment, Role
from cds_desktop.domain.scoring import Score

_ROLE_WORDS = {Role.CHAIR: "chủ tịch", Role.SECRETARY: "thư ký"}


def findings(indicator_set: IndicatorSet, assessment: Assessment, result: Score) -> tuple[Finding, ...]:
    """Everything to look at before the meeting, errors first."""
    return in_order(
        [
            *_set_findings(indicator_set),
            *_school_findings(assessment),
            *_council_findings(assessment),
            *condition_findings(indicator_set, assessment, result),
            *item_findings(indicator_set, assessment, result),
            *evidence_findings(assessment),
            *text_findings(indicator_set, assessment, result),
        ]
    )


def in_order(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings with the worst first."""
    weights, kinds = list(Weight), list(Kind)
    return tuple(sorted(found, key=lambda f: (weights.index(f.weight), kinds.index(f.kind))))


def sealing_faults(indicator_set: IndicatorSet, assessment: Assessment, result: Score) -> tuple[Finding, ...]:
    """What keeps the numbers from being sealed: every error, and an incomplete meeting."""
    errors = [f for f in findings(indicator_set, assessment, result) if f.weight is Weight.ERROR]
    if not indicator_set.is_checked:
        errors.append(_unchecked(indicator_set, Weight.ERROR))
    return (*errors, *_meeting_findings(assessment))


def _unchecked(indicator_set: IndicatorSet, weight: Weight) -> Finding:
    rows = indicator_set.unchecked_rows
    faults = "; ".join(indicator_set.open_faults)
    faults = f"{faults[:1].upper()}{faults[1:]}"
    fact = faults or "Biên bản in ra mang chữ “DỰ THẢO”"
    sentence = f"Bộ chỉ số còn {len(rows)} dòng chưa đối chiếu với bản giấy"
    return Finding(weight, sentence, fact, SET, Kind.SET_UNCHECKED, rows)


def _set_findings(indicator_set: IndicatorSet) -> Iterator[Finding]:
    if not indicator_set.is_checked:
        yield _unchecked(indicator_set, Weight.WARNING)


def _school_findings(assessment: Assessment) -> Iterator[Finding]:
    if missing := missing_of_school(assessment.school):
        sentence = "Thông tin trường chưa đủ để in văn bản"
        yield Finding(Weight.ERROR, sentence, ", ".join(missing), SCHOOL, Kind.SCHOOL)


def _council_findings(assessment: Assessment) -> Iterator[Finding]:
    for role in (Role.CHAIR, Role.SECRETARY):
        people = assessment.members_with(role)
        if len(people) != 1:
            fact = "Biên bản cần đúng một người ở vai trò này"
            found = f"Hội đồng có {len(people)}" if people else "Hội đồng chưa có"
            words = f"{found} {_ROLE_WORDS[role]}"
            yield Finding(Weight.ERROR, words, fact, COUNCIL, Kind.COUNCIL, (role.value,))
    if not assessment.council_decision_number:
        sentence = "Chưa ghi số quyết định thành lập Hội đồng"
        fact = "In ở phần căn cứ của biên bản"
        yield Finding(Weight.WARNING, sentence, fact, COUNCIL, Kind.COUNCIL, ("decision",))


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
        yield Finding(Weight.ERROR, "Biên bản chưa đủ thông tin", ", ".join(missing), MEETING, Kind.MEETING)
    absent = sum(1 for entry in meeting.attendance if not entry.present)
    present = len(assessment.members) - absent
    counts = (meeting.votes_for, meeting.votes_against, meeting.votes_other)
    votes = sum(count or 0 for count in counts)
    if meeting.votes_for is not None and votes != present:
        words = f"Số phiếu ({votes}) khác số người có mặt ({present})"
        yield Finding(Weight.ERROR, words, "", MEETING, Kind.MEETING)
