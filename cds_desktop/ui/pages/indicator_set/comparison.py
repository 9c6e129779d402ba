"""So hai bản: where two people typed something else, and whose words are right."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from cds_desktop.domain.double_entry import DraftDifference
from cds_desktop.domain.text import capital
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.buttons import Button, link, secondary
from cds_desktop.ui.widgets.card import Card, Panel
from cds_desktop.ui.widgets.empty_state import EmptyState
from cds_desktop.ui.widgets.labels import Label

NOTHING = "(để trống)"


class Comparison(Card):
    """Both texts beside each other; `taken` carries the place, and whether the first one is right."""

    taken = Signal(object, bool)
    opened = Signal(str)
    back_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(padding=Space.L, spacing=Space.M, parent=parent)
        self.setAccessibleName("So hai bản")
        self._found: tuple[DraftDifference, ...] = ()
        self.back = link("Về bảng đối chiếu", "chevron-left")
        self.list = QListWidget()
        self.cards = (_Words("Alt+1"), _Words("Alt+2"))
        self.open = link("Đến dòng này", arrow=True)
        self._place = Label("", Type.H3, wrap=True)
        self._count = Label("", Type.SMALL, tone="muted", wrap=True)
        self._equal = EmptyState("Hai bản giống nhau", "Không còn chỗ nào phải chọn.")
        self._build()
        self._connect()

    def show_differences(self, first: str, second: str, found: Sequence[DraftDifference]) -> None:
        """Show where the drafts of two people differ; the place in the list is kept."""
        here = self.list.currentRow()
        self._found = tuple(found)
        for card, person in zip(self.cards, (first, second), strict=True):
            card.show_person(person)
        self._count.setText(f"Còn {len(found)} chỗ khác nhau giữa bản của {first} và bản của {second}.")
        self.list.clear()
        for one in found:
            item = QListWidgetItem(capital(one.place))
            item.setSizeHint(QSize(0, 40))
            self.list.addItem(item)
        self._both.setVisible(bool(found))
        self._count.setVisible(bool(found))
        self._equal.setVisible(not found)
        if found:
            self.list.setCurrentRow(min(max(0, here), len(found) - 1))
            self.list.setFocus()

    def _build(self) -> None:
        self.list.setAccessibleName("Những chỗ khác nhau")
        self.list.setTabKeyNavigation(False)
        head = QHBoxLayout()
        head.addWidget(self.back)
        head.addWidget(Label("So hai bản", Type.H3))
        head.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(Space.M)
        right.addWidget(self._place)
        texts = QHBoxLayout()
        texts.setSpacing(Space.M)
        for card in self.cards:
            texts.addWidget(card, 1)
        right.addLayout(texts)
        right.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)
        right.addStretch(1)
        self._both = QWidget()
        both = QHBoxLayout(self._both)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(Space.L)
        both.addWidget(self.list, 2)
        both.addLayout(right, 3)
        self.body.addLayout(head)
        self.body.addWidget(self._count)
        self.body.addWidget(self._both, 1)
        self.body.addWidget(self._equal, 1)
        self._equal.hide()

    def _connect(self) -> None:
        self.back.clicked.connect(self.back_asked)
        self.list.currentRowChanged.connect(self._show)
        self.open.clicked.connect(lambda: self._with_current(lambda one: self.opened.emit(one.row_id)))
        for first, (card, keys) in enumerate(zip(self.cards, ("Alt+1", "Alt+2"), strict=True)):
            is_first = first == 0
            card.take.clicked.connect(lambda _=False, mine=is_first: self._take(mine))
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda mine=is_first: self._take(mine))

    def _show(self, number: int) -> None:
        if 0 <= number < len(self._found):
            one = self._found[number]
            self._place.setText(capital(one.place))
            self.cards[0].show_words(one.first)
            self.cards[1].show_words(one.second)
            self.open.setVisible(bool(one.row_id))

    def _take(self, mine: bool) -> None:
        self._with_current(lambda one: self.taken.emit(one, mine))

    def _with_current(self, deed: object) -> None:
        number = self.list.currentRow()
        if 0 <= number < len(self._found) and callable(deed):
            deed(self._found[number])


class _Words(Panel):
    """What one person typed, and the button that says it is right."""

    def __init__(self, keys: str) -> None:
        super().__init__("sunken")
        self._keys = keys
        self._person = Label("", Type.SMALL_STRONG, tone="muted", wrap=True)
        self._words = Label("", wrap=True)
        self.take: Button = secondary(f"Lấy bản này ({keys})")
        self.body.addWidget(self._person)
        self.body.addWidget(self._words)
        self.body.addStretch(1)
        self.body.addWidget(self.take, 0, Qt.AlignmentFlag.AlignLeft)

    def show_person(self, person: str) -> None:
        """Say whose words these are."""
        self._person.setText(f"Bản của {person}")
        self.take.set_words(f"Lấy bản này ({self._keys})")
        self.take.setAccessibleName(f"Lấy bản của {person}")

    def show_words(self, words: str) -> None:
        """Show the words, or that there are none."""
        self._words.setText(words or NOTHING)
        self._words.set_tone("" if words else "muted")
