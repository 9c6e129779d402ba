"""One time-stamp authority (RFC 3161): asked once per digest, its answer proven before it is used."""

import asyncio
import secrets
from datetime import UTC, datetime, timedelta
from typing import ClassVar

from asn1crypto import algos, cms, core, tsp
from pyhanko.sign.general import extract_certificate_info, extract_signer_info
from pyhanko.sign.timestamps import TimeStamper
from pyhanko.sign.validation.generic_cms import validate_tst_signed_data

from cds_desktop.errors import CdsError, TimestampRefused
from cds_desktop.signing.cms_facts import weak_digests
from cds_desktop.signing.timestamps.asking import SECONDS, ask
from cds_desktop.signing.trust_anchors import TrustAnchors

HEADERS = {"Content-Type": "application/timestamp-query", "Accept": "application/timestamp-reply"}
# The clocks of authority and school computer may differ; by a day, one of them is wrong.
CLOCKS_DIFFER_AT_MOST = timedelta(days=1)
NONCE_BITS = 63


class _Answer(core.Sequence):  # type: ignore[misc]
    """A refusal holds no token, which the library's own description does not know."""

    _fields: ClassVar = [
        ("status", tsp.PKIStatusInfo),
        ("time_stamp_token", cms.ContentInfo, {"optional": True}),
    ]


class Authority(TimeStamper):
    """Cơ quan cấp dấu thời gian at one address; `failure` keeps our own error through the library."""

    def __init__(self, address: str, anchors: TrustAnchors, now: datetime, seconds: float = SECONDS) -> None:
        super().__init__(include_nonce=True)  # type: ignore[no-untyped-call]
        self._address, self._anchors, self._now, self._seconds = address, anchors, now, seconds
        self.failure: CdsError | None = None

    async def async_timestamp(self, message_digest: bytes, md_algorithm: str) -> cms.ContentInfo:
        """A token over a digest, checked in all that it says (xin dấu thời gian)."""
        try:
            return await self._token(message_digest, md_algorithm)
        except CdsError as error:
            self.failure = error
            raise
        except Exception as error:
            self.failure = TimestampRefused("không đọc được câu trả lời")
            raise self.failure from error

    async def _token(self, message_digest: bytes, md_algorithm: str) -> cms.ContentInfo:
        nonce = secrets.randbits(NONCE_BITS) | 1
        imprint = tsp.MessageImprint(
            {
                "hash_algorithm": algos.DigestAlgorithm({"algorithm": md_algorithm}),
                "hashed_message": message_digest,
            }
        )
        question = tsp.TimeStampReq(
            {"version": 1, "message_imprint": imprint, "nonce": nonce, "cert_req": True}
        )
        data = await asyncio.to_thread(ask, self._address, question.dump(), HEADERS, seconds=self._seconds)
        answer = _Answer.load(data, strict=True)
        if (status := answer["status"]["status"].native) not in ("granted", "granted_with_mods"):
            raise TimestampRefused(f"máy chủ từ chối cấp ({status})")
        token = answer["time_stamp_token"]
        await self._require_good(token, imprint, nonce)
        return token

    async def _require_good(self, token: cms.ContentInfo, imprint: tsp.MessageImprint, nonce: int) -> None:
        signed = token["content"]
        stamp = signed["encap_content_info"]["content"].parsed
        if stamp["message_imprint"].dump() != imprint.dump():
            raise TimestampRefused("dấu thời gian cấp cho nội dung khác")
        if stamp["nonce"].native != nonce:
            raise TimestampRefused("mã hỏi đáp (nonce) không khớp: có thể là câu trả lời cũ phát lại")
        moment = stamp["gen_time"].native.astimezone(UTC)
        if abs(moment - self._now) > CLOCKS_DIFFER_AT_MOST:
            raise TimestampRefused("thời gian của máy chủ và của máy tính này lệch quá một ngày")
        if weak_digests(extract_signer_info(signed)):
            raise TimestampRefused("dùng thuật toán băm yếu")
        brought = extract_certificate_info(signed)
        context = self._anchors.context(moment, brought.other_certs)
        digest: bytes = imprint["hashed_message"].native
        status = await validate_tst_signed_data(signed, context, lambda _algorithm: digest)
        if not (status["intact"] and status["valid"]):
            raise TimestampRefused("chữ ký của máy chủ trên dấu thời gian không đúng")
