"""Ghi vào đâu: plugged-in drives and this machine's Documents as cards, any other place by its path."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from cds_desktop.queries.package_targets import PackageTarget
from cds_desktop.ui.theme import Space
from cds_desktop.ui.widgets.buttons import secondary
from cds_desktop.ui.widgets.choice_card import ChoiceCard
from cds_desktop.ui.widgets.form_field import FormField, Validity, beside_field
from cds_desktop.ui.widgets.line_edit import LineEdit
from cds_desktop.ui.widgets.state_glyph import State

TWO_CARDS_FROM = 420


class TargetField(QWidget):
    """The cards, the path they lead to, and a button that asks the system for one."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = LineEdit()
        self.targets: tuple[PackageTarget, ...] = ()
        self.cards: dict[Path, ChoiceCard] = {}
        self._name = self._proposed = ""
        self._picked_by_hand, self._columns = False, 2
        self.field = FormField("Tệp gói", self.edit)
        self.choose = secondary("Chọn nơi khác", "folder")
        self._group = QButtonGroup(self)
        self._grid = QGridLayout()
        self._grid.setSpacing(Space.M)
        self._no_stick = ChoiceCard("USB", "", "usb", radio=False)
        self._no_stick.set_unavailable("Cắm vào máy, ổ sẽ hiện ở đây")
        self._no_stick.hide()
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(self.field, 1)
        row.addLayout(beside_field(self.choose))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addLayout(self._grid)
        column.addLayout(row)
        self.choose.clicked.connect(self._ask)
        self.edit.textEdited.connect(self._edited)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        columns = 2 if self.width() >= TWO_CARDS_FROM else 1
        if columns != self._columns:
            self._columns = columns
            self._place_cards()

    @property
    def is_removable(self) -> bool:
        """Whether the path leads to a drive that is pulled out afterwards."""
        path = Path(self.edit.text().strip())
        return any(t.is_removable and path.is_relative_to(t.folder) for t in self.targets)

    @property
    def is_proposed(self) -> bool:
        """Whether the name is ours, so that another one may be taken instead."""
        return self.edit.text() == self._proposed

    def show_targets(self, targets: Sequence[PackageTarget]) -> None:
        """Show the places there are now; a stick just put in is chosen unless the user chose otherwise."""
        new = {t.folder for t in targets if t.is_removable} - {t.folder for t in self.targets}
        self.targets = tuple(targets)
        if [t.folder for t in targets] != list(self.cards):
            self._rebuild()
        for target in targets:
            self._show_card(self.cards[target.folder], target)
        usable = [t for t in targets if not t.refusal]
        fresh = next((t for t in usable if t.folder in new), None)
        gone = self.is_proposed and Path(self.edit.text()).parent not in self.cards
        if not self._picked_by_hand and (fresh or gone or not self.edit.text()):
            chosen = fresh or next(iter(usable), None)
            self._propose(chosen.folder if chosen else None)
        self._mark()

    def propose(self, name: str) -> None:
        """The name of the next package; what the user entered stays."""
        if name != self._name:
            self._name = name
            if self.is_proposed and self.edit.text():
                self._propose(Path(self.edit.text()).parent)

    def path(self) -> Path | None:
        """Where to write, or `None` with the reason said below the field."""
        path = Path(self.edit.text().strip())
        if self.edit.text().strip() and path.name:
            return path if path.suffix.lower() == ".cdsx" else path.with_name(f"{path.name}.cdsx")
        self.show_fault("Chọn nơi ghi gói.")
        return None

    def show_fault(self, sentence: str) -> None:
        """Say what is wrong with the place, below it."""
        self.field.set_validity(Validity.ERROR, sentence)
        self.edit.setFocus()

    def start_anew(self) -> None:
        """After a package was written the next one gets a name of its own."""
        self._picked_by_hand = False
        self._proposed = self.edit.text()

    def _rebuild(self) -> None:
        had_focus = any(card.hasFocus() for card in self.cards.values())
        for card in self.cards.values():
            self._group.removeButton(card)
            card.hide()
            card.deleteLater()
        self.cards = {}
        for target in self.targets:
            icon = "usb" if target.is_removable else "folder"
            card = ChoiceCard(target.name, target.facts, icon, radio=False)
            card.setToolTip(str(target.folder))
            card.clicked.connect(lambda _=False, folder=target.folder: self._card_chosen(folder))
            self._group.addButton(card)
            self.cards[target.folder] = card
        self._place_cards()
        if had_focus and self.cards:
            next(iter(self.cards.values())).setFocus()

    def _place_cards(self) -> None:
        """Two to a row where there is room; where a stick would stand, what to do to have it there."""
        present = any(target.is_removable for target in self.targets)
        self._no_stick.setVisible(not present and len(self.targets) % 2 == 1)
        for place, card in enumerate([*self.cards.values(), self._no_stick]):
            self._grid.addWidget(card, place // self._columns, place % self._columns)
        self._grid.setColumnStretch(1, self._columns - 1)

    def _show_card(self, card: ChoiceCard, target: PackageTarget) -> None:
        card.show_line(target.refusal or target.facts, enabled=not target.refusal)

    def _card_chosen(self, folder: Path) -> None:
        self._picked_by_hand = True
        self._propose(folder)
        self._mark()
        self.changed.emit()

    def _propose(self, folder: Path | None) -> None:
        self._proposed = str(folder / self._name) if folder else ""
        self.edit.setText(self._proposed)
        self.edit.setCursorPosition(0)
        self.field.set_validity(Validity.NONE)

    def _mark(self) -> None:
        """The card whose folder the path lies in is the chosen one."""
        words = self.edit.text().strip()
        parent = Path(words).parent if words else None
        # An exclusive group does not let go of its last choice.
        self._group.setExclusive(False)
        for folder, card in self.cards.items():
            card.setChecked(folder == parent)
            card.show_state(State.DONE if folder == parent else None)
        self._group.setExclusive(True)

    def _edited(self) -> None:
        self._picked_by_hand = bool(self.edit.text())
        self.field.set_validity(Validity.NONE)
        self._mark()
        self.changed.emit()

    def _ask(self) -> None:
        filters = "Gói CĐS (*.cdsx)"
        name, _ = QFileDialog.getSaveFileName(self, "Ghi gói vào đâu", self.edit.text(), filters)
        if name:
            self.edit.setText(name)
            self._edited()
