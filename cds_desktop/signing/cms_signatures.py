"""Detached signatures over the bytes of a package: CAdES-BES, readable by openssl."""

import asyncio
from collections.abc import Sequence
from datetime import datetime

from cds_desktop.errors import CdsError, SignatureCheckFailed, SignatureRefused
from cds_desktop.signing.keys import SigningKey, require_usable
from cds_desktop.signing.signature_checks import VIETNAM_TIME, SignatureCheck
from cds_desktop.signing.trust_store.values import TrustMaterial

DIGEST = "sha256"
LARGEST_SIGNATURE_BYTES = 1024 * 1024


def sign_detached(data: bytes, key: SigningKey, now: datetime) -> bytes:
    """Ký rời: a DER CAdES signature over the bytes, checked before it is handed out."""
    from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes

    require_usable(key, now)
    claims = PdfCMSSignedAttributes(signing_time=now.astimezone(VIETNAM_TIME))
    try:
        content = asyncio.run(
            key.signer.async_sign_general_data(
                data, DIGEST, detached=True, use_cades=True, signed_attr_settings=claims
            )
        )
        signature: bytes = content.dump()
    except CdsError:
        raise
    except Exception as error:
        raise SignatureRefused("không tạo được chữ ký rời") from error
    result = check_detached(data, signature, now=now)
    if not result.intact:
        raise SignatureCheckFailed(faults=result.faults)
    return signature


def check_detached(
    data: bytes, signature: bytes, trust: TrustMaterial | Sequence[bytes] = (), *, now: datetime
) -> SignatureCheck:
    """Kiểm tra chữ ký rời: hostile bytes are not valid, and never a crash."""
    from cds_desktop.signing.cms_checking import examine

    if len(signature) > LARGEST_SIGNATURE_BYTES:
        return SignatureCheck("", faults=("tệp chữ ký quá lớn",))
    try:
        return examine(data, signature, trust, now)
    except Exception:
        # Whatever hostile bytes make a library do, the answer is the same: not valid.
        return SignatureCheck("", faults=("không đọc được chữ ký: dữ liệu chữ ký hỏng",))
