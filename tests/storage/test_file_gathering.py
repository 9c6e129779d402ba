"""What was dropped becomes a list of files; what is left out says why, and nothing leads out of a folder."""

import os
import shutil
import stat
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from cds_desktop.errors import Cancelled
from cds_desktop.storage.file_gathering import gather_files
from cds_desktop.storage.layout import DATABASE_NAME

NOBODY = 65534


def fill(folder: Path, *names: str) -> list[Path]:
    paths = [folder / name for name in names]
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x" * 10)
    return paths


def reasons(paths: list[Path]) -> dict[str, str]:
    return {out.path.name: out.reason for out in gather_files(paths).left_out}


@contextmanager
def without_rights() -> Iterator[None]:
    """As somebody who is not the owner of everything."""
    is_root = os.geteuid() == 0
    if is_root:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if is_root:
            os.seteuid(0)


def test_a_folder_stands_for_all_its_files_in_the_order_people_count(tmp_path: Path) -> None:
    fill(tmp_path, "a 2.pdf", "a 1.pdf", "Sâu/hơn/nữa.docx", "Sâu/x.pdf", "1.10.txt", "1.9.txt")
    gathered = gather_files([tmp_path])
    names = [path.relative_to(tmp_path).as_posix() for path in gathered.files]
    assert names == ["1.9.txt", "1.10.txt", "a 1.pdf", "a 2.pdf", "Sâu/x.pdf", "Sâu/hơn/nữa.docx"]
    assert (gathered.left_out, gathered.size_bytes) == ((), 60)


def test_a_file_meant_twice_is_there_once(tmp_path: Path) -> None:
    (path,) = fill(tmp_path, "a.pdf")
    assert gather_files([path, tmp_path, path]).files == (path,)


def test_hidden_temporary_and_system_files_are_passed_over_in_folders(tmp_path: Path) -> None:
    fill(
        tmp_path, "~$Kế hoạch.docx", ".DS_Store", "Thumbs.db", "desktop.ini", "a.tmp", ".git/config",
        "__MACOSX/._a", "b.crdownload", "giữ.pdf",
    )  # fmt: skip
    gathered = gather_files([tmp_path])
    assert ([path.name for path in gathered.files], gathered.left_out) == (["giữ.pdf"], ())


def test_a_temporary_file_pointed_at_is_not_passed_over_in_silence(tmp_path: Path) -> None:
    assert "tệp tạm" in reasons(fill(tmp_path, "~$Kế hoạch.docx"))["~$Kế hoạch.docx"]


def test_each_thing_that_is_no_evidence_says_what_to_do(tmp_path: Path) -> None:
    fill(tmp_path, "Kế hoạch.lnk", "Trang.url")
    (tmp_path / "rỗng.pdf").touch()
    (tmp_path / "hỏng").symlink_to(tmp_path / "không còn")
    os.mkfifo(tmp_path / "ống")
    found = reasons([tmp_path, tmp_path / "mất.pdf", Path(os.devnull)])
    assert found == {
        "Kế hoạch.lnk": "đây là lối tắt; hãy chọn tệp gốc",
        "Trang.url": "đây là lối tắt; hãy chọn tệp gốc",
        "rỗng.pdf": "tệp rỗng (0 byte); mở tệp gốc xem đã lưu chưa",
        "hỏng": "lối tắt trỏ tới chỗ không còn; hãy chọn tệp gốc",
        "ống": "đây là thiết bị, không phải tệp",
        "mất.pdf": "không thấy tệp; kiểm tra tệp còn ở chỗ cũ và USB còn cắm",
        "null": "đây là thiết bị, không phải tệp",
    }


def test_links_lead_neither_out_of_the_folder_nor_round_in_circles(tmp_path: Path) -> None:
    inside, outside = tmp_path / "trong", tmp_path / "ngoài"
    (kept,) = fill(inside, "a.pdf")
    fill(outside, "bí mật.pdf")
    (inside / "vòng").symlink_to(inside)
    (inside / "ra").symlink_to(outside)
    (inside / "thẳng.pdf").symlink_to(outside / "bí mật.pdf")
    gathered = gather_files([inside])
    assert gathered.files == (kept,)
    assert {out.path.name for out in gathered.left_out} == {"ra", "thẳng.pdf"}


def test_a_link_a_person_points_at_is_followed(tmp_path: Path) -> None:
    fill(tmp_path / "thật", "a.pdf")
    (tmp_path / "tắt").symlink_to(tmp_path / "thật")
    assert [path.name for path in gather_files([tmp_path / "tắt"]).files] == ["a.pdf"]


def test_a_folder_without_permission_is_said_and_the_rest_goes_in() -> None:
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        folder.chmod(0o755)
        fill(folder, "khóa/a.pdf", "mở/b.pdf")
        (folder / "khóa").chmod(0)
        with without_rights():
            gathered = gather_files([folder])
        (folder / "khóa").chmod(stat.S_IRWXU)
    assert [path.name for path in gathered.files] == ["b.pdf"]
    assert [(out.path.name, out.reason[:22]) for out in gathered.left_out] == [
        ("khóa", "không mở được thư mục;")
    ]


def test_a_workspace_is_not_evidence_of_itself(tmp_path: Path) -> None:
    fill(tmp_path / "hồ sơ", DATABASE_NAME, "evidence/abc")
    assert "thư mục hồ sơ" in reasons([tmp_path])["hồ sơ"]
    assert gather_files([tmp_path]).files == ()


def test_names_that_are_no_text_do_not_stop_the_walk(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/k\xff\xfe.pdf")).write_bytes(b"x")
    fill(tmp_path, "a" * 200 + ".pdf", "   .pdf", "m-².pdf", "1" * 250)
    gathered = gather_files([tmp_path])
    assert len(gathered.files) == 4
    assert [out.reason for out in gathered.left_out] == ["tên tệp không đọc được; đổi tên rồi thả lại"]


def test_folders_deeper_than_calls_may_nest_are_walked(tmp_path: Path) -> None:
    here = os.open(tmp_path, os.O_RDONLY)
    for _ in range(400):
        os.mkdir("x", dir_fd=here)
        inner = os.open("x", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = inner
    os.close(os.open("a.pdf", os.O_CREAT | os.O_WRONLY, dir_fd=here))
    os.close(here)
    try:
        assert [out.path.name for out in gather_files([tmp_path]).left_out] == ["a.pdf"]
    finally:
        _remove_deep_folder(tmp_path / "x")


def _remove_deep_folder(folder: Path) -> None:
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(5000)  # pytest itself removes its folders call within call
    try:
        shutil.rmtree(folder)
    finally:
        sys.setrecursionlimit(limit)


def test_every_entry_is_told_of_and_reading_folders_may_be_cancelled(tmp_path: Path) -> None:
    for number in range(1000):
        (tmp_path / f"{number}.txt").write_bytes(b"x")
    seen: list[tuple[int, int]] = []
    assert len(gather_files([tmp_path], lambda done, total: seen.append((done, total))).files) == 1000
    assert [done for done, _ in seen] == list(range(1, 1002))

    def cancel(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        gather_files([tmp_path], cancel)
