"""Bản đối chiếu: begin one from a version that is known, or drop it."""

from dataclasses import dataclass
from uuid import uuid4

from cds_desktop.actions import Changes, Subject
from cds_desktop.actions.indicator_sets.finding import find_version
from cds_desktop.domain.set_table import SetTable, table_of
from cds_desktop.domain.text import clean
from cds_desktop.errors import NotAllowedNow
from cds_desktop.storage.history import undoable
from cds_desktop.storage.models import SetDraftRecord
from cds_desktop.storage.set_drafts import drafts, read_draft, remove_draft, write_draft
from cds_desktop.storage.set_library import ROUND, keep
from cds_desktop.storage.workspace import Workspace


@dataclass(frozen=True, kw_only=True)
class DraftBegun(Changes):
    """Changes of beginning a draft, with its id; `is_new` is False when the person goes on with one."""

    draft_id: str
    is_new: bool = True


def begin_draft(workspace: Workspace, digest: str, person: str) -> DraftBegun:
    """Bắt đầu đối chiếu a version; a person who has begun with it goes on with the same draft."""
    who = _named(person)
    with workspace.read() as db:
        mine = [one.id for one in drafts(db) if (one.base_digest, one.person) == (digest, who)]
    if mine:
        return DraftBegun(subject=Subject.SETS, codes=(mine[0],), draft_id=mine[0], is_new=False)
    draft_id = uuid4().hex
    with workspace.change("begin_draft", digest[:16], draft_id) as db:
        version = find_version(db, digest)
        # The version stays to be seen beside the draft, even after the app brings a newer one.
        keep(db, version, ROUND, by=who, at=workspace.now())
        write_draft(db, draft_id, digest, who, table_of(version), workspace.now())
        undoable(db, f"bắt đầu đối chiếu bản {version.version}")
    return DraftBegun(subject=Subject.SETS, codes=(draft_id,), draft_id=draft_id)


def begin_draft_of_table(workspace: Workspace, table: SetTable, person: str) -> DraftBegun:
    """Mở bảng để sửa: a table that is not usable yet, e.g. from a spreadsheet, or an empty one."""
    who, draft_id = _named(person), uuid4().hex
    with workspace.change("begin_draft", "", draft_id) as db:
        write_draft(db, draft_id, "", who, table, workspace.now())
        undoable(db, "mở bảng để sửa")
    return DraftBegun(subject=Subject.SETS, codes=(draft_id,), draft_id=draft_id)


def drop_draft(workspace: Workspace, draft_id: str) -> Changes:
    """Bỏ bản đối chiếu: nothing of it becomes a version; it can be taken back."""
    with workspace.change("drop_draft", draft_id) as db:
        draft = read_draft(db, draft_id)
        remove_draft(db, draft_id)
        undoable(db, f"bỏ bản đối chiếu của {draft.person}")
    return Changes(Subject.SETS, (draft_id,))


def name_draft(workspace: Workspace, draft_id: str, person: str) -> Changes:
    """Ghi lại ai đang đối chiếu, e.g. when the name was misspelt."""
    who = _named(person)
    with workspace.change("name_draft", draft_id) as db:
        draft = read_draft(db, draft_id)
        db.get_one(SetDraftRecord, draft.id).person = who
        undoable(db, "sửa tên người đối chiếu", joins=f"set person {draft_id}")
    return Changes(Subject.SETS, (draft_id,))


def _named(person: str) -> str:
    if not (who := clean(person)):
        raise NotAllowedNow("Cần biết ai đối chiếu: ghi họ tên trước khi bắt đầu.")
    return who
