"""Phiếu đánh giá, bản in bộ chỉ số, biểu đồ: draw the papers that nobody signs, to print or to keep."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from cds_desktop.actions.papers.drawing import archived, draw_as, read_source
from cds_desktop.domain.charts import Chart
from cds_desktop.domain.folding import slug
from cds_desktop.domain.indicator_set import IndicatorSet, load
from cds_desktop.domain.papers import PaperKind
from cds_desktop.domain.papers.composing.set_form import set_form_paper
from cds_desktop.domain.round import Phase
from cds_desktop.domain.round.phases import is_open
from cds_desktop.storage.snapshot import current_round
from cds_desktop.storage.workspace import Workspace
from cds_desktop.whole_files import write_whole

# What needs reportlab is imported when the first paper is drawn.


def draw_score_form(workspace: Workspace) -> bytes:
    """Phiếu đánh giá as PDF/A, as it stands now; writes nothing."""
    return draw_as(read_source(workspace), PaperKind.SCORE_FORM, "pdf", workspace.now())


def write_score_form(workspace: Workspace, path: Path) -> Path:
    """Ghi phiếu chấm điểm to a PDF file; `path` may be a folder."""
    return _write(path, score_form_name(workspace), draw_score_form(workspace))


def score_form_name(workspace: Workspace) -> str:
    """The name the form's file is offered under; a draft says so."""
    with workspace.read() as db:
        round_ = current_round(db)
        name = f"phieu-cham-diem_{round_.school_year}"
        return f"du-thao-{name}.pdf" if is_open(Phase(round_.phase)) else f"{name}_lan-{round_.revision}.pdf"


def draw_set_form(indicator_set: IndicatorSet, at: datetime) -> bytes:
    """Bản in bộ chỉ số để đối chiếu as PDF/A: every row with a box to tick and room to write in."""
    return archived(set_form_paper(indicator_set), at)[0]


def write_set_form(indicator_set: IndicatorSet, path: Path, at: datetime) -> Path:
    """Ghi bản in để đối chiếu to a PDF file; `path` may be a folder."""
    return _write(path, set_form_name(indicator_set), draw_set_form(indicator_set, at))


def set_form_name(indicator_set: IndicatorSet) -> str:
    """The name the printed set is offered under."""
    return f"doi-chieu_{slug(indicator_set.id)}_{slug(indicator_set.version) or 'ban'}.pdf"


def draw_charts(charts: Sequence[Chart], at: datetime) -> bytes:
    """Biểu đồ on a paper of their own, to be printed."""
    from cds_desktop.documents import charts as drawing

    return drawing.draw_charts(charts, at)


def round_set(workspace: Workspace) -> IndicatorSet:
    """The bộ chỉ số the current round is pinned to."""
    with workspace.read() as db:
        return load(current_round(db).set_text)


def _write(path: Path, name: str, pdf: bytes) -> Path:
    target = path / name if path.is_dir() else path
    target.parent.mkdir(parents=True, exist_ok=True)
    return write_whole(target, pdf)
