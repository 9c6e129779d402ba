"""sign --timestamp: a time-stamp behind the last signature, from an authority on the network."""

import sys
from argparse import Namespace
from datetime import UTC, datetime

from cds_desktop.actions.timestamping import timestamp_file, timestamp_paper
from cds_desktop.actions.verifying import verify
from cds_desktop.cli.checking import print_verification, verification_document
from cds_desktop.cli.output import print_json
from cds_desktop.domain.papers import PaperKind
from cds_desktop.storage.workspace import open_workspace


def timestamp(chosen: Namespace) -> int:
    """Stamp the minutes of a workspace, or one signed PDF; the earlier file stays as it is."""
    if chosen.workspace.is_dir():
        with open_workspace(chosen.workspace) as workspace:
            changes = timestamp_paper(workspace, PaperKind(chosen.paper), chosen.timestamp)
            target = workspace.documents_folder / changes.codes[0]
    else:
        target, changes = timestamp_file(chosen.workspace, chosen.timestamp, datetime.now(UTC), chosen.out)
    for note in changes.notes:
        print(note, file=sys.stderr)
    result = verify(target, datetime.now(UTC))
    if chosen.json:
        print_json({"file": str(target), "check": verification_document(result)})
    else:
        print(f"Đã thêm dấu thời gian, tệp cũ giữ nguyên: {target}")
        print_verification(result)
    return 0
