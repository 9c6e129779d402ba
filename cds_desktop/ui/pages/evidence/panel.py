"""Một minh chứng: what it is, how it looks, what travels of it, and what can be done with it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cds_desktop.actions.evidence import EvidenceEdits
from cds_desktop.domain.round import EvidenceItem, EvidenceKind, Travel
from cds_desktop.queries import EvidenceRow
from cds_desktop.storage.workspace import Workspace
from cds_desktop.ui.pages.evidence.asked import AskedNotice
from cds_desktop.ui.pages.evidence.deeds import EvidenceDeeds
from cds_desktop.ui.pages.evidence.facts import Facts
from cds_desktop.ui.pages.evidence.files_part import FilesPart
from cds_desktop.ui.pages.evidence.form import EvidenceForm
from cds_desktop.ui.pages.evidence.notices import PictureInvitation, PrivacyNotice
from cds_desktop.ui.pages.evidence.side_card import SideCard
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.buttons import secondary
from cds_desktop.ui.widgets.labels import Label
from cds_desktop.ui.widgets.scrolled_inside import scrolled
from cds_desktop.ui.widgets.thumbnails import Thumbnails


class EvidencePanel(SideCard):
    """Facts of the chosen item, or its form."""

    remove_asked = Signal()

    def __init__(
        self,
        workspace: Workspace,
        deeds: EvidenceDeeds,
        thumbnails: Thumbnails,
        parent: QWidget | None = None,
    ) -> None:
        others = "Việc khác với minh chứng này"
        super().__init__(Type.SMALL_STRONG, others, tone="accent", parent=parent)
        self._workspace, self._deeds = workspace, deeds
        self._row: EvidenceRow | None = None
        self._editable = False
        self._form: EvidenceForm | None = None
        self.setAccessibleName("Minh chứng đang chọn")
        self._build(thumbnails)
        self._connect()

    @property
    def form(self) -> EvidenceForm:
        """Where the facts are changed, made when it is first asked for."""
        if self._form is None:
            self._form = EvidenceForm(self._workspace)
            self._stack.addWidget(scrolled(self._form))
            if self._row is not None:
                self._form.show_item(self._row.item, editable=self._editable)
        return self._form

    def show_rows(self, rows: Sequence[EvidenceRow], *, editable: bool) -> None:
        """Show the one item chosen."""
        (row,) = rows
        if self._row is None or self._row.item.id != row.item.id:
            self._show_form(False)
        self._row, self._editable = row, editable
        item = row.item
        self.name.setText(item.code)
        self._title.setText(item.title or "Chưa đặt tên")
        self.files.show_row(row, editable=editable)
        self._facts.show_item(item)
        self.privacy.show_item(item, editable=editable)
        self.asked.show_asked(row.is_asked and editable, has_file=bool(item.files))
        self.invitation.show_item(item, editable=editable)
        if self._form is not None:
            self._form.show_item(item, editable=editable)
        self.open.setVisible(bool(item.files or item.address))
        self.open.set_words("Mở trang" if item.kind is EvidenceKind.LINK else "Mở tệp")
        self.edit.setVisible(editable)

    def hand_over(self) -> None:
        """Store what still waits."""
        if self._form is not None:
            self._form.store.hand_over()

    def start_editing(self) -> None:
        """Show the form."""
        form = self.form
        self._show_form(True)
        form.focus_first()

    def paste(self) -> bool:
        """Add the picture on the clipboard to a link that has none; whether that was it."""
        image = QGuiApplication.clipboard().image()
        if self._row is None or self.invitation.isHidden() or image.isNull():
            return False
        self._deeds.add_picture(self._row.item, image)
        return True

    def _build(self, thumbnails: Thumbnails) -> None:
        self.name.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._title = Label("", Type.STRONG, wrap=True)
        self._stack = QStackedWidget(self)
        self._build_facts(thumbnails)
        self.open = secondary("Mở tệp", "external-link")
        self.edit = secondary("Sửa thông tin")
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.S)
        buttons.addWidget(self.open)
        buttons.addWidget(self.edit)
        buttons.addStretch(1)
        self.body.addWidget(self._title)
        self.body.addWidget(self._stack, 1)
        self.body.addLayout(buttons)

    def _build_facts(self, thumbnails: Thumbnails) -> None:
        content = QWidget()
        self._stack.addWidget(scrolled(content))
        self.files = FilesPart(self._workspace, self._deeds, thumbnails, content)
        self._facts = Facts(content)
        self.invitation = PictureInvitation(content)
        self.privacy = PrivacyNotice(content)
        self.asked = AskedNotice(parent=content)
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addWidget(self.asked)
        column.addWidget(self.files.missing)
        # All the room there is, as far as the preview can use it.
        column.addWidget(self.files.preview, 1000)
        column.addWidget(self.files.strip)
        column.addWidget(self.files.versions)
        column.addWidget(self._facts)
        column.addWidget(self.invitation)
        column.addWidget(self.privacy)
        column.addStretch(1)

    def _connect(self) -> None:
        self.open.clicked.connect(self._open)
        self.edit.clicked.connect(self._toggle_form)
        self.privacy.chosen.connect(self._choose_travel)
        self.asked.follow(
            self._deeds, lambda: self._row.item if self._row else None, lambda: self.files.strip.current
        )
        self.asked.remove_asked.connect(self.remove_asked)
        self.invitation.paste_asked.connect(self.paste)

    def _open(self) -> None:
        if self._row is not None:
            is_link = self._row.item.kind is EvidenceKind.LINK
            self._deeds.open(self._row.item, None if is_link else self.files.strip.current)

    def _toggle_form(self) -> None:
        if self._stack.currentIndex():
            self.hand_over()
            self._show_form(False)
        else:
            self.start_editing()

    def _show_form(self, shown: bool) -> None:
        self._stack.setCurrentIndex(1 if shown else 0)
        self.edit.set_words("Xong" if shown else "Sửa thông tin")

    def _choose_travel(self, travel: Travel) -> None:
        if self._row is not None:
            self.hand_over()
            item: EvidenceItem = self._row.item
            self._deeds.edit([item], EvidenceEdits(travel=travel), f"Đã chọn cách gửi {item.code}")
