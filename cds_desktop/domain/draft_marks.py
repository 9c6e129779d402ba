"""Dự thảo, bản minh họa: what a paper says across its pages and at its head while it cannot be used yet."""

from cds_desktop.domain.indicator_set import IndicatorSet

DEMONSTRATION = "BẢN MINH HỌA"
DRAFT = "DỰ THẢO"


def watermark(indicator_set: IndicatorSet, *, draft: bool) -> str:
    """The words across each page; nothing on a settled paper."""
    if indicator_set.demonstration:
        return DEMONSTRATION
    return DRAFT if draft else ""


def scored_watermark(indicator_set: IndicatorSet, *, draft: bool) -> str:
    """The same for a paper with points: a draft, too, as long as the set was not held against paper."""
    return watermark(indicator_set, draft=draft or not indicator_set.is_checked)


def notice(indicator_set: IndicatorSet, paper: str) -> str:
    """Why a paper with points, such as a "biên bản", cannot be used yet, or nothing."""
    if indicator_set.demonstration:
        return (
            f"{DEMONSTRATION}: bộ chỉ số do người dùng thử tự điền, không phải bản của Bộ; "
            f"{paper} này không có giá trị sử dụng."
        )
    if not indicator_set.is_checked:
        return (
            f"{DRAFT}: bộ chỉ số còn {len(indicator_set.unchecked_rows)} dòng chưa đối chiếu với bản giấy "
            f"của quyết định; {paper} này chưa dùng để nộp."
        )
    return ""
