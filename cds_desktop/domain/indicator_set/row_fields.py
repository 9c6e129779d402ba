"""The fields of each kind of row in words, with the label people know them by."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from cds_desktop.domain.indicator_set.band_words import (
    band_words,
    choices_words,
    ladder_words,
    levels_words,
)
from cds_desktop.domain.indicator_set.model import (
    Criterion,
    CriterionGroup,
    Item,
    LevelBand,
    LevelRule,
    ScoringKind,
)
from cds_desktop.domain.indicator_set.whole import IndicatorSet
from cds_desktop.domain.numbers import show

# Field → label and value in words.
Fields = Mapping[str, tuple[str, str]]
Row = CriterionGroup | Criterion | Item

TICKS = frozenset({"checked", "checked_by", "checked_on"})
SCORING_WORDS = {
    ScoringKind.YES_NO: "Có / Không",
    ScoringKind.RATIO: "Tỉ lệ",
    ScoringKind.COUNT: "Số lượng",
    ScoringKind.CHOICE: "Chọn phương án",
    ScoringKind.JUDGED: "Hội đồng chấm",
}
COMBINE_WORDS = {"lowest_group": "nhóm thấp nhất quyết định", "weighted_total": "tổng điểm có trọng số"}


def row_fields(row: Row) -> Fields:
    """The fields of a group, criterion or item."""
    match row:
        case CriterionGroup():
            return _group_fields(row)
        case Criterion():
            return _criterion_fields(row)
        case Item():
            return _item_fields(row)


def set_fields(chosen: IndicatorSet) -> Fields:
    """The fields of the set itself: who issued it, and for whom."""
    return {
        "id": ("Mã bộ chỉ số", chosen.id),
        "version": ("Phiên bản", chosen.version),
        "title": ("Tên bộ chỉ số", chosen.title),
        "legal_basis.number": ("Số quyết định", chosen.legal_basis.number),
        "legal_basis.issued_on": ("Ngày ban hành", _day(chosen.legal_basis.issued_on)),
        "legal_basis.issuer": ("Cơ quan ban hành", chosen.legal_basis.issuer),
        "applies_to": ("Cấp học", ", ".join(chosen.applies_to)),
        "scope.school_years": ("Năm học", ", ".join(chosen.scope.school_years)),
        "scope.province": ("Phạm vi", chosen.scope.province or "toàn quốc"),
        "scope.province_code": ("Mã tỉnh, thành phố", chosen.scope.province_code),
        "scope.decision": ("Văn bản cho phép", chosen.scope.decision),
        "valid_from": ("Áp dụng từ ngày", _day(chosen.valid_from)),
        "valid_until": ("Áp dụng đến ngày", _day(chosen.valid_until)),
        "language": ("Ngôn ngữ", chosen.language),
        "demonstration": ("Bản minh họa", _yes(chosen.demonstration)),
        "note": ("Ghi chú", chosen.note),
    }


def rule_fields(rule: LevelRule) -> Fields:
    """The fields of the level rule."""
    cap = "không đổi mức" if rule.mandatory_cap is None else f"không vượt Mức {rule.mandatory_cap}"
    return {
        "levels": ("Các mức", "; ".join(map(_level_words, rule.levels))),
        "combine": ("Cách xếp mức chung", COMBINE_WORDS.get(rule.combine, rule.combine)),
        "mandatory_cap": ("Khi điều kiện bắt buộc không đạt", cap),
        "point_step": ("Bước điểm", show(rule.point_step)),
        **_checked(rule),
    }


def _group_fields(group: CriterionGroup) -> Fields:
    return {
        "code": ("Mã", group.code),
        "title": ("Tên", group.title),
        "max_points": ("Điểm tối đa", show(group.max_points)),
        "weight": ("Trọng số", show(group.weight)),
        "mandatory": ("Bắt buộc", _yes(group.mandatory)),
        "required_points": ("Điểm phải đạt", _points(group.required_points)),
        **_checked(group),
    }


def _criterion_fields(criterion: Criterion) -> Fields:
    return {
        "code": ("Mã", criterion.code),
        "group": ("Thuộc nhóm", criterion.group_code),
        "title": ("Tên", criterion.title),
        "short_name": ("Tên rút gọn", _yes(criterion.short_name)),
        "mandatory": ("Điều kiện bắt buộc", _yes(criterion.mandatory)),
        "max_points": ("Điểm tối đa", _points(criterion.max_points)),
        "levels": ("Mức riêng của tiêu chí", levels_words(criterion.levels)),
        "evidence_hint": ("Gợi ý minh chứng", criterion.evidence_hint),
        "replaces": ("Mã cũ", ", ".join(criterion.replaces)),
        **_checked(criterion),
    }


def _item_fields(item: Item) -> Fields:
    return {
        "code": ("Mã", item.code),
        "criterion": ("Thuộc tiêu chí", item.criterion_code),
        "text": ("Nội dung", item.text),
        "short_name": ("Tên rút gọn", _yes(item.short_name)),
        "max_points": ("Điểm tối đa", show(item.max_points)),
        "scoring": ("Cách chấm", SCORING_WORDS[item.scoring]),
        "asks_for": ("Số liệu gốc cần ghi", SCORING_WORDS[item.asks_for] if item.asks_for else ""),
        "ladder": ("Thang điểm", ladder_words(item.ladder)),
        "options": ("Phương án", choices_words(item.choices)),
        "numerator_label": ("Số đạt", item.numerator_label),
        "denominator_label": ("Tổng số", item.denominator_label),
        "count_label": ("Số đếm", item.count_label),
        "unit": ("Đơn vị", item.unit),
        "evidence_hint": ("Gợi ý minh chứng", item.evidence_hint),
        "replaces": ("Mã cũ", ", ".join(item.replaces)),
        **_checked(item),
    }


def _checked(row: Row | LevelRule) -> Fields:
    return {
        "source": ("Nguồn", row.source),
        "checked": ("Đã đối chiếu", _yes(row.checked)),
        "checked_by": ("Người đối chiếu", row.checked_by),
        "checked_on": ("Ngày đối chiếu", _day(row.checked_on)),
    }


def _level_words(band: LevelBand) -> str:
    title = f" ({band.title})" if band.title else ""
    group = f" của nhóm {band.group_code}" if band.group_code else ""
    return f"Mức {band.level}{title}{group}: {band_words(band.interval)}"


def _yes(value: bool) -> str:
    return "có" if value else "không"


def _points(value: Decimal | None) -> str:
    return "" if value is None else show(value)


def _day(value: date | None) -> str:
    return f"{value:%d/%m/%Y}" if value else ""
