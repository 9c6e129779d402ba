"""SQLite as this app needs it: real transactions, foreign keys, nothing acknowledged before it is safe."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import ConnectionPoolEntry, QueuePool

_BUSY_MILLISECONDS = 10_000


def database_address(database: Path, query: str = "") -> str:
    """The database as a file URI; a network share keeps its four slashes."""
    path = database.absolute().as_posix()
    if not path.startswith("/"):
        path = f"/{path}"
    return f"file://{quote(path)}{query}"


def connect(database: Path, query: str = "") -> sqlite3.Connection:
    """A plain connection without the driver's own transaction handling."""
    return sqlite3.connect(
        database_address(database, query), uri=True, isolation_level=None, check_same_thread=False
    )


def writing_engine(database: Path) -> Engine:
    """The engine of the writing lane: every transaction begins by taking the write lock."""
    return _engine(lambda: connect(database, "?mode=rw"), "BEGIN IMMEDIATE", "PRAGMA synchronous=FULL")


def reading_engine(database: Path, query: str = "?mode=rw") -> Engine:
    """The engine of the reading lane, which can change nothing."""
    return _engine(lambda: connect(database, query), "BEGIN", "PRAGMA query_only=ON")


def migrating_engine(database: Path) -> Engine:
    """The engine of a migration: foreign keys are off, for SQLite ignores that pragma inside BEGIN."""
    return _engine(lambda: connect(database, "?mode=rw"), "BEGIN IMMEDIATE", "PRAGMA foreign_keys=OFF")


def choose_journal(database: Path, journal: str) -> None:
    """Set WAL or DELETE; both stay in force until set again."""
    connection = connect(database, "?mode=rw")
    try:
        connection.execute(f"PRAGMA busy_timeout={_BUSY_MILLISECONDS}")
        connection.execute(f"PRAGMA journal_mode={journal}")
    finally:
        connection.close()


def _engine(creator: Callable[[], sqlite3.Connection], begin: str, pragma: str) -> Engine:
    engine = create_engine("sqlite://", creator=creator, poolclass=QueuePool)

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
        for line in ("foreign_keys=ON", f"busy_timeout={_BUSY_MILLISECONDS}", "trusted_schema=OFF"):
            connection.execute(f"PRAGMA {line}")
        connection.execute(pragma)

    @event.listens_for(engine, "begin")
    def start(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine
