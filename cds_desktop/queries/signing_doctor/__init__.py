"""Kiểm tra trước khi ký: what can be known of key, clock and paper before anybody signs.

No check needs a PIN, and none changes anything.
"""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from cds_desktop.domain.papers import PaperKind
from cds_desktop.errors import CdsError
from cds_desktop.queries.signing_doctor.key_checks import file_checks, token_checks
from cds_desktop.queries.signing_doctor.paper import PaperAtHand, read_paper
from cds_desktop.queries.signing_doctor.paper_checks import clock_check, paper_check, stamp_check
from cds_desktop.queries.signing_doctor.values import Finding, SigningCheck, SigningCheckup, StampLook
from cds_desktop.storage.workspace import Workspace

if TYPE_CHECKING:
    from cds_desktop.signing.keys import CertificateSummary
    from cds_desktop.signing.tokens import TokenLook

__all__ = [
    "Finding",
    "SigningCheck",
    "SigningCheckup",
    "StampLook",
    "check_before_signing",
    "check_key",
]


def check_before_signing(
    workspace: Workspace,
    key_file: Path | None,
    password: str = "",
    *,
    token: "TokenLook | None" = None,
    kind: PaperKind = PaperKind.MINUTES,
    field: str = "",
) -> SigningCheckup:
    """Look at key file or token, certificate, clock and paper; the password ends here."""
    now, paper = workspace.now(), read_paper(workspace, kind, field)
    if token is not None:
        checks, certificate = token_checks(token, paper.signer, now)
    else:
        checks, certificate = file_checks(key_file, password, paper.signer, now)
    look = _look(paper, certificate, now)
    if look is not None and certificate is not None and paper.stamp is None:
        checks.append(stamp_check(look.stamp))
    checks += [clock_check(paper, now), paper_check(paper, now)]
    return SigningCheckup(tuple(checks), look)


def check_key(
    key_file: Path | None, password: str, token: "TokenLook | None", now: datetime
) -> SigningCheckup:
    """Look at key file or token alone, without any dossier."""
    checks, _ = token_checks(token, None, now) if token else file_checks(key_file, password, None, now)
    return SigningCheckup(tuple(checks), None)


def _look(paper: PaperAtHand, certificate: "CertificateSummary | None", now: datetime) -> StampLook | None:
    if paper.signer is None or not paper.pdf:
        return None
    from cds_desktop.signing.pdf_signatures import stamp_preview

    signer = paper.signer
    try:
        stamp = stamp_preview(paper.pdf, signer.field, certificate, signer.full_name, now, paper.stamp)
    except CdsError:
        # A paper that cannot be read is told by its own line.
        return None
    return StampLook(paper.pdf, signer.field, signer.heading, stamp)
