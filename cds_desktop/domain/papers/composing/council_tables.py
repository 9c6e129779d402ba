"""Tables of the council: its members, who signs beside their name, its secretaries and working groups."""

from collections.abc import Sequence

from cds_desktop.domain.papers.composing.composer import Rows
from cds_desktop.domain.papers.model import Column, Row, Table
from cds_desktop.domain.papers.source import PaperSource
from cds_desktop.domain.papers.templates import DOTS
from cds_desktop.domain.round import Member, Role

_COLUMNS = (
    Column("TT", 12, centred=True, is_number=True),
    Column("Họ và tên", 50),
    Column("Chức vụ", 55),
    Column("Nhiệm vụ trong Hội đồng", 48),
)
_SIGNED_COLUMNS = (
    Column("TT", 12, centred=True, is_number=True),
    Column("Họ và tên", 46),
    Column("Chức vụ", 42),
    Column("Nhiệm vụ", 35),
    Column("Chữ ký", 30, centred=True),
)
_RANK = {Role.CHAIR: 0, Role.VICE_CHAIR: 1, Role.SECRETARY: 2, Role.MEMBER: 3}


def members_in_order(source: PaperSource) -> tuple[Member, ...]:
    """Thành viên: chair first, then vice chairs, secretaries and members as they were entered."""
    return tuple(sorted(source.assessment.members, key=lambda member: _RANK[member.role]))


def members_table(source: PaperSource) -> Table:
    """Danh sách thành viên Hội đồng."""
    rows = [
        (str(position), member.addressed, member.position or DOTS, member.role.label)
        for position, member in enumerate(members_in_order(source), 1)
    ]
    return _table(_COLUMNS, rows, "Thành viên Hội đồng")


def signed_members_table(source: PaperSource) -> Table:
    """Danh sách và chữ ký: a place to sign beside each name."""
    rows = [
        (str(position), member.addressed, member.position or DOTS, member.role.label, "")
        for position, member in enumerate(members_in_order(source), 1)
    ]
    return _table(_SIGNED_COLUMNS, rows, "Danh sách và chữ ký", least_lines=2)


def _table(
    columns: tuple[Column, ...], rows: Sequence[tuple[str, ...]], name: str, *, least_lines: int = 1
) -> Table:
    rows = rows or [("1", *[DOTS] * (len(columns) - 1))]
    return Table(columns, tuple(Row(cells, least_lines=least_lines) for cells in rows), 12, name=name)


def proposed_secretaries(source: PaperSource) -> Rows:
    """Ban thư ký: the council's secretaries."""
    secretaries = source.assessment.members_with(Role.SECRETARY)
    return tuple((member.addressed, member.position or DOTS, member.role.label) for member in secretaries)


def proposed_groups(source: PaperSource) -> Rows:
    """Nhóm công tác: for each group of criteria those members who hold one of them."""
    rows: list[tuple[str, ...]] = []
    for group in source.indicator_set.groups:
        codes = [criterion.code for criterion in source.indicator_set.criteria_of(group.code)]
        people = [m for m in members_in_order(source) if any(code in m.criteria for code in codes)]
        held = [code for code in codes if any(code in member.criteria for member in people)]
        if people:
            names = "; ".join(member.addressed for member in people)
            rows.append((f"Nhóm công tác {len(rows) + 1}", DOTS, names, ", ".join(held)))
    return tuple(rows)
