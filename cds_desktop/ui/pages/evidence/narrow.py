"""Chỗ hẹp: choices that give way in a narrow panel; their list still shows every word."""

from PySide6.QtWidgets import QComboBox

_LETTERS = 10


def may_be_narrow(*boxes: QComboBox) -> None:
    """Let boxes become narrower than their longest choice."""
    for box in boxes:
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(_LETTERS)
