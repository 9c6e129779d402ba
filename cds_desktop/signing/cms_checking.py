"""Checks a detached CMS signature against the bytes it claims to cover."""

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from asn1crypto import cms
from pyhanko.sign.validation import async_validate_detached_cms

from cds_desktop.signing.cms_facts import SignerFacts, read_facts, time_proof
from cds_desktop.signing.signature_checks import Modification, SignatureCheck
from cds_desktop.signing.trust_anchors import USAGES, read_trust_anchors
from cds_desktop.signing.trust_store.values import TrustMaterial


def examine(
    data: bytes, signature: bytes, trust: TrustMaterial | Sequence[bytes], now: datetime
) -> SignatureCheck:
    """The whole check of one detached signature; anything odd raises (kiểm tra chữ ký rời)."""
    content = cms.ContentInfo.load(signature, strict=True)
    if content["content_type"].native != "signed_data":
        raise ValueError("not signed data")
    signed_data = content["content"]
    facts = read_facts(signed_data)
    anchors = read_trust_anchors(trust)
    status = asyncio.run(
        async_validate_detached_cms(
            data,
            signed_data,
            signer_validation_context=anchors.context(facts.claimed_at or now, facts.others),
            key_usage_settings=USAGES,
        )
    )
    unchanged = status.intact and status.valid
    faults = tuple(_faults(facts, unchanged=unchanged))
    return replace(
        facts.describe(SignatureCheck(""), now, anchors),
        intact=not faults,
        covers_entire_file=unchanged,
        modification=Modification.NONE if unchanged else Modification.CHANGED,
        trust=anchors.trust(facts.certificate, chain_is_good=status.trusted),
        faults=faults,
        timestamp=time_proof(status.timestamp_validity, trusts_anybody=bool(anchors.roots)),
    )


def _faults(facts: SignerFacts, *, unchanged: bool) -> Iterator[str]:
    if not unchanged:
        yield "nội dung đã bị sửa hoặc chữ ký bị giả mạo"
    yield from facts.faults
    if not facts.names_its_certificate:
        yield "chữ ký không ghi rõ chứng thư của người ký"
