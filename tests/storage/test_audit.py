"""The nhật ký: a chain that shows where it was altered."""

import json
import sqlite3
from pathlib import Path

import pytest

from cds_desktop.storage import audit
from cds_desktop.storage.workspace import Workspace


@pytest.fixture
def chain(workspace: Workspace) -> Workspace:
    for number in range(1, 5):
        with workspace.change("Nhập số liệu", f"1.{number}"):
            pass
    return workspace


def _faults_after(workspace: Workspace, statement: str) -> list[str]:
    connection = sqlite3.connect(workspace.folder / "workspace.sqlite3")
    connection.execute(statement)
    connection.commit()
    connection.close()
    with workspace.read() as db:
        return audit.verify_chain(db)


def test_an_untouched_chain_has_no_faults(chain: Workspace) -> None:
    with chain.read() as db:
        assert audit.verify_chain(db) == []


@pytest.mark.parametrize("column", ["at_utc", "actor", "deed", "subject", "detail"])
def test_an_altered_line_is_found(chain: Workspace, column: str) -> None:
    value = "2020-01-01 00:00:00.000000" if column == "at_utc" else "khác"

    faults = _faults_after(chain, f"UPDATE audit SET {column} = '{value}' WHERE sequence = 2")

    assert faults == ["Nhật ký dòng 2: nội dung đã bị sửa."]


def test_a_missing_line_is_found(chain: Workspace) -> None:
    assert _faults_after(chain, "DELETE FROM audit WHERE sequence = 3") == ["Nhật ký thiếu dòng 3."]


def test_a_line_whose_hash_was_made_anew_no_longer_joins(chain: Workspace) -> None:
    with chain.read() as db:
        entry = audit.entries(db)[1]
    forged = audit.AuditEntry(
        entry.sequence, entry.at, "Kẻ khác", entry.deed, entry.subject, entry.detail, entry.previous_hash
    )

    faults = _faults_after(
        chain, f"UPDATE audit SET actor = 'Kẻ khác', hash = '{forged.expected_hash}' WHERE sequence = 2"
    )

    assert faults == ["Nhật ký dòng 3: không nối tiếp dòng trước."]


def test_exported_lines_can_be_checked_from_the_file_alone(chain: Workspace, tmp_path: Path) -> None:
    with chain.read() as db:
        lines = audit.audit_lines(db).splitlines()

    entries = [json.loads(line) for line in lines]
    assert [entry["sequence"] for entry in entries] == [1, 2, 3, 4]
    assert entries[0]["at"] == "2026-11-21T08:30:00.000000Z"
    assert [entry["previous_hash"] for entry in entries[1:]] == [entry["hash"] for entry in entries[:-1]]
