"""Clock, paper and earlier signatures: what is true before any key is chosen."""

from datetime import datetime, timedelta

from cds_desktop.queries.signing_doctor.paper import PaperAtHand
from cds_desktop.queries.signing_doctor.values import SigningCheck, bad, good, warning

# A clock whose battery is empty begins again long before this.
_NO_EARLIER_YEAR = 2025
_SMALLEST_LETTERS = 8.0


def clock_check(paper: PaperAtHand, now: datetime) -> SigningCheck:
    """Whether the computer's time can be true."""
    since = "chữ ký trước" if paper.signed else "lúc chốt số liệu"
    mend = "Chỉnh giờ máy tính rồi bấm “Kiểm tra lại”."
    if paper.last_moment is not None and now < paper.last_moment:
        words = f"Máy chậm {_span_words(paper.last_moment - now)} so với {since}. {mend}"
        return warning("Giờ máy tính có thể lệch", words)
    if now.year < _NO_EARLIER_YEAR:
        return warning("Giờ máy tính có thể lệch", f"Máy đang là năm {now.year}. {mend}")
    after = f", sau {since}" if paper.last_moment is not None else ""
    return good("Giờ máy tính hợp lẽ", f"{now.astimezone():%H:%M, %d/%m/%Y}{after}")


def paper_check(paper: PaperAtHand, now: datetime) -> SigningCheck:
    """Whether the paper is still what was drawn up, and whose signatures it carries."""
    if not paper.is_drawn_up:
        return bad(f"{paper.name} chưa lập", "Chốt số liệu và lập văn bản trước khi ký.")
    if not paper.pdf or not paper.is_unaltered:
        words = "Tệp trong hồ sơ bị mất hoặc bị sửa. Khôi phục từ bản sao lưu."
        return bad(f"{paper.name} không còn nguyên", words)
    if not paper.is_current:
        words = "Mở lại hồ sơ, chốt rồi lập văn bản mới."
        return bad("Số liệu đã đổi sau khi chốt", words)
    if paper.is_by_hand:
        words = "Một văn bản chỉ ký một cách. Gỡ bản quét nếu muốn ký số."
        return bad(f"{paper.name} đã ký tay", words)
    if not paper.signed:
        return good(f"{paper.name} còn nguyên như khi lập", "Chưa có chữ ký nào")
    return _earlier_signatures(paper, now)


def stamp_check(stamp: bytes) -> SigningCheck:
    """Whether the words of the stamp stay readable in its field."""
    from cds_desktop.signing.pdf_signatures.stamp_sizes import smallest_letters

    size = smallest_letters(stamp)
    if size is not None and size < _SMALLEST_LETTERS:
        words = f"Tên dài nên chữ chỉ còn cỡ {size:g}".replace(".", ",")
        return warning("Chữ trong ô ký nhỏ", f"{words}. Xem hình ô ký; vẫn ký được.")
    return good("Tên vừa ô ký")


def _earlier_signatures(paper: PaperAtHand, now: datetime) -> SigningCheck:
    from cds_desktop.signing.pdf_signatures import check

    if check(paper.pdf, paper.signed, now=now).intact:
        count = len(paper.signed)
        which = "Chữ ký trước" if count == 1 else f"{count} chữ ký trước"
        return good(f"{which} còn nguyên vẹn", "Không có thay đổi nào sau khi ký")
    words = "Không ký tiếp lên bản này. Mở lại hồ sơ, chốt và lập văn bản mới."
    return bad("Chữ ký trước không còn hợp lệ", words)


def _span_words(span: timedelta) -> str:
    minutes = max(1, round(span.total_seconds() / 60))
    if minutes < 60:
        return f"{minutes} phút"
    hours = round(minutes / 60)
    return f"{hours} giờ" if hours < 48 else f"{round(hours / 24)} ngày"
