"""The files of one item: added, moved, replaced with the earlier one kept, brought back, attached again."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from cds_desktop.actions import Changes
from cds_desktop.actions.evidence import (
    add_files_to,
    attach_evidence,
    move_file,
    reattach_file,
    remove_evidence,
    remove_file,
    replace_file,
    restore_file,
)
from cds_desktop.actions.minutes import draw_up_minutes
from cds_desktop.actions.undoing import redo, undo
from cds_desktop.actions.upkeep import remove_spare_files
from cds_desktop.domain.round import EvidenceItem
from cds_desktop.errors import EvidenceFileMissing, NotFound, NotTheSameFile
from cds_desktop.queries import evidence_item, evidence_table
from cds_desktop.queries.evidence_files import ItemFiles, check_files, evidence_files_of
from cds_desktop.storage.integrity import check_workspace
from cds_desktop.storage.workspace import Workspace

LONG_AGO = 1_600_000_000
Deed = Callable[[Workspace, str, Path], Changes]


def write(folder: Path, name: str, text: str = "") -> Path:
    path = folder / name
    path.write_text(text or name)
    return path


@pytest.fixture
def item(school: Workspace, tmp_path: Path) -> str:
    """The id of an item with the files a, b, c."""
    (attached,) = attach_evidence(school, "1.6.2", [write(tmp_path, "a.txt")]).files
    add_files_to(school, attached.evidence_id, [write(tmp_path, f"{name}.txt") for name in "bc"])
    return attached.evidence_id


def names(workspace: Workspace, evidence_id: str) -> str:
    return "".join(Path(file.name).stem for file in evidence_item(workspace, evidence_id).files)


def earlier(files: ItemFiles) -> list[list[str]]:
    return [[old.file.name for old in file.earlier] for file in files.files]


def test_files_are_added_once_each_and_a_bad_one_stops_no_other(
    school: Workspace, item: str, tmp_path: Path
) -> None:
    sources = [tmp_path / "mất.txt", write(tmp_path, "d.txt"), write(tmp_path, "lại.txt", "a.txt")]
    changes = add_files_to(school, item, sources)
    assert names(school, item) == "abcd"
    assert [note[:31] for note in changes.notes] == [
        "Không nhận được tệp “mất.txt”: ",
        "Tệp “lại.txt” đã có là H1-1.6-0",
    ]
    assert school.history.undoable[-1].words.startswith("thêm tệp vào H1-1.6-")


@pytest.mark.parametrize(
    ("position", "to", "order"), [(0, 2, "bca"), (2, 0, "cab"), (0, 99, "bca"), (2, -5, "cab")]
)
def test_a_file_moves_to_its_place_and_back_again(
    school: Workspace, item: str, position: int, to: int, order: str
) -> None:
    move_file(school, item, position, to)
    assert names(school, item) == order
    undo(school)
    assert names(school, item) == "abc"


def test_moving_a_file_to_its_own_place_is_no_step(school: Workspace, item: str) -> None:
    steps = school.history.undoable
    move_file(school, item, 1, 1)
    assert school.history.undoable == steps


def test_a_file_is_taken_out_and_comes_back_in_its_place(school: Workspace, item: str) -> None:
    remove_file(school, item, 1)
    assert names(school, item) == "ac"
    undo(school)
    assert names(school, item) == "abc"
    with pytest.raises(NotFound):
        remove_file(school, item, 3)


def test_a_replaced_file_stays_at_hand_and_can_be_brought_back(
    school: Workspace, item: str, tmp_path: Path
) -> None:
    replace_file(school, item, 1, write(tmp_path, "B.txt"))
    replace_file(school, item, 1, write(tmp_path, "X.txt"))
    files = evidence_files_of(school, item)
    assert names(school, item) == "aXc"
    assert earlier(files) == [[], ["B.txt", "b.txt"], []]
    first = files.files[1].earlier[-1]
    restore_file(school, item, first.number)
    assert names(school, item) == "abc"
    assert earlier(evidence_files_of(school, item)) == [[], ["X.txt", "B.txt"], []]
    for _ in range(3):
        undo(school)
    assert (names(school, item), earlier(evidence_files_of(school, item))) == ("abc", [[], [], []])
    for _ in range(3):
        redo(school)
    assert names(school, item) == "abc"
    assert school.history.undoable[-1].words.startswith("lấy lại bản trước của H1-")


def test_what_a_file_replaced_goes_where_the_file_goes(school: Workspace, item: str, tmp_path: Path) -> None:
    replace_file(school, item, 0, write(tmp_path, "A.txt"))
    move_file(school, item, 0, 2)
    assert earlier(evidence_files_of(school, item)) == [[], [], ["a.txt"]]
    remove_file(school, item, 2)
    assert earlier(evidence_files_of(school, item)) == [[], []]
    undo(school)
    assert earlier(evidence_files_of(school, item)) == [[], [], ["a.txt"]]


def test_replacing_a_file_by_itself_changes_nothing(school: Workspace, item: str, tmp_path: Path) -> None:
    steps = school.history.undoable
    changes = replace_file(school, item, 0, write(tmp_path, "khác tên.txt", "a.txt"))
    assert changes.notes == ("Tệp “khác tên.txt” giống hệt tệp đang có.",)
    assert (names(school, item), school.history.undoable) == ("abc", steps)


def test_a_file_named_only_by_the_history_is_no_orphan(school: Workspace, item: str, tmp_path: Path) -> None:
    spare = check_workspace(school).spare_files
    replace_file(school, item, 0, write(tmp_path, "A.txt"))
    (old,) = evidence_files_of(school, item).files[0].earlier
    os.utime(school.evidence_files.path_of(old.file.digest), (LONG_AGO, LONG_AGO))
    remove_spare_files(school)
    report = check_workspace(school)
    assert (report.faults, report.spare_files) == ((), spare)
    school.evidence_files.path_of(old.file.digest).unlink()
    assert check_workspace(school).faults == (
        "Bản trước của tệp minh chứng “a.txt”: không thấy trong thư mục hồ sơ",
    )
    with pytest.raises(EvidenceFileMissing):
        restore_file(school, item, old.number)
    assert names(school, item) == "Abc"


def test_what_is_removed_with_its_history_comes_back_with_it(
    school: Workspace, item: str, tmp_path: Path
) -> None:
    replace_file(school, item, 0, write(tmp_path, "A.txt"))
    remove_evidence(school, item)
    undo(school)
    assert earlier(evidence_files_of(school, item)) == [["a.txt"], [], []]


def lost(workspace: Workspace, evidence_id: str) -> EvidenceItem:
    found = evidence_item(workspace, evidence_id)
    workspace.evidence_files.path_of(found.files[1].digest).unlink()
    return found


def test_a_lost_file_is_attached_again_only_by_the_same_bytes(
    school: Workspace, item: str, tmp_path: Path
) -> None:
    found = lost(school, item)
    row = next(row for row in evidence_table(school).rows if row.item.id == item)
    assert (row.state_words, row.missing) == ("Không thấy tệp", (1,))
    with pytest.raises(NotTheSameFile) as refused:
        reattach_file(school, item, 1, write(tmp_path, "khác.txt"))
    assert "Thay tệp" in refused.value.advice
    assert not school.evidence_files.has(found.files[1].digest)
    reattach_file(school, item, 1, write(tmp_path, "tên mới.txt", "b.txt"))
    assert names(school, item) == "abc"
    assert not check_workspace(school).faults


def test_a_lost_file_is_attached_again_in_a_sealed_round_too(school: Workspace, tmp_path: Path) -> None:
    (attached,) = attach_evidence(school, "1.6.2", [write(tmp_path, "a.txt")]).files
    draw_up_minutes(school)
    digest = evidence_item(school, attached.evidence_id).files[0].digest
    school.evidence_files.path_of(digest).unlink()
    reattach_file(school, attached.evidence_id, 0, write(tmp_path, "a.txt"))
    assert school.evidence_files.has(digest)


def test_checking_finds_lost_and_altered_files_and_names_their_items(school: Workspace, item: str) -> None:
    assert check_files(school).faults == ()
    found = lost(school, item)
    school.evidence_files.path_of(found.files[2].digest).write_text("đã sửa")
    seen: list[tuple[int, int]] = []
    check = check_files(school, lambda done, total: seen.append((done, total)))
    assert [fault.words for fault in check.faults if fault.is_missing] == [
        f"{found.code}: không thấy tệp “b.txt”"
    ]
    assert [fault.position for fault in check.faults if not fault.is_missing] == [2]
    assert seen[-1] == (check.file_count, check.file_count)


@pytest.mark.parametrize(
    "deed",
    [
        lambda workspace, item, path: replace_file(workspace, item, 7, path),
        lambda workspace, item, path: move_file(workspace, item, 7, 0),
        lambda workspace, item, path: restore_file(workspace, item, 7),
        lambda workspace, item, path: reattach_file(workspace, item, 7, path),
        lambda workspace, item, path: add_files_to(workspace, "không có", [path]),
    ],
)
def test_a_place_that_is_not_there_is_said_and_nothing_changes(
    school: Workspace, item: str, tmp_path: Path, deed: Deed
) -> None:
    before = evidence_table(school).rows
    with pytest.raises(NotFound):
        deed(school, item, write(tmp_path, "mới.txt"))
    assert evidence_table(school).rows == before
