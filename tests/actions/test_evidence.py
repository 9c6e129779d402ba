"""Attaching, re-using, describing and removing evidence."""

import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest

from cds_desktop.actions.evidence import (
    add_evidence,
    attach_evidence,
    change_evidence,
    link_evidence,
    remove_evidence,
    unlink_evidence,
)
from cds_desktop.domain.round import EvidenceItem, EvidenceKind
from cds_desktop.errors import Cancelled, NotAllowedNow, NotFound
from cds_desktop.queries import evidence_table
from cds_desktop.storage.integrity import check_workspace
from cds_desktop.storage.workspace import Workspace


def by_code(workspace: Workspace) -> dict[str, EvidenceItem]:
    return {row.item.code: row.item for row in evidence_table(workspace).rows}


def two_files(folder: Path) -> list[Path]:
    paths = [folder / "Kế hoạch.txt", folder / "Ảnh lớp.csv"]
    for path in paths:
        path.write_bytes(path.name.encode() * 100)
    return paths


def test_two_files_become_two_items_with_codes_of_their_criterion(school: Workspace, tmp_path: Path) -> None:
    before = by_code(school)
    attached = attach_evidence(school, "1.6.2", two_files(tmp_path))
    new = {code: item for code, item in by_code(school).items() if code not in before}
    assert set(new) == set(attached.codes)
    assert all(code.startswith("H1-1.6-") for code in new)
    assert {item.title for item in new.values()} == {"Kế hoạch", "Ảnh lớp"}
    assert all(item.used_for == ("1.6.2",) for item in new.values())


def test_the_same_file_again_is_the_same_item_used_twice(school: Workspace, tmp_path: Path) -> None:
    paths = two_files(tmp_path)
    first = attach_evidence(school, "1.6.2", paths)
    again = attach_evidence(school, "1.7.1", paths)
    assert again.codes == first.codes
    assert all(file.reused for file in again.files)
    assert all(set(by_code(school)[code].used_for) == {"1.6.2", "1.7.1"} for code in first.codes)


def test_one_bad_file_is_told_and_the_rest_goes_in(school: Workspace, tmp_path: Path) -> None:
    good, bad = two_files(tmp_path)
    bad.unlink()
    attached = attach_evidence(school, "1.6.2", [bad, good, tmp_path])
    assert [file.refusal is None for file in attached.files] == [False, True, False]
    assert len(attached.notes) == 2
    assert attached.files[1].code in by_code(school)


def test_cancelling_keeps_what_is_done_and_leaves_no_half_file(school: Workspace, tmp_path: Path) -> None:
    before = by_code(school)

    def stop_at_second(done: int, total: int) -> None:
        if done == 1:
            raise Cancelled

    attached = attach_evidence(school, "1.6.2", two_files(tmp_path), stop_at_second)
    assert attached.stopped == "Đã hủy: giữ 1 tệp đã chép xong, còn 1 tệp chưa chép."
    assert set(by_code(school)) == {*before, *attached.codes}
    assert len(attached.codes) == 1
    assert not list(school.folder.rglob("*.partial"))
    assert not check_workspace(school).faults


def test_a_decomposed_name_is_kept_composed(school: Workspace, tmp_path: Path) -> None:
    path = tmp_path / unicodedata.normalize("NFD", "Quyết định số 5.pdf")
    path.write_bytes(b"noi dung")
    (code,) = attach_evidence(school, "1.6.2", [path]).codes
    item = by_code(school)[code]
    assert item.title == "Quyết định số 5"
    assert unicodedata.is_normalized("NFC", item.files[0].name)


def test_a_code_already_taken_is_refused_with_its_holder(school: Workspace) -> None:
    first, second = list(by_code(school).values())[:2]
    with pytest.raises(NotAllowedNow, match=first.code):
        change_evidence(school, replace(second, code=first.code))
    assert by_code(school)[second.code].id == second.id


def test_facts_are_stored_as_they_are_entered(school: Workspace) -> None:
    first = next(iter(by_code(school).values()))
    change_evidence(school, replace(first, title="  Tên   mới ", number="12/QĐ-X", note="dòng 1\ndòng 2"))
    changed = by_code(school)[first.code]
    assert (changed.title, changed.number, changed.note) == ("Tên mới", "12/QĐ-X", "dòng 1\ndòng 2")


def test_unlinking_leaves_the_item_unused_and_linking_brings_it_back(
    school: Workspace, tmp_path: Path
) -> None:
    codes = attach_evidence(school, "1.6.2", two_files(tmp_path)).codes
    item = by_code(school)[codes[0]]
    unlink_evidence(school, item.id, "1.6.2")
    assert by_code(school)[codes[0]].used_for == ()
    assert by_code(school)[codes[1]].used_for == ("1.6.2",)
    link_evidence(school, item.id, "2.1")
    link_evidence(school, item.id, "2.1")
    assert by_code(school)[codes[0]].used_for == ("2.1",)


def test_removing_one_item_leaves_the_other_and_a_clean_workspace(school: Workspace, tmp_path: Path) -> None:
    codes = attach_evidence(school, "1.6.2", two_files(tmp_path)).codes
    remove_evidence(school, by_code(school)[codes[0]].id)
    assert codes[0] not in by_code(school)
    assert codes[1] in by_code(school)
    assert not check_workspace(school).faults
    with pytest.raises(NotFound):
        remove_evidence(school, "khong-co")


def test_a_link_and_a_physical_thing_need_no_file(school: Workspace) -> None:
    add_evidence(school, EvidenceItem(id="", code="", title="Trang trường", kind=EvidenceKind.LINK,
                                      address="https://truong.example", used_for=("1.3",)))  # fmt: skip
    add_evidence(school, EvidenceItem(id="", code="H9-9", title="Sổ", kind=EvidenceKind.PHYSICAL, box="3"))
    titles = {item.title: item for item in by_code(school).values()}
    assert titles["Trang trường"].code.startswith("H1-1.3-")
    assert titles["Sổ"].box == "3"


def test_an_unknown_criterion_is_refused_and_nothing_recorded(school: Workspace, tmp_path: Path) -> None:
    before = by_code(school)
    with pytest.raises(NotFound):
        attach_evidence(school, "9.9", two_files(tmp_path))
    assert by_code(school) == before
