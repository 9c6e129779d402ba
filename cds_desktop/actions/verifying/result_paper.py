"""In kết quả kiểm tra: what a check said, as a paper of its own."""

from datetime import datetime
from pathlib import Path

from cds_desktop import __version__
from cds_desktop.actions.verifying.details import facts_of
from cds_desktop.actions.verifying.values import Verification
from cds_desktop.domain.verification import VerificationReport, verification_paper
from cds_desktop.signing.signature_checks import VIETNAM_TIME
from cds_desktop.whole_files import write_whole

PROGRAM = f"CĐS Desktop {__version__}"


def report_of(found: Verification, now: datetime) -> VerificationReport:
    """A check as plain values for a screen or a paper (kết quả)."""
    return VerificationReport(
        file_name=found.path.name,
        sha256=found.digest,
        size_bytes=found.size_bytes,
        valid=found.valid,
        verdict=found.verdict,
        lines=found.lines,
        marks=facts_of(found.signatures, found.timestamps, file_is_intact=found.valid),
        checked_at=now.astimezone(VIETNAM_TIME),
        program=PROGRAM,
    )


def draw_result(report: VerificationReport) -> bytes:
    """The result as a PDF (bản in kết quả)."""
    # Loads the library that draws, which checking alone does not need.
    from cds_desktop.actions.papers.drawing import archived

    return archived(verification_paper(report), report.checked_at)[0]


def write_result(report: VerificationReport, path: Path) -> Path:
    """Ghi kết quả ra tệp PDF."""
    return write_whole(path, draw_result(report))
