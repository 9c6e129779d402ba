"""Ghi ra tệp, mở bằng chương trình khác, in: one paper in every format it has, or all of them."""

from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from cds_desktop.actions.papers.drawing import FORMATS
from cds_desktop.actions.papers.writing import (
    WrittenPaper,
    paper_name,
    write_bridge,
    write_paper,
    write_papers,
)
from cds_desktop.domain.papers import KINDS, PaperKind
from cds_desktop.domain.papers.source import PaperSource
from cds_desktop.progress import Progress
from cds_desktop.storage.workspace import Workspace
from cds_desktop.ui.background import run_long_query, run_query, signals
from cds_desktop.ui.file_asking import ask_folder, ask_target
from cds_desktop.ui.pages.evidence.opening import open_file
from cds_desktop.ui.pages.papers import words

ALL = "Ghi tất cả văn bản vào thư mục…"
BRIDGE = "Bảng nhập số liệu cho hệ thống trực tuyến (Excel)…"
_BRIDGE_NAME = "bang-nhap-so-lieu.xlsx"


class Writing:
    """The deeds; `source` is the round as the form showed it last."""

    def __init__(self, owner: QWidget, workspace: Workspace) -> None:
        self._owner, self._workspace = owner, workspace

    def menu(self, kind: PaperKind, source: PaperSource) -> QMenu:
        """The formats of a paper, then what concerns all papers."""
        menu = QMenu(self._owner)
        for format_, (name, filters) in words.FORMATS.items():
            if kind in FORMATS[format_].kinds:
                menu.addAction(f"Ghi {name}…", partial(self.ask_and_write, kind, format_, filters, source))
        menu.addSeparator()
        menu.addAction(BRIDGE, self.ask_and_write_bridge)
        menu.addAction(ALL, self.ask_and_write_all)
        return menu

    def show_menu(self, button: QWidget, kind: PaperKind, source: PaperSource) -> None:
        """Open the menu above its button."""
        menu = self.menu(kind, source)
        place = button.mapToGlobal(QPoint(0, 0)) - QPoint(0, menu.sizeHint().height())
        menu.exec(place)
        menu.deleteLater()

    def ask_and_write(self, kind: PaperKind, format_: str, filters: str, source: PaperSource) -> None:
        """Ask for a place and write one paper there."""
        title = f"Ghi {KINDS[kind].name}"
        if target := ask_target(self._owner, title, paper_name(source, kind, format_), filters):
            target = target if target.suffix else target.with_suffix(FORMATS[format_].suffix)
            write = partial(write_paper, self._workspace, kind, format_, target)
            run_query(self._owner, write, _say_written)

    def ask_and_write_bridge(self) -> None:
        """Bảng nhập số liệu, in the order in which the online systems ask."""
        if target := ask_target(self._owner, "Ghi bảng nhập số liệu", _BRIDGE_NAME, "Excel (*.xlsx)"):
            target = target if target.suffix else target.with_suffix(".xlsx")
            run_query(self._owner, partial(write_bridge, self._workspace, target), _say_written)

    def ask_and_write_all(self) -> None:
        """Every paper in every format it has, into one folder; what was written before "Hủy" stays."""
        if folder := ask_folder(self._owner, "Ghi tất cả văn bản vào thư mục"):
            self.write_all(folder)

    def write_all(self, folder: Path) -> None:
        """Write everything beside the screen, with progress and "Hủy"."""

        def write(progress: Progress) -> tuple[WrittenPaper, ...]:
            return write_papers(self._workspace, folder, formats=tuple(FORMATS), progress=progress)

        def say(written: tuple[WrittenPaper, ...]) -> None:
            signals.said.emit(f"Đã ghi {len(written)} tệp vào “{folder.name}”")

        run_long_query(self._owner, write, say, what="Đang ghi văn bản")

    def open_copy(self, kind: PaperKind) -> None:
        """Mở bằng chương trình khác: a copy in a folder that goes away with the program."""
        folder = Path(mkdtemp(dir=_folder().name))
        write = partial(write_paper, self._workspace, kind, "pdf", folder)
        run_query(self._owner, write, partial(open_file, self._owner))


def _say_written(target: Path) -> None:
    signals.said.emit(f"Đã ghi {target.name}")


@cache
def _folder() -> TemporaryDirectory[str]:
    return TemporaryDirectory(prefix="cds-desktop-", ignore_cleanup_errors=True)
