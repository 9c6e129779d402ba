"""Looks at the bản ký tay of a package: whether it is a scan at all."""

from datetime import datetime

from cds_desktop.errors import CdsError

NO_SCAN = "tệp “bản ký tay đã quét” không phải bản quét đọc được"


def scan_problem(pdf: bytes, now: datetime) -> str:
    """What is wrong with a scan that came along, or "" (bản quét kèm theo)."""
    # Loads the libraries for PDF files and images, which a window does not need before it shows.
    from cds_desktop.documents.scans.checking import count_pages, read_scan

    if not pdf.startswith(b"%PDF-"):
        return NO_SCAN
    try:
        read_scan([("ban-quet.pdf", pdf)], count_pages(pdf), title="", digest="", now=now)
    except CdsError as error:
        return f"{NO_SCAN}: {'; '.join(error.faults) or error.detail}"
    except Exception:
        # A hostile file may make the libraries fail in any way.
        return NO_SCAN
    return ""
