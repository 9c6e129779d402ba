"""Spare evidence files: kept for a while, kept for ever when a sealed revision names them."""

import os
from pathlib import Path

from cds_desktop.actions.evidence import attach_evidence, remove_evidence
from cds_desktop.actions.minutes import draw_up_minutes
from cds_desktop.actions.rounds import reopen_round
from cds_desktop.actions.upkeep import remove_spare_files
from cds_desktop.queries import evidence_table
from cds_desktop.storage.integrity import check_workspace
from cds_desktop.storage.workspace import Workspace

LONG_AGO = 1_600_000_000


def attach_and_remove(workspace: Workspace, path: Path) -> str:
    path.write_bytes(path.name.encode())
    (code,) = attach_evidence(workspace, "1.6.2", [path]).codes
    row = next(row for row in evidence_table(workspace).rows if row.item.code == code)
    digest = row.item.files[0].digest
    os.utime(workspace.evidence_files.path_of(digest), (LONG_AGO, LONG_AGO))
    remove_evidence(workspace, row.item.id)
    return digest


def test_a_file_just_removed_stays_for_a_while(school: Workspace, tmp_path: Path) -> None:
    digest = attach_and_remove(school, tmp_path / "a.pdf")
    remove_spare_files(school)
    assert school.evidence_files.has(digest)


def test_a_file_spare_for_long_goes_and_the_others_stay(school: Workspace, tmp_path: Path) -> None:
    old, new = (attach_and_remove(school, tmp_path / name) for name in ("cu.pdf", "moi.pdf"))
    os.utime(school.evidence_files.path_of(old), (LONG_AGO, LONG_AGO))
    remove_spare_files(school)
    assert not school.evidence_files.has(old)
    assert school.evidence_files.has(new)
    assert not check_workspace(school).faults


def test_what_a_sealed_revision_names_is_never_spare(school: Workspace) -> None:
    item = next(row.item for row in evidence_table(school).rows if row.item.files)
    draw_up_minutes(school)
    reopen_round(school)
    remove_evidence(school, item.id)
    for file in item.files:
        os.utime(school.evidence_files.path_of(file.digest), (LONG_AGO, LONG_AGO))
    remove_spare_files(school)
    assert all(school.evidence_files.has(file.digest) for file in item.files)
