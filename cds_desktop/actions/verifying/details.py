"""The details of each signature and time-stamp, as labels and values to unfold or to print."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from cds_desktop.domain.verification import MarkFacts, MarkState, fingerprint
from cds_desktop.signing.explaining import explain_signature, revocation_words
from cds_desktop.signing.pdf_signatures import SignatureCheck
from cds_desktop.signing.signature_checks import (
    VIETNAM_TIME,
    ChainLink,
    Modification,
    RevocationState,
    TimestampCheck,
)

LATER = {
    Modification.NONE: "không có gì được thêm vào sau chữ ký này",
    Modification.LATER_TIME: "chỉ có thêm dấu thời gian và dữ liệu thu hồi",
    Modification.LATER_SIGNATURES: "chỉ có thêm chữ ký khác",
    Modification.CHANGED: "CÓ thay đổi",
}


def facts_of(
    signatures: Iterable[SignatureCheck], timestamps: Iterable[TimestampCheck], *, file_is_intact: bool
) -> tuple[MarkFacts, ...]:
    """Every signature, then every time-stamp, in the order of the file (chi tiết)."""
    return (
        *(_of_signature(signature, file_is_intact) for signature in signatures),
        *(_of_timestamp(stamp) for stamp in timestamps),
    )


def _of_signature(found: SignatureCheck, file_is_intact: bool) -> MarkFacts:
    name = " – ".join(part for part in (found.title, found.signer_name or "không rõ người ký") if part)
    if not found.stands or not file_is_intact:
        state = MarkState.BAD
    else:
        is_sure = found.trusted and found.revocation.state is RevocationState.GOOD and found.valid_now
        state = MarkState.GOOD if is_sure else MarkState.DOUBTFUL
    words = explain_signature(found, file_is_intact=file_is_intact)
    changes = [f"Thay đổi sau chữ ký này: {'; '.join(found.later_changes)}."] if found.later_changes else []
    return MarkFacts(name, state, (*words, *changes), tuple(_facts(found)))


def _facts(found: SignatureCheck) -> Iterator[tuple[str, str]]:
    if found.faults:
        yield "Lỗi", "; ".join(found.faults)
    if not found.certificate_sha256:
        return
    yield "Người ký", found.signer_name
    yield "Số hiệu chứng thư", found.serial
    yield "Người cấp", found.issuer
    if found.not_before and found.not_after:
        yield "Chứng thư có hiệu lực", f"{_day(found.not_before)} – {_day(found.not_after)}"
    yield "Mã chứng thư (SHA-256)", fingerprint(found.certificate_sha256)
    yield "Thuật toán", f"{found.algorithm}, {found.digest}"
    yield "Thời điểm khai", _moment(found.claimed_at) if found.claimed_at else "không ghi"
    if found.timestamp is not None:
        yield "Dấu thời gian", f"{_moment(found.timestamp.at)}, {found.timestamp.authority}"
    yield "Chuỗi chứng thư", _chain(found.chain, found.missing_issuer, found.untrusted_root)
    yield "Thu hồi", revocation_words(found.revocation)
    if found.pages_signed:
        pages = f"{found.pages_signed} trang"
        yield "Phạm vi ký", f"toàn bộ tệp lúc ký ({pages})" if found.intact else pages
    if found.field:
        later = "; ".join(found.later_changes) or LATER[found.modification]
        yield "Sau chữ ký này", later
        yield "Khóa tài liệu", "có" if found.locks else "không"


def _of_timestamp(stamp: TimestampCheck) -> MarkFacts:
    if stamp.proof is None:
        return MarkFacts("Dấu thời gian", MarkState.BAD, stamp.faults, (("Lỗi", "; ".join(stamp.faults)),))
    trusted = stamp.intact and stamp.proof.trusted
    state = MarkState.GOOD if trusted else MarkState.DOUBTFUL if stamp.intact else MarkState.BAD
    words = (f"{_moment(stamp.proof.at)}, của {stamp.proof.authority}.", *stamp.faults)
    facts = [
        ("Thời điểm", _moment(stamp.proof.at)),
        ("Đơn vị cấp", stamp.proof.authority),
        ("Chuỗi chứng thư", _chain(stamp.chain, stamp.missing_issuer, stamp.untrusted_root)),
        ("Phạm vi", "toàn bộ tệp" if stamp.covers_entire_file else "tệp tại thời điểm đóng dấu"),
    ]
    return MarkFacts("Dấu thời gian", state, words, tuple(facts))


def _chain(chain: tuple[ChainLink, ...], missing: str, untrusted: ChainLink | None) -> str:
    names = " ← ".join(link.name for link in chain)
    if missing:
        return f"{names} ← thiếu “{missing}”"
    return f"{names} ({'chưa được tin cậy' if untrusted else 'tới gốc đã tin cậy'})"


def _moment(moment: datetime) -> str:
    return f"{moment.astimezone(VIETNAM_TIME):%d/%m/%Y %H:%M:%S} +07:00"


def _day(moment: datetime) -> str:
    return f"{moment.astimezone(VIETNAM_TIME):%d/%m/%Y}"
