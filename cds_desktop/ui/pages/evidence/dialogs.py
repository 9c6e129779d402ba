"""What every dialog of minh chứng has: a column with a title, and its two buttons."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout

from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.buttons import primary, secondary
from cds_desktop.ui.widgets.labels import Label


def dialog_column(dialog: QDialog, title: str) -> QVBoxLayout:
    """The column of a dialog that is made for one showing, with its title."""
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setAccessibleName(title)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
    column.setSpacing(Space.M)
    column.addWidget(Label(title, Type.H3, wrap=True))
    return column


def dialog_buttons(dialog: QDialog, done: str, accept: QPushButton | None = None) -> QHBoxLayout:
    """Hủy, and the word for being done; a dialog may bring the button it changes later."""
    row = QHBoxLayout()
    row.setSpacing(Space.S)
    row.addStretch(1)
    cancel: QPushButton = secondary("Hủy")
    accept = accept or primary(done)
    cancel.clicked.connect(dialog.reject)
    accept.clicked.connect(dialog.accept)
    accept.setDefault(True)
    row.addWidget(cancel)
    row.addWidget(accept)
    return row
