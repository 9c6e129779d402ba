"""Puts a colour scheme on the application and follows the system when asked to."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QLocale, QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from cds_desktop.ui.theme import type_scale
from cds_desktop.ui.theme.standard_texts import install_standard_texts
from cds_desktop.ui.theme.style_sheet import style_sheet
from cds_desktop.ui.theme.tokens import DARK, LIGHT, Tokens


class Scheme(Enum):
    """Which colours to show."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class _Watcher(QObject):
    changed = Signal()

    def follow_system(self) -> None:
        if _state.scheme is Scheme.SYSTEM:
            _install()


@dataclass
class _State:
    tokens: Tokens = LIGHT
    scheme: Scheme = Scheme.SYSTEM
    watcher: _Watcher | None = None


_state = _State()

_ROLES = {
    QPalette.ColorRole.Window: "canvas",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "sunken",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "on_accent",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.ToolTipBase: "text",
    QPalette.ColorRole.ToolTipText: "surface",
    QPalette.ColorRole.PlaceholderText: "muted",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Midlight: "line",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Dark: "control",
    QPalette.ColorRole.Shadow: "control",
}
_DISABLED = (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText)


def apply(app: QApplication, scheme: Scheme = Scheme.SYSTEM) -> None:
    """Install style, palette, fonts, style sheet and Vietnamese standard texts; may be called again."""
    if _state.watcher is None or _state.watcher.parent() is not app:
        _state.watcher = _first_time(app)
    _state.scheme = scheme
    hints = app.styleHints()
    if scheme is Scheme.SYSTEM:
        hints.unsetColorScheme()
    else:
        hints.setColorScheme(Qt.ColorScheme.Dark if scheme is Scheme.DARK else Qt.ColorScheme.Light)
    _install()


def current() -> Tokens:
    """The colours shown now."""
    return _state.tokens


def is_dark() -> bool:
    """Whether the dark colours are shown now."""
    return _state.tokens is DARK


def on_change(slot: Callable[[], None]) -> None:
    """Call `slot` (a bound method of a QObject) whenever the colours change."""
    app = QApplication.instance()
    if _state.watcher is None and isinstance(app, QApplication):
        _state.watcher = _first_time(app)
    if _state.watcher is not None:
        _state.watcher.changed.connect(slot)


def restyle(widget: QWidget) -> None:
    """Make a changed dynamic property count in the style sheet."""
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return  # It will be styled when it is first shown.
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def _first_time(app: QApplication) -> _Watcher:
    QLocale.setDefault(QLocale("vi_VN"))
    install_standard_texts(app)
    watcher = _Watcher(app)
    app.styleHints().colorSchemeChanged.connect(watcher.follow_system)
    return watcher


def _install() -> None:
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        return
    _state.tokens = DARK if _wants_dark(app) else LIGHT
    if app.style().objectName() != "fusion":
        app.setStyle("Fusion")
    app.setFont(type_scale.font())
    app.setPalette(_palette(_state.tokens))
    app.setStyleSheet(style_sheet(_state.tokens, is_dark()))
    if _state.watcher is not None:
        _state.watcher.changed.emit()


def _wants_dark(app: QApplication) -> bool:
    if _state.scheme is Scheme.SYSTEM:
        return app.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return _state.scheme is Scheme.DARK


def _palette(tokens: Tokens) -> QPalette:
    palette = QPalette()
    for role, name in _ROLES.items():
        palette.setColor(role, QColor(getattr(tokens, name)))
    for role in _DISABLED:
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.muted))
    return palette
