"""Ghi văn bản ra tệp: one paper, or all of a round, each written beside and then renamed."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from cds_desktop.actions.documents import read_document
from cds_desktop.actions.papers.drawing import FORMATS, draw_as, draw_bridge, read_source
from cds_desktop.domain.folding import slug
from cds_desktop.domain.papers import KINDS, PaperKind
from cds_desktop.domain.papers.issuing import as_it_stands
from cds_desktop.domain.papers.numbering import number_line, symbol_of
from cds_desktop.domain.papers.source import PaperSource
from cds_desktop.progress import Progress
from cds_desktop.storage.papers import paper_files
from cds_desktop.storage.snapshot import current_round
from cds_desktop.storage.workspace import Workspace
from cds_desktop.whole_files import write_whole

BRIDGE = "bridge"
BRIDGE_STEM = "bang-nhap-so-lieu"
PDF = "pdf"


@dataclass(frozen=True)
class WrittenPaper:
    """One file that was written: the paper's kind, or "bridge"."""

    kind: str
    path: Path


def write_paper(workspace: Workspace, kind: PaperKind, format_: str, path: Path) -> Path:
    """Ghi một văn bản; a PDF is the official file where there is one. `path` may be a folder."""
    return _write(workspace, read_source(workspace), kind, format_, path)


def write_bridge(workspace: Workspace, path: Path) -> Path:
    """Ghi bảng nhập số liệu for the online systems; `path` may be a folder."""
    source = read_source(workspace)
    name = f"{BRIDGE_STEM}_{source.assessment.school_year}.xlsx"
    return write_whole(file_in(path, name), draw_bridge(source, workspace.now()))


def write_papers(
    workspace: Workspace,
    folder: Path,
    kinds: Collection[PaperKind] = tuple(PaperKind),
    formats: Collection[str] = (PDF, "docx"),
    progress: Progress | None = None,
) -> tuple[WrittenPaper, ...]:
    """Ghi nhiều văn bản vào một thư mục; what was written before a stop stays."""
    folder.mkdir(parents=True, exist_ok=True)
    source = read_source(workspace)
    jobs = [(kind, format_) for kind in kinds for format_ in formats if kind in FORMATS[format_].kinds]
    written = []
    for done, (kind, format_) in enumerate(jobs, 1):
        path = _write(workspace, source, kind, format_, folder)
        written.append(WrittenPaper(kind.value, path))
        if progress is not None:
            progress(done, len(jobs))
    return tuple(written)


def paper_name(source: PaperSource, kind: PaperKind, format_: str) -> str:
    """The name the file of a paper is offered under; a draft says so."""
    facts, entry = KINDS[kind], source.entry(kind)
    symbol = symbol_of(entry, source.assessment.school, source.settings)
    line = f"-{slug(number_line(entry.number, symbol))}" if entry.number else ""
    draft = "du-thao-" if as_it_stands(kind, source).draft else ""
    return f"{draft}{facts.file_stem}{line}_{source.assessment.school_year}{FORMATS[format_].suffix}"


def _write(workspace: Workspace, source: PaperSource, kind: PaperKind, format_: str, path: Path) -> Path:
    if format_ == PDF and (official := _official(workspace, kind)):
        name, content = official
        return write_whole(file_in(path, name), content)
    content = draw_as(source, kind, format_, workspace.now())
    return write_whole(file_in(path, paper_name(source, kind, format_)), content)


def _official(workspace: Workspace, kind: PaperKind) -> tuple[str, bytes] | None:
    """The newest file of this revision that was filed, signed or not."""
    with workspace.read() as db:
        files = paper_files(db, current_round(db), kind.value)
        return (files[0].file_name, read_document(workspace, files[0])) if files else None


def file_in(path: Path, name: str) -> Path:
    """Where a file of this name goes: `path` itself, or in it where it is a folder."""
    target = path / name if path.is_dir() else path
    target.parent.mkdir(parents=True, exist_ok=True)
    return target
