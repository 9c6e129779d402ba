"""Hội đồng và phân công: members with what each holds."""

from dataclasses import dataclass

from cds_desktop.domain.round import Member
from cds_desktop.domain.round.phases import is_open
from cds_desktop.domain.titles import criterion_title
from cds_desktop.queries.reading import read_current
from cds_desktop.storage.workspace import Workspace


@dataclass(frozen=True)
class MemberRow:
    """A member and the number of answers still open in the criteria this member holds."""

    member: Member
    open_answers: int


@dataclass(frozen=True)
class CouncilView:
    """The council and every criterion that can be assigned: (code, title)."""

    members: tuple[MemberRow, ...]
    criteria: tuple[tuple[str, str], ...]
    unassigned: tuple[str, ...]
    editable: bool


def council(workspace: Workspace) -> CouncilView:
    """The council of the current round."""
    with workspace.read() as db:
        now = read_current(db)
    open_codes = set(now.score.mandatory_open)
    open_codes |= {item.code for item in now.score.items if item.points is None}
    held = {item.code: item.criterion_code for item in now.indicator_set.items}
    open_criteria = [held.get(code, code) for code in open_codes]
    rows = tuple(
        MemberRow(member, sum(1 for code in open_criteria if code in member.criteria))
        for member in now.assessment.members
    )
    criteria = tuple((c.code, criterion_title(now.indicator_set, c.code)) for c in now.indicator_set.criteria)
    assigned = {code for row in rows for code in row.member.criteria}
    unassigned = tuple(code for code, _ in criteria if code not in assigned)
    return CouncilView(rows, criteria, unassigned, is_open(now.phase))
