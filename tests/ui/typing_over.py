"""Typing as a person does: `keyClicks` cannot type Vietnamese."""

from PySide6.QtWidgets import QLineEdit


def type_into(line: QLineEdit, text: str) -> None:
    """Type over what stands in a line."""
    line.selectAll()
    line.insert(text)
    line.textEdited.emit(line.text())
