"""bash packaging/bench.sh [NAME …] [--folder FOLDER]: run the measurements and print the table."""

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.attaching import measure_attaching
from bench.minutes import measure_minutes
from bench.packing import measure_packing
from bench.papers import measure_papers
from bench.saving import measure_saving
from bench.scoring import measure_scoring
from bench.screens import (
    measure_monkey,
    measure_preview,
    measure_stalls,
    measure_switching,
    measure_table,
)
from bench.signing import measure_signing
from bench.table import Line, print_table
from bench.typing_in_sets import measure_typing
from bench.window import measure_window

MEASURES = {
    "window": measure_window,
    "pack": measure_packing,
    "attach": measure_attaching,
    "save": measure_saving,
    "scoring": measure_scoring,
    "typing": measure_typing,
    "minutes": measure_minutes,
    "papers": measure_papers,
    "signing": measure_signing,
    "switching": measure_switching,
    "table": measure_table,
    "preview": measure_preview,
    "stalls": measure_stalls,
    "monkey": measure_monkey,
}


def main() -> int:
    """Measure what was asked for, all by default; status 1 when a bound is broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help=f"{', '.join(MEASURES)}; all by default")
    parser.add_argument("--folder", type=Path, help="where to put some 5 GB for a while")
    chosen = parser.parse_args()
    lines: list[Line] = []
    for name in chosen.names or MEASURES:
        with TemporaryDirectory(dir=chosen.folder, ignore_cleanup_errors=True) as folder:
            print(f"… {name}", file=sys.stderr, flush=True)
            lines += MEASURES[name](Path(folder))
    print_table(lines)
    return 0 if all(line.holds for line in lines) else 1


if __name__ == "__main__":
    sys.exit(main())
