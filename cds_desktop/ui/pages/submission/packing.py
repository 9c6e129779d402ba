"""Beside the screen: look for places to write to, hold the package against the room there, write it."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

from cds_desktop.actions import Changes
from cds_desktop.errors import FileNotWritable
from cds_desktop.progress import Progress
from cds_desktop.queries import SentPackage
from cds_desktop.queries.package_targets import PackageTarget, free_name, package_targets, room_refusal
from cds_desktop.storage.workspace import Workspace
from cds_desktop.ui.pages.signing.opening import Taken, open_taken

if TYPE_CHECKING:
    from cds_desktop.exchange.package_file import WrittenPackage


@dataclass(frozen=True, repr=False)
class PackageOrder:
    """Where to, how large it will be, and with which key."""

    target: Path
    needed_bytes: int
    key: Taken | None
    may_rename: bool


def pack(workspace: Workspace, order: PackageOrder, progress: Progress) -> Changes:
    """Write the package; a place without enough room is refused before anything is written."""
    # The libraries for signing and packing are loaded in the worker, not with the page.
    from cds_desktop.actions.packages import pack_submission

    if refusal := room_refusal(order.target.parent, order.needed_bytes):
        raise FileNotWritable(refusal)
    key = open_taken(order.key, progress) if order.key else None
    try:
        target = free_name(order.target) if order.may_rename else order.target
        return pack_submission(workspace, target, key, progress)
    finally:
        if key is not None:
            key.close()


def targets_now(last: Path | None, needed_bytes: int) -> tuple[PackageTarget, ...]:
    """The places there are at this moment."""
    documents = Path(platformdirs.user_documents_dir())
    return package_targets(documents if documents.is_dir() else Path.home(), last, needed_bytes)


def sent_now(package: "WrittenPackage", now: datetime) -> SentPackage:
    """The package just written, as the history will tell of it."""
    return SentPackage(
        str(package.path),
        package.manifest_sha256,
        package.size_bytes,
        package.entry_count,
        package.signed,
        now,
    )
