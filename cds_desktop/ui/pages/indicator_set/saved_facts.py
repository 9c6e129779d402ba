"""Bản mới có gì: what a draft says that its version did not, before it is saved."""

from collections.abc import Iterator

from cds_desktop.domain.indicator_set import DifferenceKind, IndicatorSet, RowDifference, RowSort, differences
from cds_desktop.domain.text import capital
from cds_desktop.ui.pages.indicator_set.told import Told
from cds_desktop.ui.widgets.state_glyph import State

KIND_WORDS = {
    DifferenceKind.NEW: "thêm",
    DifferenceKind.GONE: "bỏ",
    DifferenceKind.CHANGED: "đổi",
    DifferenceKind.RENAMED: "đổi mã",
}
_SORT_WORDS = {
    RowSort.SET: "Thông tin bộ chỉ số",
    RowSort.GROUP: "Nhóm",
    RowSort.CRITERION: "Tiêu chí",
    RowSort.ITEM: "Nội dung",
    RowSort.LEVEL_RULE: "Quy tắc xếp mức",
}


def saved_facts(before: IndicatorSet | None, after: IndicatorSet) -> list[Told]:
    """How far it is checked, then every row that differs."""
    return [*_state(after), *(difference_told(one) for one in _found(before, after))]


def difference_told(one: RowDifference) -> Told:
    """One row that differs, in words."""
    whole = one.row in (RowSort.SET, RowSort.LEVEL_RULE)
    name = _SORT_WORDS[one.row] if whole else f"{_SORT_WORDS[one.row]} {one.code}"
    if one.kind is DifferenceKind.RENAMED:
        head = f"{name}: trước là {one.before_code}"
    else:
        head = name if whole else f"{name}: {KIND_WORDS[one.kind]}"
    title = "" if whole or one.kind is DifferenceKind.CHANGED else one.words
    fields = [f"{field.label}: {field.before or '–'} → {field.after or '–'}" for field in one.fields]
    if one.kind in (DifferenceKind.NEW, DifferenceKind.GONE):
        fields = []
    return Told(head, State.NOTE, "\n".join(filter(None, [title, *fields])))


def _state(after: IndicatorSet) -> Iterator[Told]:
    rows = [group.checked for group in after.groups] + [one.checked for one in after.criteria]
    rows += [item.checked for item in after.items]
    rows.append(after.level_rule.checked)
    left = rows.count(False)
    if left:
        means = "Biên bản lập theo bản này vẫn là dự thảo."
        yield Told(
            f"{len(rows) - left}/{len(rows)} dòng đã đối chiếu, còn {left} dòng chưa.", State.ATTENTION, means
        )
    else:
        yield Told(f"Cả {len(rows)} dòng đã đối chiếu với bản giấy.", State.DONE)
    for fault in after.open_faults:
        yield Told(f"{capital(fault)}.", State.ATTENTION)


def _found(before: IndicatorSet | None, after: IndicatorSet) -> list[RowDifference]:
    if before is None:
        return []
    found = differences(before, after)
    return [one for one in found if not _is_version_only(one)]


def _is_version_only(one: RowDifference) -> bool:
    return one.row is RowSort.SET and {field.field for field in one.fields} <= {"version"}
