"""Thư viện bộ chỉ số: keep versions that come as files, packages or values."""

from dataclasses import dataclass
from pathlib import Path

from cds_desktop.actions import Changes, Subject
from cds_desktop.actions.indicator_sets.files import SetFile, read_set_file
from cds_desktop.actions.indicator_sets.finding import taken_versions
from cds_desktop.domain.indicator_set import IndicatorSet
from cds_desktop.storage.history import undoable
from cds_desktop.storage.set_library import FILE, is_kept, keep
from cds_desktop.storage.workspace import Workspace


@dataclass(frozen=True, kw_only=True)
class SetLoaded(Changes):
    """Changes of loading a file, with what it held; `is_new` is False when the version was known."""

    file: SetFile
    is_new: bool

    @property
    def digest(self) -> str:
        """The name of the version."""
        return self.file.indicator_set.digest


def load_set_file(workspace: Workspace, path: Path) -> SetLoaded:
    """Nạp bộ chỉ số from .toml, .xlsx or .cdsx into the library; the set in use stays as it is."""
    found = read_set_file(path, workspace.now())
    is_new, notes = _keep(workspace, found.indicator_set, found.origin_kept)
    return SetLoaded(
        subject=Subject.SETS,
        codes=(found.indicator_set.digest,),
        notes=(*notes, *found.lines),
        file=found,
        is_new=is_new,
    )


def keep_set(workspace: Workspace, indicator_set: IndicatorSet, origin: str = FILE) -> Changes:
    """Giữ một bộ chỉ số in the library, word for word."""
    _, notes = _keep(workspace, indicator_set, origin)
    return Changes(Subject.SETS, (indicator_set.digest,), notes)


def _keep(workspace: Workspace, indicator_set: IndicatorSet, origin: str) -> tuple[bool, tuple[str, ...]]:
    version, digest = indicator_set.version, indicator_set.digest
    with workspace.read() as db:
        is_known = is_kept(db, digest)
        others = taken_versions(db, indicator_set.id, but=digest)
    if is_known:
        return False, (f"Bản {version} đã có trong thư viện.",)
    with workspace.change("keep_set", digest[:16], f"{indicator_set.id} {version}") as db:
        keep(db, indicator_set, origin, by=workspace.actor, at=workspace.now())
        undoable(db, f"nạp bộ chỉ số bản {version}")
    notes = [f"Đã nạp {indicator_set.title}, bản {version}."]
    if version in others:
        notes.append(f"Lưu ý: đã có một bản {version} khác nội dung; hai bản được giữ riêng.")
    return True, tuple(notes)
