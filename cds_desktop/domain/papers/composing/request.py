"""Tờ trình hay công văn đề nghị đánh giá ngoài, with the list of what goes along."""

from collections.abc import Mapping
from dataclasses import replace

from cds_desktop.domain.papers.composing.composer import Composer, Rows
from cds_desktop.domain.papers.composing.heads import numbered
from cds_desktop.domain.papers.composing.recognition import TOTALS, totals_filling
from cds_desktop.domain.papers.kinds import KINDS, PaperKind
from cds_desktop.domain.papers.source import PaperSource
from cds_desktop.domain.papers.templates import DOTS, Filling, LineKind, Vocabulary

_ENCLOSED = (
    PaperKind.COUNCIL_DECISION,
    PaperKind.PLAN,
    PaperKind.MINUTES,
    PaperKind.RECOGNITION_DECISION,
    PaperKind.REPORT,
    PaperKind.SCORE_FORM,
    PaperKind.EVIDENCE_LIST,
)


def _filling(source: PaperSource) -> Filling:
    receiver = source.assessment.receiving_office.name or DOTS
    return replace(totals_filling(source), fields={"nơi kính gửi": (receiver,)})


def _proposed(source: PaperSource) -> Mapping[str, Rows]:
    return {"enclosures": tuple(_enclosed(source, kind) for kind in _ENCLOSED)}


def _enclosed(source: PaperSource, kind: PaperKind) -> tuple[str, ...]:
    """Name, number and date, copies of one paper of the round."""
    entry = source.entry(kind)
    if not KINDS[kind].is_numbered:
        return KINDS[kind].name, "", "01"
    dated = f"{entry.dated_on:%d/%m/%Y}" if entry.dated_on else ".../.../......"
    return KINDS[kind].name, f"{numbered(entry, source)}, ngày {dated}", "01"


REQUEST = Composer(
    Vocabulary(parts=TOTALS, obligatory=(LineKind.TYPE, LineKind.ABOUT, LineKind.ADDRESSEE, LineKind.SIGN)),
    _filling,
    _proposed,
    uses_points=True,
)
REQUEST_LETTER = Composer(
    Vocabulary(parts=TOTALS, obligatory=(LineKind.ABOUT, LineKind.ADDRESSEE, LineKind.SIGN)),
    _filling,
    _proposed,
    uses_points=True,
)
