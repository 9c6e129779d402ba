"""Two programs and one workspace; and a program that is killed while it writes."""

import os
import random
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from cds_desktop.errors import WorkspaceInUse
from cds_desktop.storage.integrity import check_workspace
from cds_desktop.storage.models import EvidenceRecord
from cds_desktop.storage.workspace import Workspace, open_workspace

HERE = Path(__file__).resolve()
ROUNDS = 25


def _start(deed: str, folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, str(HERE.with_name("writer_process.py")), deed, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONPATH": str(HERE.parents[2]), "PYTHONIOENCODING": "utf-8"},
    )


@pytest.fixture
def closed_school(school: Workspace) -> Path:
    school.close()
    return school.folder


def test_a_workspace_held_by_another_program_is_refused_until_that_one_ends(closed_school: Path) -> None:
    with _start("hold", closed_school) as other:
        assert other.stdout.readline() == "open\n"
        with pytest.raises(WorkspaceInUse):
            open_workspace(closed_school)
        open_workspace(closed_school, read_only=True).close()
        other.communicate("\n")

    open_workspace(closed_school).close()


def test_the_lock_of_a_killed_program_is_free(closed_school: Path) -> None:
    with _start("hold", closed_school) as other:
        assert other.stdout.readline() == "open\n"
        other.kill()

    open_workspace(closed_school).close()


def _killed_writers(folder: Path, moments: list[float]) -> Iterator[set[str]]:
    """What each of many killed writers had acknowledged; every second one lives until its first promise."""
    with _start("breed", folder) as breeder:
        for number, moment in enumerate(moments):
            breeder.stdin.write("go\n")
            breeder.stdin.flush()
            pid = int(breeder.stdout.readline().removeprefix("pid "))
            end = threading.Timer(moment, os.kill, (pid, signal.SIGKILL))
            acknowledged = set()
            if number % 2:
                acknowledged.add(breeder.stdout.readline().rstrip("\n"))
            end.start()
            for line in iter(breeder.stdout.readline, "dead\n"):
                acknowledged.add(line.rstrip("\n"))
            yield acknowledged
        breeder.stdin.close()


def test_killing_the_program_at_any_moment_loses_no_acknowledged_change(closed_school: Path) -> None:
    moments = [random.uniform(0.005, 0.15) for _ in range(ROUNDS)]
    promised: set[str] = set()

    for acknowledged in _killed_writers(closed_school, moments):
        promised |= acknowledged
        with open_workspace(closed_school) as workspace:
            with workspace.read() as db:
                kept = set(db.scalars(select(EvidenceRecord.code)))
            report = check_workspace(workspace)
        assert promised <= kept
        assert report.faults == ()
        assert report.evidence_files == len(kept)
        assert report.audit_entries == len(kept) + 1

    assert len(promised) >= ROUNDS // 2
