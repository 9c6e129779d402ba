"""When a paper may be issued (lập bản chính thức), and when it is still a draft."""

from dataclasses import replace

from cds_desktop.domain.papers.kinds import KINDS, PaperKind
from cds_desktop.domain.papers.source import PaperSource

# These may be issued while the numbers still change; the others say what was sealed.
BEFORE_SEALING = frozenset({PaperKind.COUNCIL_DECISION, PaperKind.PLAN, PaperKind.ASSIGNMENTS})
# These numbers and dates are part of what is sealed.
SEALED_NUMBERS = frozenset({PaperKind.COUNCIL_DECISION, PaperKind.PLAN, PaperKind.MINUTES})


def issuing_faults(kind: PaperKind, source: PaperSource, *, is_open: bool) -> tuple[str, ...]:
    """What still keeps a paper from being issued, in few words each; `is_open` until the round is sealed."""
    entry, faults = source.entry(kind), []
    if KINDS[kind].is_numbered:
        faults += [] if entry.number else ["chưa có số"]
        faults += [] if entry.dated_on else ["chưa có ngày"]
    if kind not in BEFORE_SEALING and is_open:
        faults.append("số liệu chưa chốt")
    return tuple(faults)


def as_it_stands(kind: PaperKind, source: PaperSource) -> PaperSource:
    """The same for one kind: a draft as long as the paper cannot be issued.

    `source.draft` says on the way in whether the round is still open.
    """
    return replace(source, draft=bool(issuing_faults(kind, source, is_open=source.draft)))
