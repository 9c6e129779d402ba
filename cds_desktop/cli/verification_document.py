"""A check as published in JSON: names once given stay, new ones are added."""

from datetime import datetime
from typing import Any

from cds_desktop.actions.verifying import Verification
from cds_desktop.signing.pdf_signatures import SignatureCheck
from cds_desktop.signing.signature_checks import ChainLink, Revocation, TimeProof, TimestampCheck


def verification_document(result: Verification) -> dict[str, Any]:
    """A check as published in JSON."""
    return {
        "path": str(result.path),
        "kind": result.kind,
        "valid": result.valid,
        "verdict": result.verdict,
        "sha256": result.digest,
        "pages": result.page_count,
        "profile": result.profile,
        "lines": list(result.lines),
        "signatures": [_signature(signature) for signature in result.signatures],
        "timestamps": [_timestamp(stamp) for stamp in result.timestamps],
    }


def _signature(signature: SignatureCheck) -> dict[str, Any]:
    return {
        "field": signature.field,
        "signer": signature.signer_name,
        "issuer": signature.issuer,
        "serial": signature.serial,
        "claimed_at": _moment(signature.claimed_at),
        "intact": signature.intact,
        "valid_at_claimed_time": signature.valid_at_claimed_time,
        "valid_now": signature.valid_now,
        "trust": signature.trust.value,
        "locks": signature.locks,
        "faults": list(signature.faults),
        "stands": signature.stands,
        "covers_entire_file": signature.covers_entire_file,
        "modification": signature.modification.value,
        "later_changes": list(signature.later_changes),
        "pages_signed": signature.pages_signed,
        "certificate_sha256": signature.certificate_sha256,
        "not_before": _moment(signature.not_before),
        "not_after": _moment(signature.not_after),
        "algorithm": signature.algorithm,
        "digest": signature.digest,
        "chain": [_link(link) for link in signature.chain],
        "missing_issuer": signature.missing_issuer,
        "untrusted_root": _link(signature.untrusted_root),
        "revocation": _revocation(signature.revocation),
        "timestamp": _proof(signature.timestamp),
    }


def _timestamp(stamp: TimestampCheck) -> dict[str, Any]:
    return {
        "field": stamp.field,
        "proof": _proof(stamp.proof),
        "intact": stamp.intact,
        "covers_entire_file": stamp.covers_entire_file,
        "faults": list(stamp.faults),
        "chain": [_link(link) for link in stamp.chain],
        "missing_issuer": stamp.missing_issuer,
        "untrusted_root": _link(stamp.untrusted_root),
    }


def _revocation(found: Revocation) -> dict[str, Any]:
    return {
        "state": found.state.value,
        "certificate": found.certificate,
        "revoked_at": _moment(found.revoked_at),
        "reason": found.reason,
        "as_of": _moment(found.as_of),
        "next_update": _moment(found.next_update),
        "source": found.source,
    }


def _proof(proof: TimeProof | None) -> dict[str, Any] | None:
    if proof is None:
        return None
    return {
        "at": _moment(proof.at),
        "authority": proof.authority,
        "intact": proof.intact,
        "trusted": proof.trusted,
    }


def _link(link: ChainLink | None) -> dict[str, Any] | None:
    return {"name": link.name, "sha256": link.sha256} if link else None


def _moment(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
