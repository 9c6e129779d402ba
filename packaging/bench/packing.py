"""Writing a package of 1 GB, against openssl's digest and cp of the same files."""

import json
import subprocess
import sys
from pathlib import Path

from bench.files import make_files, seconds_of_digest_and_copy, settle, warm_disk
from bench.schools import add_files, sample_school, sign_all
from bench.table import Line

ROUNDS = 5
FILES = 500
SMALL, LARGE = 200_000, 2_000_000


def measure_packing(folder: Path) -> list[Line]:
    """Ratios with and without reading back; peak memory for 100 MB and for 1 GB."""
    lines: list[Line] = []
    peaks = {}
    warm_disk(folder, 4 * FILES * LARGE)
    for size in (SMALL, LARGE):
        place = folder / str(size)
        sources = make_files(place / "nguon", FILES, size)
        with sample_school(place / "ho-so") as workspace:
            add_files(workspace, sources)
            key = sign_all(workspace, place / "khoa")
        runs = [_run(place, key, sources) for _ in range(ROUNDS if size == LARGE else 1)]
        peaks[size] = max(run["peak_mb"] for run in runs)
        if size == LARGE:
            lines += _ratios(runs)
    lines.append(Line("pack, peak memory, 100 MB", peaks[SMALL], "MB", 150))
    lines.append(Line("pack, peak memory, 1 GB", peaks[LARGE], "MB", 150))
    return lines


def _ratios(runs: list[dict[str, float]]) -> list[Line]:
    # The best of several on both sides: a virtual machine is now and then slow for either.
    def best(name: str) -> float:
        return min(run[name] for run in runs) / min(run["baseline"] for run in runs)

    detail = " ".join(f"{r['written']:.2f}|{r['verified']:.2f}/{r['baseline']:.2f}" for r in runs)
    return [
        Line("pack 1 GB ÷ (digest + cp), before the read-back", best("written"), "×", 1.0, detail),
        Line("pack 1 GB ÷ (digest + cp), read back and verified", best("verified"), "×", 1.8),
    ]


def _run(place: Path, key: Path, sources: list[Path]) -> dict[str, float]:
    settle()
    hashing, copying = seconds_of_digest_and_copy(sources, place / "ban-sao")
    settle()
    target = place / "goi.cdsx"
    command = [sys.executable, "-m", "bench.pack_once", str(place / "ho-so"), str(target), str(key)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    target.unlink()
    return {**json.loads(done.stdout), "baseline": hashing + copying}
