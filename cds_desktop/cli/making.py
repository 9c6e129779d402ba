"""demo, build, papers: a workspace and its papers without a window."""

from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from cds_desktop.actions.demonstration import demonstrate
from cds_desktop.actions.minutes import export_minutes
from cds_desktop.actions.papers import round_set, write_score_form, write_set_form
from cds_desktop.actions.scenario.building import fill_workspace, read_checked
from cds_desktop.cli.checking import verification_document
from cds_desktop.cli.output import print_json
from cds_desktop.storage.workspace import Workspace, create_workspace, open_workspace

ALL = "all"


def demo(chosen: Namespace) -> int:
    """The whole main job on the sample school."""
    result = demonstrate(chosen.out, say=(lambda line: None) if chosen.json else print)
    valid = all(check.valid for check in result.checks)
    if chosen.json:
        print_json(
            {
                "workspace": str(result.workspace),
                "minutes": str(result.minutes),
                "package": str(result.package),
                "checks": [verification_document(check) for check in result.checks],
                "valid": valid,
            }
        )
        return 0 if valid else 1
    for check in result.checks:
        print(f"\n{check.path}")
        for line in check.lines:
            print(f"  {line}")
    print(f"\nHồ sơ: {result.workspace}\nBiên bản: {result.minutes}\nGói nộp: {result.package}")
    print("Chứng thư dùng ở đây là chứng thư minh họa, không có giá trị pháp lý.")
    return 0 if valid else 1


def build(chosen: Namespace) -> int:
    """A workspace from a scenario file."""
    scenario, indicator_set = read_checked(chosen.scenario)
    with create_workspace(chosen.workspace) as workspace:
        fill_workspace(workspace, scenario, indicator_set)
    if chosen.json:
        print_json({"workspace": str(chosen.workspace), "school": scenario.school.name})
    else:
        print(f"Đã dựng hồ sơ của {scenario.school.name} tại {chosen.workspace}")
    return 0


def papers(chosen: Namespace) -> int:
    """The papers of one kind, or all: minutes, score form, the set to be held against paper."""
    kinds = tuple(PAPERS) if chosen.kind == ALL else (chosen.kind,)
    with open_workspace(chosen.workspace, read_only=True) as workspace:
        chosen.out.mkdir(parents=True, exist_ok=True)
        written = [(kind, PAPERS[kind](workspace, chosen.out)) for kind in kinds]
    if chosen.json:
        print_json({"papers": [{"kind": kind, "path": str(path)} for kind, path in written]})
    else:
        for _, path in written:
            print(f"Đã ghi {path}")
    return 0


def _set_form(workspace: Workspace, folder: Path) -> Path:
    return write_set_form(round_set(workspace), folder, workspace.now())


PAPERS: dict[str, Callable[[Workspace, Path], Path]] = {
    "minutes": export_minutes,
    "score-form": write_score_form,
    "set-form": _set_form,
}
