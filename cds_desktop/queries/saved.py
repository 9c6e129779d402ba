"""When something was last written into a workspace, and which copies of it there are."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from cds_desktop.storage.backups import BEFORE_MIGRATION, BEFORE_MOVE, DAILY, backups_in
from cds_desktop.storage.models import AuditRecord
from cds_desktop.storage.workspace import Workspace

_REASONS = {
    DAILY: "Bản hằng ngày",
    BEFORE_MIGRATION: "Trước khi nâng cấp",
    BEFORE_MOVE: "Trước khi chuyển bộ chỉ số",
}


@dataclass(frozen=True)
class BackupRow:
    """Một bản sao lưu: when, why, how large."""

    made_at: datetime
    words: str
    size_bytes: int


def last_saved_at(workspace: Workspace) -> datetime | None:
    """Lúc lưu gần nhất: the moment of the last line of the nhật ký."""
    with workspace.read() as db:
        moments = select(AuditRecord.at_utc).order_by(AuditRecord.sequence.desc()).limit(1)
        return db.execute(moments).scalar_one_or_none()


def backups(workspace: Workspace) -> tuple[BackupRow, ...]:
    """Các bản sao lưu, the latest first."""
    found = backups_in(workspace.folder)
    return tuple(
        BackupRow(moment, _REASONS.get(reason, "Bản sao lưu"), path.stat().st_size)
        for moment, reason, path in found
    )
