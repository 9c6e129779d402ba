"""Who sits at this machine: asks the council, shows the person in the header, tells the workspace."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from cds_desktop.ui import background, person

if TYPE_CHECKING:
    from cds_desktop.queries import CouncilView
    from cds_desktop.ui.window.main_window import MainWindow


class Sitting(QObject):
    """Keeps the person block of one window true."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._block = window.header.person
        self._block.chosen.connect(self._choose)
        self._block.council_asked.connect(partial(window.go_to, "council"))

    def look(self) -> None:
        """Read the council, for a member may have come, left or been renamed."""
        if (workspace := self._window.workspace) is not None:
            from cds_desktop import queries

            background.run_query(self._window, partial(queries.council, workspace), self._show)

    def forget(self) -> None:
        """No workspace is open."""
        self._block.show_council((), "")

    def _show(self, council: "CouncilView") -> None:
        if (workspace := self._window.workspace) is None:
            return
        members = [row.member for row in council.members]
        member_id = person.current_id(workspace)
        found = next((member for member in members if member.id == member_id), None)
        workspace.actor = found.full_name if found else ""
        self._block.show_council(members, member_id)

    def _choose(self, member_id: str, full_name: str) -> None:
        if (workspace := self._window.workspace) is None:
            return
        person.choose(workspace, member_id, full_name)
        self.look()
        if page := self._window.current_page:
            page.reload()
