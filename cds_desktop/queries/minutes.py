"""Họp và biên bản: the form, and the paper as it is or would be."""

from dataclasses import dataclass, replace

from cds_desktop.domain.papers import Paper, PaperKind
from cds_desktop.domain.papers.lines import paper_lines
from cds_desktop.domain.papers.source import PaperSource
from cds_desktop.domain.readiness import Finding, sealing_faults
from cds_desktop.domain.round import Meeting, Member, Phase
from cds_desktop.domain.round.phases import is_open
from cds_desktop.errors import TemplateFaulty
from cds_desktop.queries.reading import read_current
from cds_desktop.storage.paper_source import read_paper_source
from cds_desktop.storage.papers import minutes_files
from cds_desktop.storage.workspace import Workspace


@dataclass(frozen=True)
class MinutesView:
    """The meeting's form; `faults` are what keeps the numbers from being sealed."""

    meeting: Meeting
    members: tuple[Member, ...]
    faults: tuple[Finding, ...]
    proposed_symbol: str
    phase: Phase
    editable: bool


@dataclass(frozen=True)
class PrintedAt:
    """Where on the paper something entered is printed: page from 0, points from the upper edge."""

    key: str
    page: int
    top: float
    bottom: float


@dataclass(frozen=True)
class MinutesPreview:
    """The paper, where what is printed on it, and the same content as lines to be read aloud."""

    pdf: bytes
    file_name: str
    places: tuple[PrintedAt, ...]
    lines: tuple[str, ...]


def minutes_view(workspace: Workspace) -> MinutesView:
    """The form of the meeting."""
    with workspace.read() as db:
        now = read_current(db)
    return MinutesView(
        meeting=now.assessment.meeting,
        members=now.assessment.members,
        faults=sealing_faults(now.indicator_set, now.assessment, now.score),
        proposed_symbol=f"BB-{now.assessment.school.abbreviation}",
        phase=now.phase,
        editable=is_open(now.phase),
    )


def minutes_preview(workspace: Workspace) -> MinutesPreview:
    """Biên bản as PDF: the newest file once drawn up, else the draft as it would be now."""
    with workspace.read() as db:
        now = read_current(db)
        files = minutes_files(db, now.record)
        source = read_paper_source(workspace, db, read=(now.indicator_set, now.assessment))
    drawn_up = bool(files) and not is_open(now.phase)
    digest = files[0].sealed_digest if drawn_up else ""
    paper = _composed(replace(source, draft=not drawn_up, sealed_digest=digest))
    if drawn_up:
        pdf = (workspace.documents_folder / files[0].file_name).read_bytes()
        return MinutesPreview(pdf, files[0].file_name, (), paper_lines(paper))
    from cds_desktop.documents.paper_pdf import draw_paper

    drawn = draw_paper(paper, workspace.now())
    places = tuple(PrintedAt(place.key, place.page, place.top, place.bottom) for place in drawn.places)
    return MinutesPreview(drawn.pdf, "bien-ban-du-thao.pdf", places, paper_lines(paper))


def _composed(source: PaperSource) -> Paper:
    # The first window reads this module before anybody looks at a paper.
    from cds_desktop.domain.papers.composing import compose_paper, with_built_in_wording

    try:
        return compose_paper(PaperKind.MINUTES, source)
    except TemplateFaulty:
        # What is wrong with the wording of one's own is told where papers are edited.
        return compose_paper(PaperKind.MINUTES, with_built_in_wording(source, PaperKind.MINUTES))
