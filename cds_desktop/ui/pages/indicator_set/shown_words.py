"""Chữ ở đầu trang: what is shown, from whom, and what is in the way of the next thing."""

from collections.abc import Mapping

from cds_desktop.domain.set_table import SetRow
from cds_desktop.storage.set_library import ROUND
from cds_desktop.ui.pages.indicator_set.looking import Look
from cds_desktop.ui.pages.indicator_set.words import COLUMN_OF


def title_words(found: Look) -> str:
    """The name of the set that is shown."""
    typed = found.table.settings.get("title", "")
    return typed or (found.shown.title if found.shown is not None else "Bộ chỉ số chưa có tên")


def facts_words(found: Look, reason: str) -> str:
    """Whose draft or which version, and why the next thing is not the saving yet."""
    facts = [_draft_words(found) if found.draft is not None else _version_words(found), reason]
    return " · ".join(filter(None, facts))


def other_words(found: Look) -> Mapping[str, tuple[str, ...]]:
    """What the other draft says, by row of the one that is shown."""
    if found.rival is None:
        return {}
    said: dict[str, list[str]] = {}
    rows: Mapping[str, SetRow] = {row.id: row for row in found.table.rows}
    for one in found.differences:
        if one.row_id in rows:
            what = COLUMN_OF[one.column].title.lower() if one.column in COLUMN_OF else ""
            words = f"{what}: “{one.second or 'để trống'}”" if what else one.second
            said.setdefault(one.row_id, []).append(f"Bản của {found.rival.person}, {words}")
    return {row_id: tuple(lines) for row_id, lines in said.items()}


def _draft_words(found: Look) -> str:
    draft = found.draft
    assert draft is not None
    base = f", từ bản {found.shown.version}" if found.shown is not None else ""
    return f"Bản của {draft.person}{base}"


def _version_words(found: Look) -> str:
    shown = found.shown
    if shown is None:
        return ""
    used = "đợt này đang dùng" if shown.is_current else ""
    closed = "" if found.round_open else "số liệu đợt này đã chốt: lập được bản mới, chưa chuyển đợt"
    demonstration = "chỉ để xem thử" if shown.demonstration else ""
    origin = "" if shown.origin == ROUND else shown.origin_words
    facts = (f"Bản {shown.version}", used, demonstration, origin, closed)
    return " · ".join(filter(None, facts))
