"""How the tables came to be: numbered steps, each one transaction with its version number."""

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection

from cds_desktop.domain.folding import fold
from cds_desktop.storage.engine import migrating_engine
from cds_desktop.storage.models import Base


@dataclass(frozen=True)
class Step:
    """One step: brings the tables from the version before to `version`."""

    version: int
    apply: Callable[[Connection], None]


def create_current_tables(connection: Connection) -> None:
    """A new workspace gets today's tables at once; steps after the first serve older workspaces."""
    Base.metadata.create_all(connection, checkfirst=False)


def keep_earlier_files(connection: Connection) -> None:
    """Files that are replaced stay at hand; the search key also holds who supplied it and where it lies."""
    connection.exec_driver_sql(
        "CREATE TABLE earlier_file ("
        "evidence_id VARCHAR NOT NULL, number INTEGER NOT NULL, position INTEGER NOT NULL, "
        "digest VARCHAR NOT NULL, name VARCHAR NOT NULL, size_bytes INTEGER NOT NULL, "
        "media_type VARCHAR NOT NULL, replaced_at_utc DATETIME NOT NULL, "
        "CONSTRAINT pk_earlier_file PRIMARY KEY (evidence_id, number), "
        "CONSTRAINT fk_earlier_file_evidence_id FOREIGN KEY(evidence_id) REFERENCES evidence (id) "
        "ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED)"
    )
    connection.exec_driver_sql("CREATE INDEX ix_earlier_file_digest ON earlier_file (digest)")
    names: dict[str, str] = defaultdict(str)
    for evidence_id, name in connection.exec_driver_sql(
        "SELECT evidence_id, name FROM evidence_file ORDER BY evidence_id, position"
    ).fetchall():
        names[evidence_id] += f" {name}"
    for evidence_id, *facts in connection.exec_driver_sql(
        "SELECT id, title, number, issuer, supplied_by, address, box FROM evidence"
    ).fetchall():
        connection.exec_driver_sql(
            "UPDATE evidence SET search_key = ? WHERE id = ?",
            (fold(" ".join([*facts, names[evidence_id]])), evidence_id),
        )


def know_sets_and_years(connection: Connection) -> None:
    """Versions and drafts of the bộ chỉ số, the plan of improvements, and what came from last year."""
    for statement in _SETS_AND_YEARS:
        connection.exec_driver_sql(statement)


_OF_ROUND = (
    "CONSTRAINT fk_{0}_round_id FOREIGN KEY(round_id) REFERENCES round (id) DEFERRABLE INITIALLY DEFERRED"
)
_SETS_AND_YEARS = (
    "CREATE TABLE indicator_set (digest VARCHAR NOT NULL, set_id VARCHAR NOT NULL, version VARCHAR NOT NULL, "
    "text VARCHAR NOT NULL, origin VARCHAR NOT NULL, made_from VARCHAR NOT NULL, kept_by VARCHAR NOT NULL, "
    "kept_at_utc DATETIME NOT NULL, CONSTRAINT pk_indicator_set PRIMARY KEY (digest))",
    "CREATE INDEX ix_indicator_set_set_id ON indicator_set (set_id)",
    "CREATE TABLE set_draft (id VARCHAR NOT NULL, base_digest VARCHAR NOT NULL, person VARCHAR NOT NULL, "
    "settings VARCHAR NOT NULL, started_at_utc DATETIME NOT NULL, changed_at_utc DATETIME NOT NULL, "
    "CONSTRAINT pk_set_draft PRIMARY KEY (id))",
    "CREATE TABLE set_draft_row (draft_id VARCHAR NOT NULL, row_id VARCHAR NOT NULL, "
    "position INTEGER NOT NULL, kind VARCHAR NOT NULL, cells VARCHAR NOT NULL, "
    "CONSTRAINT pk_set_draft_row PRIMARY KEY (draft_id, row_id), "
    "CONSTRAINT fk_set_draft_row_draft_id FOREIGN KEY(draft_id) REFERENCES set_draft (id) "
    "ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED)",
    "CREATE TABLE criterion_change (round_id VARCHAR NOT NULL, criterion_code VARCHAR NOT NULL, "
    "state VARCHAR NOT NULL, CONSTRAINT pk_criterion_change PRIMARY KEY (round_id, criterion_code), "
    f"{_OF_ROUND.format('criterion_change')})",
    "CREATE TABLE left_out_item (round_id VARCHAR NOT NULL, item_code VARCHAR NOT NULL, "
    f"CONSTRAINT pk_left_out_item PRIMARY KEY (round_id, item_code), {_OF_ROUND.format('left_out_item')})",
    "CREATE TABLE plan_step (round_id VARCHAR NOT NULL, item_code VARCHAR NOT NULL, deed VARCHAR NOT NULL, "
    "fact VARCHAR NOT NULL, gain VARCHAR, who VARCHAR NOT NULL, due_on DATE, how VARCHAR NOT NULL, "
    "changed_at_utc DATETIME NOT NULL, CONSTRAINT pk_plan_step PRIMARY KEY (round_id, item_code), "
    f"{_OF_ROUND.format('plan_step')})",
    "ALTER TABLE round ADD COLUMN earlier_round_id VARCHAR NOT NULL DEFAULT ''",
    "ALTER TABLE evidence ADD COLUMN carried_from VARCHAR NOT NULL DEFAULT ''",
    "ALTER TABLE evidence ADD COLUMN carry_state VARCHAR NOT NULL DEFAULT ''",
)


def know_papers(connection: Connection) -> None:
    """Numbers, texts and rows of every paper, how a paper is signed, scans of those signed by hand."""
    for statement in _PAPERS:
        connection.exec_driver_sql(statement)


_PAPERS = (
    "CREATE TABLE paper_setting (key VARCHAR NOT NULL, value VARCHAR NOT NULL, "
    "CONSTRAINT pk_paper_setting PRIMARY KEY (key))",
    "CREATE TABLE paper (round_id VARCHAR NOT NULL, kind VARCHAR NOT NULL, number VARCHAR NOT NULL, "
    "symbol VARCHAR NOT NULL, dated_on DATE, authority VARCHAR NOT NULL, signer_name VARCHAR NOT NULL, "
    "recipients VARCHAR NOT NULL, CONSTRAINT pk_paper PRIMARY KEY (round_id, kind), "
    f"{_OF_ROUND.format('paper')})",
    "CREATE TABLE paper_text (round_id VARCHAR NOT NULL, kind VARCHAR NOT NULL, key VARCHAR NOT NULL, "
    "text VARCHAR NOT NULL, CONSTRAINT pk_paper_text PRIMARY KEY (round_id, kind, key), "
    f"{_OF_ROUND.format('paper_text')})",
    "CREATE TABLE paper_row (round_id VARCHAR NOT NULL, kind VARCHAR NOT NULL, table_key VARCHAR NOT NULL, "
    "position INTEGER NOT NULL, cells VARCHAR NOT NULL, "
    "CONSTRAINT pk_paper_row PRIMARY KEY (round_id, kind, table_key, position), "
    f"{_OF_ROUND.format('paper_row')})",
    "CREATE TABLE outside_number (series VARCHAR NOT NULL, year INTEGER NOT NULL, number INTEGER NOT NULL, "
    "note VARCHAR NOT NULL, CONSTRAINT pk_outside_number PRIMARY KEY (series, year, number))",
    "CREATE TABLE signing_choice (round_id VARCHAR NOT NULL, way VARCHAR NOT NULL, "
    "members VARCHAR NOT NULL, agency_seal BOOLEAN NOT NULL, "
    f"CONSTRAINT pk_signing_choice PRIMARY KEY (round_id), {_OF_ROUND.format('signing_choice')})",
    "CREATE TABLE stamp_image (owner VARCHAR NOT NULL, png VARCHAR NOT NULL, digest VARCHAR NOT NULL, "
    "width_mm DOUBLE NOT NULL, height_mm DOUBLE NOT NULL, added_at_utc DATETIME NOT NULL, "
    "CONSTRAINT pk_stamp_image PRIMARY KEY (owner))",
    "CREATE TABLE hand_signed (document_id INTEGER NOT NULL, page_count INTEGER NOT NULL, "
    "least_dpi INTEGER NOT NULL, in_colour BOOLEAN NOT NULL, signed_on DATE, signer_names VARCHAR NOT NULL, "
    "CONSTRAINT pk_hand_signed PRIMARY KEY (document_id), CONSTRAINT fk_hand_signed_document_id "
    "FOREIGN KEY(document_id) REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED)",
    "ALTER TABLE signature ADD COLUMN way VARCHAR NOT NULL DEFAULT 'file'",
)

MIGRATIONS: tuple[Step, ...] = (
    Step(1, create_current_tables),
    Step(2, keep_earlier_files),
    Step(3, know_sets_and_years),
    Step(4, know_papers),
)
SCHEMA_VERSION = MIGRATIONS[-1].version


def read_version(connection: sqlite3.Connection) -> int:
    """The version the database says it has."""
    row = connection.execute("SELECT schema_version FROM workspace").fetchone()
    return int(row[0])


def migrate(database: Path, steps: Sequence[Step] = MIGRATIONS) -> None:
    """Nâng cấp: run every step above the version found; a failing step leaves everything as before."""
    engine = migrating_engine(database)
    try:
        for step in steps:
            with engine.begin() as connection:
                _run(connection, step)
    finally:
        engine.dispose()


def _run(connection: Connection, step: Step) -> None:
    version = connection.exec_driver_sql("SELECT schema_version FROM workspace").scalar_one()
    if version >= step.version:
        return
    step.apply(connection)
    connection.exec_driver_sql("UPDATE workspace SET schema_version = ?", (step.version,))
    # Tables are rebuilt with foreign keys off, so they are checked before the step counts.
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    if broken:
        raise RuntimeError(f"step {step.version} breaks foreign keys: {broken[:3]}")
