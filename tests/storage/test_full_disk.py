"""The disk ends in the middle: played by a file-size limit, as FAT32 would set one at four gigabytes."""

import resource
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from cds_desktop.errors import DiskFull
from cds_desktop.storage.backups import backup_now
from cds_desktop.storage.integrity import check_workspace
from cds_desktop.storage.models import CriterionTextRecord
from cds_desktop.storage.workspace import Workspace, open_workspace

KIB = 1 << 10


@pytest.fixture
def limit_files() -> Iterator[Callable[[int], None]]:
    """Sets the largest file this process may write, and lifts it again."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)

    def limit(size: int | None) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft if size is None else size, hard))

    yield limit
    limit(None)


def _text(text: str, now: datetime) -> CriterionTextRecord:
    return CriterionTextRecord(round_id="r", criterion_code="1.3", description=text, changed_at_utc=now)


def _write_text(workspace: Workspace, text: str) -> None:
    with workspace.change("Nhập mô tả", "1.3") as db:
        db.add(
            CriterionTextRecord(
                round_id="r", criterion_code="1.3", description=text, changed_at_utc=workspace.now()
            )
        )


def test_a_file_that_does_not_fit_is_said_and_leaves_nothing(
    school: Workspace, tmp_path: Path, limit_files: Callable[[int], None]
) -> None:
    source = tmp_path / "video.mp4"
    source.write_bytes(b"x" * (3 << 20))
    limit_files(2 << 20)

    with pytest.raises(DiskFull):
        school.evidence_files.keep(source)
    with pytest.raises(DiskFull):
        school.evidence_files.keep_bytes(source.read_bytes(), "video.mp4")

    assert list(school.evidence_files.folder.iterdir()) == []


def test_a_change_that_does_not_fit_is_said_and_the_old_data_stay(
    school: Workspace, limit_files: Callable[[int | None], None]
) -> None:
    limit_files(400 * KIB)

    with pytest.raises(DiskFull):
        _write_text(school, "a" * 900 * KIB)

    limit_files(None)
    assert check_workspace(school).faults == ()
    with school.read() as db:
        assert db.get(CriterionTextRecord, ("r", "1.3")) is None
    _write_text(school, "ngắn hơn")
    assert check_workspace(school).audit_entries == 2


def test_a_backup_that_does_not_fit_is_said_and_leaves_nothing(
    school: Workspace, now: datetime, limit_files: Callable[[int], None]
) -> None:
    limit_files(20 * KIB)

    with pytest.raises(DiskFull):
        backup_now(school.folder, "truoc-hop-nhat", now)

    assert list(school.backups_folder.iterdir()) == []


def test_a_workspace_opens_even_without_room_for_the_daily_backup(
    school: Workspace, now: datetime, limit_files: Callable[[int], None]
) -> None:
    school.close()
    limit_files(100 * KIB)

    with open_workspace(school.folder, clock=lambda: now + timedelta(days=3)) as workspace:
        assert list(workspace.backups_folder.iterdir()) == []
