"""Screens under load: criteria one after the other, a long table, large previews, stalls, the monkey."""

import json
import os
import statistics
import subprocess
import sys
from pathlib import Path
from typing import Any

from bench.heavy_files import forty_megapixels, two_hundred_pages
from bench.schools import sample_school
from bench.table import Line
from bench.wide_set import wide_school
from cds_desktop.actions.evidence import add_evidence
from cds_desktop.domain.round import EvidenceItem
from cds_desktop.storage.workspace import open_workspace

SEEDS = (4725, 1811)
STEPS = 5000
# Each thread's own heap keeps what was freed in it; here only what nobody frees is looked for.
ONE_HEAP = {"MALLOC_ARENA_MAX": "1"}


def measure_switching(folder: Path) -> list[Line]:
    """From Alt+→ to painted, 30 criteria, 2,000 evidence items."""
    measured = _once("switching", wide_school(folder / "ho-so", 2_000), folder)
    bounds = {"first time": None, "again": 60}
    return [_line(f"next criterion, {name}", measured[name], bound) for name, bound in bounds.items()]


def measure_table(folder: Path) -> list[Line]:
    """10,000 rows: per key, per frame."""
    measured = _once("table", wide_school(folder / "ho-so", 10_000), folder)
    return [
        _line("evidence, 10,000 rows, open", measured["open"], None),
        _line("evidence, 10,000 rows, search, per key", measured["search"], 50),
        _line("evidence, 10,000 rows, scroll, per frame", measured["scroll"], 16.7),
    ]


def measure_preview(folder: Path) -> list[Line]:
    """A PDF of 200 pages and a photo of 40 megapixels."""
    with sample_empty(folder / "ho-so") as workspace:
        for path in (two_hundred_pages(folder / "200 trang.pdf"), forty_megapixels(folder / "40 MP.jpg")):
            add_evidence(workspace, EvidenceItem(id="", code="", title=path.stem, used_for=()), [path])
    lines = []
    for title, (ms, peak, kept) in _once("preview", folder / "ho-so", folder).items():
        detail = f"memory +{peak:.0f} MB while looking, +{kept:.0f} MB after"
        lines.append(Line(f"preview, {title}, to first paint", ms, "ms", None, detail))
    return lines


def sample_empty(folder: Path):  # type: ignore[no-untyped-def]
    """The wide school without evidence, open."""
    return open_workspace(wide_school(folder, 1))


def measure_stalls(folder: Path) -> list[Line]:
    """The longest time away from the event loop, per visit; stacks go to standard error."""
    with sample_school(folder / "ho-so"):
        pass
    lines = []
    for during, told in _once("stalls", folder / "ho-so", folder).items():
        busy, waited, stack = max(told)
        print(f"{during}: {busy:.0f} ms busy\n{stack}", file=sys.stderr)
        detail = f"{waited:.0f} ms on the clock; {len(told)} over 50 ms"
        lines.append(Line(f"stall, {during}", busy, "ms", None, detail))
    return lines or [Line("stalls over 50 ms", 0, "", None)]


def measure_monkey(folder: Path) -> list[Line]:
    """5,000 random steps: what broke, and how much memory stays."""
    lines = []
    for seed in SEEDS:
        with sample_school(folder / f"ho-so-{seed}"):
            pass
        arguments = [str(folder / f"ho-so-{seed}"), str(STEPS), str(seed)]
        report = _run("bench.monkey_once", arguments, folder, ONE_HEAP)
        for fault in report["faults"]:
            print(fault, file=sys.stderr)
        detail = " ".join(f"{step}: {mb:.0f}" for step, mb in report["memory"].items())
        lines += [
            Line(f"monkey, seed {seed}, {STEPS} steps, faults", len(report["faults"]), "", 0),
            Line(
                f"monkey, seed {seed}, memory since step {STEPS // 5}",
                report["growth_mb"],
                "MB",
                20,
                detail,
            ),
        ]
    return lines


def _line(what: str, values: list[float], bound: float | None) -> Line:
    detail = f"best {min(values):.1f}, worst {max(values):.1f}, {len(values)} times"
    return Line(what, statistics.median(values), "ms", bound, detail)


def _once(kind: str, workspace: Path, folder: Path) -> dict[str, Any]:
    return _run("bench.screens_once", [kind, str(workspace)], folder)


def _run(
    module: str, arguments: list[str], folder: Path, more: dict[str, str] | None = None
) -> dict[str, Any]:
    own = {"CDS_SETTINGS_DIR": str(folder / "caidat"), "PYTHONFAULTHANDLER": "1"}
    environment = {**os.environ, **own, **(more or {})}
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    command = [sys.executable, "-m", module, *arguments]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, env=environment)
    told: dict[str, Any] = json.loads(done.stdout)
    return told
