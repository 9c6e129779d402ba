"""Khung cửa sổ: rail, header, banners, the stack of pages and the toast over it; what gives way to what."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from cds_desktop.ui.background import LongWork
from cds_desktop.ui.theme import Size, Space
from cds_desktop.ui.widgets.stepper_rail import StepperRail
from cds_desktop.ui.widgets.toast import Toast
from cds_desktop.ui.window import memory
from cds_desktop.ui.window.absence import AbsenceBanner, only_looking
from cds_desktop.ui.window.header import Header

if TYPE_CHECKING:
    from cds_desktop.ui.pages.page import Page

MINIMUM = (720, 420)
FIRST = (1366, 768)


class WindowFrame(QMainWindow):
    """What stands around the pages, and where the window was last time."""

    def __init__(self) -> None:
        super().__init__()
        self.pages: dict[str, Page] = {}
        self.current_key = ""
        self._rail_choices = memory.rail_choices()
        self._long_work: QWidget | None = None
        self.setWindowTitle("CĐS Desktop")
        self.setMinimumSize(*MINIMUM)
        self._build()
        self._was_placed = memory.restore_place(self)
        if not self._was_placed:
            self.resize(*FIRST)

    @property
    def current_page(self) -> "Page | None":
        """The page that is shown, if a round is open."""
        return self.pages.get(self.current_key)

    def show_placed(self) -> None:
        """Show where it was last time; the first time whole on a small screen."""
        room = self.screen().availableSize()
        if not self._was_placed and (room.width() < FIRST[0] + 100 or room.height() < FIRST[1] + 100):
            self.showMaximized()
        else:
            self.show()

    def toggle_rail(self) -> None:
        """Wide or narrow, remembered for pages of this kind."""
        kind = self._rail_kind()
        self._rail_choices[kind] = not self._rail_choices[kind]
        memory.remember_rail(self._rail_choices)
        self._arrange()

    def show_long_work(self, work: LongWork | None) -> None:
        """Show how far long work is, at the foot; the bar is made when it is first needed."""
        from cds_desktop.ui.window.long_work import LongWorkBar

        if not isinstance(self._long_work, LongWorkBar):
            self._long_work = LongWorkBar()
            self._right.addWidget(self._long_work)
        self._long_work.show_work(work)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _build(self) -> None:
        self.rail = StepperRail()
        self.header = Header()
        self.banner, self.absence = only_looking(), AbsenceBanner()
        self.stack = QStackedWidget()
        self.toast = Toast(self.stack)
        right = self._right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        for widget in (self.header, self.banner, self.absence, self.stack):
            right.addWidget(widget, 1 if widget is self.stack else 0)
        middle = self.middle = QWidget()
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(right, 1)
        self.setCentralWidget(middle)

    def _rail_kind(self) -> str:
        page = self.pages.get(self.current_key)
        crowded = self.width() < Size.NARROW_BELOW or (page is not None and page.prefers_narrow_rail)
        return memory.CROWDED if crowded else memory.ROOMY

    def _arrange(self) -> None:
        narrow = self._rail_choices[self._rail_kind()]
        if narrow != self.rail.is_narrow:
            self.rail.set_narrow(narrow)
        self.header.fit(self.width())
        if self.current_key in self.pages:
            self.pages[self.current_key].set_margin(Space.L if narrow else Space.XL)
