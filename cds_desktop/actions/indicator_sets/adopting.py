"""Nhập hai lần: take one person's value over into the other's draft, place by place."""

from sqlalchemy.orm import Session

from cds_desktop.actions import Changes, Subject
from cds_desktop.actions.indicator_sets.editing import row_of
from cds_desktop.domain.double_entry import DraftDifference, draft_differences
from cds_desktop.domain.set_order import order_with
from cds_desktop.domain.set_ticks import RULE_TICK, TICK, has_meaning, is_yes, unticked
from cds_desktop.errors import NotFound
from cds_desktop.storage.history import undoable
from cds_desktop.storage.set_drafts import (
    Draft,
    draft_record,
    draft_rows,
    read_draft,
    row_record,
    text_of,
    texts_of,
)
from cds_desktop.storage.workspace import Workspace


def adopt_difference(
    workspace: Workspace, first_id: str, second_id: str, row_id: str, column: str, other_id: str = ""
) -> Changes:
    """Lấy theo bản kia: where the two differ, the first draft takes what stands in the second.

    `row_id`, `column` and `other_id` are those of the difference; to keep the first's value, change sides.
    """
    with workspace.change("adopt_difference", first_id, f"{row_id} {column}") as db:
        first, second = read_draft(db, first_id), read_draft(db, second_id)
        found = _found(first, second, row_id, column, other_id)
        if found.kind is None:
            _adopt_setting(db, first, second, found.column)
        elif not found.column:
            _adopt_row(db, first, second, found)
        else:
            _adopt_cell(db, first, second, found)
        draft_record(db, first_id).changed_at_utc = workspace.now()
        undoable(db, f"lấy {found.place} theo bản của {second.person}")
    return Changes(Subject.SETS, (first_id,))


def settle_difference(
    workspace: Workspace, first_id: str, second_id: str, found: DraftDifference, *, first_is_right: bool
) -> Changes:
    """Ai đúng: the other draft takes what stands in the right one, at this place."""
    if first_is_right:
        return adopt_difference(
            workspace, second_id, first_id, found.other_id, found.column, other_id=found.row_id
        )
    return adopt_difference(workspace, first_id, second_id, found.row_id, found.column, found.other_id)


def _found(first: Draft, second: Draft, row_id: str, column: str, other_id: str) -> DraftDifference:
    for one in draft_differences(first.table, second.table):
        if (one.row_id, one.column) == (row_id, column) and (not other_id or one.other_id == other_id):
            return one
    raise NotFound("Hai bản không còn khác nhau ở chỗ này.")


def _adopt_setting(db: Session, first: Draft, second: Draft, key: str) -> None:
    keys = RULE_TICK if key == RULE_TICK[0] else (key,)
    record = draft_record(db, first.id)
    theirs = second.table.settings
    record.settings = text_of({**texts_of(record.settings), **{one: theirs.get(one, "") for one in keys}})


def _adopt_cell(db: Session, first: Draft, second: Draft, found: DraftDifference) -> None:
    theirs = next(row for row in second.table.rows if row.id == found.other_id)
    record = row_of(db, first.id, found.row_id)
    keys = TICK if found.column == TICK[0] else (found.column,)
    cells = {**texts_of(record.cells), **{key: theirs.text(key) for key in keys}}
    # A value that nobody held against the paper copy takes the tick away; one that somebody did keeps it.
    if has_meaning(found.column) and not is_yes(theirs.text(TICK[0])):
        cells = unticked(cells)
    record.cells = text_of(cells)


def _adopt_row(db: Session, first: Draft, second: Draft, found: DraftDifference) -> None:
    if not found.other_id:
        db.delete(row_of(db, first.id, found.row_id))
        return
    theirs = next(row for row in second.table.rows if row.id == found.other_id)
    order = order_with(first.table.rows, second.table.rows, theirs)
    db.add(row_record(first.id, theirs, order.index(theirs.id)))
    db.flush()
    for record in draft_rows(db, first.id):
        record.position = order.index(record.row_id)
