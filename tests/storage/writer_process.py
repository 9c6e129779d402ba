"""A program of its own that holds a workspace, or changes it until it is killed."""

import os
import sys
from datetime import datetime
from pathlib import Path

from cds_desktop.storage.evidence_files import KeptFile
from cds_desktop.storage.models import EvidenceFileRecord, EvidenceRecord, EvidenceUseRecord
from cds_desktop.storage.workspace import open_workspace


def _say(line: str) -> None:
    # One write: a kill between the word and its line end would glue two lines together.
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def hold(folder: Path) -> None:
    """Open, say so, and stay until somebody writes a line."""
    with open_workspace(folder):
        _say("open")
        sys.stdin.readline()


def change_for_ever(folder: Path) -> None:
    """Add evidence without end; each line printed is a promise that it is kept."""
    with open_workspace(folder, actor="writer") as workspace:
        number = len(list(workspace.evidence_files.folder.iterdir()))
        while True:
            number += 1
            code = f"{os.getpid()}-{number}"
            source = folder.with_name(f"{code}.txt")
            source.write_bytes(code.encode() * 999)
            kept = workspace.evidence_files.keep(source)
            source.unlink()
            with workspace.change("Đính kèm minh chứng", code) as db:
                db.add(_evidence(code, kept, workspace.now()))
            _say(code)


def _evidence(code: str, kept: KeptFile, now: datetime) -> EvidenceRecord:
    record = EvidenceRecord(id=code, round_id="r", code=code, title=code, added_at_utc=now)
    record.files = [
        EvidenceFileRecord(position=1, digest=kept.digest, name=kept.name, size_bytes=kept.size_bytes)
    ]
    record.uses = [EvidenceUseRecord(code="1.3")]
    return record


def breed(folder: Path) -> None:
    """For each line read, fork a child that changes for ever: starting Python 25 times would take long."""
    for _ in sys.stdin:
        child = os.fork()
        if child == 0:
            _say(f"pid {os.getpid()}")
            change_for_ever(folder)
        os.waitpid(child, 0)
        _say("dead")


if __name__ == "__main__":
    {"hold": hold, "change": change_for_ever, "breed": breed}[sys.argv[1]](Path(sys.argv[2]))
