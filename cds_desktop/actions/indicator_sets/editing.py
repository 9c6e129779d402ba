"""Sửa bản đối chiếu: cells and settings, kept at once and exactly as typed, each undone by its name."""

from collections.abc import Collection, Sequence
from datetime import date

from sqlalchemy.orm import Session

from cds_desktop.actions import Changes, Subject
from cds_desktop.domain.double_entry import row_name
from cds_desktop.domain.set_table import RowKind, SetRow, SetTable, column, columns_of, place_title
from cds_desktop.domain.set_ticks import (
    RULE_SETTINGS,
    RULE_TICK,
    TICK,
    has_meaning,
    is_yes,
    says_the_same,
    ticked,
    unticked,
)
from cds_desktop.errors import NotFound
from cds_desktop.storage.history import undoable
from cds_desktop.storage.models import SetDraftRecord, SetDraftRowRecord
from cds_desktop.storage.set_drafts import draft_record, draft_rows, text_of, texts_of
from cds_desktop.storage.workspace import Workspace

CellEdit = tuple[str, str, str]
LONGEST_CELL = 20_000
_FEW = 3
_RULE_NAME = "quy tắc xếp mức"


def edit_draft_cells(workspace: Workspace, draft_id: str, edits: Sequence[CellEdit]) -> Changes:
    """Sửa ô: (row id, column key, text as typed); several, e.g. a pasted block, are one step.

    A row whose meaning changes is no longer ticked; `notes` say which.
    """
    with workspace.change("edit_draft_cells", draft_id, str(len(edits))) as db:
        draft = draft_record(db, draft_id)
        by_row: dict[str, dict[str, str]] = {}
        for row_id, key, text in edits:
            by_row.setdefault(row_id, {})[key] = _kept(text)
        lost, skipped, rule = [], 0, False
        for row_id, record in rows_of(db, draft_id, by_row).items():
            texts = by_row[row_id]
            fitting = {key: text for key, text in texts.items() if _fits(record, key)}
            skipped += len(texts) - len(fitting)
            lost += _edit_row(workspace, draft, record, fitting)
            rule = rule or (record.kind == RowKind.LEVEL.value and any(map(has_meaning, fitting)))
        lost += take_rule_tick(draft) if rule else []
        draft.changed_at_utc = workspace.now()
        words, joins = _words(db, draft_id, edits)
        undoable(db, words, joins=joins)
    return Changes(Subject.SETS, (draft_id,), _notes(lost, skipped))


def edit_draft_settings(workspace: Workspace, draft_id: str, texts: dict[str, str]) -> Changes:
    """Sửa thông tin chung: setting key → text as typed; what belongs to the level rule unticks the rule."""
    with workspace.change("edit_draft_setting", draft_id, " ".join(texts)) as db:
        draft = draft_record(db, draft_id)
        before = texts_of(draft.settings)
        if unknown := [key for key in texts if not place_title("", key) and key not in before]:
            raise NotFound(f"Bảng không có mục {', '.join(unknown)}.")
        after = {**before, **{key: _kept(text) for key, text in texts.items()}}
        draft.settings = text_of(_with_tick(workspace, draft, before, after, texts, RULE_TICK))
        changed = [k for k in texts if k in RULE_SETTINGS and not _same(k, before, after)]
        lost = take_rule_tick(draft) if changed else []
        draft.changed_at_utc = workspace.now()
        titles = [place_title("", key) for key in texts]
        words = f"sửa {_lower(titles[0])}" if len(titles) == 1 else f"sửa {len(titles)} mục thông tin chung"
        undoable(db, words, joins=f"set {draft_id} settings {' '.join(texts)}" if len(texts) == 1 else "")
    return Changes(Subject.SETS, (draft_id,), _notes(lost, 0))


def edit_draft_setting(workspace: Workspace, draft_id: str, key: str, text: str) -> Changes:
    """Sửa một mục thông tin chung."""
    return edit_draft_settings(workspace, draft_id, {key: text})


def row_of(db: Session, draft_id: str, row_id: str) -> SetDraftRowRecord:
    """The record of one row; `NotFound` when it was removed."""
    record = db.get(SetDraftRowRecord, (draft_id, row_id))
    if record is None:
        raise NotFound("Dòng này không còn trong bản đối chiếu.")
    return record


def rows_of(db: Session, draft_id: str, row_ids: Collection[str]) -> dict[str, SetDraftRowRecord]:
    """The records of several rows, read at once, in the order asked for; `NotFound` when one was removed."""
    wanted = dict.fromkeys(row_ids)
    if len(wanted) <= _FEW:
        return {row_id: row_of(db, draft_id, row_id) for row_id in wanted}
    there = {record.row_id: record for record in draft_rows(db, draft_id)}
    if any(row_id not in there for row_id in wanted):
        raise NotFound("Có dòng không còn trong bản đối chiếu.")
    return {row_id: there[row_id] for row_id in wanted}


def named(record: SetDraftRowRecord) -> str:
    """How a stored row is called."""
    return row_name(SetRow(record.row_id, RowKind(record.kind), texts_of(record.cells)))


def named_by_id(table: SetTable) -> dict[str, str]:
    """How each row of a table is called, by its id."""
    return {row.id: row_name(row) for row in table.rows}


def take_rule_tick(draft: SetDraftRecord) -> list[str]:
    """The level rule was changed: it is no longer ticked; gives its name if it was."""
    settings = texts_of(draft.settings)
    if not is_yes(settings.get(RULE_TICK[0], "")):
        return []
    draft.settings = text_of(unticked(settings, RULE_TICK))
    return [_RULE_NAME]


def _edit_row(
    workspace: Workspace, draft: SetDraftRecord, record: SetDraftRowRecord, texts: dict[str, str]
) -> list[str]:
    before = texts_of(record.cells)
    after = {**before, **texts}
    changed = [key for key in texts if has_meaning(key) and not _same(key, before, after)]
    lost = []
    if TICK[0] in texts:
        after = _with_tick(workspace, draft, before, after, texts, TICK)
    elif changed and is_yes(before.get(TICK[0], "")):
        lost, after = [named(record)], unticked(after)
    record.cells = text_of(after)
    return lost


def _with_tick(
    workspace: Workspace,
    draft: SetDraftRecord,
    before: dict[str, str],
    after: dict[str, str],
    texts: dict[str, str],
    keys: tuple[str, str, str],
) -> dict[str, str]:
    """A tick typed into its cell brings who and when along, unless these are given too."""
    flag, who, when = keys
    if flag not in texts or who in texts or when in texts:
        return after
    if not is_yes(after.get(flag, "")):
        return {key: text for key, text in after.items() if key not in (who, when)}
    if is_yes(before.get(flag, "")):
        return after
    found = ticked({**after, flag: ""}, workspace.actor or draft.person, today(workspace), keys)
    return {**found, flag: after[flag]}


def today(workspace: Workspace) -> date:
    """The day it is here."""
    return workspace.now().astimezone().date()


def _same(key: str, before: dict[str, str], after: dict[str, str]) -> bool:
    return says_the_same(key, before.get(key, ""), after.get(key, ""))


def _fits(record: SetDraftRowRecord, key: str) -> bool:
    return key != "kind" and any(found.key == key for found in columns_of(RowKind(record.kind)))


def _kept(text: str) -> str:
    # What no file can hold would keep the whole draft from being stored.
    return text.encode("utf-8", "replace").decode()[:LONGEST_CELL]


def _words(db: Session, draft_id: str, edits: Sequence[CellEdit]) -> tuple[str, str]:
    places = {(row_id, key) for row_id, key, _ in edits}
    if len(places) != 1:
        return f"sửa {len(places)} ô của bảng", ""
    row_id, key = places.pop()
    name = named(row_of(db, draft_id, row_id))
    return f"sửa {_lower(column(key).title)} của {name}", f"set {draft_id} {row_id} {key}"


def _lower(title: str) -> str:
    return f"{title[:1].lower()}{title[1:]}"


def _notes(lost: Sequence[str], skipped: int) -> tuple[str, ...]:
    notes = []
    if lost:
        notes.append(f"Đã bỏ tích {', '.join(lost)} vì nội dung thay đổi: đối chiếu lại.")
    if skipped:
        notes.append(f"{skipped} ô không thuộc loại dòng đó nên không ghi.")
    return tuple(notes)
