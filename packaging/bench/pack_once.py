"""Packs one workspace in a process of its own and prints seconds and peak memory as JSON."""

import json
import resource
import sys
import time
from pathlib import Path

from cds_desktop.actions.packages import pack_submission
from cds_desktop.exchange.package_file import writing
from cds_desktop.signing.cms_signatures import sign_detached
from cds_desktop.signing.keys import open_pkcs12
from cds_desktop.storage.workspace import open_workspace


def main(folder: str, target: str, key_file: str) -> None:
    """Pack with the chair's key; the moment before reading back is noted on the way."""
    moments = {}
    read_back = writing.verify_written

    def noting(*arguments, **options):  # type: ignore[no-untyped-def]
        moments["written"] = time.perf_counter()
        return read_back(*arguments, **options)

    writing.verify_written = noting
    with open_workspace(Path(folder)) as workspace:
        key = open_pkcs12(Path(key_file), "minh-hoa")
        # Libraries are imported first: neither side's start of its process is measured.
        sign_detached(b"", key, workspace.now())
        began = time.perf_counter()
        pack_submission(workspace, Path(target), key)
        ended = time.perf_counter()
    peak_kib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(
        json.dumps(
            {
                "written": moments["written"] - began,
                "verified": ended - began,
                "peak_mb": peak_kib / 1024,
            }
        )
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
