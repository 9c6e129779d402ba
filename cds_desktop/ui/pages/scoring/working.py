"""Which look of the working line goes with which state of an item's points."""

from cds_desktop.domain.scoring import ItemScore, Working
from cds_desktop.ui.widgets.working_line import WorkingLine


def show_working(line: WorkingLine, score: ItemScore, *, reason: str) -> None:
    """Show the words of the rules, taken apart only for their weight; `reason` if it stands nowhere else."""
    facts, arrow, rest = score.working.partition(" → ")
    if not arrow:
        facts, rest = "", score.working
    match score.state:
        case Working.MISSING:
            line.show_missing(score.working)
        case Working.WRONG:
            line.show_error(score.working)
        case Working.COMPUTED:
            band, _, points = rest.rpartition(": ")
            line.show_computed(facts, f"{band}:" if band else "", points)
        case Working.JUDGED:
            head, _, tail = rest.partition("Hội đồng chấm ")
            line.show_judged(facts, tail.partition(": ")[0], f"{head}Hội đồng chấm", reason)
        case Working.REDUCED:
            computed, _, council = rest.partition("; Hội đồng chấm ")
            line.show_reduced(facts, computed, council.partition(": ")[0], reason)
