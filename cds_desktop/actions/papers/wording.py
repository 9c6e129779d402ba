"""Lời văn riêng: a copy of a built-in wording in the dossier, to be edited, and given up again."""

from pathlib import Path

from cds_desktop.actions import Changes, Subject
from cds_desktop.domain.papers import KINDS, PaperKind
from cds_desktop.domain.papers.templates import built_in
from cds_desktop.errors import NotFound
from cds_desktop.storage.paper_source import template_path
from cds_desktop.storage.workspace import Workspace
from cds_desktop.whole_files import write_whole


def copy_wording(workspace: Workspace, kind: PaperKind) -> Path:
    """Tạo bản sao để sửa lời văn; a copy already there is left as it is."""
    path = template_path(workspace.folder, kind)
    if not path.exists():
        path.parent.mkdir(exist_ok=True)
        with workspace.change("copy_wording", kind.value):
            # Notepad of older Windows knows UTF-8 by this mark only, and lines by both signs.
            text = built_in(kind).replace("\n", "\r\n")
            write_whole(path, b"\xef\xbb\xbf" + text.encode("utf-8"))
    return path


def drop_wording(workspace: Workspace, kind: PaperKind) -> Changes:
    """Dùng lại lời văn có sẵn; the school's own is kept beside under another name."""
    path = template_path(workspace.folder, kind)
    if not path.is_file():
        raise NotFound(f"lời văn riêng của {KINDS[kind].name}")
    with workspace.change("drop_wording", kind.value):
        kept = path.with_name(f"{path.stem}.{workspace.now():%Y%m%d-%H%M%S}.cu.txt")
        path.replace(kept)
    return Changes(Subject.PAPERS, (kind.value,), (f"Lời văn riêng còn trong tệp {kept.name}.",))
