"""Bảng phân công nhiệm vụ: who sees to which criteria, what each is to gather and until when."""

from collections.abc import Iterator
from dataclasses import replace

from cds_desktop.domain.code_order import code_order
from cds_desktop.domain.papers.composing.annex_signing import SIGNED, signed
from cds_desktop.domain.papers.composing.composer import Composer, Rows
from cds_desktop.domain.papers.composing.council_tables import proposed_groups
from cds_desktop.domain.papers.forms.numbers import ASSIGNMENT_COLUMNS
from cds_desktop.domain.papers.kinds import PaperKind
from cds_desktop.domain.papers.model import Column, Row, Table, cells
from cds_desktop.domain.papers.source import PaperSource
from cds_desktop.domain.papers.templates import Filling, PartFacts, PartSort, Vocabulary, table_of
from cds_desktop.domain.round import Member

TABLE_KEY = "assignments"
SHEET = "Bảng phân công"
DEADLINE_COLUMNS = (
    Column("TT", 10, centred=True, is_number=True),
    Column("Nội dung", 170),
    Column("Thời hạn", 72, centred=True),
)
ANY_EVIDENCE = "văn bản, số liệu, sản phẩm chứng minh từng nội dung của tiêu chí"
GROUP_TABLE, GROUP_NAME, GROUP_PEOPLE = "working_groups", 0, (1, 2)
PART = PartFacts(PartSort.TABLE, "Phân công từng người", TABLE_KEY, ASSIGNMENT_COLUMNS)
VOCABULARY = Vocabulary(
    fields=SIGNED.fields,
    parts={
        **SIGNED.parts,
        "thời hạn của đợt": PartFacts(PartSort.TABLE, "Các mốc thời hạn đã ghi cho đợt đánh giá"),
    },
)


def assignments_tables(source: PaperSource) -> tuple[Table, ...]:
    """Bảng phân công as it was typed, else as proposed, and the deadlines of the round."""
    rows = source.entry(PaperKind.ASSIGNMENTS).rows.get(TABLE_KEY) or proposed_assignments(source)
    return (replace(table_of(PART, rows), name=SHEET), *_deadlines(source))


def proposed_assignments(source: PaperSource) -> tuple[tuple[str, ...], ...]:
    """One row for each member of the council, with the criteria already given to each."""
    return tuple(_row(source, member) for member in source.assessment.members)


def _row(source: PaperSource, member: Member) -> tuple[str, ...]:
    codes = sorted(member.criteria, key=code_order)
    position = ", ".join(part for part in (member.position, member.role.label) if part)
    wanted = "\n".join(_wanted(source, codes))
    return (member.addressed, position, _group_of(source, member), ", ".join(codes), wanted, _due(source))


def _wanted(source: PaperSource, codes: list[str]) -> Iterator[str]:
    """Minh chứng cần thu thập: what the set itself hints at, and for the others what any criterion needs."""
    silent: list[str] = []
    for code in codes:
        criterion = source.indicator_set.criterion(code)
        hints = [criterion.evidence_hint] if criterion else []
        hints += [item.evidence_hint for item in source.indicator_set.items_of(code)]
        said = "; ".join(dict.fromkeys(hint for hint in hints if hint))
        if said:
            yield f"{code}: {said}"
        else:
            silent.append(code)
    if silent:
        yield f"{', '.join(silent)}: {ANY_EVIDENCE}"


def _group_of(source: PaperSource, member: Member) -> str:
    """Nhóm công tác of the council's decision that names this member."""
    found: list[str] = []
    entered = source.entry(PaperKind.COUNCIL_DECISION).rows.get(GROUP_TABLE)
    for row in entered or proposed_groups(source):
        people = " ".join(row[at] for at in GROUP_PEOPLE if at < len(row))
        if row and member.full_name and member.full_name in people:
            found.append(row[GROUP_NAME])
    return "; ".join(found)


def _due(source: PaperSource) -> str:
    """The day by which evidence is to be there, where the round has set one."""
    days = {one.key: one.due_on for one in source.assessment.deadlines}
    day = days.get("evidence")
    return f"{day:%d/%m/%Y}" if day else ""


def _filling(source: PaperSource) -> Filling:
    ending = signed(PaperKind.ASSIGNMENTS, source)
    return Filling(ending.fields, {**ending.parts, "thời hạn của đợt": _deadlines(source)})


def _proposed(source: PaperSource) -> dict[str, Rows]:
    return {TABLE_KEY: proposed_assignments(source)}


def _deadlines(source: PaperSource) -> tuple[Table, ...]:
    deadlines = enumerate(source.assessment.deadlines, 1)
    rows = tuple(Row(cells(n, one.label, f"{one.due_on:%d/%m/%Y}")) for n, one in deadlines)
    return (Table(DEADLINE_COLUMNS, rows, name="Thời hạn"),) if rows else ()


ASSIGNMENTS = Composer(VOCABULARY, _filling, _proposed, is_wide=True)
