"""Evidence files: kept once, never half, never lost while named."""

import hashlib
import os
import unicodedata
from datetime import timedelta
from pathlib import Path

import pytest

from cds_desktop.errors import Cancelled, EvidenceFileMissing, SourceFileLost
from cds_desktop.storage.evidence_files import EvidenceFiles

MIB = 1 << 20


@pytest.fixture
def files(tmp_path: Path) -> EvidenceFiles:
    return EvidenceFiles(tmp_path / "evidence")


def _source(tmp_path: Path, content: bytes, name: str = "Kế hoạch.PDF") -> Path:
    path = tmp_path / name
    path.write_bytes(content)
    return path


def _names(files: EvidenceFiles) -> list[str]:
    return [path.name for path in files.folder.iterdir()] if files.folder.exists() else []


@pytest.mark.parametrize("size", [0, 1, MIB - 1, MIB, 5 * MIB + 7, 17 * MIB])
def test_a_kept_file_is_the_same_bytes_under_its_digest(
    files: EvidenceFiles, tmp_path: Path, size: int
) -> None:
    content = (b"0123456789abcdef" * (size // 16 + 1))[:size]

    kept = files.keep(_source(tmp_path, content))

    assert kept.digest == hashlib.sha256(content).hexdigest()
    assert (kept.size_bytes, kept.name, kept.media_type) == (size, "Kế hoạch.PDF", "application/pdf")
    assert files.path_of(kept.digest).read_bytes() == content
    assert _names(files) == [kept.digest]


def test_names_in_nfd_are_kept_in_nfc(files: EvidenceFiles, tmp_path: Path) -> None:
    name = unicodedata.normalize("NFD", "Trường Đặng Hữu Nghĩa.docx")

    kept = files.keep(_source(tmp_path, b"x", name))

    assert kept.name == "Trường Đặng Hữu Nghĩa.docx"


def test_control_characters_in_a_name_go(files: EvidenceFiles) -> None:
    assert files.keep_bytes(b"x", "a\x00b\n\udcff.pdf").name == "ab\ufffd.pdf"


def test_the_same_bytes_are_kept_once(files: EvidenceFiles, tmp_path: Path) -> None:
    first = files.keep(_source(tmp_path, b"same", "a.pdf"))
    second = files.keep(_source(tmp_path, b"same", "b.pdf"))
    third = files.keep_bytes(b"same", "c.pdf")

    assert first.digest == second.digest == third.digest
    assert _names(files) == [first.digest]


@pytest.mark.parametrize("damage", [b"", b"SAME", b"longer than before"])
def test_keeping_a_file_again_mends_a_damaged_copy(
    files: EvidenceFiles, tmp_path: Path, damage: bytes
) -> None:
    kept = files.keep(_source(tmp_path, b"same"))
    files.path_of(kept.digest).write_bytes(damage)

    files.keep(_source(tmp_path, b"same"))

    assert files.path_of(kept.digest).read_bytes() == b"same"


def test_a_file_that_is_not_there_is_reported(files: EvidenceFiles, tmp_path: Path) -> None:
    with pytest.raises(SourceFileLost, match=r"không có\.pdf"):
        files.keep(tmp_path / "không có.pdf")


def test_a_folder_is_refused(files: EvidenceFiles, tmp_path: Path) -> None:
    with pytest.raises(SourceFileLost, match="thư mục"):
        files.keep(tmp_path)


def test_a_device_is_refused(files: EvidenceFiles) -> None:
    with pytest.raises(SourceFileLost):
        files.keep(Path(os.devnull))


def test_a_link_is_followed_and_a_broken_one_refused(files: EvidenceFiles, tmp_path: Path) -> None:
    source = _source(tmp_path, b"x")
    link = tmp_path / "lối tắt.pdf"
    link.symlink_to(source)
    assert files.keep(link).name == "lối tắt.pdf"

    source.unlink()
    with pytest.raises(SourceFileLost):
        files.keep(link)


def test_a_source_that_shrinks_while_it_is_copied_is_refused(files: EvidenceFiles, tmp_path: Path) -> None:
    source = _source(tmp_path, b"x" * 3 * MIB)

    def cut(done: int, total: int) -> None:
        os.truncate(source, MIB)

    with pytest.raises(SourceFileLost, match="thay đổi"):
        files.keep(source, cut)
    assert _names(files) == []


def test_a_source_that_grows_while_it_is_copied_is_refused(files: EvidenceFiles, tmp_path: Path) -> None:
    source = _source(tmp_path, b"x" * 3 * MIB)

    def grow(done: int, total: int) -> None:
        if done == MIB:
            with source.open("ab") as file:
                file.write(b"more")

    with pytest.raises(SourceFileLost):
        files.keep(source, grow)
    assert _names(files) == []


def test_cancelling_leaves_nothing(files: EvidenceFiles, tmp_path: Path) -> None:
    def cancel(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        files.keep(_source(tmp_path, b"x" * 3 * MIB), cancel)
    assert _names(files) == []


def test_progress_ends_at_the_whole_size(files: EvidenceFiles, tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []

    files.keep(_source(tmp_path, b"x" * (2 * MIB + 5)), lambda done, total: seen.append((done, total)))

    assert seen == [(MIB, 2 * MIB + 5), (2 * MIB, 2 * MIB + 5), (2 * MIB + 5, 2 * MIB + 5)]


@pytest.mark.parametrize("digest", ["", "ab", "../workspace.sqlite3", "A" * 64, "a" * 63 + "/", "a" * 64])
def test_only_digests_that_are_here_have_a_path(files: EvidenceFiles, digest: str) -> None:
    with pytest.raises(EvidenceFileMissing):
        files.path_of(digest)


def test_orphans_go_and_named_files_stay(files: EvidenceFiles) -> None:
    named, orphan = files.keep_bytes(b"named", "a.pdf"), files.keep_bytes(b"orphan", "b.pdf")

    assert files.remove_orphans([named.digest], timedelta(0)) == 1

    assert files.has(named.digest)
    assert not files.has(orphan.digest)


def test_a_file_kept_again_just_now_is_no_orphan(files: EvidenceFiles) -> None:
    kept = files.keep_bytes(b"x", "a.pdf")
    os.utime(files.path_of(kept.digest), (0, 0))
    files.keep_bytes(b"x", "a.pdf")

    assert files.remove_orphans([], timedelta(hours=1)) == 0
    assert files.has(kept.digest)
