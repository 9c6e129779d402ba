"""Phạm vi: for which school, in which school year a bộ chỉ số may be used."""

from datetime import date

from cds_desktop.domain.indicator_set import IndicatorSet
from cds_desktop.domain.round import School
from cds_desktop.domain.text import clean


def scope_faults(indicator_set: IndicatorSet, school: School, school_year: str) -> list[str]:
    """Why this set is not meant for this school and year, in words; empty when it fits."""
    faults, scope = [], indicator_set.scope
    meant = indicator_set.applies_to or school.levels
    if levels := [level for level in school.levels if level not in meant]:
        faults.append(f"Bộ này áp dụng cho {', '.join(meant)}, không có {', '.join(levels)}.")
    year = _year(school_year)
    if scope.school_years and year not in {_year(one) for one in scope.school_years}:
        faults.append(f"Bộ này áp dụng cho năm học {', '.join(scope.school_years)}.")
    if not _is_in_force(indicator_set, year):
        faults.append(f"Bộ này không còn hoặc chưa có hiệu lực trong năm học {school_year}.")
    if not _is_there(indicator_set, school):
        faults.append(f"Bộ này chỉ áp dụng cho {scope.province or scope.province_code}.")
    return faults


def scope_words(indicator_set: IndicatorSet) -> str:
    """Phạm vi in words: "THCS; năm học 2026-2027; toàn quốc"."""
    scope = indicator_set.scope
    parts = [", ".join(indicator_set.applies_to)]
    if scope.school_years:
        parts.append(f"năm học {', '.join(scope.school_years)}")
    parts.append(scope.province or (f"tỉnh mã {scope.province_code}" if scope.province_code else "toàn quốc"))
    if scope.decision:
        parts.append(f"theo {scope.decision}")
    return "; ".join(filter(None, parts))


def _year(text: str) -> str:
    """ "2026 – 2027" and "2026-2027" are one."""
    return "".join(letter if letter.isdigit() else " " for letter in clean(text)).strip().replace(" ", "-")


def _is_in_force(indicator_set: IndicatorSet, year: str) -> bool:
    first, _, last = year.partition("-")
    if not (len(first) == len(last) == 4):
        return True
    begins, ends = date(int(first), 9, 1), date(int(last), 8, 31)
    starts, stops = indicator_set.valid_from, indicator_set.valid_until
    return not ((starts is not None and starts > ends) or (stops is not None and stops < begins))


def _is_there(indicator_set: IndicatorSet, school: School) -> bool:
    scope = indicator_set.scope
    if not (scope.province_code or scope.province):
        return True
    if scope.province_code and school.province_code:
        return scope.province_code == school.province_code
    return bool(scope.province) and clean(scope.province).casefold() == clean(school.province).casefold()
