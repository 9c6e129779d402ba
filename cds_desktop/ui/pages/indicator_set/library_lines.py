"""Dòng của danh sách bộ chỉ số: drafts at work first, then versions, then sets without a table."""

from cds_desktop.queries.indicator_sets import KnownSet
from cds_desktop.storage.set_drafts import DraftHead
from cds_desktop.storage.set_library import ROUND
from cds_desktop.ui.pages.indicator_set.library import LineKind, SetLine
from cds_desktop.ui.pages.indicator_set.looking import Look
from cds_desktop.ui.widgets.state_glyph import State


def library_lines(found: Look) -> list[SetLine]:
    """Everything that can be opened."""
    names = {one.digest: one for one in found.sets if one.digest}
    return [
        *(_draft_line(head, names.get(head.base_digest)) for head in found.drafts),
        *(_set_line(one) for one in found.sets),
    ]


def _draft_line(head: DraftHead, base: KnownSet | None) -> SetLine:
    of = f"từ bản {base.version}" if base is not None else "bảng chưa thành bản nào"
    fact = f"{head.title} · {of} · sửa lần cuối {head.changed_at.astimezone():%d/%m/%Y lúc %H:%M}"
    return SetLine(
        LineKind.DRAFT, head.id, f"Bản đang đối chiếu của {head.person}", fact, State.GOING, "Tiếp tục"
    )


def _set_line(one: KnownSet) -> SetLine:
    if one.is_empty:
        fact = f"{one.decision} · chưa có bảng chỉ số trong máy"
        return SetLine(LineKind.SLOT, one.id, one.title, fact, State.NONE, "Nạp bảng")
    facts = [
        one.decision,
        f"bản {one.version}",
        "đợt này đang dùng" if one.is_current else "",
        "chỉ để xem thử" if one.demonstration else "",
        one.scope,
        _checked_words(one),
        "" if one.origin == ROUND else one.origin_words,
    ]
    state = State.ERROR if one.faults else State.DONE if one.is_checked else State.ATTENTION
    return SetLine(LineKind.SET, one.digest, one.title, " · ".join(filter(None, facts)), state, "Mở")


def _checked_words(one: KnownSet) -> str:
    if one.faults:
        return "không dùng được nữa"
    if one.is_checked:
        return "đã đối chiếu đủ"
    return f"còn {one.unchecked} dòng chưa đối chiếu" if one.unchecked else "còn chỗ cộng chưa khớp"
