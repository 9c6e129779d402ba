"""Danh mục minh chứng: draw the list of all evidence, to print or to keep as a file."""

from datetime import date
from pathlib import Path

from cds_desktop.domain.evidence_list import compose_evidence_list
from cds_desktop.domain.indicator_set import load
from cds_desktop.domain.round import Phase
from cds_desktop.domain.round.phases import is_open
from cds_desktop.storage.snapshot import current_round, read_assessment
from cds_desktop.storage.workspace import Workspace
from cds_desktop.whole_files import write_whole


def draw_evidence_list(workspace: Workspace) -> bytes:
    """Danh mục minh chứng as PDF, as it stands now; writes nothing."""
    with workspace.read() as db:
        round_ = current_round(db)
        indicator_set, assessment = load(round_.set_text), read_assessment(db, round_.id)
        draft = is_open(Phase(round_.phase))
    # What needs reportlab is imported when the first paper is drawn.
    from cds_desktop.documents import evidence_list

    content = compose_evidence_list(indicator_set, assessment, _today(workspace), draft=draft)
    return evidence_list.draw_evidence_list(content, workspace.now())[0]


def export_evidence_list(workspace: Workspace, target: Path) -> Path:
    """Xuất danh mục minh chứng to a PDF file."""
    return write_whole(target, draw_evidence_list(workspace))


def _today(workspace: Workspace) -> date:
    return workspace.now().astimezone().date()
