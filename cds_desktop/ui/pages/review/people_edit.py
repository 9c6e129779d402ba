"""Ô người thực hiện: free text, with the names of the council offered after each comma."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from cds_desktop.domain.folding import fold
from cds_desktop.ui.pages.forms.edits import Choice, SearchEdit


class PeopleEdit(SearchEdit):
    """One or more names; the arrow down shows everybody not yet named."""

    def offer_people(self, people: Sequence[str]) -> None:
        """Offer these names from now on."""
        self.offer([Choice(name, name, fold(name), name) for name in people])

    def matches(self, text: str) -> list[Choice]:
        """Names of those not yet named that begin as what stands after the last comma."""
        before, _, last = text.rpartition(",")
        named = {fold(name) for name in before.split(",")}
        kept = f"{before.strip()}, " if before.strip() else ""
        found = [choice for choice in super().matches(last.strip()) if choice.search_key not in named]
        return [replace(choice, text=f"{kept}{choice.text}") for choice in found]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        completer = self.completer()
        popup = completer.popup() if completer else None
        if event.key() == Qt.Key.Key_Down and popup is not None and not popup.isVisible():
            if not self.isReadOnly():
                self.show_choices()
            return
        super().keyPressEvent(event)
