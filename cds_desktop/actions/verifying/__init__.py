"""Kiểm tra một tệp nhận được: a signed PDF, a scan or a package; looks only, changes nothing."""

from cds_desktop.actions.verifying.files import verify, verify_pdf, verify_pdf_bytes
from cds_desktop.actions.verifying.packages import read_sealed, verify_package
from cds_desktop.actions.verifying.result_paper import draw_result, report_of, write_result
from cds_desktop.actions.verifying.values import Verification

__all__ = [
    "Verification",
    "draw_result",
    "read_sealed",
    "report_of",
    "verify",
    "verify_package",
    "verify_pdf",
    "verify_pdf_bytes",
    "write_result",
]
