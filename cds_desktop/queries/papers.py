"""Văn bản: which papers a round has and how far each is, its form, how it will look, the numbers in use."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from cds_desktop.domain.papers import KINDS, Head, Paper, PaperEntry, PaperKind, PaperSettings
from cds_desktop.domain.papers.composing import compose_paper, form_of, with_built_in_wording
from cds_desktop.domain.papers.forms import FORMS
from cds_desktop.domain.papers.issuing import SEALED_NUMBERS, as_it_stands, issuing_faults
from cds_desktop.domain.papers.lines import paper_lines
from cds_desktop.domain.papers.numbering import Series, next_number, number_line, proposed_symbol, symbol_of
from cds_desktop.domain.papers.source import PaperSource
from cds_desktop.domain.round import School
from cds_desktop.domain.round.phases import is_open
from cds_desktop.errors import TemplateFaulty
from cds_desktop.queries.minutes import PrintedAt
from cds_desktop.queries.reading import CurrentRound, read_current
from cds_desktop.storage.models import AuditRecord, DocumentRecord, SignatureRecord
from cds_desktop.storage.paper_entries import read_paper_settings, read_series
from cds_desktop.storage.paper_source import read_paper_source, template_path
from cds_desktop.storage.papers import paper_files
from cds_desktop.storage.snapshot import read_school
from cds_desktop.storage.workspace import Workspace

_ENTERING = ("enter_paper", "enter_paper_text", "enter_paper_rows", "reserve_number")


class PaperState(StrEnum):
    """How far a paper is."""

    EMPTY = "empty"
    DRAFT = "draft"
    READY = "ready"
    ISSUED = "issued"
    SIGNED = "signed"


@dataclass(frozen=True)
class PaperFile:
    """One file of a paper in the dossier; `signers` are the names on its signatures."""

    path: Path
    made_at_utc: datetime
    size_bytes: int
    signers: tuple[str, ...]


@dataclass(frozen=True)
class PaperRow:
    """One paper of the list; `line` is its number as printed or "", `faults` keep it from being issued.

    `is_outdated` where something was entered for it after its newest file had been made.
    """

    kind: PaperKind
    name: str
    line: str
    dated_on: date | None
    state: PaperState
    words: str
    files: tuple[PaperFile, ...]
    faults: tuple[str, ...]
    has_own_wording: bool
    is_outdated: bool = False


@dataclass(frozen=True)
class PapersView:
    """All papers of the current round; `duplicates` are number lines used twice."""

    rows: tuple[PaperRow, ...]
    duplicates: tuple[str, ...]
    is_open: bool


@dataclass(frozen=True)
class PaperFormView:
    """What was entered for one paper, and what stands where nothing was."""

    entry: PaperEntry
    proposed_symbol: str
    next_number: str
    source: PaperSource
    number_is_sealed: bool


@dataclass(frozen=True)
class PaperPreview:
    """A paper as it would be drawn now; `wording_faults` where the dossier's own wording cannot be used.

    Then the paper is drawn with the built-in wording. `not_printed` are the labels of what was typed for
    places that the dossier's own wording has left out.
    """

    pdf: bytes
    title: str
    places: tuple[PrintedAt, ...]
    lines: tuple[str, ...]
    wording_faults: tuple[str, ...] = ()
    not_printed: tuple[str, ...] = ()


def papers_view(workspace: Workspace) -> PapersView:
    """The list of papers."""
    with workspace.read() as db:
        now = read_current(db)
        source = _source(workspace, db, now)
        rows = tuple(_row(workspace, db, now, source, kind) for kind in PaperKind)
        duplicates = tuple(
            f"{number_line(text, series.symbol)} ({series.year})"
            for series in read_series(db)
            for text in series.duplicates
        )
    return PapersView(rows, duplicates, is_open(now.phase))


def paper_form(workspace: Workspace, kind: PaperKind) -> PaperFormView:
    """The form of one paper."""
    with workspace.read() as db:
        now = read_current(db)
        source = _source(workspace, db, now)
        series = read_series(db)
    entry, school = source.entry(kind), source.assessment.school
    symbol = symbol_of(entry, school, source.settings)
    year = (entry.dated_on or source.today).year
    return PaperFormView(
        entry=entry,
        proposed_symbol=proposed_symbol(kind, school, source.settings),
        next_number=f"{next_number(series, symbol, year):02d}",
        source=as_it_stands(kind, source),
        number_is_sealed=kind in SEALED_NUMBERS and not is_open(now.phase),
    )


def paper_preview(workspace: Workspace, kind: PaperKind) -> PaperPreview:
    """One paper as it would be drawn now; writes nothing."""
    with workspace.read() as db:
        source = as_it_stands(kind, _source(workspace, db, read_current(db)))
    try:
        shown = _preview(compose_paper(kind, source), workspace.now())
        return replace(shown, not_printed=_not_printed(kind, source)) if kind in source.wording else shown
    except TemplateFaulty as error:
        built_in = compose_paper(kind, with_built_in_wording(source, kind))
        faults = tuple(error.faults) or (error.detail,)
        return replace(_preview(built_in, workspace.now()), wording_faults=faults)


def _not_printed(kind: PaperKind, source: PaperSource) -> tuple[str, ...]:
    """What was typed for places that the wording no longer has."""
    entry, asked = source.entry(kind), form_of(kind, source)
    known = FORMS[kind]
    texts = [
        t.label for t in known.texts if t.key in entry.texts and t.key not in {a.key for a in asked.texts}
    ]
    tables = [
        t.label for t in known.tables if t.key in entry.rows and t.key not in {a.key for a in asked.tables}
    ]
    return (*texts, *tables)


def number_register(workspace: Workspace) -> tuple[Series, ...]:
    """Sổ số văn bản of the whole workspace."""
    with workspace.read() as db:
        return read_series(db)


def paper_settings(workspace: Workspace) -> tuple[School, PaperSettings]:
    """What the heading of every paper is made of."""
    with workspace.read() as db:
        return read_school(db), read_paper_settings(db)


def heading_preview(school: School, settings: PaperSettings, at: datetime) -> bytes:
    """The top of a decision as these settings would print it, as PDF."""
    from cds_desktop.documents.paper_pdf import draw_paper

    symbol = proposed_symbol(PaperKind.COUNCIL_DECISION, school, settings)
    day = f"{school.place_name or '…'}, ngày … tháng … năm {at.year}"
    head = Head(school.superior_upper, school.name_upper, number_line("5", symbol), day)
    name = ("QUYẾT ĐỊNH", "Về việc thành lập Hội đồng tự đánh giá")
    return draw_paper(Paper(title="Thể thức", head=head, name=name, blocks=()), at).pdf


def _source(workspace: Workspace, db: Session, now: CurrentRound) -> PaperSource:
    read = (now.indicator_set, now.assessment)
    return read_paper_source(workspace, db, draft=is_open(now.phase), read=read)


def _row(
    workspace: Workspace, db: Session, now: CurrentRound, source: PaperSource, kind: PaperKind
) -> PaperRow:
    entry = source.entry(kind)
    faults = issuing_faults(kind, source, is_open=source.draft)
    files = tuple(_file(workspace, db, record) for record in paper_files(db, now.record, kind.value))
    state = _state(kind, entry, files, faults)
    symbol = symbol_of(entry, source.assessment.school, source.settings)
    is_outdated = bool(files) and _entered_after(db, kind, files[0].made_at_utc)
    return PaperRow(
        kind=kind,
        name=KINDS[kind].name,
        line=number_line(entry.number, symbol) if entry.number else "",
        dated_on=entry.dated_on,
        state=state,
        words=_words(state, files, faults, is_outdated=is_outdated),
        files=files,
        faults=faults,
        has_own_wording=template_path(workspace.folder, kind).is_file(),
        is_outdated=is_outdated,
    )


def _entered_after(db: Session, kind: PaperKind, moment: datetime) -> bool:
    """Whether the form of a paper was filled in after a moment."""
    # The minutes are made of sealed data: what is entered later belongs to the next ones.
    if kind is PaperKind.MINUTES:
        return False
    deeds = AuditRecord.deed.in_(_ENTERING)
    about = or_(AuditRecord.subject == kind.value, AuditRecord.subject.startswith(f"{kind.value} "))
    later = select(AuditRecord.sequence).where(AuditRecord.at_utc > moment, deeds, about)
    return db.scalars(later.limit(1)).first() is not None


def _file(workspace: Workspace, db: Session, record: DocumentRecord) -> PaperFile:
    signed = db.query(SignatureRecord).filter_by(document_id=record.id)
    return PaperFile(
        path=workspace.documents_folder / record.file_name,
        made_at_utc=record.made_at_utc,
        size_bytes=record.size_bytes,
        signers=tuple(signature.full_name for signature in signed),
    )


def _state(
    kind: PaperKind, entry: PaperEntry, files: tuple[PaperFile, ...], faults: tuple[str, ...]
) -> PaperState:
    if files:
        return PaperState.SIGNED if files[0].signers else PaperState.ISSUED
    if not faults:
        return PaperState.READY
    is_begun = entry.number or entry.dated_on or entry.texts or entry.rows
    return PaperState.DRAFT if is_begun or not KINDS[kind].is_numbered else PaperState.EMPTY


def _words(
    state: PaperState, files: tuple[PaperFile, ...], faults: tuple[str, ...], *, is_outdated: bool
) -> str:
    match state:
        case PaperState.SIGNED:
            later = "; đã sửa sau đó" if is_outdated else ""
            return f"Đã ký: {', '.join(files[0].signers)}{later}"
        case PaperState.ISSUED if is_outdated:
            return "Đã sửa sau khi lập bản chính thức"
        case PaperState.ISSUED:
            return f"Bản chính thức {files[0].made_at_utc.astimezone():%d/%m/%Y}"
        case PaperState.READY:
            return "Đủ để in và ký"
    return f"{faults[0][:1].upper()}{faults[0][1:]}" if faults else "Dự thảo"


def _preview(paper: Paper, at: datetime) -> PaperPreview:
    from cds_desktop.documents.paper_pdf import draw_paper

    drawn = draw_paper(paper, at)
    places = tuple(PrintedAt(place.key, place.page, place.top, place.bottom) for place in drawn.places)
    return PaperPreview(drawn.pdf, paper.title, places, paper_lines(paper))
