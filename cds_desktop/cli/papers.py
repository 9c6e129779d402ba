"""papers: the papers of a round as files, in the formats asked for."""

import sys
from argparse import Namespace
from pathlib import Path

from cds_desktop.actions.papers import round_set, write_set_form
from cds_desktop.actions.papers.drawing import FORMATS
from cds_desktop.actions.papers.issuing import issue_papers
from cds_desktop.actions.papers.writing import BRIDGE, PDF, WrittenPaper, write_bridge, write_papers
from cds_desktop.cli.output import print_json
from cds_desktop.domain.papers import KINDS, PaperKind
from cds_desktop.errors import InputUnreadable
from cds_desktop.storage.workspace import Workspace, open_workspace

ALL, SET_FORM = "all", "set-form"


def papers(chosen: Namespace) -> int:
    """The papers of one kind, or all, as PDF and whatever else was asked for."""
    formats = [PDF, *(name for name in FORMATS if name != PDF and getattr(chosen, name))]
    with open_workspace(chosen.workspace, read_only=not chosen.issue) as workspace:
        if chosen.issue:
            for changes in issue_papers(workspace, _kinds(chosen.kind)):
                print(*changes.notes, sep="\n", end="\n" if changes.notes else "", file=sys.stderr)
        chosen.out.mkdir(parents=True, exist_ok=True)
        written = _write(workspace, chosen.kind, chosen.out, formats)
    if chosen.json:
        print_json({"papers": [{"kind": paper.kind, "path": str(paper.path)} for paper in written]})
    else:
        for paper in written:
            print(f"Đã ghi {paper.path}")
    return 0


def _write(workspace: Workspace, kind: str, out: Path, formats: list[str]) -> list[WrittenPaper]:
    wanted = _kinds(kind)
    for name in formats:
        if kind != ALL and not FORMATS[name].kinds.issuperset(wanted):
            raise InputUnreadable(f"{KINDS[wanted[0]].name} không có bản {name.upper()}.")
    written = list(write_papers(workspace, out, wanted, formats)) if wanted else []
    if kind in (ALL, SET_FORM):
        path = write_set_form(round_set(workspace), out, workspace.now())
        written.append(WrittenPaper(SET_FORM, path))
    if kind == BRIDGE or (kind == ALL and "xlsx" in formats):
        written.append(WrittenPaper(BRIDGE, write_bridge(workspace, out)))
    return written


def _kinds(kind: str) -> tuple[PaperKind, ...]:
    return tuple(PaperKind) if kind == ALL else (PaperKind(kind),) if kind in set(PaperKind) else ()
