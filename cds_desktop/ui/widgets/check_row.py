"""Dòng việc: a glyph, a sentence, a fact and where it leads; the whole row is the target."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QResizeEvent
from PySide6.QtWidgets import QWidget

from cds_desktop.ui import icons, theme
from cds_desktop.ui.theme import Size, Space, Type
from cds_desktop.ui.widgets.row_button import RowButton
from cds_desktop.ui.widgets.state_glyph import State, paint_state
from cds_desktop.ui.widgets.wrapped_text import lines_of, paint_lines, width_of

GLYPH = 18
TEXT_LEFT = 42
_TITLE, _FACT = 22, 19
_TOP = 10
_RIGHT = 16
_SMALLEST_TEXT = 120
_MOST_FACT_LINES = 3


class CheckRow(RowButton):
    """A check or a task; without a link word it ends in a chevron. Use `clicked`.

    One painted button without parts, so that a long list is quickly made. `most_lines` cuts the sentence.
    """

    def __init__(
        self,
        state: State,
        sentence: str,
        fact: str = "",
        link: str = "",
        *,
        note: str = "",
        strong: bool = False,
        most_lines: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.state, self.sentence, self.fact, self.link = state, sentence, fact, link
        self.note, self.strong, self.most_lines = note, strong, most_lines
        self.inset = Space.M
        said = [state.word, sentence, fact, note, link]
        self.setAccessibleName(". ".join(part.rstrip(".") for part in said if part))

    def sizeHint(self) -> QSize:
        return QSize(320, self.heightForWidth(320))

    def minimumSizeHint(self) -> QSize:
        return QSize(TEXT_LEFT + _SMALLEST_TEXT + self._right_part(), self._smallest())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        words, fact = self._lines(width)
        gap = self._gap() if fact else 0
        return max(self._smallest(), _TOP + len(words) * _TITLE + gap + len(fact) * _FACT + self._below())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        words, _ = self._lines(self.width())
        is_cut = bool(self.most_lines) and bool(words) and words[-1].endswith("…")
        self.setToolTip(self.sentence if is_cut else "")

    def paintEvent(self, event: object) -> None:
        super().paintEvent(event)
        tokens = theme.current()
        painter = QPainter(self)
        words, fact = self._lines(self.width())
        # A sentence that stands alone stands in the middle.
        height = len(words) * _TITLE
        top = _TOP if fact else max(_TOP - 2, (self.height() - 1 - height) // 2)
        glyph = QRectF(Space.M, top + (_TITLE - GLYPH) / 2, GLYPH, GLYPH)
        paint_state(painter, glyph, self.state)
        room = self.width() - TEXT_LEFT - self._right_part()
        place = QRectF(TEXT_LEFT, top, room, height)
        paint_lines(painter, words, place, self._style(), tokens.text, _TITLE)
        below = QRectF(TEXT_LEFT, top + height + self._gap(), room, 0)
        paint_lines(painter, fact, below, Type.SMALL, tokens.muted, _FACT)
        self._paint_right(painter, QRectF(0, top, self.width(), _TITLE))

    def _paint_right(self, painter: QPainter, line: QRectF) -> None:
        tokens = theme.current()
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if self.link:
            arrow = QRectF(self.width() - _RIGHT - 14, line.center().y() - 7, 14, 14)
            icons.paint_icon(painter, arrow, "arrow-right", QColor(tokens.accent))
            painter.setFont(theme.font(Type.SMALL_STRONG))
            painter.setPen(QColor(tokens.accent))
            painter.drawText(line.adjusted(0, 0, -_RIGHT - 14 - Space.S, 0), right, self.link)
            return
        chevron = QRectF(self.width() - _RIGHT - 15, (self.height() - 1) / 2 - 8, 16, 16)
        icons.paint_icon(painter, chevron, "chevron-right", QColor(tokens.text))
        painter.setFont(theme.font(Type.SMALL))
        painter.setPen(QColor(tokens.muted))
        painter.drawText(line.adjusted(0, 0, -_RIGHT - 24, 0), right, self.note)

    def _lines(self, width: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
        room = max(_SMALLEST_TEXT, width - TEXT_LEFT - self._right_part())
        words = lines_of(self.sentence, self._style(), room, self.most_lines)
        # The link stands beside the sentence only; the fact below has the whole width.
        below = width - TEXT_LEFT - _RIGHT if self.link else room
        room = max(_SMALLEST_TEXT, below)
        return words, lines_of(self.fact, Type.SMALL, room, _MOST_FACT_LINES) if self.fact else ()

    def _right_part(self) -> int:
        said = width_of(self.link, Type.SMALL_STRONG) or width_of(self.note, Type.SMALL)
        return _RIGHT + 24 + (said + Space.M if said else 0)

    def _style(self) -> Type:
        return Type.STRONG if self.strong else Type.BODY

    def _smallest(self) -> int:
        return Size.ROW_CHECK if self.link else Size.ROW_TASK

    def _below(self) -> int:
        return _TOP + 2 if self.link else 5

    def _gap(self) -> int:
        return 1 if self.link else 0
