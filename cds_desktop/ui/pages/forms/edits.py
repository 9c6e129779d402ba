"""Inputs that help: a suggestion taken on arrival, a place found without tone marks."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from cds_desktop.domain.folding import fold
from cds_desktop.domain.text import clean
from cds_desktop.ui.widgets.line_edit import LineEdit

MOST_CHOICES = 40


class SuggestedEdit(LineEdit):
    """Shows a suggestion while empty; whoever comes into the field gets it, to keep or type over."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._suggestion = ""

    def suggest(self, text: str) -> None:
        """Offer `text` while nothing else was entered."""
        self._suggestion = text
        self.setPlaceholderText(text)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        came_by_hand = event.reason() not in (
            Qt.FocusReason.ActiveWindowFocusReason,
            Qt.FocusReason.PopupFocusReason,
        )
        if came_by_hand and self.take_suggestion():
            self.selectAll()

    def take_suggestion(self) -> bool:
        """Enter the suggestion while nothing else stands here; whether it was entered."""
        if not self._suggestion or self.text() or self.isReadOnly():
            return False
        self.setText(self._suggestion)
        self.textEdited.emit(self._suggestion)
        return True


def show_text(edit: QLineEdit, text: str) -> None:
    """Show a stored text, unless the field says the same: a space just typed must not vanish."""
    if clean(edit.text()) != text:
        edit.setText(text)
        edit.setCursorPosition(0)


@dataclass(frozen=True)
class Choice:
    """Something that can be picked: the text entered for it, what the list shows, how it is searched."""

    text: str
    shown: str
    search_key: str
    value: object


class SearchEdit(LineEdit):
    """A free text with choices found without tone marks; `picked` carries the chosen value."""

    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: Sequence[Choice] = ()
        self._found: list[Choice] = []
        self._list = QStandardItemModel(self)
        completer = QCompleter(self._list, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setCompletionRole(Qt.ItemDataRole.UserRole)
        completer.setMaxVisibleItems(8)
        if (popup := completer.popup()) is not None:
            popup.setProperty("kind", "popup")
        self.setCompleter(completer)
        self.textEdited.connect(self._search)
        completer.activated[QModelIndex].connect(self._activated)  # type: ignore[index]

    def offer(self, choices: Sequence[Choice]) -> None:
        """Offer these choices from now on."""
        self._choices = choices

    def matches(self, text: str) -> list[Choice]:
        """Choices in which every word typed begins a word; those with the very phrase first."""
        typed = fold(text)
        found = [c for c in self._choices if all(f" {word}" in f" {c.search_key}" for word in typed.split())]
        return sorted(found, key=lambda c: f" {typed}" not in f" {c.search_key}")[:MOST_CHOICES]

    def show_choices(self) -> None:
        """Show what fits what stands here, everything when nothing does."""
        self._list_found(self.matches(self.text()))
        if (completer := self.completer()) is not None and self._found:
            completer.complete()

    def _search(self, text: str) -> None:
        self._list_found(self.matches(text) if text.strip() else [])

    def _list_found(self, found: list[Choice]) -> None:
        self._found = found
        self._list.clear()
        for choice in self._found:
            item = QStandardItem(choice.shown)
            item.setData(choice.text, Qt.ItemDataRole.UserRole)
            self._list.appendRow(item)

    def _activated(self, index: QModelIndex) -> None:
        if 0 <= index.row() < len(self._found):
            self.picked.emit(self._found[index.row()].value)
