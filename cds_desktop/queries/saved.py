"""When something was last written into a workspace."""

from datetime import datetime

from sqlalchemy import select

from cds_desktop.storage.models import AuditRecord
from cds_desktop.storage.workspace import Workspace


def last_saved_at(workspace: Workspace) -> datetime | None:
    """Lúc lưu gần nhất: the moment of the last line of the nhật ký."""
    with workspace.read() as db:
        moments = select(AuditRecord.at_utc).order_by(AuditRecord.sequence.desc()).limit(1)
        return db.execute(moments).scalar_one_or_none()
