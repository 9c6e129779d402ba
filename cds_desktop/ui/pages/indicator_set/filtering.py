"""Bộ lọc của các dòng: which rows a chip and the search let through, and how many."""

from cds_desktop.domain.folding import fold
from cds_desktop.domain.set_table import RowKind, SetRow
from cds_desktop.ui.pages.indicator_set.desk import Desk
from cds_desktop.ui.pages.indicator_set.row_model import Passes
from cds_desktop.ui.pages.indicator_set.words import is_ticked
from cds_desktop.ui.widgets.filter_chips import Filter
from cds_desktop.ui.widgets.state_glyph import State

ALL, UNTICKED, FAULTY, EDITED, DIFFERENT = "all", "unticked", "faulty", "edited", "different"
PAPER_KINDS = (RowKind.GROUP, RowKind.CRITERION, RowKind.ITEM)
_SEARCHED = ("code", "text", "source", "evidence_hint", "unit", "replaces")


def passes(desk: Desk, key: str, words: str) -> Passes:
    """What lets a row through: the chip `key`, and every word of the search."""
    wanted = fold(words).split()

    def through(row: SetRow) -> bool:
        if not _chip_passes(desk, key, row):
            return False
        if not wanted:
            return True
        said = fold(" ".join(row.text(column) for column in _SEARCHED))
        return all(word in said for word in wanted)

    return through


def filters(desk: Desk, chosen: str) -> list[Filter]:
    """The chips with their counts; those that let nothing through only when they are chosen."""
    rows = [row for row in desk.rows if row.kind in PAPER_KINDS]
    names = {
        ALL: ("Tất cả", None),
        UNTICKED: ("Chưa đối chiếu", None),
        FAULTY: ("Có lỗi", State.ERROR if _has_hard_faults(desk) else State.ATTENTION),
        EDITED: ("Đã sửa", None),
        DIFFERENT: ("Khác nhau", State.NOTE),
    }
    found = []
    for key, (name, state) in names.items():
        if key == EDITED and not desk.base.rows:
            # Where no version stands behind the draft, every row would be one that was changed.
            continue
        count = sum(_chip_passes(desk, key, row) for row in rows)
        if count or key in (ALL, chosen):
            found.append(Filter(key, name, count, state))
    return found


def _chip_passes(desk: Desk, key: str, row: SetRow) -> bool:
    if key == UNTICKED:
        return not is_ticked(row)
    if key == FAULTY:
        return bool(desk.faults_of(row.id))
    if key == EDITED:
        return desk.is_edited(row.id)
    return row.id in desk.others if key == DIFFERENT else True


def _has_hard_faults(desk: Desk) -> bool:
    return any(not fault.tolerable for fault in desk.faults)
