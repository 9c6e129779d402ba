"""Danh mục minh chứng: draw the list of all evidence, to print or to keep as a file."""

from pathlib import Path

from cds_desktop.actions.papers.drawing import draw_as, read_source
from cds_desktop.domain.papers import PaperKind
from cds_desktop.storage.workspace import Workspace
from cds_desktop.whole_files import write_whole


def draw_evidence_list(workspace: Workspace) -> bytes:
    """Danh mục minh chứng as PDF, as it stands now; writes nothing."""
    return draw_as(read_source(workspace), PaperKind.EVIDENCE_LIST, "pdf", workspace.now())


def export_evidence_list(workspace: Workspace, target: Path) -> Path:
    """Xuất danh mục minh chứng to a PDF file."""
    return write_whole(target, draw_evidence_list(workspace))
