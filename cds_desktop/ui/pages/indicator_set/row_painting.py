"""Paints the rows: words wrap and are never cut; what is wrong stands below them with its glyph."""

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from cds_desktop.domain.set_table import RowKind, SetRow
from cds_desktop.ui import theme
from cds_desktop.ui.pages.indicator_set.desk import Desk
from cds_desktop.ui.pages.indicator_set.words import (
    Cell,
    can_be_ticked,
    fault_words,
    is_ticked,
    sum_words,
    text_of,
)
from cds_desktop.ui.theme import Type
from cds_desktop.ui.widgets.row_button import paint_focus
from cds_desktop.ui.widgets.state_glyph import State, paint_state
from cds_desktop.ui.widgets.tick import TICK_SIDE, paint_tick
from cds_desktop.ui.widgets.wrapped_text import lines_of, paint_lines

LEAST_HEIGHT = 36
PADDING, TOP = 8, 7
_LINE, _SMALL_LINE = 22, 19
_GLYPH_ROOM = 22
_INDENT = {RowKind.ITEM: 12}
_CELLS_THAT_WRAP = (Cell.TEXT, Cell.SCORING, Cell.LADDER, Cell.SOURCE)


@dataclass(frozen=True)
class Remark:
    """A sentence under the words of a row."""

    state: State
    words: str


def remarks_of(desk: Desk, row: SetRow) -> list[Remark]:
    """What is wrong in a row, then what another draft says."""
    faults = [
        Remark(State.ATTENTION if fault.tolerable else State.ERROR, fault_words(row, fault))
        for fault in desk.faults_of(row.id)
    ]
    return [*faults, *(Remark(State.NOTE, words) for words in desk.others.get(row.id, ()))]


def height_of(desk: Desk, row: SetRow, widths: dict[Cell, int]) -> int:
    """How high a row must be so that nothing is cut; hidden columns have no width."""
    highest = LEAST_HEIGHT
    for cell in _CELLS_THAT_WRAP:
        if not (width := widths.get(cell, 0)):
            continue
        look = look_of(row, cell)
        high = len(_lines(text_of(row, cell), look, width - 2 * PADDING)) * _line_of(look)
        if cell is Cell.TEXT:
            high += _remarks_height(remarks_of(desk, row), width - 2 * PADDING)
        highest = max(highest, high + 2 * TOP)
    return highest


def look_of(row: SetRow, cell: Cell) -> Type:
    """The text style of a cell."""
    if cell in (Cell.SCORING, Cell.LADDER, Cell.SOURCE):
        return Type.SMALL
    return Type.BODY if row.kind in (RowKind.ITEM, RowKind.LEVEL) else Type.STRONG


def paint_cell(
    painter: QPainter,
    area: QRectF,
    desk: Desk,
    row: SetRow,
    cell: Cell,
    *,
    chosen: bool,
    focused: bool,
    current: bool,
) -> None:
    """Draw one cell; `current` means that the cursor is somewhere in its row."""
    tokens = theme.current()
    painter.save()
    paper = tokens.accent_tint if chosen else tokens.sunken if row.kind is RowKind.GROUP else tokens.surface
    painter.fillRect(area, QColor(paper))
    painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), QColor(tokens.line))
    if cell is Cell.CHECKED:
        _paint_tick(painter, area, desk, row)
    elif cell is Cell.POINTS:
        _paint_points(painter, area, desk, row)
    else:
        _paint_words(painter, area, desk, row, cell, QColor(paper))
    if current and cell is Cell.CODE:
        painter.fillRect(QRectF(area.left(), area.top(), 3, area.height() - 1), QColor(tokens.accent))
    if focused:
        paint_focus(painter, area.adjusted(0, 0, 0, -1), 3)
    painter.restore()


def _paint_tick(painter: QPainter, area: QRectF, desk: Desk, row: SetRow) -> None:
    if can_be_ticked(row):
        at = QPointF(area.center().x() - TICK_SIDE / 2, area.top() + TOP + 2)
        state = Qt.CheckState.Checked if is_ticked(row) else Qt.CheckState.Unchecked
        paint_tick(painter, at, state, enabled=desk.editable)


def _paint_points(painter: QPainter, area: QRectF, desk: Desk, row: SetRow) -> None:
    tokens = theme.current()
    words, agrees = sum_words(text_of(row, Cell.POINTS), desk.sum_of(row.id))
    wrong = bool(desk.fault_in(row.id, "max_points")) and agrees
    strong = row.kind is not RowKind.ITEM or not agrees
    painter.setFont(theme.font(Type.STRONG if strong else Type.BODY))
    painter.setPen(QColor(tokens.err if wrong else tokens.text if agrees else tokens.warn))
    place = area.adjusted(PADDING, TOP, -PADDING, 0)
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
    painter.drawText(place, right | Qt.TextFlag.TextDontClip, words)


def _paint_words(painter: QPainter, area: QRectF, desk: Desk, row: SetRow, cell: Cell, paper: QColor) -> None:
    tokens = theme.current()
    look = look_of(row, cell)
    left = PADDING + (_INDENT.get(row.kind, 0) if cell is Cell.CODE else 0)
    place = area.adjusted(left, TOP, -PADDING, 0)
    lines = _lines(text_of(row, cell), look, int(place.width()))
    color = tokens.muted if look is Type.SMALL and cell is Cell.SOURCE else tokens.text
    if look is Type.SMALL and len(lines) == 1:
        place.translate(0, (_LINE - _SMALL_LINE) / 2)
    paint_lines(painter, lines, place, look, color, _line_of(look))
    if cell is Cell.TEXT:
        top = place.top() + len(lines) * _line_of(look)
        room = QRectF(place.left(), top, place.width(), area.bottom() - top)
        _paint_remarks(painter, room, remarks_of(desk, row), paper)


def _paint_remarks(painter: QPainter, place: QRectF, remarks: list[Remark], paper: QColor) -> None:
    tokens, bottom = theme.current(), place.bottom()
    for remark in remarks:
        words = QRectF(place.left() + _GLYPH_ROOM, place.top(), place.width() - _GLYPH_ROOM, 0)
        lines = _lines(remark.words, Type.SMALL, int(words.width()))
        if words.top() + len(lines) * _SMALL_LINE > bottom:
            # The row grows when its open cell is closed; till then the cell itself says what is wrong.
            return
        paint_state(painter, QRectF(place.left(), place.top() + 2, 15, 15), remark.state, paper)
        paint_lines(painter, lines, words, Type.SMALL, getattr(tokens, remark.state.tone), _SMALL_LINE)
        place.translate(0, len(lines) * _SMALL_LINE)


def _remarks_height(remarks: list[Remark], width: int) -> int:
    return sum(len(_lines(remark.words, Type.SMALL, width - _GLYPH_ROOM)) * _SMALL_LINE for remark in remarks)


def _line_of(look: Type) -> int:
    return _SMALL_LINE if look is Type.SMALL else _LINE


# A whole set at two widths: each text is broken once, not at every look.
@lru_cache(maxsize=8192)
def _lines(text: str, look: Type, width: int) -> tuple[str, ...]:
    return lines_of(text, look, max(40, width)) if text else ()
