"""Thẻ chọn: one of several ways, as a radio button that is a whole card."""

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from cds_desktop.ui import theme
from cds_desktop.ui.theme import Radius, Size, Space, Type
from cds_desktop.ui.widgets.icon_view import IconView
from cds_desktop.ui.widgets.labels import Label
from cds_desktop.ui.widgets.row_button import HugsLayout, let_clicks_through, wide_policy
from cds_desktop.ui.widgets.state_glyph import State, StateGlyph


class ChoiceCard(HugsLayout, QRadioButton):
    """A card to choose; use `toggled`. More content may be added to `body`."""

    def __init__(
        self,
        name: str,
        line: str = "",
        icon: str = "",
        *,
        hint: str = "",
        radio: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.name, self._line_text, self._radio = name, line, radio
        self.setProperty("painted", True)
        self.setSizePolicy(wide_policy())
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._build(icon, hint)
        self.set_available()

    def set_available(self) -> None:
        """The way can be chosen."""
        self._say(self._line_text, enabled=True)

    def set_unavailable(self, reason: str) -> None:
        """The way stays visible, grey, with its reason instead of its line."""
        self._say(reason, enabled=False)

    def show_line(self, line: str, *, enabled: bool) -> None:
        """Change the second line, which says why when the way cannot be chosen."""
        if (line, enabled) != (self._line.text(), self.isEnabled()):
            self._line_text = line
            self._say(line, enabled=enabled)

    def show_state(self, state: State | None) -> None:
        """Show a glyph at the right end, or none."""
        self._glyph.setVisible(state is not None)
        if state is not None:
            self._glyph.set_state(state)

    def hitButton(self, position: QPoint) -> bool:
        return self.rect().contains(position)

    def paintEvent(self, event: object) -> None:
        tokens = theme.current()
        chosen, enabled = self.isChecked(), self.isEnabled()
        width = 2.0 if chosen or self.hasFocus() else 1.0
        edge = tokens.accent if chosen or self.hasFocus() else tokens.control if enabled else tokens.line
        back = tokens.surface if enabled else tokens.sunken
        if chosen or (self.underMouse() and enabled):
            back = tokens.accent_tint if chosen else tokens.sunken
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(edge), width))
        painter.setBrush(QColor(back))
        area = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.drawRoundedRect(area, Radius.CONTROL, Radius.CONTROL)
        if chosen and self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(tokens.accent), 1))
            painter.drawRoundedRect(area.adjusted(3, 3, -3, -3), 4, 4)
        if self._radio:
            self._paint_radio(painter)

    def _paint_radio(self, painter: QPainter) -> None:
        tokens = theme.current()
        middle = QPointF(24, self._head.geometry().center().y() + 0.5)
        painter.setPen(QPen(QColor(tokens.accent if self.isChecked() else tokens.control), 1.6))
        painter.setBrush(QColor(tokens.surface if self.isEnabled() else tokens.sunken))
        painter.drawEllipse(middle, 8.2, 8.2)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent))
            painter.drawEllipse(middle, 4.4, 4.4)

    def _build(self, icon: str, hint: str) -> None:
        self._title = Label(self.name, Type.STRONG, wrap=True)
        self._line = Label("", Type.SMALL, tone="muted", wrap=True)
        self._hint = Label(hint, Type.SMALL, tone="muted")
        self._glyph = StateGlyph(State.DONE, 18)
        self._glyph.hide()
        words = QVBoxLayout()
        words.setSpacing(0)
        # A higher neighbour must not pull the two apart.
        words.addStretch(1)
        words.addWidget(self._title)
        words.addWidget(self._line)
        words.addStretch(1)
        head = QHBoxLayout()
        head.setSpacing(Space.M)
        head.addStrut(Size.ROW_CHECK - 2 * Space.M + 4)
        if icon:
            head.addWidget(IconView(icon, "accent" if not self._radio else "text", 20))
        head.addLayout(words, 1)
        head.addWidget(self._hint)
        head.addWidget(self._glyph)
        self._hint.setVisible(bool(hint))
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(46 if self._radio else Space.L, Space.M - 2, Space.L, Space.M - 2)
        self.body.addLayout(head)
        self._head = head
        let_clicks_through(self._title, self._line, self._hint, self._glyph)

    def _say(self, line: str, *, enabled: bool) -> None:
        self.setEnabled(enabled)
        self._line.setText(line)
        self._line.setVisible(bool(line))
        self._title.set_tone("" if enabled else "muted")
        self.setAccessibleName(f"{self.name}. {line}" if line else self.name)
        self.setAccessibleDescription("" if enabled else f"Không dùng được: {line}")
