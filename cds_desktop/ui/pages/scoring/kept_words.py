"""Chữ giữ lại: what was typed and is no number is kept for as long as the page lives, never wiped."""

from collections.abc import Iterable
from decimal import Decimal

from cds_desktop.domain.round import Answer
from cds_desktop.ui.pages.scoring.number_field import NumberField


class KeptWords:
    """Words by item and field, for as long as the store holds nothing newer there."""

    def __init__(self) -> None:
        self._words: dict[tuple[str, str], tuple[str, Decimal | None]] = {}

    def note(
        self, code: str, fields: Iterable[NumberField], unreadable: list[NumberField], given: Answer
    ) -> None:
        """Keep what cannot be read; `given` is what is stored in its place."""
        for field in fields:
            self._words.pop((code, field.name), None)
            if field in unreadable:
                self._words[code, field.name] = (field.text(), getattr(given, field.name))

    def forget(self, code: str, names: Iterable[str]) -> None:
        """Something else was entered there."""
        for name in names:
            self._words.pop((code, name), None)

    def words(self, code: str, name: str, stored: Answer) -> str:
        """What was typed there; nothing if the store has changed since, e.g. by Hoàn tác."""
        words, given = self._words.get((code, name), ("", None))
        if words and getattr(stored, name) != given:
            del self._words[code, name]
            return ""
        return words
