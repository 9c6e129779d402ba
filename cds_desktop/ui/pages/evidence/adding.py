"""Thêm minh chứng: files chosen, dropped or pasted, attached in one go, with what became of each."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QWidget

from cds_desktop.actions import Changes
from cds_desktop.actions.evidence import Attached, attach_evidence
from cds_desktop.storage.workspace import Workspace
from cds_desktop.ui.background import Progress, run_long_action, signals
from cds_desktop.ui.file_asking import ask_files
from cds_desktop.ui.pages.evidence.outcome import OutcomeDialog
from cds_desktop.ui.widgets.drop_area import local_paths

MOST_FILES = 500
_FILTER = (
    "Minh chứng (*.pdf *.doc *.docx *.odt *.xls *.xlsx *.ods *.csv *.ppt *.pptx *.txt *.jpg *.jpeg *.png "
    "*.gif *.webp *.heic *.tif *.tiff *.mp4 *.mov *.mp3 *.zip);;Mọi tệp (*)"
)


def ask_for_files(owner: QWidget) -> list[Path]:
    """The files chosen in the system's dialog."""
    return ask_files(owner, "Chọn tệp minh chứng", _FILTER)


def files_within(paths: Sequence[Path]) -> list[Path]:
    """All files meant by what was dropped: a folder stands for what is in it."""
    found: list[Path] = []
    for path in paths:
        inside = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
        found += [p for p in inside if not p.name.startswith(("~$", ".", "Thumbs.db"))]
    return found


def attach(
    owner: QWidget, workspace: Workspace, code: str, paths: Sequence[Path], then: Callable[[str], None]
) -> None:
    """Attach to a criterion; `then` gets one sentence, refusals are listed one by one."""

    left_out = 0

    def action(progress: Progress) -> Changes:
        nonlocal left_out
        files = files_within(paths)
        left_out = max(0, len(files) - MOST_FILES)
        return attach_evidence(workspace, code, files[:MOST_FILES], progress)

    def done(changes: Changes) -> None:
        _tell(owner, code, changes, then, left_out)

    run_long_action(owner, action, what="Đang chép minh chứng", done=done)


def paste(owner: QWidget, workspace: Workspace, code: str, then: Callable[[str], None]) -> None:
    """Attach the files or the picture on the clipboard; say so when there is neither."""
    data = QGuiApplication.clipboard().mimeData()
    if paths := local_paths(data):
        attach(owner, workspace, code, paths, then)
        return
    image = QGuiApplication.clipboard().image()
    if image.isNull():
        signals.said.emit("Chưa chép ảnh hay tệp nào để dán làm minh chứng")
        return

    def action(progress: Progress) -> Changes:
        return _attach_picture(workspace, code, image, progress)

    def done(changes: Changes) -> None:
        _tell(owner, code, changes, then)

    run_long_action(owner, action, what="Đang chép ảnh màn hình", done=done)


def _attach_picture(workspace: Workspace, code: str, image: QImage, progress: Progress) -> Attached:
    with TemporaryDirectory() as folder:
        moment = datetime.now().astimezone()
        path = Path(folder, f"Ảnh màn hình {moment:%d-%m-%Y %Hh%M.%S}.png")
        image.save(str(path))
        return attach_evidence(workspace, code, [path], progress)


def _tell(
    owner: QWidget, code: str, changes: Changes, then: Callable[[str], None], left_out: int = 0
) -> None:
    if not isinstance(changes, Attached):
        return
    added = [file for file in changes.files if file.code and not file.reused]
    where = f" vào {code}" if code else ""
    if len(added) == 1:
        then(f"Đã thêm {added[0].code}{where}")
    elif added:
        then(f"Đã thêm {len(added)} minh chứng{where}")
    if changes.notes or left_out:
        OutcomeDialog.tell(owner, len(added), changes.files, left_out)
