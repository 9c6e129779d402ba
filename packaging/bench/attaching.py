"""Attaching one large file, against openssl's digest and cp of the same file."""

import statistics
import time
from pathlib import Path

from bench.files import make_files, seconds_of_digest_and_copy, settle, warm_disk
from bench.schools import sample_school
from bench.table import Line
from cds_desktop.actions.evidence import attach_evidence, remove_evidence
from cds_desktop.queries import evidence_table

SIZE_BYTES = 200_000_000
ROUNDS = 5


def measure_attaching(folder: Path) -> list[Line]:
    """Median of the ratio over several rounds, each with a file of its own."""
    ratios, details = [], []
    warm_disk(folder, 3 * SIZE_BYTES * (ROUNDS + 1))
    with sample_school(folder / "ho-so") as workspace:
        for number in range(ROUNDS):
            (path,) = make_files(folder / f"nguon-{number}", 1, SIZE_BYTES)
            settle()
            hashing, copying = seconds_of_digest_and_copy([path], folder / "ban-sao")
            settle()
            began = time.perf_counter()
            attached = attach_evidence(workspace, "1.6.1", [path])
            ours = time.perf_counter() - began
            ratios.append(ours / (hashing + copying))
            details.append(f"{ours:.2f}/({hashing:.2f}+{copying:.2f})")
            (row,) = (row for row in evidence_table(workspace).rows if row.item.code in attached.codes)
            remove_evidence(workspace, row.item.id)
            path.unlink()
    return [Line("attach 200 MB ÷ (digest + cp)", statistics.median(ratios), "×", 1.2, " ".join(details))]
