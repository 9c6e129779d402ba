"""`check`: a sound workspace has no faults, every damage is named."""

import sqlite3
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from cds_desktop.storage.copying import digest_of
from cds_desktop.storage.integrity import check_workspace
from cds_desktop.storage.models import DocumentRecord, EvidenceFileRecord, SealRecord
from cds_desktop.storage.workspace import Workspace


@pytest.fixture
def with_files(school: Workspace, add_evidence) -> Workspace:
    """Two evidence items that share one file, and one document."""
    kept = school.evidence_files.keep_bytes(b"scan", "quét.pdf")
    paper = school.documents_folder / "bien-ban.pdf"
    paper.write_bytes(b"%PDF")
    with school.change("Đính kèm") as db:
        add_evidence(db, "H1-1.3-01", kept.digest, kept.size_bytes, "1.3")
        add_evidence(db, "H1-1.4-01", kept.digest, kept.size_bytes, "1.4")
        db.add(_document(school, paper))
        empty = sha256(b"").hexdigest()
        db.add(SealRecord(round_id="r", revision=1, digest=empty, data="", sealed_at_utc=school.now()))
    return school


def _document(school: Workspace, paper: Path) -> DocumentRecord:
    return DocumentRecord(
        round_id="r",
        revision=1,
        kind="minutes",
        file_name=paper.name,
        digest=digest_of(paper),
        size_bytes=4,
        made_at_utc=school.now(),
    )


def _alter(workspace: Workspace, statement: str) -> None:
    connection = sqlite3.connect(workspace.folder / "workspace.sqlite3")
    connection.execute(statement)
    connection.commit()
    connection.close()


def test_a_sound_workspace_has_no_faults(with_files: Workspace) -> None:
    report = check_workspace(with_files)

    assert report.faults == ()
    assert (report.evidence_files, report.documents, report.audit_entries, report.spare_files) == (1, 1, 2, 0)


def test_two_items_sharing_a_file_keep_it_when_one_goes(with_files: Workspace) -> None:
    with with_files.change("Gỡ minh chứng") as db:
        db.delete(db.get_one(EvidenceFileRecord, ("H1-1.3-01", 1)))
    with with_files.read() as db:
        known = [record.digest for record in db.query(EvidenceFileRecord)]

    with_files.evidence_files.remove_orphans(known, older_than=timedelta(0))

    assert check_workspace(with_files).faults == ()


def test_spare_files_are_counted_and_harmless(with_files: Workspace) -> None:
    with_files.evidence_files.keep_bytes(b"nobody names me", "a.txt")

    report = check_workspace(with_files)

    assert (report.faults, report.spare_files) == ((), 1)


def test_a_lost_evidence_file_is_named(with_files: Workspace) -> None:
    next(with_files.evidence_files.folder.iterdir()).unlink()

    assert check_workspace(with_files).faults == ("Tệp minh chứng “a.pdf”: không thấy trong thư mục hồ sơ",)


@pytest.mark.parametrize(("content", "fault"), [(b"SCAN", "đã bị thay đổi"), (b"longer", "kích thước")])
def test_an_altered_evidence_file_is_named(with_files: Workspace, content: bytes, fault: str) -> None:
    next(with_files.evidence_files.folder.iterdir()).write_bytes(content)

    (found,) = check_workspace(with_files).faults
    assert fault in found


def test_a_lost_document_is_named(with_files: Workspace) -> None:
    (with_files.documents_folder / "bien-ban.pdf").unlink()

    assert check_workspace(with_files).faults == ("Văn bản “bien-ban.pdf”: không thấy trong thư mục hồ sơ",)


def test_a_document_outside_its_folder_does_not_count(with_files: Workspace) -> None:
    _alter(with_files, "UPDATE document SET file_name = '../workspace.sqlite3'")

    (found,) = check_workspace(with_files).faults
    assert "không thấy" in found


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("DROP INDEX ix_evidence_use_code", "thiếu chỉ mục (code)"),
        ("ALTER TABLE school ADD COLUMN motto VARCHAR", "thừa cột motto"),
        ("CREATE TABLE more (id INTEGER)", "thừa bảng more"),
        ("DROP TABLE deadline", "thiếu bảng deadline"),
        ("UPDATE answer SET round_id = 'nowhere'", "trỏ tới chỗ không có"),
        ("UPDATE audit SET deed = 'khác' WHERE sequence = 1", "Nhật ký dòng 1"),
        ("UPDATE audit SET at_utc = 'hôm qua' WHERE sequence = 1", "không đọc được"),
        ("DELETE FROM audit", "Nhật ký thiếu dòng cuối"),
        ("UPDATE answer SET points = 'nhiều'", "không đọc được"),
        ("UPDATE member SET role = 'vua'", "không đọc được"),
        ("UPDATE round SET plan_date = 'hôm nay'", "không đọc được"),
        ("UPDATE round SET set_text = 'khác'", "bộ chỉ số lưu trong hồ sơ đã bị sửa"),
        ("UPDATE seal SET data = '{}'", "Số liệu đã chốt lần 1 đã bị sửa"),
    ],
)
def test_damage_in_the_database_is_named(with_files: Workspace, statement: str, fault: str) -> None:
    _alter(with_files, statement)

    assert any(fault in found for found in check_workspace(with_files).faults)


def test_overwritten_pages_give_a_fault_and_no_crash(with_files: Workspace) -> None:
    _alter(with_files, "PRAGMA wal_checkpoint(TRUNCATE)")
    database = with_files.folder / "workspace.sqlite3"
    with database.open("r+b") as file:
        file.seek(4096 * 2)
        file.write(b"\xa5" * 4096 * 60)

    assert check_workspace(with_files).faults


def test_progress_counts_files(with_files: Workspace) -> None:
    seen: list[tuple[int, int]] = []

    check_workspace(with_files, lambda done, total: seen.append((done, total)))

    assert seen == [(1, 2), (2, 2)]
