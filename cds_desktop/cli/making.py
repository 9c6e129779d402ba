"""demo, build: a workspace without a window."""

from argparse import Namespace

from cds_desktop.actions.demonstration import demonstrate
from cds_desktop.actions.scenario.building import fill_workspace, read_checked
from cds_desktop.cli.checking import verification_document
from cds_desktop.cli.output import print_json
from cds_desktop.storage.workspace import create_workspace


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
                "papers": [str(path) for path in result.papers],
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
    print(f"Văn bản: {result.papers[0].parent} ({len(result.papers)} tệp)")
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
