"""Kể lại: sentences with their glyph, one below the other, in a list that scrolls."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.labels import Label
from cds_desktop.ui.widgets.scrolled_inside import ScrollArea
from cds_desktop.ui.widgets.state_glyph import State, StateGlyph


@dataclass(frozen=True)
class Told:
    """One sentence; without a state it is a heading."""

    words: str
    state: State | None = None
    fact: str = ""


def told_list(told: Sequence[Told], name: str) -> ScrollArea:
    """The sentences, to be read with the arrow keys."""
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.setContentsMargins(0, 0, Space.S, 0)
    column.setSpacing(Space.S)
    for one in told:
        column.addWidget(_line(one) if one.state is not None else Label(one.words, Type.STRONG, wrap=True))
    column.addStretch(1)
    area = ScrollArea()
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setAccessibleName(name)
    area.setAccessibleDescription(" ".join(one.words for one in told))
    area.setWidget(inside)
    area.setMinimumHeight(120)
    return area


def _line(one: Told) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(Space.S)
    row.addWidget(StateGlyph(one.state or State.NOTE, 18), 0, Qt.AlignmentFlag.AlignTop)
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(Label(one.words, wrap=True))
    if one.fact:
        words.addWidget(Label(one.fact, Type.SMALL, tone="muted", wrap=True))
    row.addLayout(words, 1)
    return holder
