"""Saving one criterion in a large round."""

import statistics
import time
from decimal import Decimal
from pathlib import Path

from bench.schools import add_links, sample_school
from bench.table import Line
from cds_desktop.actions.assess import enter_answer
from cds_desktop.domain.round import Answer
from cds_desktop.queries import criterion_tree, criterion_view, evidence_table, overview

TIMES = 100


def measure_saving(folder: Path) -> list[Line]:
    """Median of saving an answer, and of the looks a page takes after it."""
    with sample_school(folder / "ho-so") as workspace:
        add_links(workspace, 2000)
        lines = [
            _line(
                "save one criterion, 2,000 evidence items",
                20,
                lambda number: enter_answer(
                    workspace, "1.6.1", Answer(numerator=Decimal(number % 40), denominator=Decimal(40))
                ),
            )
        ]
        for name, look in (
            ("criterion page", lambda _: criterion_view(workspace, "1.6")),
            ("tree", lambda _: criterion_tree(workspace)),
            ("head", lambda _: overview(workspace)),
            ("evidence table", lambda _: evidence_table(workspace)),
        ):
            lines.append(_line(f"look: {name}", None, look, times=10))
    return lines


def _line(what, bound, deed, times=TIMES) -> Line:  # type: ignore[no-untyped-def]
    seconds = []
    for number in range(times):
        began = time.perf_counter()
        deed(number)
        seconds.append(time.perf_counter() - began)
    detail = f"max {max(seconds) * 1000:.1f} ms"
    return Line(what, statistics.median(seconds) * 1000, "ms", bound, detail)
