"""verify, check: is it what it should be?"""

import sys
from argparse import Namespace
from datetime import UTC, datetime
from pathlib import Path

from cds_desktop.actions.verifying import Verification, report_of, verify, write_result
from cds_desktop.cli.output import error_document, print_error, print_json
from cds_desktop.cli.verification_document import verification_document
from cds_desktop.errors import CdsError
from cds_desktop.storage.integrity import check_workspace
from cds_desktop.storage.workspace import open_workspace

__all__ = ["check", "print_verification", "verification_document", "verify_files"]


def verify_files(chosen: Namespace) -> int:
    """Check signed PDFs and packages; the worst finding gives the status."""
    status, documents = 0, []
    for path in chosen.files:
        try:
            result = verify(path, datetime.now(UTC))
        except CdsError as error:
            status = max(status, error.exit_status)
            documents.append({"path": str(path), "valid": False, "error": error_document(error)})
            print(path, file=sys.stderr)
            print_error(error, as_json=False)
            continue
        status = max(status, 0 if result.valid else 1)
        if chosen.report is not None:
            _write_report(result, chosen.report)
        documents.append(verification_document(result))
        if not chosen.json:
            print(path)
            print_verification(result)
    if chosen.json:
        print_json({"files": documents, "valid": status == 0})
    return status


def _write_report(result: Verification, folder: Path) -> None:
    now = datetime.now(UTC)
    folder.mkdir(parents=True, exist_ok=True)
    target = write_result(report_of(result, now), folder / f"{result.path.stem}_ket-qua-kiem-tra.pdf")
    print(f"Đã ghi kết quả kiểm tra: {target}", file=sys.stderr)


def print_verification(result: Verification) -> None:
    """The lines of a check and the verdict."""
    for line in result.lines:
        print(f"  {line}")
    print(f"  {result.verdict}")


def check(chosen: Namespace) -> int:
    """Integrity of a workspace; looks only."""
    with open_workspace(chosen.workspace, read_only=True) as workspace:
        report = check_workspace(workspace)
    if chosen.json:
        print_json(
            {
                "valid": not report.faults,
                "faults": list(report.faults),
                "evidence_files": report.evidence_files,
                "documents": report.documents,
                "audit_entries": report.audit_entries,
                "spare_files": report.spare_files,
            }
        )
        return 1 if report.faults else 0
    for fault in report.faults:
        print(f"- {fault}")
    print(
        f"{report.evidence_files} tệp minh chứng, {report.documents} văn bản, "
        f"{report.audit_entries} dòng nhật ký, {report.spare_files} tệp thừa (vô hại)."
    )
    print("Hồ sơ nguyên vẹn." if not report.faults else f"Hồ sơ có {len(report.faults)} lỗi.")
    return 1 if report.faults else 0
