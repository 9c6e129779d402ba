"""Mở tệp: a read-only copy with its own name is opened with the program of the system."""

import os
import re
import shutil
from functools import cache, partial
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory, mkdtemp
from urllib.parse import urlsplit

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from cds_desktop.domain.round import EvidenceFile, EvidenceItem, EvidenceKind
from cds_desktop.errors import NotAllowedNow
from cds_desktop.storage.workspace import Workspace
from cds_desktop.ui.background import run_query
from cds_desktop.ui.fault_dialog import show_fault

# Opening a program would run it: only what is looked at is opened from here.
VIEWED = re.compile(
    r"\.(pdf|docx?|odt|rtf|txt|xlsx?|ods|csv|pptx?|odp|jpe?g|png|gif|webp|heic|bmp|tiff?|mp4|mov|avi|mp3|m4a|wav"
    r"|eml|zip|rar|7z)",
    re.IGNORECASE,
)
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]')


def open_evidence(
    owner: QWidget, workspace: Workspace, item: EvidenceItem, number: int | None = None
) -> None:
    """Open a file of an item; without a number the address of a link, else the first file."""
    if item.kind is EvidenceKind.LINK and number is None:
        _open_address(owner, item.address)
        return
    number = number or 0
    if not 0 <= number < len(item.files):
        place = f"ở hộp {item.box}" if item.box else "chưa có tệp"
        show_fault(owner.window(), NotAllowedNow(f"{item.code} {place}, không có tệp để mở."))
        return
    file = item.files[number]
    if not VIEWED.fullmatch(PurePath(file.name).suffix):
        show_fault(owner.window(), NotAllowedNow(f"Tệp “{file.name}” có thể là chương trình nên không mở."))
        return
    run_query(owner, lambda: copy_to_look_at(workspace, file), partial(open_file, owner))


def open_folder_with(owner: QWidget, workspace: Workspace, item: EvidenceItem) -> None:
    """Open a folder with copies of all files of an item, under their own names."""

    def copies() -> Path:
        folder = Path(mkdtemp(dir=_folder().name))
        for file in item.files:
            _copy_into(folder, workspace, file)
        return folder

    run_query(owner, copies, partial(open_file, owner))


def open_file(owner: QWidget, path: Path) -> None:
    """Open a file or folder with the program of the system; say so when there is none."""
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        show_fault(owner.window(), NotAllowedNow(f"Máy này chưa có chương trình để mở “{path.name}”."))


def copy_to_look_at(workspace: Workspace, file: EvidenceFile) -> Path:
    """A copy under the file's own name, which nobody takes for the kept one."""
    return _copy_into(Path(mkdtemp(dir=_folder().name)), workspace, file)


def _copy_into(folder: Path, workspace: Workspace, file: EvidenceFile) -> Path:
    source = workspace.evidence_files.path_of(file.digest)
    name = _FORBIDDEN.sub("_", PurePath(file.name).name).strip(" .") or "minh-chung"
    target = folder / name
    number = 1
    while target.exists():
        number += 1
        target = folder / f"{Path(name).stem} ({number}){Path(name).suffix}"
    shutil.copyfile(source, target)
    if os.name == "posix":
        target.chmod(0o400)
    return target


def _open_address(owner: QWidget, address: str) -> None:
    if urlsplit(address).scheme in ("http", "https"):
        if not QDesktopServices.openUrl(QUrl(address)):
            show_fault(owner.window(), NotAllowedNow(f"Máy này chưa có trình duyệt để mở {address}."))
        return
    advice = "Chỉ mở được địa chỉ bắt đầu bằng http:// hoặc https://."
    show_fault(owner.window(), NotAllowedNow(f"Không mở được “{address}”. {advice}"))


@cache
def _folder() -> TemporaryDirectory[str]:
    return TemporaryDirectory(prefix="cds-desktop-", ignore_cleanup_errors=True)
