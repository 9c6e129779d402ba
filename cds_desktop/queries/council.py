"""Hội đồng và phân công: members with what each holds, and what keeps the list from being complete."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from cds_desktop.domain.folding import fold
from cds_desktop.domain.round import Assessment, Member, Role
from cds_desktop.domain.round.phases import is_open
from cds_desktop.domain.titles import criterion_title
from cds_desktop.queries.reading import read_current
from cds_desktop.storage.workspace import Workspace

NAME, ROLE, DECISION = "name", "role", "decision"


@dataclass(frozen=True)
class MemberRow:
    """A member and the number of answers still open in the criteria this member holds."""

    member: Member
    open_answers: int


@dataclass(frozen=True)
class CouncilProblem:
    """What the list lacks, the words that lead to mending it, and where: a member and a field."""

    sentence: str
    link: str
    field: str
    member_id: str = ""


@dataclass(frozen=True)
class CouncilView:
    """The council and every criterion that can be assigned: (code, title)."""

    members: tuple[MemberRow, ...]
    criteria: tuple[tuple[str, str], ...]
    unassigned: tuple[str, ...]
    editable: bool
    problems: tuple[CouncilProblem, ...] = ()


def council(workspace: Workspace) -> CouncilView:
    """The council of the current round."""
    with workspace.read() as db:
        now = read_current(db)
    held = {item.code: item.criterion_code for item in now.indicator_set.items}
    open_criteria = [held.get(code, code) for code in now.score.open_codes]
    rows = tuple(
        MemberRow(member, sum(1 for code in open_criteria if code in member.criteria))
        for member in now.assessment.members
    )
    criteria = tuple((c.code, criterion_title(now.indicator_set, c.code)) for c in now.indicator_set.criteria)
    assigned = {code for row in rows for code in row.member.criteria}
    unassigned = tuple(code for code, _ in criteria if code not in assigned)
    return CouncilView(rows, criteria, unassigned, is_open(now.phase), tuple(_problems(now.assessment)))


def _problems(assessment: Assessment) -> Iterator[CouncilProblem]:
    if assessment.members:
        yield from _role_problems(assessment)
        yield from _name_problems(assessment.members)
    if not assessment.council_decision_number:
        sentence = "Chưa ghi số quyết định thành lập Hội đồng."
        yield CouncilProblem(sentence, "Ghi số quyết định", DECISION)


def _role_problems(assessment: Assessment) -> Iterator[CouncilProblem]:
    for role, word in ((Role.CHAIR, "chủ tịch"), (Role.SECRETARY, "thư ký")):
        people = assessment.members_with(role)
        if not people:
            sentence = f"Hội đồng chưa có {word}; biên bản cần đúng một người."
            yield CouncilProblem(sentence, f"Chọn {word}", ROLE)
        elif len(people) > 1:
            sentence = f"Hội đồng có {len(people)} {word}; biên bản cần đúng một người."
            yield CouncilProblem(sentence, f"Đến {people[-1].full_name}", ROLE, people[-1].id)


def _name_problems(members: tuple[Member, ...]) -> Iterator[CouncilProblem]:
    by_name = sorted(members, key=lambda one: fold(one.full_name))
    for _, group in groupby(by_name, key=lambda one: fold(one.full_name)):
        same = list(group)
        if len(same) > 1:
            sentence = f"{same[-1].full_name} có {len(same)} dòng trong danh sách."
            yield CouncilProblem(sentence, "Đến dòng sau", NAME, same[-1].id)
