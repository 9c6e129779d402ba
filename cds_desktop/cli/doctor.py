"""doctor: what would stand in the way of signing; no password and no PIN is asked for."""

import os
from argparse import Namespace
from datetime import UTC, datetime
from typing import Any

from cds_desktop.cli.output import print_json
from cds_desktop.cli.signing_key import PASSWORD_VARIABLE, file_password, look_at_chosen_token
from cds_desktop.domain.papers import PaperKind
from cds_desktop.errors import InputUnreadable
from cds_desktop.queries.signing_doctor import Finding, SigningCheckup, check_before_signing, check_key
from cds_desktop.signing.tokens import FoundLibrary, TokenLook, find_libraries
from cds_desktop.storage.workspace import open_workspace

_MARKS = {Finding.GOOD: "đạt", Finding.WARNING: "lưu ý", Finding.BAD: "LỖI", Finding.WAITING: "chưa rõ"}


def doctor(chosen: Namespace) -> int:
    """Check key, token, clock and paper before anybody signs."""
    if chosen.p12 is not None and chosen.token is not None:
        raise InputUnreadable("Chỉ chọn một: --p12 (tệp chứng thư) hoặc --token (thư viện của token).")
    look = look_at_chosen_token(chosen) if chosen.token is not None else None
    libraries = find_libraries() if chosen.token is None and chosen.p12 is None else ()
    checkup = _checkup(chosen, look)
    if chosen.json:
        print_json(_document(checkup, look, libraries))
    else:
        _print(checkup, look, libraries)
    return 1 if checkup.has_faults else 0


def _checkup(chosen: Namespace, look: TokenLook | None) -> SigningCheckup:
    known = chosen.password_file is not None or PASSWORD_VARIABLE in os.environ
    password = file_password(chosen) if chosen.p12 is not None and known else ""
    if chosen.workspace is None:
        return check_key(chosen.p12, password, look, datetime.now(UTC))
    kind, field = PaperKind(chosen.paper), chosen.role or ""
    with open_workspace(chosen.workspace, read_only=True) as workspace:
        return check_before_signing(workspace, chosen.p12, password, token=look, kind=kind, field=field)


def _print(checkup: SigningCheckup, look: TokenLook | None, libraries: tuple[FoundLibrary, ...]) -> None:
    for check in checkup.checks:
        print(f"[{_MARKS[check.finding]}] {check.title}")
        if check.detail:
            print(f"    {check.detail}")
    for row in _certificates(look):
        print(
            f"Chứng thư {row['id']}: {row['subject']}, hạn {row['not_after']:%d/%m/%Y}, token {row['token']}"
        )
    for library in libraries:
        problem = f" – {library.problem}" if library.problem else ""
        print(f"Thư viện token: {library.vendor}: {library.path}{problem}")


def _document(
    checkup: SigningCheckup, look: TokenLook | None, libraries: tuple[FoundLibrary, ...]
) -> dict[str, Any]:
    rows = [{"finding": c.finding.value, "title": c.title, "detail": c.detail} for c in checkup.checks]
    found = [{"vendor": x.vendor, "path": x.path, "problem": x.problem} for x in libraries]
    certificates = _certificates(look)
    return {"ready": not checkup.has_faults, "checks": rows, "certificates": certificates, "libraries": found}


def _certificates(look: TokenLook | None) -> list[dict[str, Any]]:
    """What may be named with --cert."""
    return [
        {
            "id": found.id,
            "label": found.label,
            "subject": found.summary.subject_name,
            "issuer": found.summary.issuer_name,
            "serial": found.summary.serial,
            "not_after": found.summary.not_after,
            "sha256": found.summary.sha256,
            "has_key": found.has_key,
            "token": token.serial,
            "token_label": token.label,
        }
        for token in (look.tokens if look else ())
        for found in token.certificates
    ]
