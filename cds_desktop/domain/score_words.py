"""A result in one clause, for messages and checks."""

from cds_desktop.domain.numbers import show
from cds_desktop.domain.scoring import Score


def score_words(result: Score) -> str:
    """ "nhóm 1 71,5/100 điểm (Mức 2), nhóm 2 76/100 điểm (Mức 3); chung Mức 2"."""
    groups = ", ".join(
        f"nhóm {g.code} {show(g.points)}/{show(g.max_points)} điểm{f' (Mức {g.level})' if g.level else ''}"
        for g in result.groups
        if g.max_points
    )
    return f"{groups}; chung Mức {result.level}"
