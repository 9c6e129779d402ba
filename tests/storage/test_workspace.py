"""Opening, changing and reading a workspace."""

import sqlite3
import threading
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from cds_desktop.errors import (
    Cancelled,
    WorkspaceExists,
    WorkspaceInUse,
    WorkspaceReadOnly,
    WorkspaceUnreadable,
)
from cds_desktop.storage import audit
from cds_desktop.storage.models import AnswerRecord, AssignmentRecord, MemberRecord, SchoolRecord
from cds_desktop.storage.workspace import Workspace, create_workspace, open_workspace


def _school_name(workspace: Workspace) -> str | None:
    with workspace.read() as db:
        record = db.get(SchoolRecord, 1)
    return record.name if record else None


def _name_school(workspace: Workspace, name: str, fault: BaseException | None = None) -> None:
    with workspace.change("Nhập tên trường") as db:
        db.add(SchoolRecord(id=1, name=name))
        db.flush()
        if fault:
            raise fault


def test_what_was_changed_is_there_after_opening_again(folder: Path) -> None:
    with create_workspace(folder) as workspace, workspace.change("Nhập tên trường") as db:
        db.add(SchoolRecord(id=1, name="Trường THCS Nguyễn Trãi"))

    with open_workspace(folder) as workspace:
        assert _school_name(workspace) == "Trường THCS Nguyễn Trãi"


def test_a_workspace_folder_holds_its_parts(workspace: Workspace, folder: Path) -> None:
    names = {path.name for path in folder.iterdir()}

    assert {"workspace.sqlite3", "evidence", "documents", "backups", "logs"} <= names


def test_each_change_leaves_exactly_one_line_of_the_journal(workspace: Workspace) -> None:
    with workspace.change("Nhập số liệu", "1.3", "2,5 điểm"):
        pass

    with workspace.read() as db:
        (entry,) = audit.entries(db)
    assert (entry.actor, entry.deed, entry.subject, entry.detail) == (
        "Trần Thị Thư", "Nhập số liệu", "1.3", "2,5 điểm",
    )  # fmt: skip
    assert entry.at == datetime(2026, 11, 21, 8, 30, tzinfo=UTC)


@pytest.mark.parametrize("fault", [ValueError("x"), Cancelled(), KeyboardInterrupt()])
def test_a_change_that_fails_leaves_no_trace(workspace: Workspace, fault: BaseException) -> None:
    with pytest.raises(type(fault)):
        _name_school(workspace, "Nửa chừng", fault)

    assert _school_name(workspace) is None
    with workspace.read() as db:
        assert audit.entries(db) == ()


def test_a_change_works_after_one_that_failed(workspace: Workspace) -> None:
    with pytest.raises(ValueError, match="x"), workspace.change("Hỏng"):
        raise ValueError("x")

    with workspace.change("Nhập tên trường") as db:
        db.add(SchoolRecord(id=1, name="An Dương"))
    assert _school_name(workspace) == "An Dương"


def test_moments_are_kept_in_utc_and_come_back_aware(school: Workspace) -> None:
    hanoi = datetime(2026, 11, 21, 15, 30, tzinfo=timezone(timedelta(hours=7)))
    with school.change("Nhập số liệu") as db:
        db.get_one(AnswerRecord, ("r", "1.2.1")).changed_at_utc = hanoi

    with school.read() as db:
        kept = db.get_one(AnswerRecord, ("r", "1.2.1")).changed_at_utc
    assert kept == hanoi
    assert kept.tzinfo is UTC


def test_reading_can_change_nothing(workspace: Workspace) -> None:
    with pytest.raises(WorkspaceUnreadable, match="readonly"), workspace.read() as db:
        db.execute(insert(SchoolRecord).values(id=1, name="lén"))

    assert _school_name(workspace) is None


def test_a_reader_sees_the_state_before_a_change_that_is_not_finished(workspace: Workspace) -> None:
    seen: list[str | None] = []
    with workspace.change("Nhập tên trường") as db:
        db.add(SchoolRecord(id=1, name="Mới"))
        db.flush()
        reader = threading.Thread(target=lambda: seen.append(_school_name(workspace)))
        reader.start()
        reader.join()

    assert seen == [None]
    assert _school_name(workspace) == "Mới"


def test_a_second_opening_is_refused_and_says_since_when(workspace: Workspace, folder: Path) -> None:
    with pytest.raises(WorkspaceInUse) as refused:
        open_workspace(folder)

    assert "21/11/2026" in refused.value.detail


def test_it_may_be_looked_at_while_another_writes(workspace: Workspace, folder: Path) -> None:
    with open_workspace(folder, read_only=True) as onlooker:
        with workspace.change("Nhập tên trường") as db:
            db.add(SchoolRecord(id=1, name="Mới"))

        assert _school_name(onlooker) == "Mới"
        with pytest.raises(WorkspaceReadOnly), onlooker.change("Sửa"):
            pass
        with pytest.raises(WorkspaceReadOnly):
            onlooker.evidence_files.keep_bytes(b"x", "a.txt")


def test_it_can_be_opened_again_once_closed(folder: Path) -> None:
    create_workspace(folder).close()

    open_workspace(folder).close()


def test_a_folder_with_a_workspace_is_not_made_new(workspace: Workspace, folder: Path) -> None:
    with pytest.raises(WorkspaceExists):
        create_workspace(folder)


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "luận văn.docx").write_bytes(b"x")

    with pytest.raises(WorkspaceExists, match="luận văn"):
        create_workspace(tmp_path)

    assert [path.name for path in tmp_path.iterdir()] == ["luận văn.docx"]


def test_an_interrupted_making_can_be_made_again(folder: Path) -> None:
    (folder / "evidence").mkdir(parents=True)
    (folder / "workspace.sqlite3.partial").write_bytes(b"half")

    with create_workspace(folder) as workspace:
        assert _school_name(workspace) is None


@pytest.mark.parametrize(
    "content", [b"", b"not a database at all" * 500, b"SQLite format 3\0" + b"\xff" * 9000]
)
def test_what_is_no_database_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "workspace.sqlite3").write_bytes(content)

    for read_only in (False, True):
        with pytest.raises(WorkspaceUnreadable):
            open_workspace(tmp_path, read_only=read_only)
    assert (tmp_path / "workspace.sqlite3").read_bytes() == content


def test_a_database_of_something_else_is_refused(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "workspace.sqlite3")
    connection.execute("CREATE TABLE songs (name TEXT)")
    connection.close()

    with pytest.raises(WorkspaceUnreadable):
        open_workspace(tmp_path)


def test_a_folder_without_a_workspace_is_refused(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "không có"):
        with pytest.raises(WorkspaceUnreadable):
            open_workspace(folder)


def test_a_workspace_pulled_out_while_open_is_reported(workspace: Workspace, folder: Path) -> None:
    for path in folder.glob("workspace.sqlite3*"):
        path.rename(path.with_name("moved-" + path.name))

    with pytest.raises(WorkspaceUnreadable), workspace.change("Sửa"):
        pass
    with pytest.raises(WorkspaceUnreadable), workspace.read():
        pass


def test_left_over_partial_files_go_when_it_is_opened(folder: Path) -> None:
    create_workspace(folder).close()
    left = [folder / name / "x.partial" for name in ("evidence", "documents", "backups")]
    for path in left:
        path.write_bytes(b"half")

    open_workspace(folder).close()

    assert not any(path.exists() for path in left)


def test_someone_who_only_looks_removes_nothing(workspace: Workspace, folder: Path) -> None:
    partial = folder / "evidence" / "x.partial"
    partial.write_bytes(b"being written by the other")

    open_workspace(folder, read_only=True).close()

    assert partial.exists()


def test_a_record_that_points_nowhere_is_refused_at_the_end_of_the_change(school: Workspace) -> None:
    with pytest.raises(IntegrityError), school.change("Phân công") as db:
        db.add(AssignmentRecord(member_id="nobody", criterion_code="1.3"))

    with school.read() as db:
        assert len(audit.entries(db)) == 1


def test_records_may_be_added_in_any_order(school: Workspace) -> None:
    with school.change("Phân công") as db:
        db.execute(insert(AssignmentRecord).values(member_id="m9", criterion_code="1.3"))
        db.add(MemberRecord(id="m9", round_id="r", position_in_list=9, full_name="Bình"))

    with school.read() as db:
        assert db.get(AssignmentRecord, ("m9", "1.3"))


def test_a_closed_workspace_neither_reads_nor_writes(school: Workspace) -> None:
    school.close()
    with pytest.raises(WorkspaceUnreadable), school.read():
        pass
    with pytest.raises(WorkspaceUnreadable), school.change("late"):
        pass
