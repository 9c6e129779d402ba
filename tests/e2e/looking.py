"""What is on the screen, as the driver tells it: who is there, where, what it shows; nothing is touched."""

from collections.abc import Iterator
from fnmatch import fnmatchcase
from typing import Any

from PySide6.QtCore import QAbstractListModel, QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

Told = dict[str, Any]
_ROLES = (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)


def find(pattern: str, kind: str = "", inside: str = "") -> list[Told]:
    """Everything in front whose name fits; what can be used comes before mere words."""
    widgets = (w for w in _widgets() if fits(w, pattern) and (not inside or _is_inside(w, inside)))
    found = [told for told in map(_told, widgets) if kind in ("", told["kind"])]
    found += [told for told in _parts() if fnmatchcase(told["name"], pattern) and kind in ("", told["kind"])]
    return sorted(found, key=lambda told: told["kind"] == "words")


def rows(view: str) -> list[Told]:
    """The rows of a list, tree or table in front."""
    views = (w for w in _widgets() if isinstance(w, QAbstractItemView) and (view == "*" or fits(w, view)))
    return [told for shown in views for told in _rows(shown)]


def focus(pattern: str = "*", inside: str = "") -> Told | None:
    """Who has the keyboard, and whether it is the one meant."""
    widget = QApplication.focusWidget()
    if widget is None or not widget.isVisible():
        return None
    meant = (pattern == "*" or fits(widget, pattern)) and (not inside or _is_inside(widget, inside))
    return {**_told(widget), "meant": meant, "inside": not inside or _is_inside(widget, inside)}


def front() -> Told:
    """Which window is in front, and whether it is a popup."""
    window = _front()
    return {
        "title": window.windowTitle() if window else "",
        "kind": type(window).__name__,
        "active": bool(window and window.isActiveWindow()),
        "popup": QApplication.activePopupWidget() is not None,
        "frame": _numbers(window.frameGeometry()) if window else None,
        "inside": _numbers(window.geometry()) if window else None,
    }


def words() -> list[str]:
    """Everything in front that can be read: labels, names, values."""
    told = [_told(w) for w in _widgets()]
    return [text for one in told for text in (one["name"], one["value"]) if text]


def fits(widget: QWidget, pattern: str) -> bool:
    """Whether one of the names of a widget fits a pattern of `*` and `?`."""
    return any(fnmatchcase(name, pattern) for name in _names(widget))


def _front() -> QWidget | None:
    return QApplication.activePopupWidget() or QApplication.activeModalWidget() or QApplication.activeWindow()


def _widgets() -> Iterator[QWidget]:
    front = _front()
    if front is not None:
        yield front
        yield from (w for w in front.findChildren(QWidget) if w.isVisible())


def _parts() -> Iterator[Told]:
    for widget in _widgets():
        if isinstance(widget, QMenu):
            for action in widget.actions():
                area = _on_screen(widget, widget.actionGeometry(action))
                yield _part(_plain(action.text()), "entry", area, action.isEnabled())
        elif isinstance(widget, QTabBar):
            for place in range(widget.count()):
                name = widget.tabToolTip(place) or widget.tabText(place)
                told = _part(_plain(name), "tab", _on_screen(widget, widget.tabRect(place)), True)
                yield {**told, "checked": widget.currentIndex() == place}


def _part(name: str, kind: str, area: QRect, enabled: bool) -> Told:
    return {
        "name": name, "kind": kind, "value": "", "enabled": enabled, "checked": False, "readonly": False,
        "area": _numbers(area), "point": [area.center().x(), area.center().y()], "scroll": None, "down": 0,
    }  # fmt: skip


def _names(widget: QWidget) -> list[str]:
    names = [widget.accessibleName()]
    if isinstance(widget, QAbstractButton | QLabel):
        names.append(_plain(widget.text()))
    if isinstance(widget, QGroupBox):
        names.append(_plain(widget.title()))
    if isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit):
        names.append(widget.placeholderText())
    if widget.isWindow():
        names.append(widget.windowTitle())
    return [name for name in names if name]


def _plain(text: str) -> str:
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def _kind(widget: QWidget) -> str:
    for kind, which in (
        ("combo", QComboBox),
        ("field", (QLineEdit, QPlainTextEdit, QTextEdit)),
        ("view", QAbstractItemView),
    ):
        if isinstance(widget, which):
            return kind
    if isinstance(widget, QAbstractButton):
        return "tick" if widget.isCheckable() else "button"
    return "words"


def _is_inside(widget: QWidget, pattern: str) -> bool:
    parent = widget.parentWidget()
    while parent is not None and not fits(parent, pattern):
        parent = parent.parentWidget()
    return parent is not None


def _value(widget: QWidget) -> str:
    if isinstance(widget, QLineEdit):
        return widget.text()
    if isinstance(widget, QPlainTextEdit | QTextEdit):
        return widget.toPlainText()
    return widget.currentText() if isinstance(widget, QComboBox) else ""


def _told(widget: QWidget) -> Told:
    area = _on_screen(widget, widget.visibleRegion().boundingRect())
    point = _free_point(widget, area)
    scroll, down = _scrolling(widget)
    return {
        "name": next(iter(_names(widget)), ""),
        "description": widget.accessibleDescription(),
        "class": type(widget).__name__,
        "kind": _kind(widget),
        "value": _value(widget),
        "enabled": widget.isEnabled(),
        "readonly": bool(getattr(widget, "isReadOnly", bool)()),
        "checked": isinstance(widget, QAbstractButton) and widget.isChecked(),
        "area": _numbers(area),
        "point": [point.x(), point.y()] if point is not None else None,
        "scroll": scroll,
        "down": down,
    }


def _free_point(widget: QWidget, area: QRect) -> QPoint | None:
    """A point where a click meets this widget and not one above it; nearest the middle first."""
    if area.width() < 4 or area.height() < 4:
        return None
    middle = area.center()
    across = [middle.x(), area.left() + 3 + area.width() // 8, area.right() - 3 - area.width() // 8]
    for x in across:
        for y in (middle.y(), area.top() + area.height() // 4, area.bottom() - area.height() // 4):
            hit = QApplication.widgetAt(x, y)
            if hit is not None and (hit is widget or widget.isAncestorOf(hit)):
                return QPoint(x, y)
    return None


def _scrolling(widget: QWidget) -> tuple[list[int] | None, int]:
    """The middle of the area that would have to scroll to show all of it, and how far down (or up)."""
    parent = widget.parentWidget()
    while parent is not None and not parent.isWindow():
        if isinstance(parent, QAbstractScrollArea) and not isinstance(parent, QAbstractItemView):
            view = parent.viewport()
            if view.isAncestorOf(widget):
                inside = _on_screen(view, view.rect())
                whole = _on_screen(widget, widget.rect())
                down = _overhang(inside, whole)
                if down:
                    return [inside.center().x(), inside.center().y()], down
        parent = parent.parentWidget()
    return None, 0


def _overhang(inside: QRect, whole: QRect) -> int:
    if whole.height() > inside.height():
        return 0 if whole.intersected(inside).height() > 40 else whole.top() - inside.top()
    return max(0, whole.bottom() - inside.bottom()) or min(0, whole.top() - inside.top())


def _rows(view: QAbstractItemView) -> Iterator[Told]:
    model = view.model()
    for row in range(model.rowCount(view.rootIndex())):
        columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(view.rootIndex())
        cells = [model.index(row, column, view.rootIndex()) for column in range(columns)]
        shown = [str(text) for cell in cells for role in _ROLES if (text := cell.data(role))]
        first = next((cell for cell in cells if view.visualRect(cell).isValid()), cells[0])
        area = view.visualRect(first).intersected(view.viewport().rect())
        told = _part(" | ".join(shown), "row", _on_screen(view.viewport(), area), True)
        told["whole"] = area.height() > 8
        told["current"] = view.currentIndex().row() == row
        told["checked"] = first.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        yield told


def _on_screen(widget: QWidget, area: QRect) -> QRect:
    return QRect(widget.mapToGlobal(area.topLeft()), area.size())


def _numbers(area: QRect) -> list[int]:
    return [area.x(), area.y(), area.width(), area.height()]
