"""Minh chứng of one criterion: add, look at, open, unlink."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from cds_desktop.actions import Changes
from cds_desktop.actions.evidence import link_evidence, unlink_evidence
from cds_desktop.queries import CriterionView, EvidenceLine
from cds_desktop.storage.workspace import Workspace
from cds_desktop.ui.background import run_action
from cds_desktop.ui.pages.evidence.adding import ask_for_files, attach, paste
from cds_desktop.ui.pages.evidence.opening import open_evidence
from cds_desktop.ui.pages.evidence.preview import PREVIEWED, EvidencePreview
from cds_desktop.ui.pages.evidence.words import kind_of, list_row
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.buttons import icon_button, link, secondary
from cds_desktop.ui.widgets.card import Card
from cds_desktop.ui.widgets.drop_area import DropArea
from cds_desktop.ui.widgets.evidence_list import EvidenceList
from cds_desktop.ui.widgets.labels import Label

WIDE, NARROW = 300, 236
SHOWN_ROWS = 3


class EvidencePane(Card):
    """`said` carries one sentence; `undoable` one sentence and the deed that takes it back."""

    said = Signal(str)
    undoable = Signal(str, object)
    close_asked = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__("Minh chứng", padding=Space.M, spacing=Space.S, parent=parent)
        self._workspace = workspace
        self._code = ""
        self._lines: dict[str, EvidenceLine] = {}
        self._editable = False
        self._build()
        self._connect()
        self.set_width(WIDE)

    @property
    def first_place(self) -> QWidget:
        """Where F6 puts the cursor."""
        return self.items if self._lines else self.add

    def set_width(self, width: int) -> None:
        """Take this much room."""
        self.setFixedWidth(width)

    def set_over_page(self, over: bool) -> None:
        """Whether it lies over the page and can be closed."""
        self.close_button.setVisible(over)

    def show_view(self, view: CriterionView) -> None:
        """Show the evidence of a criterion."""
        self._code, self._editable = view.criterion.code, view.editable
        self._lines = {line.evidence.id: line for line in view.evidence}
        self.set_title(f"Minh chứng · {len(view.evidence)}")
        self.drop.set_target(f"vào tiêu chí {self._code}")
        for part in (self.drop, self.add):
            part.setVisible(view.editable)
        self.nothing.setVisible(not view.editable and not view.evidence)
        self.items.show_items([list_row(line.evidence, used_for=self._parts(line)) for line in view.evidence])
        self.items.setMinimumHeight(min(SHOWN_ROWS, len(view.evidence)) * 66)
        if view.evidence and not self.items.current_key:
            self.items.choose(view.evidence[0].evidence.id)
        self._show_chosen()

    def add_files(self, paths: list[Path]) -> None:
        """Attach files to the criterion shown."""
        if self._editable and paths:
            attach(self, self._workspace, self._code, paths, self.said.emit)

    def ask_and_add(self) -> None:
        """Ask for files, then attach them."""
        if self._editable:
            self.add_files(ask_for_files(self))

    def paste(self) -> None:
        """Attach what is on the clipboard."""
        if self._editable:
            paste(self, self._workspace, self._code, self.said.emit)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._editable:
            self.drop.dragEnterEvent(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.drop.dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self.drop.dropEvent(event)

    def _parts(self, line: EvidenceLine) -> tuple[str, ...]:
        return tuple(code for code in line.used_here if code != self._code)

    def _build(self) -> None:
        self.add = secondary("Thêm", "plus")
        self.add.setToolTip("Chọn tệp minh chứng (Ctrl+O)")
        self.close_button = icon_button("Đóng", "close")
        self.close_button.hide()
        # The frame of the drop area shows where files go; they may fall anywhere on the pane.
        self.setAcceptDrops(True)
        self.head.addWidget(self.add)
        self.head.addWidget(self.close_button)
        self.drop = DropArea(invitation="Kéo tệp vào đây", hint="hoặc dán ảnh màn hình (Ctrl+V)")
        self.nothing = Label("Chưa có minh chứng nào.", Type.SMALL, tone="muted", wrap=True)
        self.nothing.hide()
        self.items = EvidenceList()
        self.items.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.preview = EvidencePreview(self._workspace)
        self.open = link("Mở tệp", "external-link")
        self.unlink = link("Gỡ")
        foot = QHBoxLayout()
        foot.addWidget(self.open)
        foot.addStretch(1)
        foot.addWidget(self.unlink)
        self._foot = QWidget()
        self._foot.setLayout(foot)
        foot.setContentsMargins(0, 0, 0, 0)
        self._column = QVBoxLayout()
        self._column.setSpacing(Space.S)
        self._column.addWidget(self.drop)
        self._column.addWidget(self.nothing)
        self._column.addWidget(self.items)
        self._column.addWidget(self.preview, 1)
        self._column.addWidget(self._foot)
        self.body.addLayout(self._column, 1)

    def _connect(self) -> None:
        self.add.clicked.connect(self.ask_and_add)
        self.drop.clicked.connect(self.ask_and_add)
        self.drop.files_dropped.connect(self.add_files)
        self.items.chosen.connect(lambda _key: self._show_chosen())
        self.items.opened.connect(lambda _key: self._open_chosen())
        self.items.remove_asked.connect(lambda _key: self._unlink_chosen())
        self.open.clicked.connect(self._open_chosen)
        self.unlink.clicked.connect(self._unlink_chosen)
        self.close_button.clicked.connect(self.close_asked)

    @property
    def _chosen(self) -> EvidenceLine | None:
        return self._lines.get(self.items.current_key)

    def _show_chosen(self) -> None:
        line = self._chosen
        self.preview.show_item(line.evidence if line else None)
        seen = line is not None and kind_of(line.evidence) in PREVIEWED
        self.preview.setVisible(seen)
        self._column.setStretchFactor(self.items, 0 if seen else 1)
        self._foot.setVisible(line is not None)
        self.open.setEnabled(bool(line and (line.evidence.files or line.evidence.address)))
        self.unlink.set_words(f"Gỡ khỏi {self._code}")
        self.unlink.setVisible(self._editable)

    def _open_chosen(self) -> None:
        if line := self._chosen:
            open_evidence(self, self._workspace, line.evidence)

    def _unlink_chosen(self) -> None:
        line = self._chosen
        if line is None or not self._editable:
            return
        workspace, key, codes = self._workspace, line.evidence.id, line.used_here
        words = f"Đã gỡ {line.evidence.code} khỏi {self._code}"
        undo = partial(_for_each, link_evidence, workspace, key, codes)
        run_action(
            self,
            partial(_for_each, unlink_evidence, workspace, key, codes),
            done=lambda _changes: self.undoable.emit(words, undo),
        )


def _for_each(
    deed: Callable[[Workspace, str, str], Changes], workspace: Workspace, key: str, codes: tuple[str, ...]
) -> Changes:
    return [deed(workspace, key, code) for code in codes][-1]
