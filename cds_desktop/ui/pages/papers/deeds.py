"""Lập bản chính thức, sửa lời văn: deeds of one paper that make a file."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from cds_desktop.actions import Changes, Subject
from cds_desktop.actions.papers import reserve_number
from cds_desktop.actions.papers.issuing import issue_paper
from cds_desktop.actions.papers.wording import copy_wording, drop_wording
from cds_desktop.domain.papers import PaperKind
from cds_desktop.storage.paper_source import template_path
from cds_desktop.storage.workspace import Workspace
from cds_desktop.ui.background import run_action, signals
from cds_desktop.ui.pages.evidence.opening import open_file


def issue(owner: QWidget, workspace: Workspace, kind: PaperKind, done: Callable[[Changes], None]) -> None:
    """Lập bản chính thức: nothing is overwritten, so nothing is asked."""
    run_action(owner, partial(issue_paper, workspace, kind), done=done)


def reserve(owner: QWidget, workspace: Workspace, kind: PaperKind) -> None:
    """Lấy số, told with the way back."""
    deed = partial(reserve_number, workspace, kind)
    run_action(owner, deed, done=lambda changes: signals.did.emit(f"Đã lấy số {changes.notes[0]}"))


class WordingDeeds:
    """Copies the built-in wording into the dossier, opens it, gives it up again."""

    def __init__(self, owner: QWidget, workspace: Workspace) -> None:
        self._owner, self._workspace = owner, workspace

    def copy(self, kind: PaperKind) -> None:
        """Tạo bản sao để sửa lời văn, and open it."""

        def make() -> Changes:
            copy_wording(self._workspace, kind)
            return Changes(Subject.PAPERS, (kind.value,))

        run_action(self._owner, make, done=lambda _changes: self.open(kind))

    def open(self, kind: PaperKind) -> None:
        """Mở tệp lời văn with the program of the system."""
        open_file(self._owner, template_path(self._workspace.folder, kind))

    def drop(self, kind: PaperKind) -> None:
        """Dùng lời văn có sẵn; the notes of the deed say where one's own was kept."""
        run_action(self._owner, partial(drop_wording, self._workspace, kind), done=_say_dropped)


def _say_dropped(changes: Changes) -> None:
    signals.said.emit(" ".join(("Văn bản dùng lại lời văn có sẵn.", *changes.notes)).removesuffix("."))
