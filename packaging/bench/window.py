"""Window ready, against a bare PySide6 window with one label; each in a process of its own."""

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

from bench.schools import sample_school
from bench.table import Line

ROUNDS = 7
DROP_CACHES = Path("/proc/sys/vm/drop_caches")


def measure_window(folder: Path) -> list[Line]:
    """Warm and cold (page cache dropped, where that is allowed): the window, then its first page."""
    with sample_school(folder / "ho-so"):
        pass
    environment = {**os.environ, "CDS_SETTINGS_DIR": str(folder / "caidat")}
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    bare = ["bench.bare_window"]
    lines = []
    for moment, bound in (("painted", 2.5), ("filled", None)):
        ours = ["bench.our_window", str(folder / "ho-so"), moment]
        for module in (bare, ours):
            _seconds(module, environment)
        for cold in (False, True) if os.access(DROP_CACHES, os.W_OK) else (False,):
            lines.append(_line(moment, bound, bare, ours, environment, cold=cold))
    return lines


def _line(
    moment: str,
    bound: float | None,
    bare: list[str],
    ours: list[str],
    environment: dict[str, str],
    *,
    cold: bool,
) -> Line:
    base, window = [], []
    for _ in range(3 if cold else ROUNDS):
        for module, seconds in ((bare, base), (ours, window)):
            if cold:
                _drop_caches()
            seconds.append(_seconds(module, environment))
    ratio = statistics.median(window) / statistics.median(base)
    detail = f"{statistics.median(window):.2f} s / {statistics.median(base):.2f} s"
    name = f"window {moment} ÷ bare window, {'cold' if cold else 'warm'}"
    return Line(name, ratio, "×", bound, detail)


def _drop_caches() -> None:
    os.sync()
    DROP_CACHES.write_text("3")


def _seconds(module: list[str], environment: dict[str, str]) -> float:
    """From starting the process to the line it prints when its window is painted."""
    began = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", *module],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        text=True,
    )
    assert process.stdout is not None
    line = process.stdout.readline()
    ready = time.perf_counter() - began
    process.communicate()
    if line.strip() != "ready" or process.returncode:
        raise RuntimeError(f"{module[0]} ended with {process.returncode}: {line}")
    return ready
