"""Thêm minh chứng: what is chosen, dropped or pasted goes in together; what is known already is asked."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from itertools import accumulate
from pathlib import Path
from tempfile import TemporaryDirectory

import shiboken6
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QWidget

from cds_desktop.actions import Changes, Subject
from cds_desktop.actions.evidence import (
    Attached,
    AttachedFile,
    Gathered,
    KnownFile,
    WhenKnown,
    attach_evidence,
    gather_files,
    known_files,
)
from cds_desktop.errors import Cancelled, CdsError, WorkspaceGone
from cds_desktop.progress import Progress
from cds_desktop.storage.workspace import Workspace
from cds_desktop.ui.background import run_long_action, run_long_query, signals
from cds_desktop.ui.fault_dialog import UnforeseenFault, show_fault
from cds_desktop.ui.file_asking import ask_files, ask_folder
from cds_desktop.ui.pages.evidence.known_files import KnownFilesDialog
from cds_desktop.ui.pages.evidence.outcome import OutcomeDialog, outcome_rows
from cds_desktop.ui.widgets.drop_area import local_paths

FILES = (
    "Minh chứng (*.pdf *.doc *.docx *.odt *.xls *.xlsx *.ods *.csv *.ppt *.pptx *.txt *.jpg *.jpeg *.png "
    "*.gif *.webp *.tif *.tiff *.mp4 *.mov *.mp3 *.zip);;Mọi tệp (*)"
)


def ask_for_files(owner: QWidget) -> list[Path]:
    """The files chosen in the system's dialog."""
    return ask_files(owner, "Chọn tệp minh chứng", FILES)


def ask_for_folder(owner: QWidget) -> list[Path]:
    """The folder chosen in the system's dialog, as a list of one or none."""
    folder = ask_folder(owner, "Chọn thư mục minh chứng")
    return [folder] if folder else []


_NOTHING = Gathered((), ())
_LARGE_BYTES = 20_000_000


@dataclass(frozen=True)
class _Found:
    gathered: Gathered
    known: tuple[KnownFile, ...]


@dataclass
class Adding:
    """Everything that is dropped or pasted for one criterion, or for none yet.

    `added` gets the ids of the items that are new or used again; `began` and `ended` frame the work; a
    single refusal goes to `refused`, if there is a place for it.
    """

    owner: QWidget
    workspace: Workspace
    code: str = ""
    added: Callable[[tuple[str, ...]], None] = lambda _ids: None
    began: Callable[[str], None] = lambda _what: None
    ended: Callable[[], None] = lambda: None
    refused: Callable[[str, str], None] | None = None

    def add(self, paths: Sequence[Path]) -> None:
        """Take files and folders."""
        what = "Đang xem các tệp"
        self.began(what)
        look = partial(_look, self.workspace, tuple(paths))
        failed = partial(self._failed, partial(self.add, paths))
        run_long_query(self.owner, look, self._sort_out, what=what, failed=failed)

    def paste(self) -> None:
        """Take the files or the picture on the clipboard; say so when there is neither."""
        if paths := local_paths(QGuiApplication.clipboard().mimeData()):
            self.add(paths)
            return
        image = QGuiApplication.clipboard().image()
        if image.isNull():
            signals.said.emit("Chưa chép ảnh hay tệp nào để dán làm minh chứng")
            return
        workspace, code = self.workspace, self.code
        self._run(
            lambda progress: _attach_picture(workspace, code, image, progress), "Đang chép ảnh màn hình"
        )

    def _sort_out(self, found: _Found) -> None:
        self.ended()
        known = {file.source for file in found.known}
        fresh = [path for path in found.gathered.files if path not in known]
        if fresh or not found.known:
            self._attach(fresh, WhenKnown.REUSE, found.gathered)
        if found.known:
            KnownFilesDialog.ask(self.owner, found.known, self.code, self._attach_known)

    def _attach_known(self, choices: dict[WhenKnown, list[Path]]) -> None:
        for choice, paths in choices.items():
            if paths and choice is not WhenKnown.SKIP:
                self._attach(paths, choice, _NOTHING)

    def _attach(self, paths: Sequence[Path], choice: WhenKnown, gathered: Gathered) -> None:
        if not paths:
            self._tell_refusals(0, Attached(Subject.EVIDENCE), gathered)
            return
        action = _Copying(self.workspace, self.code, tuple(paths), choice)
        self._run(action, f"Đang chép {len(paths)} minh chứng", gathered)

    def _run(self, action: Callable[[Progress], Changes], what: str, gathered: Gathered = _NOTHING) -> None:
        self.began(what)
        done = partial(self._done, gathered)
        failed = partial(self._failed, partial(self._run, action, what, gathered))
        run_long_action(self.owner, action, what=what, done=done, failed=failed)

    def _done(self, gathered: Gathered, changes: Changes) -> None:
        self.ended()
        if not isinstance(changes, Attached):
            return
        added = [file for file in changes.files if file.code and not (file.reused or file.skipped)]
        reused = [file for file in changes.files if file.reused]
        if isinstance(changes.ended_by, Cancelled):
            # What was kept is said where it can be taken back.
            signals.did.emit(changes.stopped.rstrip("."))
            changes = replace(changes, ended_by=None)
        elif words := self._what_was_done(added, reused):
            signals.did.emit(words)
        self.added(tuple(dict.fromkeys(file.evidence_id for file in (*added, *reused))))
        self._tell_refusals(len(added), changes, gathered)

    def _what_was_done(self, added: Sequence[AttachedFile], reused: Sequence[AttachedFile]) -> str:
        files = added or reused
        if not files:
            return ""
        words = files[0].code if len(files) == 1 else f"{len(files)} minh chứng"
        if added:
            return f"Đã thêm {words} vào {self.code}" if self.code else f"Đã thêm {words}"
        return f"Đã dùng lại {words} cho {self.code}" if self.code else f"Đã dùng lại {words}"

    def _tell_refusals(self, added: int, changes: Attached, gathered: Gathered) -> None:
        files = changes.files
        if gathered is _NOTHING:
            # Chosen file by file: to use again what is there is no news.
            files = tuple(file for file in files if not file.reused)
        rows = outcome_rows(files, gathered.left_out, changes.stopped, changes.ended_by)
        if len(rows) == 1 and self.refused is not None and rows[0].is_refusal:
            self.refused(rows[0].title, rows[0].advice)
        elif len(rows) == 1 and not rows[0].is_refusal and not changes.ended_by:
            signals.said.emit(f"{rows[0].title}. {rows[0].advice}")
        elif rows:
            OutcomeDialog.tell(self.owner, added, rows)

    def _failed(self, again: Callable[[], None], error: CdsError) -> None:
        self.ended()
        if isinstance(error, WorkspaceGone):
            self._when_back(again)
        elif isinstance(error, Cancelled):
            signals.said.emit("Đã hủy, chưa thêm tệp nào")
        elif not isinstance(error, UnforeseenFault):
            show_fault(self.owner.window(), error)

    def _when_back(self, again: Callable[[], None]) -> None:
        """Go on with what was under way once the drive is there; what went in already is not added twice."""

        def go_on() -> None:
            signals.back.disconnect(go_on)
            if shiboken6.isValid(self.owner):
                again()

        signals.back.connect(go_on)


@dataclass
class _Copying:
    """Copies files; called again after the drive was away, it takes what is in already for its own."""

    workspace: Workspace
    code: str
    paths: tuple[Path, ...]
    choice: WhenKnown
    is_again: bool = False

    def __call__(self, progress: Progress) -> Changes:
        choice = WhenKnown.REUSE if self.is_again else self.choice
        by_files, by_bytes = _measured(self.paths, progress)
        is_again, self.is_again = self.is_again, True
        attached = attach_evidence(
            self.workspace, self.code, self.paths, by_files, when_known=choice, bytes_progress=by_bytes
        )
        files = tuple(file for file in attached.files if not (is_again and file.reused))
        # What is to be said of single files is listed, not said in one long line.
        return replace(attached, notes=(), files=files)


def _look(workspace: Workspace, paths: tuple[Path, ...], progress: Progress) -> _Found:
    gathered = gather_files(paths, progress)
    return _Found(gathered, known_files(workspace, gathered.files, progress))


def _measured(paths: Sequence[Path], progress: Progress) -> tuple[Progress, Progress | None]:
    """Progress by files; by bytes where single files are so large that the count would stand still."""
    sizes = [_size_of(path) for path in paths]
    total = sum(sizes)
    if total < _LARGE_BYTES * len(paths):
        return progress, None
    starts = [0, *accumulate(sizes)]
    at = 0

    def by_files(done: int, _files: int) -> None:
        nonlocal at
        at = starts[done]

    return by_files, lambda done, _size: progress(at + done, total)


def _size_of(path: Path) -> int:
    try:
        return path.stat().st_size
    except (OSError, ValueError):
        return 0


def _attach_picture(workspace: Workspace, code: str, image: QImage, progress: Progress) -> Attached:
    with TemporaryDirectory() as folder:
        moment = datetime.now().astimezone()
        path = Path(folder, f"Ảnh màn hình {moment:%d-%m-%Y %Hh%M.%S}.png")
        image.save(str(path))
        return attach_evidence(workspace, code, [path], progress)
