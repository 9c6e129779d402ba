"""Many at once: one step to undo, files that are known, edits of many, merging."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cds_desktop.actions.assess import write_text
from cds_desktop.actions.evidence import (
    EvidenceEdits,
    WhenKnown,
    add_evidence,
    attach_evidence,
    change_evidence,
    change_evidence_items,
    known_files,
    merge_evidence,
    remove_evidence_items,
    use_evidence,
)
from cds_desktop.actions.undoing import redo, undo
from cds_desktop.domain.round import CriterionText, EvidenceItem, EvidenceKind, Sensitivity, Travel
from cds_desktop.errors import Cancelled, DiskFull, NotAllowedNow, NotFound, WorkspaceUnreadable
from cds_desktop.queries import criterion_view, evidence_table
from cds_desktop.storage.integrity import check_workspace
from cds_desktop.storage.workspace import Workspace

HEIC = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"x" * 50


def items(workspace: Workspace) -> dict[str, EvidenceItem]:
    return {row.item.id: row.item for row in evidence_table(workspace).rows}


def files(folder: Path, count: int) -> list[Path]:
    paths = [folder / f"tệp {number}.txt" for number in range(count)]
    for path in paths:
        path.write_text(f"nội dung {path.name}")
    return paths


def attached_ids(workspace: Workspace, folder: Path, count: int) -> list[str]:
    return [file.evidence_id for file in attach_evidence(workspace, "1.6.2", files(folder, count)).files]


def words(workspace: Workspace) -> str:
    return workspace.history.undoable[-1].words


def test_a_batch_is_one_step_however_many_transactions_it_took(school: Workspace, tmp_path: Path) -> None:
    before, steps = items(school), len(school.history.undoable)
    attached = attach_evidence(school, "1.6.2", files(tmp_path, 120))
    after = items(school)
    assert (attached.added, len(after) - len(before)) == (120, 120)
    assert len(set(attached.codes)) == 120
    assert (len(school.history.undoable), words(school)) == (steps + 1, "thêm 120 minh chứng")
    undo(school)
    assert items(school) == before
    redo(school)
    assert items(school) == after


def test_two_batches_are_two_steps(school: Workspace, tmp_path: Path) -> None:
    steps = len(school.history.undoable)
    for name in ("một", "hai"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text(name)
        attach_evidence(school, "1.6.2", [tmp_path / name / "a.txt"])
    assert len(school.history.undoable) == steps + 2


@pytest.mark.parametrize(
    ("choice", "added", "uses"),
    [(WhenKnown.REUSE, 0, {"1.6.2", "1.7.1"}), (WhenKnown.SKIP, 0, {"1.6.2"}), (WhenKnown.ADD, 2, {"1.6.2"})],
)
def test_what_to_do_with_a_known_file_is_chosen(
    school: Workspace, tmp_path: Path, choice: WhenKnown, added: int, uses: set[str]
) -> None:
    ids = attached_ids(school, tmp_path, 2)
    attached = attach_evidence(school, "1.7.1", files(tmp_path, 2), when_known=choice)
    assert attached.added == added
    assert all(set(items(school)[id_].used_for) == uses for id_ in ids)
    assert [file.reused for file in attached.files] == [choice is WhenKnown.REUSE] * 2
    assert [file.skipped for file in attached.files] == [choice is WhenKnown.SKIP] * 2


def test_the_same_file_twice_in_one_batch_is_one_item(school: Workspace, tmp_path: Path) -> None:
    (path,) = files(tmp_path, 1)
    twin = tmp_path / "bản sao.txt"
    twin.write_bytes(path.read_bytes())
    attached = attach_evidence(school, "1.6.2", [path, twin])
    assert (attached.added, len(set(attached.codes))) == (1, 1)
    assert attached.notes == (f"Tệp “bản sao.txt” đã có là {attached.codes[0]}, dùng lại.",)


def test_known_files_are_found_by_their_bytes(school: Workspace, tmp_path: Path) -> None:
    ids = attached_ids(school, tmp_path, 2)
    renamed, same_size = tmp_path / "tên khác.txt", tmp_path / "cỡ như nhau.txt"
    first, second = files(tmp_path, 2)
    renamed.write_bytes(first.read_bytes())
    same_size.write_bytes(b"x" * first.stat().st_size)
    found = known_files(school, [renamed, same_size, second, tmp_path / "mất.txt", tmp_path])
    assert [(known.source, known.evidence_id) for known in found] == [(renamed, ids[0]), (second, ids[1])]
    assert found[0].title == "tệp 0"

    def cancel(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        known_files(school, [renamed], cancel)


def test_each_bad_file_has_one_sentence_and_the_rest_goes_in(school: Workspace, tmp_path: Path) -> None:
    good, heic, empty = tmp_path / "tốt.txt", tmp_path / "lop8a2.heic", tmp_path / "rỗng.pdf"
    long_name = tmp_path / ("dài " * 50 + ".txt")
    good.write_text("tốt")
    heic.write_bytes(HEIC)
    empty.touch()
    long_name.write_text("dài")
    gone = tmp_path / "mất.txt"
    attached = attach_evidence(school, "1.6.2", [heic, good, empty, gone, long_name])
    assert attached.notes == (
        "Không nhận được tệp “lop8a2.heic”: Ảnh HEIC nhiều máy không mở được. "
        "Đổi ảnh sang JPG hoặc PNG rồi thả lại.",
        "Không nhận được tệp “rỗng.pdf”: Tệp rỗng (0 byte). Mở tệp gốc xem đã lưu chưa, rồi thả lại.",
        "Không nhận được tệp “mất.txt”: không thấy tệp. "
        "Kiểm tra tệp còn ở chỗ cũ, USB còn cắm và có quyền đọc, rồi thêm lại.",
    )
    assert attached.added == 2


def test_cancelling_before_the_first_file_is_in_changes_nothing(school: Workspace, tmp_path: Path) -> None:
    def cancel(done: int, total: int) -> None:
        raise Cancelled

    before, steps = items(school), school.history.undoable
    with pytest.raises(Cancelled):
        attach_evidence(school, "1.6.2", files(tmp_path, 3), cancel)
    assert (items(school), school.history.undoable) == (before, steps)


def test_progress_counts_files_and_the_bytes_of_each(school: Workspace, tmp_path: Path) -> None:
    big = tmp_path / "to.bin"
    big.write_bytes(b"x" * (3 << 20))
    files_seen: list[tuple[int, int]] = []
    bytes_seen: list[tuple[int, int]] = []
    attach_evidence(
        school, "1.6.2", [*files(tmp_path, 1), big],
        lambda done, total: files_seen.append((done, total)),
        bytes_progress=lambda done, total: bytes_seen.append((done, total)),
    )  # fmt: skip
    assert set(files_seen) == {(0, 2), (1, 2)}
    assert bytes_seen[-3:] == [(1 << 20, 3 << 20), (2 << 20, 3 << 20), (3 << 20, 3 << 20)]


@pytest.fixture
def limit_files() -> Iterator[Callable[[int], None]]:
    """Sets the largest file this process may write: what a full disk says, without filling one."""
    resource = pytest.importorskip("resource")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    yield lambda size: resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_disk_that_fills_up_keeps_what_is_in_and_lists_the_rest(
    school: Workspace, tmp_path: Path, limit_files: Callable[[int], None]
) -> None:
    first, second, third = files(tmp_path, 3)
    second.write_bytes(b"x" * (30 << 20))
    limit_files(20 << 20)
    attached = attach_evidence(school, "1.6.2", [first, second, third])
    assert [isinstance(file.refusal, DiskFull) for file in attached.files] == [False, True, True]
    assert attached.stopped == "Ổ đĩa đầy: giữ 1 tệp đã chép xong, còn 2 tệp chưa chép."
    assert attached.codes[0] in {item.code for item in items(school).values()}
    assert not list(school.folder.rglob("*.partial"))
    assert not check_workspace(school).faults


def test_a_source_that_goes_away_is_told_file_by_file(school: Workspace, tmp_path: Path) -> None:
    sources = files(tmp_path, 3)

    def pull_out(done: int, total: int) -> None:
        if done == 1:
            for path in sources:
                path.unlink(missing_ok=True)

    attached = attach_evidence(school, "1.6.2", sources, pull_out)
    assert [bool(file.refusal) for file in attached.files] == [False, True, True]
    assert attached.added == 1


def test_the_workspace_going_away_is_one_error(school: Workspace, tmp_path: Path) -> None:
    away = school.folder.with_name("đi rồi")

    def pull_out(done: int, total: int) -> None:
        if done == 1:
            school.folder.rename(away)

    with pytest.raises(WorkspaceUnreadable):
        attach_evidence(school, "1.6.2", files(tmp_path, 3), pull_out)
    away.rename(school.folder)
    assert not check_workspace(school).faults


def test_only_the_facts_given_change_in_all_items(school: Workspace, tmp_path: Path) -> None:
    ids = attached_ids(school, tmp_path, 7)
    change_evidence_items(school, ids, EvidenceEdits(number="12/KH", issued_on=date(2026, 9, 5)))
    before = items(school)
    edits = EvidenceEdits(
        sensitivity=Sensitivity.CHILDREN, issuer="  Phòng   GDĐT ", use_for=("1.3",), not_for=("1.6.2",)
    )
    change_evidence_items(school, ids, edits)
    for id_ in ids:
        expected = replace(
            before[id_], sensitivity=Sensitivity.CHILDREN, issuer="Phòng GDĐT", used_for=("1.3",)
        )
        assert items(school)[id_] == expected
    assert words(school) == "sửa 7 minh chứng"
    undo(school)
    assert items(school) == before
    change_evidence_items(school, ids[:1], EvidenceEdits(issued_on=None))
    assert items(school)[ids[0]].issued_on is None


def test_many_edits_are_all_made_or_none(school: Workspace, tmp_path: Path) -> None:
    ids = attached_ids(school, tmp_path, 2)
    before = items(school)
    with pytest.raises(NotFound):
        change_evidence_items(school, [*ids, "không có"], EvidenceEdits(issuer="X"))
    with pytest.raises(NotFound):
        change_evidence_items(school, ids, EvidenceEdits(issuer="X", use_for=("9.9",)))
    assert items(school) == before


def test_many_are_removed_and_come_back_as_one_step(school: Workspace, tmp_path: Path) -> None:
    ids = attached_ids(school, tmp_path, 3)
    before = items(school)
    remove_evidence_items(school, ids)
    assert set(before) - set(items(school)) == set(ids)
    assert words(school) == "bỏ 3 minh chứng"
    undo(school)
    assert items(school) == before


def test_merging_unites_uses_files_and_facts_and_can_be_taken_back(school: Workspace, tmp_path: Path) -> None:
    first, second, third = attached_ids(school, tmp_path, 3)
    use_evidence(school, second, ["1.3", "1.6.2"])
    change_evidence_items(school, [first], EvidenceEdits(travel=Travel.WITH_FILE, number="1/KH"))
    facts = EvidenceEdits(sensitivity=Sensitivity.CHILDREN, number="2/KH", issuer="Phòng")
    change_evidence_items(school, [second], facts)
    before = items(school)
    merge_evidence(school, first, [second, third])
    merged = items(school)[first]
    assert set(before) - set(items(school)) == {second, third}
    assert set(merged.used_for) == {"1.6.2", "1.3"}
    assert [file.name for file in merged.files] == ["tệp 0.txt", "tệp 1.txt", "tệp 2.txt"]
    assert (merged.number, merged.issuer) == ("1/KH", "Phòng")
    assert merged.note == f"{before[second].code}: số 2/KH"
    assert (merged.sensitivity, merged.travel) == (Sensitivity.CHILDREN, Travel.DEFAULT)
    undo(school)
    assert items(school) == before


def test_merging_two_addresses_keeps_both_and_who_looked_at_which(school: Workspace) -> None:
    link = EvidenceItem(id="", code="A", title="Trang", kind=EvidenceKind.LINK, address="https://a.vn")
    seen = replace(link, code="B", address="https://b.vn", seen_by="Hà", seen_on=date(2026, 3, 1))
    for item in (link, seen, replace(seen, code="C", address="https://a.vn", seen_by="Lan")):
        add_evidence(school, item)
    ids = {item.code: item.id for item in items(school).values()}
    merge_evidence(school, ids["A"], [ids["B"]])
    merged = items(school)[ids["A"]]
    assert (merged.address, merged.seen_on) == ("https://a.vn", None)
    assert merged.note == "B: địa chỉ https://b.vn"
    merge_evidence(school, ids["A"], [ids["C"]])
    assert items(school)[ids["A"]].seen_by == "Lan"


def test_merging_twins_keeps_their_one_file_once(school: Workspace, tmp_path: Path) -> None:
    (first,) = attached_ids(school, tmp_path, 1)
    again = attach_evidence(school, "1.7.1", files(tmp_path, 1), when_known=WhenKnown.ADD)
    table = evidence_table(school)
    assert table.counts.duplicate == 2
    assert next(row.twins for row in table.rows if row.item.id == first) == again.codes
    merge_evidence(school, first, [again.files[0].evidence_id])
    assert len(items(school)[first].files) == 1
    assert evidence_table(school).counts.duplicate == 0
    with pytest.raises(NotAllowedNow):
        merge_evidence(school, first, [first])


def test_an_item_serves_exactly_the_codes_chosen(school: Workspace, tmp_path: Path) -> None:
    (id_,) = attached_ids(school, tmp_path, 1)
    use_evidence(school, id_, ["1.3", "2.1"])
    assert items(school)[id_].used_for == ("1.3", "2.1")
    use_evidence(school, id_, ["2.1"])
    assert words(school).endswith("khỏi 1.3")
    use_evidence(school, id_, [])
    assert items(school)[id_].used_for == ()
    with pytest.raises(NotFound):
        use_evidence(school, id_, ["9.9"])


def test_an_odd_address_is_taken_and_said(school: Workspace) -> None:
    link = EvidenceItem(id="", code="", title="Trang", kind=EvidenceKind.LINK, address="truong.edu.vn/tin")
    changes = add_evidence(school, link)
    assert changes.notes == ("Địa chỉ không bắt đầu bằng http:// hoặc https://; chép lại từ trình duyệt.",)
    (item,) = [item for item in items(school).values() if item.code == changes.codes[0]]
    assert change_evidence(school, replace(item, address="https://truong.edu.vn/tin")).notes == ()


def test_the_search_key_follows_every_deed(school: Workspace, tmp_path: Path) -> None:
    (id_,) = attached_ids(school, tmp_path, 1)

    def is_found(word: str) -> bool:
        return next(word in row.search_key for row in evidence_table(school).rows if row.item.id == id_)

    assert is_found("tep 0.txt")
    change_evidence_items(school, [id_], EvidenceEdits(issuer="Sở Giáo dục"))
    assert is_found("so giao duc")
    change_evidence(school, replace(items(school)[id_], title="Đề án", code="H9-Đ"))
    assert is_found("de an")
    assert is_found("h9-d")
    use_evidence(school, id_, ["2.1"])
    assert is_found("2.1")
    undo(school)
    undo(school)
    assert not is_found("de an")


def test_a_batch_stays_one_step_when_something_is_typed_meanwhile(school: Workspace, tmp_path: Path) -> None:
    before = items(school)

    def type_once(done: int, _total: int) -> None:
        if done == 70:
            write_text(school, "1.3", CriterionText(plan="Gõ trong khi chép"))

    attach_evidence(school, "1.6", files(tmp_path, 120), type_once)
    assert [step.deed for step in school.history.undoable[-2:]] == ["write_text", "attach_evidence"]
    assert school.history.undoable[-1].words == "thêm 120 minh chứng"
    undo(school)
    assert items(school) == before
    assert criterion_view(school, "1.3").text.plan == "Gõ trong khi chép"


def test_what_was_done_to_an_item_of_a_batch_meanwhile_is_a_step_of_its_own(
    school: Workspace, tmp_path: Path
) -> None:
    start = items(school)

    def use_first(done: int, _: int) -> None:
        if done == 60:
            new = next(id_ for id_ in items(school) if id_ not in start)
            use_evidence(school, new, ["1.6.2", "1.7"])

    attach_evidence(school, "1.6.2", files(tmp_path, 61), use_first)
    end, count = items(school), 3
    assert school.history.undoable[-2].words.startswith("dùng ")
    for _ in range(count):
        undo(school)
    assert items(school) == start
    for _ in range(count):
        redo(school)
    assert items(school) == end


def test_typing_is_stored_beside_a_batch_that_goes_in(school: Workspace, tmp_path: Path) -> None:
    with ThreadPoolExecutor(2) as lanes:
        copying = lanes.submit(attach_evidence, school, "1.6", files(tmp_path, 200))
        typing = [lanes.submit(write_text, school, "1.3", CriterionText(plan=f"Lần {n}")) for n in range(40)]
        assert copying.result().added == 200
        assert all(deed.result() for deed in typing)
    assert not check_workspace(school).faults
    while school.history.undoable:
        undo(school)


def test_undoing_beside_a_batch_takes_back_whole_steps(school: Workspace, tmp_path: Path) -> None:
    start, plan = items(school), criterion_view(school, "1.3").text.plan
    school.history.clear()

    def type_and_take_back() -> None:
        for n in range(40):
            write_text(school, "1.3", CriterionText(plan=f"Lần {n}"))
            undo(school)

    with ThreadPoolExecutor(2) as lanes:
        copying = lanes.submit(attach_evidence, school, "1.6", files(tmp_path, 200))
        lanes.submit(type_and_take_back).result()
        copying.result()
    while school.history.undoable:
        undo(school)
    assert (items(school), criterion_view(school, "1.3").text.plan) == (start, plan)


def test_files_whose_rows_find_no_room_are_told_as_not_taken(
    school: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = items(school)
    change = school.change

    @contextmanager
    def full(deed: str, *args: str) -> Iterator[object]:
        with change(deed, *args) as db:
            yield db
            raise DiskFull(str(school.folder))

    monkeypatch.setattr(school, "change", full)
    done = attach_evidence(school, "1.6", files(tmp_path, 3))
    assert [type(file.refusal) for file in done.files] == [DiskFull] * 3
    assert done.stopped == "Ổ đĩa đầy: giữ 0 tệp đã chép xong, còn 3 tệp chưa chép."
    assert items(school) == before
