"""Trường, Hội đồng, phiên họp: what must not stay empty, for papers print it or nothing can be sent."""

from collections.abc import Iterator

from cds_desktop.domain.readiness.check import Hit
from cds_desktop.domain.readiness.context import Context
from cds_desktop.domain.round import Assessment, Role, School

# Fields of a school with their words; the forms ask for the same ones.
NEEDED_OF_SCHOOL = {
    "name": "tên trường",
    "name_upper": "tên in hoa",
    "superior_upper": "cơ quan cấp trên",
    "place_name": "địa danh",
    "abbreviation": "chữ viết tắt",
}
_ROLE_WORDS = {Role.CHAIR: "chủ tịch", Role.SECRETARY: "thư ký"}


def missing_of_school(school: School) -> tuple[str, ...]:
    """Thông tin trường still empty, in words."""
    return tuple(words for name, words in NEEDED_OF_SCHOOL.items() if not getattr(school, name))


def missing_in_setup(assessment: Assessment) -> tuple[str, ...]:
    """The same, with what is needed of the round: who receives the dossier."""
    office = () if assessment.receiving_office.name else ("cơ quan nhận hồ sơ",)
    return (*missing_of_school(assessment.school), *office)


def school_incomplete(context: Context) -> Iterator[Hit]:
    """Information of the school that papers print."""
    if missing := missing_of_school(context.assessment.school):
        yield Hit("Thông tin trường chưa đủ để in văn bản", ", ".join(missing))


def council_roles(context: Context) -> Iterator[Hit]:
    """Exactly one chair and one secretary."""
    for role, words in _ROLE_WORDS.items():
        people = context.assessment.members_with(role)
        if len(people) != 1:
            found = f"Hội đồng có {len(people)}" if people else "Hội đồng chưa có"
            yield Hit(f"{found} {words}", "Biên bản cần đúng một người ở vai trò này", (role.value,))


def council_decision(context: Context) -> Iterator[Hit]:
    """The number of the decision that named the council."""
    if not context.assessment.council_decision_number:
        fact = "In ở phần căn cứ của biên bản"
        yield Hit("Chưa ghi số quyết định thành lập Hội đồng", fact, ("decision",))


def meeting_incomplete(context: Context) -> Iterator[Hit]:
    """What the minutes cannot do without."""
    meeting = context.assessment.meeting
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
        yield Hit("Biên bản chưa đủ thông tin", ", ".join(missing))


def votes_differ(context: Context) -> Iterator[Hit]:
    """As many votes as members were there."""
    meeting = context.assessment.meeting
    absent = sum(1 for entry in meeting.attendance if not entry.present)
    present = len(context.assessment.members) - absent
    votes = sum(count or 0 for count in (meeting.votes_for, meeting.votes_against, meeting.votes_other))
    if meeting.votes_for is not None and votes != present:
        yield Hit(f"Số phiếu ({votes}) khác số người có mặt ({present})")
