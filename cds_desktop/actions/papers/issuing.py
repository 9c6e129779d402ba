"""Lập bản chính thức: a numbered and dated paper filed in the dossier, with its place to sign prepared."""

from collections.abc import Collection

from sqlalchemy.orm import Session

from cds_desktop.actions import Changes, Subject
from cds_desktop.actions.documents import file_document
from cds_desktop.actions.papers.drawing import archived
from cds_desktop.actions.papers.entering import reserve_number
from cds_desktop.actions.papers.writing import PDF, paper_name
from cds_desktop.actions.signatures.preparing import prepare_fields
from cds_desktop.domain.papers import KINDS, Paper, PaperKind
from cds_desktop.domain.papers.composing import compose_paper
from cds_desktop.domain.papers.issuing import issuing_faults
from cds_desktop.domain.papers.lines import blank_lines
from cds_desktop.domain.round import Phase
from cds_desktop.domain.round.phases import is_open
from cds_desktop.domain.signers import signers_in
from cds_desktop.errors import NotAllowedNow
from cds_desktop.storage.models import RoundRecord
from cds_desktop.storage.paper_entries import read_paper_entries
from cds_desktop.storage.paper_source import read_paper_source
from cds_desktop.storage.papers import paper_files, signing_choice
from cds_desktop.storage.snapshot import current_round
from cds_desktop.storage.workspace import Workspace


def issue_paper(workspace: Workspace, kind: PaperKind) -> Changes:
    """Lập bản chính thức of one paper; an earlier one stays beside it, nothing is overwritten."""
    with workspace.change("issue_paper", kind.value) as db:
        round_ = current_round(db)
        source = read_paper_source(workspace, db, draft=False)
        if kind is PaperKind.MINUTES:
            raise NotAllowedNow("Biên bản lập khi chốt số liệu ở trang Họp và biên bản.")
        if faults := issuing_faults(kind, source, is_open=is_open(Phase(round_.phase))):
            raise NotAllowedNow(f"{KINDS[kind].name}: {'; '.join(faults)}.")
        paper = compose_paper(kind, source)
        pdf, drawn = archived(paper, workspace.now())
        signers = signers_in(paper, signing_choice(db, round_), source.assessment.school.name)
        pdf = prepare_fields(db, pdf, drawn.signature_boxes, signers)
        name = _new_name(db, round_, paper_name(source, kind, PDF), kind)
        file_document(workspace, db, round_, name, pdf, paper.data_digest, kind.value)
    return Changes(Subject.PAPERS, (kind.value, name), _blanks_note(paper))


def issue_papers(workspace: Workspace, kinds: Collection[PaperKind]) -> tuple[Changes, ...]:
    """Lấy số còn thiếu và lập bản chính thức of those that have none in this revision; never the minutes."""
    with workspace.read() as db:
        round_ = current_round(db)
        entries = read_paper_entries(db, round_)
        wanted = [
            kind
            for kind in kinds
            if kind is not PaperKind.MINUTES and not paper_files(db, round_, kind.value)
        ]
    for kind in wanted:
        if KINDS[kind].is_numbered and not entries[kind].number:
            reserve_number(workspace, kind)
    return tuple(issue_paper(workspace, kind) for kind in wanted)


def _blanks_note(paper: Paper) -> tuple[str, ...]:
    """What nobody has typed is printed as dots: told, as a school may mean to fill it in by pen."""
    blanks = blank_lines(paper)
    return (f"{paper.title} còn {len(blanks)} chỗ để trống, ví dụ: {blanks[0]}",) if blanks else ()


def _new_name(db: Session, round_: RoundRecord, name: str, kind: PaperKind) -> str:
    stem, earlier = name.removesuffix(".pdf"), len(paper_files(db, round_, kind.value))
    again = f"_ban-{earlier + 1}" if earlier else ""
    return f"{stem}_lan-{round_.revision}{again}.pdf"
