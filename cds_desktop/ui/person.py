"""Người dùng: which member of the council sits at this machine; only an opaque id is kept, never a name."""

import hashlib
from typing import TYPE_CHECKING

from cds_desktop.ui.settings import settings

if TYPE_CHECKING:
    from cds_desktop.storage.workspace import Workspace


def current_id(workspace: "Workspace") -> str:
    """The id of the member chosen for this workspace on this machine, or ""."""
    return str(settings().value(_key(workspace), "") or "")


def choose(workspace: "Workspace", member_id: str, full_name: str) -> None:
    """From now on `member_id` sits here; with "" nobody is named."""
    kept = settings()
    if member_id:
        kept.setValue(_key(workspace), member_id)
    else:
        kept.remove(_key(workspace))
    workspace.actor = full_name if member_id else ""


def _key(workspace: "Workspace") -> str:
    # The path of a folder may name a person or a school: only its digest is kept.
    path = str(workspace.folder.absolute()).encode("utf-8", "surrogatepass")
    return f"person/{hashlib.sha256(path).hexdigest()[:16]}"
