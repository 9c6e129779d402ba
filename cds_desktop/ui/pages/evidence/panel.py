"""Một minh chứng: what it is, what travels of it, and what can be done with it."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QMenu,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from cds_desktop.actions.evidence import change_evidence
from cds_desktop.domain.minutes_rows import code_order
from cds_desktop.domain.round import EvidenceItem, EvidenceKind, Sensitivity, Travel
from cds_desktop.queries import EvidenceRow
from cds_desktop.storage.workspace import Workspace
from cds_desktop.ui.background import run_action
from cds_desktop.ui.pages.evidence.form import EvidenceForm
from cds_desktop.ui.pages.evidence.preview import PREVIEWED, EvidencePreview
from cds_desktop.ui.pages.evidence.words import SENSITIVITY_CHOICES, TRAVEL_CHOICES, kind_of, meta_words
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.typed_dates import show_date
from cds_desktop.ui.widgets.buttons import icon_button, secondary
from cds_desktop.ui.widgets.card import Card, Panel
from cds_desktop.ui.widgets.combo_box import ComboBox
from cds_desktop.ui.widgets.labels import Label
from cds_desktop.ui.widgets.state_glyph import State, StateGlyph

WIDTH = 304
_STAYS = "Mặc định chỉ gửi tên và mã kiểm tra, không gửi tệp."


class EvidencePanel(Card):
    """Facts of the chosen item, or its form; deeds on it are asked of the page."""

    open_asked = Signal()
    uses_asked = Signal()
    remove_asked = Signal()
    close_asked = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(padding=Space.L, spacing=Space.M, parent=parent)
        self._workspace = workspace
        self._row: EvidenceRow | None = None
        self.setFixedWidth(WIDTH)
        self.setAccessibleName("Minh chứng đang chọn")
        self._build()
        self._connect()

    def show_row(self, row: EvidenceRow, *, editable: bool) -> None:
        """Show an item."""
        if self._row is None or self._row.item.id != row.item.id:
            self._show_form(False)
        self._row = row
        item = row.item
        self._code.setText(item.code)
        self._title.setText(item.title)
        self.preview.show_item(item)
        self.preview.setVisible(kind_of(item) in PREVIEWED and bool(item.files))
        self._show_facts(item)
        self._show_privacy(item, editable)
        self.form.show_item(item, editable=editable)
        self.open.setVisible(bool(item.files or item.address))
        self.edit.setVisible(editable)
        self.more.setVisible(editable)

    def hand_over(self) -> None:
        """Store what still waits."""
        self.form.store.hand_over()

    def start_editing(self) -> None:
        """Show the form."""
        self._show_form(True)
        self.form.focus_first()

    def _build(self) -> None:
        self._code = Label("", Type.SMALL_STRONG, tone="accent")
        self.more = icon_button("Việc khác với minh chứng này", "dots")
        self._close = icon_button("Đóng", "close")
        head = QHBoxLayout()
        head.addWidget(self._code, 1)
        head.addWidget(self.more)
        head.addWidget(self._close)
        self._title = Label("", Type.STRONG, wrap=True)
        self.preview = EvidencePreview(self._workspace)
        self.preview.setMinimumHeight(150)
        self.form = EvidenceForm(self._workspace)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._scrolled(self._build_facts()))
        self._stack.addWidget(self._scrolled(self.form))
        self.open = secondary("Mở tệp", "external-link")
        self.edit = secondary("Sửa thông tin")
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.S)
        buttons.addWidget(self.open)
        buttons.addWidget(self.edit)
        buttons.addStretch(1)
        self.body.addLayout(head)
        self.body.addWidget(self._title)
        self.body.addWidget(self._stack, 1)
        self.body.addLayout(buttons)

    def _build_facts(self) -> QWidget:
        self._facts = QGridLayout()
        self._facts.setHorizontalSpacing(Space.M)
        self._facts.setVerticalSpacing(Space.XS)
        self._facts.setColumnStretch(1, 1)
        self._privacy = Panel("warn")
        self._privacy_title = Label("", Type.STRONG, tone="warn", wrap=True)
        privacy_head = QHBoxLayout()
        privacy_head.addWidget(StateGlyph(State.ATTENTION, 18), 0, Qt.AlignmentFlag.AlignTop)
        privacy_head.addWidget(self._privacy_title, 1)
        self.travel = ComboBox()
        self.travel.setAccessibleName("Khi nộp hồ sơ")
        for value, words in TRAVEL_CHOICES.items():
            self.travel.addItem(words, value)
        self._privacy.body.addLayout(privacy_head)
        self._privacy.body.addWidget(Label(_STAYS, Type.SMALL, wrap=True))
        self._privacy.body.addWidget(self.travel)
        facts = QWidget()
        column = QVBoxLayout(facts)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addWidget(self.preview, 1)
        column.addLayout(self._facts)
        column.addWidget(self._privacy)
        column.addStretch(0)
        return facts

    def _scrolled(self, content: QWidget) -> QScrollArea:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(content)
        return area

    def _connect(self) -> None:
        self.open.clicked.connect(self.open_asked)
        self.edit.clicked.connect(self._toggle_form)
        self.more.clicked.connect(self._show_menu)
        self._close.clicked.connect(self.close_asked)
        self.travel.activated.connect(self._travel_chosen)

    def _toggle_form(self) -> None:
        if self._stack.currentIndex():
            self.hand_over()
            self._show_form(False)
        else:
            self.start_editing()

    def _show_form(self, shown: bool) -> None:
        self._stack.setCurrentIndex(1 if shown else 0)
        self.edit.set_words("Xong" if shown else "Sửa thông tin")

    def _show_menu(self) -> None:
        menu = QMenu(self)
        menu.addAction("Dùng cho tiêu chí khác…", self.uses_asked.emit)
        menu.addAction("Bỏ minh chứng này…", self.remove_asked.emit)
        menu.exec(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _show_facts(self, item: EvidenceItem) -> None:
        while taken := self._facts.takeAt(0):
            if old := taken.widget():
                old.deleteLater()
        rows = [(label, words) for label, words in _facts(item) if words]
        for place, (label, words) in enumerate(rows):
            top = Qt.AlignmentFlag.AlignTop
            self._facts.addWidget(Label(label, Type.SMALL, tone="muted"), place, 0, top)
            self._facts.addWidget(Label(words, wrap=True), place, 1)

    def _show_privacy(self, item: EvidenceItem, editable: bool) -> None:
        private = item.sensitivity is not Sensitivity.NONE
        self._privacy.setVisible(private and item.kind is EvidenceKind.FILE)
        self._privacy_title.setText(SENSITIVITY_CHOICES[item.sensitivity])
        self.travel.setCurrentIndex(list(TRAVEL_CHOICES).index(item.travel))
        self.travel.setEnabled(editable)

    def _travel_chosen(self) -> None:
        if self._row is not None:
            self.hand_over()
            item = replace(self._row.item, travel=Travel(self.travel.currentData()))
            run_action(self, partial(change_evidence, self._workspace, item))


def _facts(item: EvidenceItem) -> tuple[tuple[str, str], ...]:
    seen = " · ".join(part for part in (show_date(item.seen_on), item.seen_by) if part)
    return (
        ("Dạng", meta_words(item)),
        ("Số", item.number),
        ("Ngày", show_date(item.issued_on)),
        ("Nơi ban hành", item.issuer),
        ("Trang", item.pages),
        ("Người cung cấp", item.supplied_by),
        ("Xem lúc", seen),
        ("Tệp", ", ".join(file.name for file in item.files)),
        ("Dùng cho", ", ".join(sorted(item.used_for, key=code_order)) or "chưa dùng ở tiêu chí nào"),
        ("Ghi chú", item.note),
    )
