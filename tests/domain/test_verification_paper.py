"""The printed result says which file, when, by which version, the verdict and every detail."""

from datetime import UTC, datetime

from cds_desktop.domain.papers.model import Paragraph, Table
from cds_desktop.domain.verification import MarkFacts, MarkState, VerificationReport, verification_paper

REPORT = VerificationReport(
    file_name="bien-ban.pdf",
    sha256="ab" * 32,
    size_bytes=234567,
    valid=True,
    verdict="Kết luận: HỢP LỆ về tính toàn vẹn.",
    lines=("Tệp có 1 chữ ký số.", "Chủ tọa – A: chữ ký toàn vẹn.", "Hiện nay: còn hạn."),
    marks=(
        MarkFacts(
            "Chủ tọa – A",
            MarkState.GOOD,
            ("Chủ tọa – A: chữ ký toàn vẹn.", "Hiện nay: còn hạn."),
            (("Số hiệu chứng thư", "4711"),),
        ),
    ),
    checked_at=datetime(2027, 4, 15, 16, 12, tzinfo=UTC),
    program="CĐS Desktop 1.2",
)


def test_everything_that_was_found_is_on_the_paper():
    paper = verification_paper(REPORT)
    runs = [run.text for block in paper.blocks if isinstance(block, Paragraph) for run in block.runs]
    cells = [c for block in paper.blocks if isinstance(block, Table) for row in block.rows for c in row.cells]
    printed = " ".join([*paper.name, *runs, *cells])
    for words in (
        *("bien-ban.pdf", "ABAB ABAB", "234.567 byte", "16:12 ngày 15/04/2027", "CĐS Desktop 1.2"),
        *(REPORT.verdict, *REPORT.lines_about_the_file, "Số hiệu chứng thư: 4711"),
        *("1. Chủ tọa – A", "Lúc ký Chữ ký toàn vẹn.", "Hiện nay Còn hạn."),
    ):
        assert words in printed


def test_lines_of_a_signature_are_not_said_twice_on_a_screen():
    assert REPORT.lines_about_the_file == ("Tệp có 1 chữ ký số.",)
