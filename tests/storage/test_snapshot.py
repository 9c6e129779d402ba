"""A round read as frozen values, in a fixed order."""

from decimal import Decimal

import pytest
from sqlalchemy import text

from cds_desktop.domain.round import Attendance, Role
from cds_desktop.errors import NotFound, WorkspaceUnreadable
from cds_desktop.storage.models import AssignmentRecord, AttendanceRecord, MeetingRecord
from cds_desktop.storage.snapshot import current_round, read_assessment
from cds_desktop.storage.workspace import Workspace


def test_answers_are_decimals_in_the_order_of_codes(school: Workspace) -> None:
    with school.read() as db:
        answers = read_assessment(db, "r").answers

    assert list(answers) == ["1.2.1", "1.10.1"]
    assert (answers["1.2.1"].numerator, answers["1.2.1"].denominator) == (Decimal(37), Decimal(40))
    assert str(answers["1.10.1"].points) == "2.50"
    assert answers["1.10.1"].count is None


def test_members_come_in_the_order_of_the_list_with_their_criteria(school: Workspace) -> None:
    with school.change("Phân công") as db:
        db.add_all([AssignmentRecord(member_id="m2", criterion_code=code) for code in ("1.10", "1.9")])

    with school.read() as db:
        members = read_assessment(db, "r").members
    assert [(member.id, member.role, member.criteria) for member in members] == [
        ("m1", Role.CHAIR, ()), ("m2", Role.MEMBER, ("1.9", "1.10")),
    ]  # fmt: skip


def test_evidence_comes_in_the_order_of_codes_with_files_and_uses(school: Workspace, add_evidence) -> None:
    with school.change("Đính kèm") as db:
        add_evidence(db, "H1-1.3-10", "a" * 64, 1, "1.10", "1.3")
        add_evidence(db, "H1-1.3-02", "a" * 64, 1)

    with school.read() as db:
        items = read_assessment(db, "r").evidence_items
    assert [item.code for item in items] == ["H1-1.3-02", "H1-1.3-10"]
    assert items[1].used_for == ("1.3", "1.10")
    assert [file.digest for file in items[1].files] == ["a" * 64]


def test_only_members_with_a_row_are_in_the_attendance(school: Workspace) -> None:
    with school.change("Điểm danh") as db:
        db.add(AttendanceRecord(member_id="m2", present=False, reason="ốm"))
        db.add(MeetingRecord(round_id="r", recipients="UBND xã\nLưu: VT\n"))

    with school.read() as db:
        meeting = read_assessment(db, "r").meeting
    assert meeting.attendance == (Attendance(member_id="m2", present=False, reason="ốm"),)
    assert meeting.recipients == ("UBND xã", "Lưu: VT")


def test_the_school_levels_are_words(school: Workspace) -> None:
    with school.read() as db:
        assert read_assessment(db, "r").school.levels == ("TH", "THCS")


def test_reading_twice_gives_the_same(school: Workspace, add_evidence) -> None:
    with school.change("Đính kèm") as db:
        add_evidence(db, "H1-1.3-01", "a" * 64, 1, "1.3", "1.4", "2.1")

    with school.read() as db:
        first = read_assessment(db, "r")
    with school.read() as db:
        assert read_assessment(db, "r") == first


def test_the_current_round_is_the_one_opened(school: Workspace) -> None:
    with school.read() as db:
        assert current_round(db).school_year == "2025-2026"


def test_without_a_round_there_is_nothing_to_read(workspace: Workspace) -> None:
    with workspace.read() as db:
        with pytest.raises(NotFound):
            current_round(db)
        with pytest.raises(NotFound):
            read_assessment(db, "r")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE round SET phase = 'mơ'",
        "UPDATE member SET role = 'vua'",
        "UPDATE answer SET points = 'nhiều'",
        "UPDATE answer SET points = CAST(x'ff' AS TEXT)",
        "DROP TABLE answer",
    ],
)
def test_values_this_app_never_wrote_make_the_workspace_unreadable(school: Workspace, statement: str) -> None:
    with school.change("Sửa ngoài chương trình") as db:
        db.execute(text(statement))

    with pytest.raises(WorkspaceUnreadable), school.read() as db:
        read_assessment(db, current_round(db).id)
