"""verify, check: is it what it should be?"""

import sys
from argparse import Namespace
from datetime import UTC, datetime
from typing import Any

from cds_desktop.actions.verifying import Verification, verify
from cds_desktop.cli.output import error_document, print_error, print_json
from cds_desktop.errors import CdsError
from cds_desktop.storage.integrity import check_workspace
from cds_desktop.storage.workspace import open_workspace


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
        documents.append(verification_document(result))
        if not chosen.json:
            print(path)
            print_verification(result)
    if chosen.json:
        print_json({"files": documents, "valid": status == 0})
    return status


def print_verification(result: Verification) -> None:
    """The lines of a check and the verdict."""
    for line in result.lines:
        print(f"  {line}")
    print("  Kết luận: HỢP LỆ về tính toàn vẹn." if result.valid else "  Kết luận: KHÔNG HỢP LỆ.")


def verification_document(result: Verification) -> dict[str, Any]:
    """A check as published in JSON."""
    return {
        "path": str(result.path),
        "kind": result.kind,
        "valid": result.valid,
        "sha256": result.digest,
        "lines": list(result.lines),
        "signatures": [
            {
                "field": signature.field,
                "signer": signature.signer_name,
                "issuer": signature.issuer,
                "serial": signature.serial,
                "claimed_at": signature.claimed_at.isoformat() if signature.claimed_at else None,
                "intact": signature.intact,
                "valid_at_claimed_time": signature.valid_at_claimed_time,
                "valid_now": signature.valid_now,
                "trust": signature.trust.value,
                "locks": signature.locks,
                "faults": list(signature.faults),
            }
            for signature in result.signatures
        ],
    }


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
