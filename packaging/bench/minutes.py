"""Drawing the minutes with 300 rows of evidence."""

import statistics
import time
from pathlib import Path

from bench.schools import add_links, sample_school
from bench.table import Line
from cds_desktop.actions.papers import draw_now
from cds_desktop.domain.papers import PaperKind


def measure_minutes(folder: Path) -> list[Line]:
    """First draft with its imports, and the median of the next."""
    with sample_school(folder / "ho-so") as workspace:
        add_links(workspace, 300)
        seconds = []
        for _ in range(6):
            began = time.perf_counter()
            draw_now(workspace, PaperKind.MINUTES)
            seconds.append(time.perf_counter() - began)
    return [
        Line("biên bản, 300 evidence rows, first", seconds[0], "s", 2),
        Line("biên bản, 300 evidence rows, next", statistics.median(seconds[1:]), "s", 2),
    ]
