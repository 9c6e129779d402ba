"""Phiếu chấm điểm, bản in bộ chỉ số, biểu đồ: draw the papers that nobody signs, to print or to keep."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from sqlalchemy.orm import Session

from cds_desktop.domain.charts import Chart, LastYear
from cds_desktop.domain.folding import slug
from cds_desktop.domain.indicator_set import IndicatorSet, load
from cds_desktop.domain.round import Phase
from cds_desktop.domain.round.phases import is_open
from cds_desktop.domain.score_form import ScoreForm, compose_score_form
from cds_desktop.domain.scoring import score
from cds_desktop.domain.set_form import compose_set_form
from cds_desktop.domain.year_on_year import counterparts
from cds_desktop.storage.earlier_rounds import earlier_round
from cds_desktop.storage.models import RoundRecord, SealRecord
from cds_desktop.storage.snapshot import current_round, read_assessment
from cds_desktop.storage.workspace import Workspace
from cds_desktop.whole_files import write_whole

# What needs reportlab is imported when the first paper is drawn.


def draw_score_form(workspace: Workspace) -> bytes:
    """Phiếu chấm điểm as PDF/A, as it stands now; writes nothing."""
    from cds_desktop.documents import score_form
    from cds_desktop.documents.archive import to_pdfa

    form, at = _score_form(workspace), workspace.now()
    pdf = score_form.draw_score_form(form, at).pdf
    title = score_form.title_of(form)
    return to_pdfa(pdf, title=title, created_at=at, data_digest=form.sealed_digest)


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
    from cds_desktop.documents import set_form
    from cds_desktop.documents.archive import to_pdfa

    form = compose_set_form(indicator_set)
    pdf = set_form.draw_set_form(form, at).pdf
    return to_pdfa(pdf, title=set_form.title_of(form), created_at=at)


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


def _score_form(workspace: Workspace) -> ScoreForm:
    with workspace.read() as db:
        round_ = current_round(db)
        indicator_set, assessment = load(round_.set_text), read_assessment(db, round_.id)
        draft = is_open(Phase(round_.phase))
        return compose_score_form(
            indicator_set,
            assessment,
            _today(workspace),
            draft=draft,
            sealed_digest="" if draft else _sealed_digest(db, round_),
            last=_last_year(db, round_, indicator_set),
        )


def _sealed_digest(db: Session, round_: RoundRecord) -> str:
    found = db.query(SealRecord).filter_by(round_id=round_.id, revision=round_.revision).first()
    return found.digest if found else ""


def _last_year(db: Session, round_: RoundRecord, indicator_set: IndicatorSet) -> LastYear | None:
    """A sealed round cannot change any more: what was entered is what was sealed."""
    earlier = earlier_round(db, round_)
    if earlier is None:
        return None
    before = load(earlier.set_text)
    entered = read_assessment(db, earlier.id, evidence_items=())
    same = counterparts(before, indicator_set)
    return LastYear(before, score(before, entered.answers), same.criteria, same.groups)


def _write(path: Path, name: str, pdf: bytes) -> Path:
    target = path / name if path.is_dir() else path
    target.parent.mkdir(parents=True, exist_ok=True)
    return write_whole(target, pdf)


def _today(workspace: Workspace) -> date:
    return workspace.now().astimezone().date()
