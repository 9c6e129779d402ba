"""What every page has in common: a key, a title, what it shows, when it reads again."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from cds_desktop.actions import Changes, Subject
from cds_desktop.ui import background
from cds_desktop.ui.as_entered import AsEntered
from cds_desktop.ui.pages.pane_focus import PaneFocus

if TYPE_CHECKING:
    from cds_desktop.storage.workspace import Workspace

SMALLEST = QSize(560, 320)


class Page(QWidget):
    """One screen: laid out in `_build`, joined in `_connect`, read in `reload`, filled in a `_show…`."""

    key: ClassVar[str] = ""
    title: ClassVar[str] = ""
    subjects: ClassVar[frozenset[Subject]] = frozenset()
    prefers_narrow_rail: ClassVar[bool] = False
    help_text: ClassVar[str] = ""
    keys: ClassVar[tuple[tuple[str, str], ...]] = ()

    go_to = Signal(str, str)

    def __init__(self, workspace: "Workspace", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.code = ""
        self.setAccessibleName(self.title)
        self._panes = PaneFocus()
        self._build()
        self._connect()
        self._join_panes()
        background.signals.changed.connect(self._something_changed)

    @property
    def is_read_only(self) -> bool:
        """Whether this window may only look."""
        return self.workspace.read_only

    def enter(self, code: str = "") -> None:
        """The page becomes visible; `code` is the criterion or evidence to show first."""
        self.code = code
        self.reload()

    def pieces(self) -> Iterator[None]:
        """Parts that are made one by one ahead, while nobody is at work."""
        yield from ()

    def reload(self) -> None:
        """Read again what is shown, through `run_query`."""

    def hand_over(self) -> None:
        """Hand over edits that still wait; the page stays, e.g. because a deed is taken back."""
        for form in self.findChildren(AsEntered):
            form.hand_over()

    def leave(self) -> None:
        """Another page comes, or the window closes: hand over edits that still wait."""
        self.hand_over()

    def panes(self) -> list[QWidget]:
        """The panes F6 walks through, in reading order; those not visible are passed over."""
        return []

    def move_pane(self, step: int) -> None:
        """F6, Shift+F6: the focus goes to the next or previous pane, to where it was there last."""
        self._panes.move(self.panes(), step)

    def set_margin(self, margin: int) -> None:
        """How much air the window gives the page: 24 with the wide rail, 16 with the narrow one."""

    def minimumSizeHint(self) -> QSize:
        # Hidden pages must not keep the window wide: each one gives way by itself.
        return SMALLEST

    def _build(self) -> None:
        """Lay out the widgets."""

    def _connect(self) -> None:
        """Join signals and slots."""

    def _join_panes(self) -> None:
        if type(self).panes is not Page.panes:
            for keys, step in (("F6", 1), ("Shift+F6", -1)):
                QShortcut(QKeySequence(keys), self).activated.connect(partial(self.move_pane, step))

    def _something_changed(self, changes: Changes) -> None:
        if self.isVisible() and changes.subject in self.subjects:
            self.reload()
