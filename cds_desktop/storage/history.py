"""Hoàn tác: what each change did to the rows, kept while the workspace is open, to take back or redo."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.orm import Session

from cds_desktop.errors import NotAllowedNow
from cds_desktop.storage.models import Base

Row = dict[str, Any]
Key = tuple[str, tuple[Any, ...]]

TYPING_PAUSE = timedelta(seconds=30)
_STEPS, _ROWS = 200, 50_000  # What is remembered at most: deeds, and rows of all of them.
_CHANGED_SINCE = "Số liệu này đã thay đổi sau đó nên không hoàn tác được."
_WORDS = "undo_words"
_TOUCHED = "changed_at_utc"  # When a row was last written is no content of its own.
# Papers, signatures and packages are facts: what was signed or sent is not taken back.
_FACTS = frozenset({"audit", "document", "hand_signed", "package", "seal", "signature", "workspace"})
_RECORDED = tuple(table for table in Base.metadata.sorted_tables if table.name not in _FACTS)
_TABLES = {table.name: table for table in _RECORDED}
# Per table: the columns that name a row with which its rows go, and the table of that row.
_OWNERS = {
    table.name: tuple(
        (key.parent.name, key.column.table.name) for key in table.foreign_keys if key.ondelete == "CASCADE"
    )
    for table in _RECORDED
}


@dataclass(frozen=True)
class RowChange:
    """One row before and after; `None` where there was none."""

    table: str
    before: Row | None
    after: Row | None

    @property
    def key(self) -> Key:
        """Table and primary key; a change of the key itself is recorded as two."""
        return self.table, _key_of(self.table, self.before or self.after or {})

    @property
    def owners(self) -> frozenset[Key]:
        """The rows that would take this one along when they are removed."""
        row = self.before or self.after or {}
        return frozenset((table, (row[column],)) for column, table in _OWNERS[self.table])

    def turned(self) -> "RowChange":
        """The change that takes this one back."""
        return RowChange(self.table, self.after, self.before)


@dataclass(frozen=True)
class Step:
    """One deed that can be taken back; `words` ends the sentence "Hoàn tác: …"."""

    deed: str
    subject: str
    words: str
    at: datetime
    rows: tuple[RowChange, ...]
    joins: str = ""
    within: timedelta = TYPING_PAUSE


@dataclass
class History:
    """The steps of one open workspace, the latest last; changed only inside `Workspace.one_at_a_time`."""

    _done: list[Step] = field(default_factory=list)
    _undone: list[Step] = field(default_factory=list)

    @property
    def undoable(self) -> tuple[Step, ...]:
        """What can be taken back, the latest last."""
        return tuple(self._done)

    @property
    def redoable(self) -> tuple[Step, ...]:
        """What can be done again, the next one last."""
        return tuple(self._undone)

    def add(self, step: Step) -> None:
        """A deed was done; deeds of one kind shortly after each other are one step."""
        if not step.rows:
            return
        self._undone.clear()
        if (place := self._place_joined_by(step)) >= 0:
            step = replace(step, rows=collapse((*self._done.pop(place).rows, *step.rows)))
        if step.rows:
            self._done.append(step)
            self._forget_the_oldest()

    def _forget_the_oldest(self) -> None:
        del self._done[:-_STEPS]
        rows = sum(len(step.rows) for step in self._done)
        while rows > _ROWS and len(self._done) > 1:
            rows -= len(self._done.pop(0).rows)

    def _place_joined_by(self, step: Step) -> int:
        """Place of the step that this one goes on with, or -1: the last, or an earlier one of a long deed."""
        between: set[Key] = set()
        for place in range(len(self._done) - 1, -1, -1) if step.joins else ():
            earlier = self._done[place]
            keys = {row.key for row in earlier.rows}
            if earlier.joins == step.joins and step.at - earlier.at <= step.within:
                # What was done meanwhile keeps its turn only if it concerned other rows.
                return place if between.isdisjoint(keys | {row.key for row in step.rows}) else -1
            if step.within != timedelta.max:
                return -1
            between |= keys.union(*(row.owners for row in earlier.rows))
        return -1

    def clear(self) -> None:
        """Something was done that cannot be taken back, nor can what was before it."""
        self._done.clear()
        self._undone.clear()

    def was_undone(self) -> None:
        """The last step was taken back."""
        self._undone.append(self._done.pop())

    def was_redone(self) -> None:
        """The last step taken back was done again; it joins with nothing from now on."""
        self._done.append(replace(self._undone.pop(), joins=""))


def undoable(db: Session, words: str, *, joins: str = "", within: timedelta = TYPING_PAUSE) -> None:
    """Say that the change being made can be taken back, as `words`; equal `joins` make several one step."""
    db.info[_WORDS] = (words, joins, within)


def record_rows(connection: sqlite3.Connection, _entry: object) -> None:
    """Make SQLite note every row changed through this new connection."""
    connection.execute("PRAGMA temp_store=MEMORY")
    connection.execute("CREATE TEMP TABLE row_change (id INTEGER PRIMARY KEY, name TEXT, old TEXT, new TEXT)")
    for table in _RECORDED:
        old, new = _as_json(table, "OLD"), _as_json(table, "NEW")
        for event, values in (
            ("INSERT", f"NULL, {new}"),
            ("UPDATE", f"{old}, {new}"),
            ("DELETE", f"{old}, NULL"),
        ):
            connection.execute(
                f'CREATE TEMP TRIGGER "{table.name}_{event}" AFTER {event} ON main."{table.name}" '
                f"BEGIN INSERT INTO row_change (name, old, new) VALUES ('{table.name}', {values}); END"
            )


def step_of(db: Session, deed: str, subject: str, at: datetime) -> tuple[Step | None, bool]:
    """The step made of what `db` changed, if it can be taken back; and whether it changed anything."""
    db.flush()
    rows = _take_rows(db.connection())
    words = db.info.get(_WORDS)
    step = Step(deed, subject, words[0], at, rows, words[1], words[2]) if words else None
    return step, bool(rows)


def apply(db: Session, rows: Iterable[RowChange]) -> None:
    """Bring the rows from `before` to `after`, and no other row; else nothing is done: `NotAllowedNow`."""
    connection = db.connection()
    rows = tuple(rows)
    if not all(_is_same(_read(connection, row.key), row.before) for row in rows):
        raise NotAllowedNow(_CHANGED_SINCE)
    for row in rows:
        _write(connection, row)
    # What a cascade took along was added later: nobody could bring it back.
    if {row.key for row in _take_rows(connection)} - {row.key for row in rows}:
        raise NotAllowedNow(_CHANGED_SINCE)


def collapse(changes: Iterable[RowChange]) -> tuple[RowChange, ...]:
    """One change per row, from the first `before` to the last `after`; what came to nothing is left out."""
    net: dict[Key, RowChange] = {}
    for change in changes:
        earlier = net.get(change.key)
        net[change.key] = replace(change, before=earlier.before) if earlier else change
    return tuple(change for change in net.values() if not _is_same(change.before, change.after))


def _is_same(one: Row | None, other: Row | None) -> bool:
    if one is None or other is None:
        return one is other
    return all(one[name] == other[name] for name in one if name != _TOUCHED)


def _take_rows(connection: Connection) -> tuple[RowChange, ...]:
    noted = connection.exec_driver_sql(
        "SELECT name, CAST(old AS BLOB), CAST(new AS BLOB) FROM row_change ORDER BY id"
    ).fetchall()
    connection.exec_driver_sql("DELETE FROM row_change")
    return collapse(part for name, old, new in noted for part in _parts(name, _load(old), _load(new)))


def _parts(table: str, before: Row | None, after: Row | None) -> Iterator[RowChange]:
    if before and after and _key_of(table, before) != _key_of(table, after):
        yield RowChange(table, before, None)
        yield RowChange(table, None, after)
    else:
        yield RowChange(table, before, after)


def _read(connection: Connection, key: Key) -> Row | None:
    table, values = _TABLES[key[0]], key[1]
    found = connection.exec_driver_sql(
        f'SELECT CAST({_as_json(table, table.name)} AS BLOB) FROM "{table.name}" WHERE {_where(table)}',
        values,
    ).scalar_one_or_none()
    return _load(found)


def _write(connection: Connection, row: RowChange) -> None:
    table, key = _TABLES[row.table], row.key[1]
    if row.after is None:
        connection.exec_driver_sql(f'DELETE FROM "{table.name}" WHERE {_where(table)}', key)
        return
    names = [column.name for column in table.columns]
    values = tuple(row.after[name] for name in names)
    if row.before is None:
        marks = ", ".join("?" * len(names))
        columns = ", ".join(f'"{name}"' for name in names)
        connection.exec_driver_sql(f'INSERT INTO "{table.name}" ({columns}) VALUES ({marks})', values)
    else:
        assignments = ", ".join(f'"{name}" = ?' for name in names)
        connection.exec_driver_sql(
            f'UPDATE "{table.name}" SET {assignments} WHERE {_where(table)}', (*values, *key)
        )


def _as_json(table: Table, source: str) -> str:
    pairs = ", ".join(f'\'{column.name}\', "{source}"."{column.name}"' for column in table.columns)
    return f"json_object({pairs})"


def _where(table: Table) -> str:
    return " AND ".join(f'"{column.name}" = ?' for column in table.primary_key.columns)


def _key_of(table: str, row: Row) -> tuple[Any, ...]:
    return tuple(row[column.name] for column in _TABLES[table].primary_key.columns)


def _load(text: bytes | None) -> Row | None:
    # A damaged letter must not keep its row from being mended.
    return None if text is None else dict(json.loads(text.decode("utf-8", "replace")))
