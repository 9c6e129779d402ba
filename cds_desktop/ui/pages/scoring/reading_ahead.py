"""Đọc trước: the criteria before and after the one shown are kept at hand, until anything changes."""

import time

from cds_desktop.queries import CriterionView, TreeRow
from cds_desktop.queries.criteria import ScoringLook, scoring_look
from cds_desktop.storage.workspace import Workspace

_PAINT_SECONDS = 0.05


def look_after_paint(workspace: Workspace, code: str) -> ScoringLook:
    """What is shown already is read again when it has been painted: both want the same processor."""
    time.sleep(_PAINT_SECONDS)
    return scoring_look(workspace, code)


class ReadAhead:
    """What the last look found: a neighbour is shown at once, then read again."""

    def __init__(self) -> None:
        self.rows: tuple[TreeRow, ...] = ()
        self._views: dict[str, CriterionView] = {}

    def keep(self, look: ScoringLook) -> None:
        """Keep what was found just now."""
        self.rows = look.rows
        for view in (look.view, *look.neighbours):
            self._views[view.criterion.code] = view

    def forget(self) -> None:
        """Something changed: what was read before may be old."""
        self._views.clear()

    def view(self, code: str) -> CriterionView | None:
        """The criterion of this code, or of the item of this code, if it was read since the last change."""
        criterion = next((row.parent for row in self.rows if row.kind == "item" and row.code == code), code)
        return self._views.get(criterion)
