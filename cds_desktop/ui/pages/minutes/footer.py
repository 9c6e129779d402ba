"""Chân trang biên bản: what still keeps the numbers from being sealed, and the way to mend it."""

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu

from cds_desktop.domain.readiness import Finding
from cds_desktop.queries import MinutesView
from cds_desktop.ui.theme import Size, Space, Type
from cds_desktop.ui.widgets.buttons import Kind, link, primary, secondary
from cds_desktop.ui.widgets.labels import ElidedLabel
from cds_desktop.ui.widgets.state_glyph import State, StateGlyph

SEAL = "Chốt số liệu và lập biên bản"
_WAYS = {
    "council": "Đến Hội đồng",
    "meeting": "Điền phiếu họp",
    "set": "Đối chiếu bộ chỉ số",
    "evidence": "Đến Minh chứng",
    "school": "Đến Trường và đợt",
}
MOST_LISTED = 30
WORDS_FROM = 1180
_NAMES = ("Hội đồng",)


class MinutesFooter(QFrame):
    """The filled button seals, or leads to what is in the way."""

    print_asked = Signal()
    file_asked = Signal()
    seal_asked = Signal()
    sign_asked = Signal()
    place_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "footer")
        self.setFixedHeight(Size.FOOTER)
        self._faults: tuple[Finding, ...] = ()
        self._is_sealed = False
        self._glyph = StateGlyph(State.ATTENTION, 18)
        self._sentence = ElidedLabel("", Type.SMALL)
        self.all_faults = link("")
        self.draft = secondary("In dự thảo", "printer")
        self.draft.setToolTip("In bản đang xem (Ctrl+P)")
        self.file = secondary("Xuất PDF", "download")
        self.file.setToolTip("Ghi bản đang xem ra tệp PDF")
        self.seal = secondary("Chốt số liệu", "lock")
        self.seal.setEnabled(False)
        self.seal.hide()
        self.main = primary(SEAL, arrow=True)
        self.left = QHBoxLayout()
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.XL, 0, Space.XL, 0)
        row.setSpacing(Space.S)
        row.addLayout(self.left)
        row.addWidget(self._glyph)
        row.addWidget(self._sentence, 1)
        for button in (self.all_faults, self.file, self.draft, self.seal, self.main):
            row.addWidget(button)
        self.all_faults.clicked.connect(self._list)
        self.draft.clicked.connect(self.print_asked)
        self.file.clicked.connect(self.file_asked)
        self.main.clicked.connect(self._main_clicked)

    def show_view(self, view: MinutesView, *, editable: bool) -> None:
        """Show what is missing, or that all is there."""
        self._faults = view.faults if view.editable else ()
        self._is_sealed = not view.editable
        blocked = bool(self._faults)
        self.all_faults.setVisible(len(self._faults) > 1)
        self.all_faults.set_words(f"Xem cả {len(self._faults)} việc")
        self.draft.set_words("In dự thảo" if view.editable else "In biên bản")
        self.seal.setVisible(editable and blocked)
        self.main.setVisible(editable or self._is_sealed)
        if blocked:
            first = self._faults[0]
            fact = f" ({first.fact})" if first.fact and first.place == "meeting" else ""
            self._say(State.ATTENTION, f"Chưa chốt được: {_within(first.sentence)}{fact}.")
            self.main.set_words(_WAYS.get(first.place, f"Đến {first.place}"))
        elif self._is_sealed:
            self._say(State.DONE, "Số liệu đã chốt, biên bản đã lập.")
            self.main.set_words("Ký biên bản")
        else:
            self._say(State.DONE, "Đủ thông tin để chốt.")
            self.main.set_words(SEAL)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.file.set_kind(Kind.SECONDARY if self.width() >= WORDS_FROM else Kind.ICON)

    def _say(self, state: State, sentence: str) -> None:
        self._glyph.set_state(state)
        self._sentence.set_full_text(sentence)

    def _main_clicked(self) -> None:
        if self._faults:
            self.place_asked.emit(self._faults[0].place)
        elif self._is_sealed:
            self.sign_asked.emit()
        else:
            self.seal_asked.emit()

    def _list(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for fault in self._faults[:MOST_LISTED]:
            words = f"{fault.sentence}: {fault.fact}" if fault.fact else fault.sentence
            shown = words if len(words) < 110 else f"{words[:108]}…"
            menu.addAction(shown.replace("&", "&&"), partial(self.place_asked.emit, fault.place))
        if len(self._faults) > MOST_LISTED:
            menu.addAction(f"và {len(self._faults) - MOST_LISTED} việc khác, xem ở Rà soát").setEnabled(False)
        place = self.all_faults.mapToGlobal(self.all_faults.rect().topLeft())
        menu.exec(place - QPoint(0, menu.sizeHint().height()))


def _within(sentence: str) -> str:
    """The sentence as it stands after a colon; names keep their capital."""
    return sentence if sentence.startswith(_NAMES) else f"{sentence[:1].lower()}{sentence[1:]}"
