"""Says in plain words what a check found: at the claimed time, and now. Never a bare yes."""

from datetime import datetime

from cds_desktop.signing.signature_checks import (
    VIETNAM_TIME,
    DocumentCheck,
    Modification,
    SignatureCheck,
    Trust,
)

AFTERWARDS = {
    Modification.NONE: "nội dung chưa bị sửa sau khi ký",
    Modification.LATER_SIGNATURES: "nội dung chưa bị sửa sau khi ký, chỉ có thêm chữ ký của người khác",
    Modification.CHANGED: "KHÔNG xác nhận được nội dung còn nguyên sau khi ký",
}
DEMONSTRATION = "chứng thư minh họa, không có giá trị pháp lý"
NOT_REVOKED_UNKNOWN = "chưa kiểm tra thu hồi"


def explain(check: DocumentCheck) -> list[str]:
    """Diễn giải: what holds for the file, then two lines for each signature."""
    lines = [_headline(check), *(f"Lưu ý: {problem}." for problem in check.problems)]
    if check.unsigned_titles:
        lines.append(f"Chưa ký: {', '.join(check.unsigned_titles)}.")
    for signature in check.signatures:
        lines += explain_signature(signature, file_is_intact=not check.problems)
    return lines


def explain_signature(check: SignatureCheck, *, file_is_intact: bool = True) -> tuple[str, str]:
    """Hai dòng cho một chữ ký: at the claimed time, and now."""
    who = " – ".join(part for part in (check.title, check.signer_name or "không rõ người ký") if part)
    return f"{who}: {_then(check)}.", f"Hiện nay: {_now(check, file_is_intact)}."


def _headline(check: DocumentCheck) -> str:
    if not check.signatures:
        return "Tệp không đọc được hoặc đã hỏng." if check.problems else "Tệp chưa có chữ ký số nào."
    count = f"Tệp có {len(check.signatures)} chữ ký số"
    if not check.intact:
        return f"{count}; KHÔNG hợp lệ, không dùng tệp này làm căn cứ."
    state = "đã khóa sau chữ ký cuối" if check.locked else "chưa khóa, còn có thể ký thêm"
    return f"{count}, đều toàn vẹn; {state}. Thời điểm ký do máy tính khai."


def _then(check: SignatureCheck) -> str:
    if not check.intact:
        return f"chữ ký KHÔNG hợp lệ: {'; '.join(check.faults) or 'không kiểm tra được'}"
    if check.claimed_at is None:
        return "chữ ký toàn vẹn; không ghi thời điểm ký"
    moment = f"{check.claimed_at.astimezone(VIETNAM_TIME):%d/%m/%Y %H:%M} +07:00"
    period = "chứng thư còn hạn" if check.valid_at_claimed_time else "chứng thư KHÔNG trong thời hạn"
    return f"chữ ký toàn vẹn; tại thời điểm máy tính khai ({moment}) {period}"


def _now(check: SignatureCheck, file_is_intact: bool) -> str:
    kept = check.intact and file_is_intact
    parts = [AFTERWARDS[check.modification if kept else Modification.CHANGED]]
    if check.not_before is not None and check.not_after is not None:
        parts += [
            _period(check.valid_now, check.not_before, check.not_after),
            NOT_REVOKED_UNKNOWN,
            _issuer(check),
        ]
    return "; ".join(parts)


def _period(valid_now: bool, first: datetime, last: datetime) -> str:
    if valid_now:
        return f"chứng thư còn hạn tới {last.astimezone(VIETNAM_TIME):%d/%m/%Y}"
    first_day, last_day = (f"{moment.astimezone(VIETNAM_TIME):%d/%m/%Y}" for moment in (first, last))
    return f"chứng thư KHÔNG còn hoặc chưa có hiệu lực (từ {first_day} đến {last_day})"


def _issuer(check: SignatureCheck) -> str:
    if check.trust is Trust.DEMONSTRATION:
        return DEMONSTRATION
    if check.trust is Trust.TRUSTED:
        return f"người cấp ({check.issuer}) được tin cậy trên máy này"
    return f"người cấp ({check.issuer}) chưa được tin cậy trên máy này"
