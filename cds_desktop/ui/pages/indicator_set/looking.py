"""Nhìn một lượt: what the page shows, read in one look."""

from dataclasses import dataclass

from cds_desktop.domain.indicator_set import IndicatorSet
from cds_desktop.domain.set_table import SetTable, table_of
from cds_desktop.queries.reading import read_current
from cds_desktop.storage.workspace import Workspace


@dataclass(frozen=True)
class Look:
    """The set that is shown, as a table."""

    shown: IndicatorSet
    base: SetTable


def look(workspace: Workspace) -> Look:
    """What is stored now."""
    with workspace.read() as db:
        now = read_current(db)
    return Look(now.indicator_set, table_of(now.indicator_set))
