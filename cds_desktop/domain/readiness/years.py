"""Rà soát so với năm học trước: numbers that did not change, evidence nobody has confirmed."""

from collections.abc import Iterator

from cds_desktop.domain.numbers import show
from cds_desktop.domain.readiness.check import Hit
from cds_desktop.domain.readiness.context import Context
from cds_desktop.domain.round import Answer


def carried(context: Context) -> Iterator[Hit]:
    """Copied from last year and still asked: does it hold?"""
    for item in context.assessment.evidence_items:
        if item.id in context.beside.asked:
            words = f"{item.code} lấy từ năm học trước, chưa xác nhận còn dùng"
            yield Hit(words, item.title, (item.code,))


def same_numbers(context: Context) -> Iterator[Hit]:
    """Every raw number of a criterion is last year's, and nobody said that it stayed the same."""
    earlier = context.beside.earlier
    if earlier is None:
        return
    for criterion in context.indicator_set.criteria:
        code = criterion.code
        now = context.numbers_of(code, context.assessment.answers)
        is_same = now == context.numbers_of(code, earlier.answers)
        if now and is_same and code not in context.beside.kept_criteria:
            fact = f"{'; '.join(_words(raw) for raw in now.values())}: xem lại đã cập nhật số liệu chưa"
            yield Hit(f"Số liệu {code} giống hệt năm học {earlier.school_year}", fact, (code,))


def _words(raw: Answer) -> str:
    if raw.count is not None:
        return show(raw.count)
    return f"{show(raw.numerator)}/{show(raw.denominator)}"
