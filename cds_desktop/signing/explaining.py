"""Says in plain words what a check found: at the claimed time, and now. Never a bare yes."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from cds_desktop.signing.signature_checks import (
    VIETNAM_TIME,
    DocumentCheck,
    Modification,
    Revocation,
    RevocationState,
    SignatureCheck,
    TimestampCheck,
    Trust,
)
from cds_desktop.signing.trust_store.values import in_blocks

AFTERWARDS = {
    Modification.NONE: "nội dung chưa bị sửa sau khi ký",
    Modification.LATER_TIME: "nội dung chưa bị sửa sau khi ký, chỉ có thêm dấu thời gian",
    Modification.LATER_SIGNATURES: "nội dung chưa bị sửa sau khi ký, chỉ có thêm chữ ký của người khác",
    Modification.CHANGED: "KHÔNG xác nhận được nội dung còn nguyên sau khi ký",
}
DEMONSTRATION = "chứng thư minh họa, không có giá trị pháp lý"
# Clocks of two computers may be set to different days by mistake; hours are nothing to speak of.
CLOCKS_DIFFER = timedelta(hours=12)
NOT_REVOKED_UNKNOWN = "chưa kiểm tra thu hồi"
PROFILES = {
    "B-T": "Mức B-T: có dấu thời gian, chưa kèm dữ liệu thu hồi.",
    "B-LT": "Mức B-LT: có dấu thời gian và kèm dữ liệu thu hồi để kiểm tra về sau.",
}


def explain(check: DocumentCheck) -> list[str]:
    """Diễn giải: what holds for the file, then two lines for each signature."""
    lines = [_headline(check), *(f"Lưu ý: {problem}." for problem in check.problems)]
    if check.unsigned_titles:
        lines.append(f"Chưa ký: {', '.join(check.unsigned_titles)}.")
    lines += [f"Lưu ý: {words}." for words in _odd_times(check)]
    for signature in check.signatures:
        lines += explain_signature(signature, file_is_intact=not check.problems)
        if signature.later_changes:
            lines.append(f"Thay đổi sau chữ ký này: {'; '.join(signature.later_changes)}.")
    lines += [_timestamp(stamp) for stamp in check.timestamps]
    if check.intact and check.profile in PROFILES:
        lines.append(PROFILES[check.profile])
    return [*lines, *what_is_missing(check)]


def explain_signature(check: SignatureCheck, *, file_is_intact: bool = True) -> tuple[str, str]:
    """Hai dòng cho một chữ ký: at the claimed time, and now."""
    name = check.signer_name or "không rõ người ký"
    # Some fields are called after their signer too.
    title = check.title.removesuffix(name).rstrip(" –")
    who = " – ".join(part for part in (title, name) if part)
    return f"{who}: {_then(check)}.", f"Hiện nay: {_now(check, file_is_intact)}."


def what_is_missing(check: DocumentCheck) -> list[str]:
    """What to ask for so that more can be said: an intermediate, a root (còn thiếu gì)."""
    # Of a demonstration nothing is missing: it is never to be trusted.
    real = (signature for signature in check.signatures if not signature.demonstration)
    marks: list[SignatureCheck | TimestampCheck] = [*real, *check.timestamps]
    lines = [
        f"Thiếu chứng thư trung gian của “{name}”: xin tệp chứng thư của “{name}” rồi thêm vào kho tin cậy."
        for name in (mark.missing_issuer for mark in marks)
        if name
    ]
    roots = [mark.untrusted_root for mark in marks if mark.untrusted_root is not None]
    lines += [
        f"Chứng thư gốc “{root.name}” chưa có trong kho tin cậy của máy này; mã vân tay SHA-256: "
        f"{in_blocks(root.sha256)}."
        for root in roots
    ]
    return list(dict.fromkeys(lines))


def revocation_words(found: Revocation) -> str:
    """What is known about revocation, with the date of the list (tình trạng thu hồi)."""
    as_of = f"danh sách thu hồi ngày {_day(found.as_of)}" if found.source == "CRL" and found.as_of else ""
    if found.source == "OCSP" and found.as_of:
        as_of = f"trả lời của nơi cấp ngày {_day(found.as_of)}"
    if found.state is RevocationState.GOOD:
        return f"không bị thu hồi theo {as_of}"
    if found.state is RevocationState.STALE:
        until = f" (hết hiệu lực {_day(found.next_update)})" if found.next_update else ""
        return f"không có trong {as_of}, nhưng dữ liệu ấy đã cũ{until}: xin bản mới"
    if found.state is RevocationState.REVOKED:
        since = f" từ ngày {_day(found.revoked_at)}" if found.revoked_at else ""
        reason = f", lý do: {found.reason}" if found.reason else ""
        return f"chứng thư của {found.certificate} ĐÃ BỊ THU HỒI{since}{reason} (theo {as_of})"
    return f"{NOT_REVOKED_UNKNOWN} ({found.note})" if found.note else NOT_REVOKED_UNKNOWN


def _odd_times(check: DocumentCheck) -> Iterator[str]:
    """Claimed times that cannot all be true: clocks were wrong, or somebody set them so."""
    latest: datetime | None = None
    for signature in check.signatures:
        at, name = signature.claimed_at, signature.title or signature.signer_name
        if at is None:
            continue
        if check.checked_at is not None and at > check.checked_at + CLOCKS_DIFFER:
            yield f"thời điểm ký mà {name} khai còn ở phía trước so với đồng hồ máy này"
        if latest is not None and at < latest - CLOCKS_DIFFER:
            yield f"{name} khai thời điểm ký sớm hơn chữ ký đứng trước trong tệp"
        latest = at if latest is None else max(at, latest)


def _headline(check: DocumentCheck) -> str:
    if not check.signatures and check.problems and check.page_count:
        return "Tệp không có chữ ký số nào đọc được; KHÔNG hợp lệ, không dùng tệp này làm căn cứ."
    if not check.signatures:
        return "Tệp không đọc được hoặc đã hỏng." if check.problems else "Tệp chưa có chữ ký số nào."
    count = f"Tệp có {len(check.signatures)} chữ ký số"
    if not check.intact:
        return f"{count}; KHÔNG hợp lệ, không dùng tệp này làm căn cứ."
    if faulty := [signature for signature in check.signatures if not signature.stands]:
        names = ", ".join(signature.title or signature.signer_name for signature in faulty)
        return f"{count}, nội dung còn nguyên nhưng KHÔNG hợp lệ: chứng thư lúc ký không dùng được ({names})."
    state = "đã khóa sau chữ ký cuối" if check.locked else "chưa khóa, còn có thể ký thêm"
    when = "Thời điểm ký do máy tính khai."
    if all(s.timestamp is not None and s.timestamp.trusted for s in check.signatures):
        when = "Thời điểm ký có dấu thời gian của bên thứ ba."
    return f"{count}, đều toàn vẹn; {state}. {when}"


def _then(check: SignatureCheck) -> str:
    if not check.intact:
        return f"chữ ký KHÔNG hợp lệ: {'; '.join(check.faults) or 'không kiểm tra được'}"
    if check.claimed_at is None:
        return "chữ ký toàn vẹn; không ghi thời điểm ký"
    period = "chứng thư còn hạn" if check.valid_at_claimed_time else "chứng thư KHÔNG trong thời hạn"
    parts = [f"chữ ký toàn vẹn; tại thời điểm máy tính khai ({_moment(check.claimed_at)}) {period}"]
    return "; ".join([*parts, *_revoked_then(check), *_stamped(check)])


def _revoked_then(check: SignatureCheck) -> Iterator[str]:
    if check.revocation.state is not RevocationState.REVOKED:
        return
    if check.revoked_when_signed and check.revocation.compromised:
        yield "KHÔNG tin được thời điểm khai: khóa đã bị lộ và không có dấu thời gian làm chứng"
    elif check.revoked_when_signed:
        yield "nhưng chứng thư ĐÃ BỊ THU HỒI trước đó"
    else:
        yield "chứng thư lúc đó chưa bị thu hồi"


def _stamped(check: SignatureCheck) -> Iterator[str]:
    stamp = check.timestamp
    if stamp is None:
        return
    if not stamp.intact:
        yield "dấu thời gian kèm theo KHÔNG hợp lệ"
    elif stamp.trusted:
        yield f"có dấu thời gian của {stamp.authority}: chữ ký đã có trước {_moment(stamp.at)}"
    else:
        yield f"có dấu thời gian {_moment(stamp.at)} của {stamp.authority}, bên này chưa được tin cậy"


def _now(check: SignatureCheck, file_is_intact: bool) -> str:
    kept = check.intact and file_is_intact
    parts = [AFTERWARDS[check.modification if kept else Modification.CHANGED]]
    if check.not_before is not None and check.not_after is not None:
        parts += [
            _period(check.valid_now, check.not_before, check.not_after),
            revocation_words(check.revocation),
            _issuer(check),
        ]
    return "; ".join(parts)


def _period(valid_now: bool, first: datetime, last: datetime) -> str:
    if valid_now:
        return f"chứng thư còn hạn tới {_day(last)}"
    return f"chứng thư KHÔNG còn hoặc chưa có hiệu lực (từ {_day(first)} đến {_day(last)})"


def _issuer(check: SignatureCheck) -> str:
    if check.trust is Trust.DEMONSTRATION:
        return DEMONSTRATION
    if check.trust is Trust.TRUSTED:
        return f"người cấp ({check.issuer}) được tin cậy trên máy này"
    return f"người cấp ({check.issuer}) chưa được tin cậy trên máy này"


def _timestamp(stamp: TimestampCheck) -> str:
    if not stamp.intact or stamp.proof is None:
        return f"Dấu thời gian KHÔNG hợp lệ: {'; '.join(stamp.faults) or 'không kiểm tra được'}."
    trust = "được tin cậy" if stamp.proof.trusted else "chưa được tin cậy"
    return (
        f"Dấu thời gian: {_moment(stamp.proof.at)}, của {stamp.proof.authority} ({trust} trên máy này); "
        "thêm sau chữ ký, không đổi nội dung."
    )


def _moment(moment: datetime) -> str:
    return f"{moment.astimezone(VIETNAM_TIME):%d/%m/%Y %H:%M} +07:00"


def _day(moment: datetime) -> str:
    return f"{moment.astimezone(VIETNAM_TIME):%d/%m/%Y}"
