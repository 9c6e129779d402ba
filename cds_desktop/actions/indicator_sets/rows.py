"""Dòng của bản đối chiếu: add, remove, move; tick those that were held against the paper copy."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import uuid4

from sqlalchemy.orm import Session

from cds_desktop.actions import Changes, Subject
from cds_desktop.actions.indicator_sets.editing import named, row_of, rows_of, take_rule_tick, today
from cds_desktop.domain.set_order import block_of, moved, next_code, place_after
from cds_desktop.domain.set_table import RowKind, SetRow
from cds_desktop.domain.set_ticks import RULE_TICK, TICK, ticked, unticked
from cds_desktop.errors import NotFound
from cds_desktop.storage.history import undoable
from cds_desktop.storage.set_drafts import (
    draft_record,
    draft_rows,
    read_draft,
    row_record,
    text_of,
    texts_of,
)
from cds_desktop.storage.workspace import Workspace

_MOST_NAMED = 3


@dataclass(frozen=True, kw_only=True)
class RowAdded(Changes):
    """Changes of adding a row, with the id it got."""

    row_id: str


def add_draft_row(
    workspace: Workspace, draft_id: str, after_row_id: str, kind: RowKind, cells: dict[str, str] | None = None
) -> RowAdded:
    """Thêm dòng below a row ("": at the end), with the next code; never between a criterion and its items."""
    with workspace.change("add_draft_row", draft_id, kind.value) as db:
        draft = draft_record(db, draft_id)
        rows = list(read_draft(db, draft_id).table.rows)
        place = place_after(rows, after_row_id, kind)
        filled = cells if cells is not None else next_code(rows, place, kind)
        row = SetRow(uuid4().hex[:12], kind, filled)
        db.add(row_record(draft_id, row, place))
        db.flush()
        _place(db, draft_id, [one.id for one in (*rows[:place], row, *rows[place:])])
        lost = take_rule_tick(draft) if kind is RowKind.LEVEL else []
        draft.changed_at_utc = workspace.now()
        undoable(db, "thêm một dòng")
    notes = tuple(f"Đã bỏ tích {name}: đối chiếu lại." for name in lost)
    return RowAdded(subject=Subject.SETS, codes=(draft_id,), notes=notes, row_id=row.id)


def remove_draft_rows(workspace: Workspace, draft_id: str, row_ids: Collection[str]) -> Changes:
    """Bỏ dòng; the items of a criterion go only if they are named too."""
    with workspace.change("remove_draft_rows", draft_id, str(len(row_ids))) as db:
        draft = draft_record(db, draft_id)
        records = list(rows_of(db, draft_id, row_ids).values())
        names = [named(record) for record in records]
        if any(record.kind == RowKind.LEVEL.value for record in records):
            take_rule_tick(draft)
        for record in records:
            db.delete(record)
        draft.changed_at_utc = workspace.now()
        undoable(db, f"bỏ {_many(names)}")
    return Changes(Subject.SETS, (draft_id,))


def move_draft_row(workspace: Workspace, draft_id: str, row_id: str, steps: int) -> Changes:
    """Đưa lên (−1), đưa xuống (+1): a row, with what is below it, past its neighbours of the same kind."""
    with workspace.change("move_draft_row", draft_id, row_id) as db:
        draft = draft_record(db, draft_id)
        name = named(row_of(db, draft_id, row_id))
        _place(db, draft_id, [row.id for row in moved(read_draft(db, draft_id).table.rows, row_id, steps)])
        draft.changed_at_utc = workspace.now()
        undoable(db, f"chuyển chỗ {name}", joins=f"set {draft_id} move {row_id}")
    return Changes(Subject.SETS, (draft_id,))


def tick_draft_rows(
    workspace: Workspace, draft_id: str, row_ids: Sequence[str], checked: bool, person: str = ""
) -> Changes:
    """Tích đã đối chiếu (or take it back), with who and when; "" and level rows stand for the level rule."""
    with workspace.change("tick_draft_rows", draft_id, str(len(row_ids))) as db:
        draft = draft_record(db, draft_id)
        by, on = person or workspace.actor or draft.person, today(workspace)
        records = rows_of(db, draft_id, [row_id for row_id in row_ids if row_id])
        names, rule = [], False
        for row_id in dict.fromkeys(row_ids):
            record = records.get(row_id)
            if record is None or record.kind == RowKind.LEVEL.value:
                rule = True
                continue
            cells = texts_of(record.cells)
            record.cells = text_of(ticked(cells, by, on, TICK) if checked else unticked(cells, TICK))
            names.append(named(record))
        if rule:
            settings = texts_of(draft.settings)
            after = ticked(settings, by, on, RULE_TICK) if checked else unticked(settings, RULE_TICK)
            draft.settings = text_of(after)
            names.append("quy tắc xếp mức")
        draft.changed_at_utc = workspace.now()
        undoable(db, f"tích {_many(names)} đã đối chiếu" if checked else f"bỏ tích {_many(names)}")
    return Changes(Subject.SETS, (draft_id,))


def tick_criterion(
    workspace: Workspace, draft_id: str, row_id: str, checked: bool, person: str = ""
) -> Changes:
    """Tích cả tiêu chí with its items, or a whole group, in one step."""
    with workspace.read() as db:
        rows = read_draft(db, draft_id).table.rows
    if row_id not in {row.id for row in rows}:
        raise NotFound("Dòng này không còn trong bản đối chiếu.")
    return tick_draft_rows(workspace, draft_id, block_of(rows, row_id), checked, person)


def _place(db: Session, draft_id: str, order: Sequence[str]) -> None:
    places = {row_id: place for place, row_id in enumerate(order)}
    for record in draft_rows(db, draft_id):
        if record.position != places[record.row_id]:
            record.position = places[record.row_id]


def _many(names: Sequence[str]) -> str:
    codes = [name.removeprefix("tiêu chí ") for name in names]
    if len(names) == 1:
        return codes[0]
    # A criterion with its items, or a whole group, is called by its own name.
    if all(code.startswith(f"{codes[0].removeprefix('nhóm ')}.") for code in codes[1:]):
        return codes[0]
    return ", ".join(codes) if len(codes) <= _MOST_NAMED else f"{len(codes)} dòng"
