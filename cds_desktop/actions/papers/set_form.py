"""Bản in bộ chỉ số để đối chiếu: the set itself on paper, held against the decision, signed by nobody."""

from datetime import datetime
from pathlib import Path

from cds_desktop.actions.papers.drawing import archived
from cds_desktop.actions.papers.writing import file_in
from cds_desktop.domain.folding import slug
from cds_desktop.domain.indicator_set import IndicatorSet, load
from cds_desktop.domain.papers.composing.set_form import set_form_paper
from cds_desktop.storage.snapshot import current_round
from cds_desktop.storage.workspace import Workspace
from cds_desktop.whole_files import write_whole


def draw_set_form(indicator_set: IndicatorSet, at: datetime) -> bytes:
    """Bản in bộ chỉ số để đối chiếu as PDF/A: every row with a box to tick and room to write in."""
    return archived(set_form_paper(indicator_set), at)[0]


def write_set_form(indicator_set: IndicatorSet, path: Path, at: datetime) -> Path:
    """Ghi bản in để đối chiếu to a PDF file; `path` may be a folder."""
    return write_whole(file_in(path, set_form_name(indicator_set)), draw_set_form(indicator_set, at))


def set_form_name(indicator_set: IndicatorSet) -> str:
    """The name the printed set is offered under."""
    return f"doi-chieu_{slug(indicator_set.id)}_{slug(indicator_set.version) or 'ban'}.pdf"


def round_set(workspace: Workspace) -> IndicatorSet:
    """The bộ chỉ số the current round is pinned to."""
    with workspace.read() as db:
        return load(current_round(db).set_text)
