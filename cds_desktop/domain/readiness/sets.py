"""Rà soát bộ chỉ số: rows not held against paper, sums, whom it is for, what has no place in it."""

from collections.abc import Iterator

from cds_desktop.domain.readiness.check import Hit
from cds_desktop.domain.readiness.context import Context
from cds_desktop.domain.text import capital


def unchecked_rows(context: Context) -> Iterator[Hit]:
    """Rows nobody has held against the paper copy."""
    if rows := context.indicator_set.unchecked_rows:
        words = f"Bộ chỉ số còn {len(rows)} dòng chưa đối chiếu với bản giấy"
        yield Hit(words, "Biên bản in ra mang chữ “DỰ THẢO”", rows)


def open_sums(context: Context) -> Iterator[Hit]:
    """Sums of the set that do not agree yet."""
    for fault in context.indicator_set.open_faults:
        fact = "Đối chiếu với bản giấy để biết dòng nào sai hoặc thiếu"
        yield Hit(capital(fault).rstrip("."), fact, (fault,))


def other_school_levels(context: Context) -> Iterator[Hit]:
    """The set is for schools of other levels."""
    meant, ours = context.indicator_set.applies_to, context.assessment.school.levels
    if meant and ours and not set(meant) & set(ours):
        fact = f"Bộ chỉ số dành cho {', '.join(meant)}; trường khai cấp học {', '.join(ours)}"
        yield Hit("Bộ chỉ số không dành cho cấp học của trường", fact, ("applies_to",))


def set_aside(context: Context) -> Iterator[Hit]:
    """Entered under a code the set does not have: kept, and counted nowhere."""
    for code, what in context.beside.aside:
        fact = f"Còn giữ {what}; không tính vào điểm, không in ra giấy"
        yield Hit(f"Mã {code} không có trong bộ chỉ số đang dùng", fact, (code,))


def outside_scope(context: Context) -> Iterator[Hit]:
    """The set is for other school years, or for another province."""
    scope, assessment = context.indicator_set.scope, context.assessment
    year, ours = assessment.school_year, assessment.school.province_code
    if scope.school_years and year not in scope.school_years:
        fact = f"Bộ chỉ số dùng cho năm học {', '.join(scope.school_years)}"
        yield Hit(f"Bộ chỉ số không dùng cho năm học {year}", fact, ("school_years",))
    if scope.province_code and ours and scope.province_code != ours:
        fact = f"Bộ chỉ số dùng riêng cho {scope.province or scope.province_code}"
        yield Hit("Bộ chỉ số của tỉnh, thành phố khác", fact, ("province",))
