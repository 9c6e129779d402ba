"""Apache PDFBox as a witness of PDF/A-1b, collected only where it is installed."""

import subprocess
from pathlib import Path

from cds_desktop.documents.archive import to_pdfa
from cds_desktop.documents.paper_pdf import draw_paper
from cds_desktop.domain.papers import PaperKind

VALIDATOR = Path(__file__).parent / "Preflight.java"


def test_every_kind_of_paper_is_valid_pdf_a(
    composed, long_minutes, demonstration, drawn_at, tmp_path, class_path
):
    papers = {kind.value: composed(kind) for kind in PaperKind}
    papers |= {"long": long_minutes, "demonstration": demonstration}
    for name, paper in papers.items():
        pdf = to_pdfa(draw_paper(paper, drawn_at).pdf, title=paper.title, created_at=drawn_at)
        (tmp_path / f"{name}.pdf").write_bytes(pdf)
    files = [str(tmp_path / f"{name}.pdf") for name in papers]

    command = ["java", "-cp", class_path, str(VALIDATOR), *files]
    said = subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout

    assert said.splitlines() == [f"{name}.pdf true" for name in papers]
