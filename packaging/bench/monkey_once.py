"""A monkey on one workspace, in a process of its own: python -m bench.monkey_once FOLDER STEPS SEED."""

import gc
import json
import sys
from importlib import import_module
from pathlib import Path

from cds_desktop import app, resources
from cds_desktop.storage.integrity import check_workspace
from cds_desktop.storage.workspace import open_workspace
from cds_desktop.ui.window import MainWindow
from cds_desktop.ui.window.opening import look_at
from ui.monkey import Monkey
from ui.monkey_report import Report

# Loaded once, when first needed (pyHanko alone takes 60 MB, at the first signature): not what is looked for.
LATE = (
    "cds_desktop.actions.minutes",
    "cds_desktop.actions.packages",
    "cds_desktop.actions.signatures",
    "cds_desktop.actions.verifying",
    "cds_desktop.documents.archive",
    "cds_desktop.documents.paper_pdf",
    "cds_desktop.signing.cms_checking",
    "cds_desktop.signing.demonstration_authority",
    "cds_desktop.signing.pdf_signatures.checking",
    "cds_desktop.signing.pdf_signatures.fields",
    "cds_desktop.signing.pdf_signatures.previewing",
    "cds_desktop.signing.pdf_signatures.signing",
    "pikepdf",
    "pypdfium2",
    "reportlab.pdfgen.canvas",
)


def play(folder: Path, steps: int, seed: int) -> Report:
    """Play, close the window, check the workspace."""
    app.application()
    gc.disable()
    for library in LATE:
        import_module(library)
    workspace = open_workspace(folder)
    opened = look_at(workspace)
    assert opened.overview is not None
    window = MainWindow()
    window.show_workspace(workspace, opened.overview)
    window.show()
    measured = tuple(range(steps // 5, steps + 1, steps // 5))
    files = resources.path("samples", "truong-minh-hoa", "evidence")
    report = Monkey(window, seed, files, measured).play(steps)
    window.close()
    with open_workspace(folder, read_only=True) as again:
        report.faults += [f"integrity: {fault}" for fault in check_workspace(again).faults]
    return report


if __name__ == "__main__":
    report = play(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
    print(report.sentence, file=sys.stderr)
    print(json.dumps({"growth_mb": report.growth_mb, "faults": report.faults, "memory": report.memory_mb}))
