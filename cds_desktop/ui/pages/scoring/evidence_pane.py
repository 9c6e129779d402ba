"""Minh chứng of one criterion: add, look at, open, unlink."""

from pathlib import Path

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from cds_desktop.domain.round import EvidenceItem
from cds_desktop.queries import CriterionView, EvidenceLine
from cds_desktop.storage.workspace import Workspace
from cds_desktop.ui.pages.evidence.adding import Adding, ask_for_files, ask_for_folder
from cds_desktop.ui.pages.evidence.asked import AskedNotice
from cds_desktop.ui.pages.evidence.choosing import choose_existing
from cds_desktop.ui.pages.evidence.deeds import EvidenceDeeds
from cds_desktop.ui.pages.evidence.drops import DropPlace
from cds_desktop.ui.pages.evidence.files_part import follow_strip, strip_files
from cds_desktop.ui.pages.evidence.menus import AddDeeds, add_menu, file_menu, line_menu
from cds_desktop.ui.pages.evidence.new_item import LinkDialog, NewItemDialog, PaperDialog
from cds_desktop.ui.pages.evidence.preview import EvidencePreview
from cds_desktop.ui.pages.evidence.words import list_row
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.buttons import icon_button, link, secondary
from cds_desktop.ui.widgets.card import Card
from cds_desktop.ui.widgets.drop_area import DropArea
from cds_desktop.ui.widgets.evidence_item import EvidenceItem as ListRow
from cds_desktop.ui.widgets.evidence_list import EvidenceList
from cds_desktop.ui.widgets.file_strip import FileStrip
from cds_desktop.ui.widgets.labels import Label
from cds_desktop.ui.widgets.thumbnails import Thumbnails

WIDE, NARROW = 300, 236
SHOWN_ROWS = 3
LEAST_FOR_BOTH = 520


class EvidencePane(Card):
    """What is done here can be taken back in the window, as everywhere."""

    close_asked = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__("Minh chứng", padding=Space.M, spacing=Space.S, parent=parent)
        self._workspace = workspace
        self._code = ""
        self._lines: dict[str, EvidenceLine] = {}
        self._editable = False
        self._strip_of = ""
        self._wanted: tuple[str, ...] = ()
        self.deeds = EvidenceDeeds(self, workspace)
        self._build()
        self._connect()
        self.set_width(WIDE)

    @property
    def first_place(self) -> QWidget:
        """Where F6 puts the cursor."""
        return self.items if self._lines else self.add

    def set_width(self, width: int) -> None:
        """Take this much room; a narrow pane says less."""
        self.setFixedWidth(width)
        if width < WIDE:
            self.drop.set_words("Kéo tệp vào đây", "hoặc dán ảnh (Ctrl+V)")
        else:
            self.drop.set_words("Kéo tệp hoặc thư mục vào đây", "hoặc dán ảnh màn hình (Ctrl+V)")

    def set_over_page(self, over: bool) -> None:
        """Whether it lies over the page and can be closed."""
        self.close_button.setVisible(over)

    def show_view(self, view: CriterionView) -> None:
        """Show the evidence of a criterion."""
        is_other = self._code != view.criterion.code
        self._code, self._editable = view.criterion.code, view.editable
        self._lines = {line.evidence.id: line for line in view.evidence}
        self.set_title(f"Minh chứng · {len(view.evidence)}")
        self.drop.set_target(f"vào tiêu chí {self._code}")
        if is_other:
            self.drop.show_idle()
        for part in (self.drop, self.add):
            part.setVisible(view.editable)
        self.nothing.setVisible(not view.evidence)
        self.items.setVisible(bool(view.evidence))
        self.items.show_items([self._row(line) for line in view.evidence])
        self._choose_wanted(view)
        self._show_chosen()

    def add_files(self, paths: list[Path]) -> None:
        """Attach files and folders to the criterion shown."""
        if self._editable and paths:
            self._adding().add(paths)

    def place_on_page(self, area: QRect) -> DropPlace | None:
        """What files mean that fall beside this pane, onto `area` of the page."""
        return DropPlace(f"vào tiêu chí {self._code}", area, self.add_files) if self._editable else None

    def ask_and_add(self) -> None:
        """Ask for files, then attach them."""
        if self._editable:
            self.add_files(ask_for_files(self))

    def paste(self) -> None:
        """Attach what is on the clipboard."""
        if self._editable:
            self._adding().paste()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._editable:
            self.drop.dragEnterEvent(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.drop.dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self.drop.dropEvent(event)

    def _row(self, line: EvidenceLine) -> ListRow:
        parts = tuple(code for code in line.used_here if code != self._code)
        asked = line.is_asked and self._editable
        return list_row(line.evidence, used_for=parts, is_missing=bool(line.missing), is_asked=asked)

    def _choose_wanted(self, view: CriterionView) -> None:
        key = next((key for key in self._wanted if key in self._lines), "")
        if key:
            self._wanted = ()
            self.items.choose(key)
        elif view.evidence and not self.items.current_key:
            self.items.choose(view.evidence[0].evidence.id)

    def _adding(self) -> Adding:
        return Adding(
            self,
            self._workspace,
            self._code,
            added=self._added,
            began=self.drop.show_busy,
            ended=self.drop.show_idle,
            refused=self.drop.show_refused,
        )

    def _added(self, ids: tuple[str, ...]) -> None:
        # The page reads the criterion again by itself: the new one is chosen when it is there.
        self._wanted = ids
        if key := next((key for key in ids if key in self._lines), ""):
            self._wanted = ()
            self.items.choose(key)

    def _build(self) -> None:
        self.add = secondary("Thêm", "plus")
        self.add.setToolTip("Thêm minh chứng (Ctrl+O)")
        self.close_button = icon_button("Đóng", "close")
        self.close_button.hide()
        # The frame of the drop area shows where files go; they may fall anywhere on the pane.
        self.setAcceptDrops(True)
        self.head.addWidget(self.add)
        self.head.addWidget(self.close_button)
        self.drop = DropArea()
        self.nothing = Label("Chưa có minh chứng nào cho tiêu chí này.", Type.SMALL, tone="muted", wrap=True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        thumbnails = Thumbnails(self._workspace.evidence_files.path_of, self)
        self.items = EvidenceList(thumbnails)
        self.items.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.items.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.preview = EvidencePreview(self._workspace)
        self.strip = FileStrip(thumbnails)
        self.body.addWidget(self.drop)
        self.body.addWidget(self.nothing)
        self.asked = AskedNotice(is_short=True)
        self.body.addWidget(self.items)
        self.body.addWidget(self.asked)
        self.body.addWidget(self.preview, 1000)
        self.body.addWidget(self.strip)
        self.body.addStretch(1)
        self.body.addWidget(self._build_foot())
        for part in (self.nothing, self.items, self.asked, self.preview, self.strip, self._foot):
            part.hide()

    def _build_foot(self) -> QWidget:
        self.open = link("Mở tệp", "external-link")
        self.unlink = link("Gỡ")
        self._foot = QWidget()
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.addWidget(self.open)
        foot.addStretch(1)
        foot.addWidget(self.unlink)
        return self._foot

    def _connect(self) -> None:
        self.add.clicked.connect(self._show_add_menu)
        self.drop.clicked.connect(self.ask_and_add)
        self.drop.files_dropped.connect(self.add_files)
        self.items.chosen.connect(lambda _key: self._show_chosen())
        self.items.opened.connect(lambda _key: self._open_chosen())
        self.items.remove_asked.connect(lambda _key: self._unlink_chosen())
        self.items.customContextMenuRequested.connect(self._show_line_menu)
        self.preview.open_asked.connect(self._open_chosen)
        follow_strip(self.strip, self.deeds, self._chosen_item)
        self.strip.chosen.connect(lambda _place: self._show_file())
        self.strip.menu_asked.connect(self._show_file_menu)
        self.asked.follow(self.deeds, self._chosen_item, lambda: self.strip.current)
        self.open.clicked.connect(self._open_chosen)
        self.unlink.clicked.connect(self._unlink_chosen)
        self.close_button.clicked.connect(self.close_asked)

    @property
    def _chosen(self) -> EvidenceLine | None:
        return self._lines.get(self.items.current_key)

    def _chosen_item(self) -> EvidenceItem | None:
        return self._chosen.evidence if self._chosen else None

    def _show_chosen(self) -> None:
        line = self._chosen
        has_file = line is not None and bool(line.evidence.files)
        self._show_files(line)
        self._fit()
        self._foot.setVisible(line is not None)
        is_asked = line is not None and line.is_asked and self._editable
        self.asked.show_asked(is_asked, has_file=has_file)
        if line is not None:
            is_link = bool(line.evidence.address)
            self.open.setEnabled(has_file or is_link)
            self.open.set_words("Mở trang" if is_link else "Mở tệp")
        self.unlink.set_words(f"Gỡ khỏi {self._code}")
        self.unlink.setVisible(self._editable)
        self.items.set_rows_wanted(min(SHOWN_ROWS, len(self._lines)) if has_file else len(self._lines))

    def _show_files(self, line: EvidenceLine | None) -> None:
        files = strip_files(line.evidence, line.missing) if line else []
        key = line.evidence.id if line else ""
        # The file looked at stays while the item does.
        place = self.strip.current if key == self._strip_of else 0
        self._strip_of = key
        self.strip.setVisible(len(files) > 1)
        self.strip.show_files(files, place, editable=self._editable)
        self._show_file()

    def _fit(self) -> None:
        line = self._chosen
        has_file = line is not None and bool(line.evidence.files)
        # In a low pane the strip of several files shows enough of them.
        is_low = self.strip.isVisibleTo(self) and self.height() < LEAST_FOR_BOTH
        self.strip.set_low(is_low)
        self.preview.setVisible(has_file and not is_low)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _show_file(self) -> None:
        line = self._chosen
        self.preview.show_item(line.evidence if line else None, self.strip.current)

    def _open_chosen(self) -> None:
        if line := self._chosen:
            is_link = bool(line.evidence.address)
            self.deeds.open(line.evidence, None if is_link else self.strip.current)

    def _show_file_menu(self, place: int, where: QPoint) -> None:
        if line := self._chosen:
            file_menu(self, self.deeds, line.evidence, place, editable=self._editable).exec(where)

    def _unlink_chosen(self) -> None:
        line = self._chosen
        if line is not None and self._editable:
            self.deeds.unlink(line.evidence, line.used_here, self._code)

    def _show_line_menu(self, place: QPoint) -> None:
        if line := self._chosen:
            menu = line_menu(
                self, self.deeds, line.evidence, self._code, self._unlink_chosen, editable=self._editable
            )
            menu.exec(self.items.viewport().mapToGlobal(place))

    def _show_add_menu(self) -> None:
        deeds = AddDeeds(
            files=self.ask_and_add,
            folder=lambda: self.add_files(ask_for_folder(self)),
            paste=self.paste,
            link=lambda: self._add_new(LinkDialog(self._workspace.actor, self.window())),
            paper=lambda: self._add_new(PaperDialog(self.window())),
            existing=self._choose_existing,
        )
        add_menu(self, deeds).exec(self.add.mapToGlobal(self.add.rect().bottomLeft()))

    def _add_new(self, dialog: NewItemDialog) -> None:
        self.deeds.add_new(dialog, self._code, lambda _code: None)

    def _choose_existing(self) -> None:
        code = self._code
        choose_existing(
            self,
            self._workspace,
            f"Dùng minh chứng đã có cho {code}",
            "Dùng",
            lambda items: self.deeds.use_all_for(items, code),
            leave_out=set(self._lines),
        )
