"""Việc tiếp theo: the one thing to do now with the set that is shown, and why it is not the saving yet."""

from dataclasses import dataclass
from enum import Enum

from cds_desktop.queries.indicator_sets import KnownSet
from cds_desktop.ui.pages.indicator_set.desk import Desk
from cds_desktop.ui.pages.indicator_set.looking import Look


class Deed(Enum):
    """What the button does."""

    NONE = "none"
    BEGIN = "begin"
    MOVE = "move"
    MEND = "mend"
    COMPARE = "compare"
    SAVE = "save"


@dataclass(frozen=True)
class NextDeed:
    """The deed, the words of its button, whether it is the filled one, and what is in the way."""

    deed: Deed
    words: str = ""
    filled: bool = True
    enabled: bool = True
    reason: str = ""


def next_deed(found: Look, desk: Desk, *, read_only: bool) -> NextDeed:
    """What to do now."""
    if read_only or (found.draft is None and (found.shown is None or found.shown.indicator_set is None)):
        return NextDeed(Deed.NONE)
    return _of_draft(found, desk) if found.draft is not None else _of_version(found)


def _of_version(found: Look) -> NextDeed:
    shown = found.shown
    assert shown is not None
    may_move = not shown.is_current and found.round_open and not shown.demonstration
    is_newer = may_move and _is_newer(found, shown)
    # Another set is held against the paper first; "Việc khác" moves the round to it without that.
    is_same = found.current is not None and found.current.id == shown.id
    if is_newer or (may_move and (shown.is_checked or is_same)):
        return NextDeed(Deed.MOVE, "Chuyển đợt sang bản này…", filled=is_newer)
    if shown.is_checked:
        return NextDeed(Deed.BEGIN, "Sửa thành bản mới", filled=False)
    return NextDeed(Deed.BEGIN, "Bắt đầu đối chiếu")


def _is_newer(found: Look, shown: KnownSet) -> bool:
    """Whether a version came after the one the round uses: moving to it is the next thing."""
    current = found.current
    if current is None or current.id != shown.id or shown.kept_at is None:
        return False
    return current.made_from != shown.digest and (
        current.kept_at is None or shown.made_from == current.digest or shown.kept_at > current.kept_at
    )


def _of_draft(found: Look, desk: Desk) -> NextDeed:
    hard = sum(not fault.tolerable for fault in desk.faults)
    if hard:
        reason = f"Sửa {hard} lỗi rồi mới lưu được"
        return NextDeed(Deed.MEND, "Đến chỗ phải sửa", reason=reason)
    if found.rival is not None and found.differences:
        reason = f"Hai bản còn khác nhau {len(found.differences)} chỗ"
        return NextDeed(Deed.COMPARE, "So hai bản", reason=reason)
    if found.shown is not None and not desk.is_any_edited:
        reason = f"Chưa có gì khác bản {found.shown.version}"
        return NextDeed(Deed.SAVE, "Lưu thành bản mới…", filled=False, enabled=False, reason=reason)
    return NextDeed(Deed.SAVE, "Lưu thành bản mới…")
