"""Đầu trang đối chiếu: which set, how far the checking is, what is wrong, and the one next thing."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QTabBar, QVBoxLayout, QWidget

from cds_desktop.ui.pages.indicator_set.desk import Desk
from cds_desktop.ui.pages.row_list import tab_through
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.buttons import icon_button, link, primary, secondary
from cds_desktop.ui.widgets.card import Panel
from cds_desktop.ui.widgets.filter_chips import Filter, FilterBar, FilterChip
from cds_desktop.ui.widgets.labels import ElidedLabel, Label
from cds_desktop.ui.widgets.line_edit import LineEdit
from cds_desktop.ui.widgets.progress_bar import ProgressBar
from cds_desktop.ui.widgets.state_glyph import State, StateGlyph

ROWS, SETTINGS = 0, 1
_WORDS_FROM = 760
_GOING_ON = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down)


class SearchLine(LineEdit):
    """The search; Enter and the arrow down go on into what was found."""

    went_on = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _GOING_ON:
            self.went_on.emit()
        else:
            super().keyPressEvent(event)


class EditorHead(QWidget):
    """Title, tabs, progress, faults, filters; what is pressed here is the editor's or the page's."""

    next_fault_asked = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.sets = link("Các bộ chỉ số", "chevron-left")
        self.title = ElidedLabel("", Type.STRONG)
        self.facts = ElidedLabel("", Type.SMALL, tone="muted")
        self.more = secondary("Việc khác", "dots")
        self.deed = primary("Bắt đầu đối chiếu")
        self.tabs = QTabBar()
        self.filters = FilterBar()
        self.search = SearchLine()
        self.add = secondary("Thêm dòng", "plus")
        self.remove = icon_button("Bỏ dòng đang chọn (Ctrl+Del)", "trash")
        self.look = link("Chi tiết dòng (F6)")
        self._filters: list[Filter] = []
        self._build()

    def show_set(self, title: str, facts: str) -> None:
        """Name the set and what is being done with it."""
        self.title.set_full_text(title)
        self.facts.set_full_text(facts)

    def show_filters(self, shown: list[Filter], chosen: str = "") -> None:
        """Show the chips with their counts; nothing is made anew while they say the same."""
        if shown == self._filters and chosen in ("", self.filters.current):
            return
        self._filters = shown
        before = set(self.filters.findChildren(FilterChip))
        self.filters.show_filters(shown, chosen)
        made = (chip for chip in self.filters.findChildren(FilterChip) if chip not in before)
        tab_through([self.next_fault, *made, self.look])

    def show_reason(self, words: str) -> None:
        """Say why the next thing is not the saving yet, beside the button."""
        self.deed.setToolTip(words)
        self.deed.setAccessibleDescription(words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        roomy = self.width() >= _WORDS_FROM
        for button, words in (
            (self.more, "Việc khác"),
            (self.add, "Thêm dòng"),
            (self.sets, "Các bộ chỉ số"),
        ):
            # Without room the icon stays, and says its words in the tool tip.
            button.setText(words if roomy else "")
            button.setToolTip("" if roomy else words)
        self._bar.setVisible(roomy)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, Space.S, Space.L, Space.XS)
        column.setSpacing(Space.XS)
        column.addLayout(self._build_title())
        column.addLayout(self._build_tabs())
        column.addWidget(self._build_faults())
        column.addWidget(self._build_filters())

    def _build_title(self) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.facts)
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(self.sets)
        row.addLayout(words, 1)
        row.addWidget(self.more)
        row.addWidget(self.deed)
        return row

    def _build_tabs(self) -> QHBoxLayout:
        self.tabs.setAccessibleName("Phần của bộ chỉ số")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideNone)
        self.tabs.addTab("Các dòng")
        self.tabs.addTab("Thông tin và quy tắc xếp mức")
        self._progress = Label("", Type.SMALL_STRONG)
        self._bar = ProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedSize(96, 6)
        self._bar.setAccessibleName("Số dòng đã đối chiếu")
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(self.tabs, 0, Qt.AlignmentFlag.AlignLeft)
        row.addStretch(1)
        row.addWidget(self._bar)
        row.addWidget(self._progress)
        return row

    def _build_faults(self) -> QWidget:
        self.faults = Panel("warn", padding=0)
        self._fault_glyph = StateGlyph(State.ATTENTION, 18)
        self._fault_words = Label("", Type.SMALL_STRONG, wrap=True)
        self.next_fault = link("Đến chỗ tiếp (F8)", arrow=True)
        self.next_fault.clicked.connect(self.next_fault_asked)
        row = QHBoxLayout()
        row.setContentsMargins(Space.S, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addWidget(self._fault_glyph)
        row.addWidget(self._fault_words, 1)
        row.addWidget(self.next_fault)
        self.faults.body.addLayout(row)
        self.faults.hide()
        return self.faults

    def _build_filters(self) -> QWidget:
        self.search.setPlaceholderText("Tìm dòng")
        self.search.setToolTip("Tìm theo mã, nội dung, nguồn (Ctrl+F)")
        self.search.setAccessibleName("Tìm dòng")
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(240)
        self.search.setMinimumWidth(120)
        self.tools = QWidget()
        row = QHBoxLayout(self.tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addWidget(self.filters, 1)
        row.addWidget(self.look)
        row.addWidget(self.search)
        row.addWidget(self.add)
        row.addWidget(self.remove)
        self.look.hide()
        return self.tools

    def show_editable(self, editable: bool) -> None:
        """What changes rows is there only while they may be changed."""
        self.add.setVisible(editable)
        self.remove.setVisible(editable)

    def show_state(self, *, may_move: bool = True) -> None:
        """Say how far the checking is and what is wrong; the rows below move only when they `may_move`."""
        done, all_ = self._desk.ticked, self._desk.tickable
        self._progress.setText(f"Đã đối chiếu {done}/{all_} dòng")
        self._progress.set_tone("ok" if all_ and done == all_ else "")
        self._bar.setRange(0, max(1, all_))
        self._bar.setValue(done)
        self._show_faults(may_move=may_move)

    def _show_faults(self, *, may_move: bool) -> None:
        hard = sum(not fault.tolerable for fault in self._desk.faults)
        soft = len(self._desk.faults) - hard
        said = [f"{hard} lỗi phải sửa"] if hard else []
        said += [f"{soft} chỗ số chưa khớp, chưa lưu thành bản chính thức được"] if soft else []
        self._fault_words.setText("; ".join(said) if hard else f"{soft} chỗ chưa khớp" if soft else "")
        self.faults.set_tint("err" if hard else "warn")
        self._fault_glyph.set_state(State.ERROR if hard else State.ATTENTION)
        self._fault_words.set_tone("err" if hard else "warn")
        if may_move:
            self.faults.setVisible(bool(hard or soft))
