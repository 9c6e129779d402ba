"""Rà soát minh chứng: unused, without a file, outside the year, private, the same file twice."""

from collections import defaultdict
from collections.abc import Iterator

from cds_desktop.domain.readiness.check import Hit
from cds_desktop.domain.readiness.context import Context
from cds_desktop.domain.readiness.findings import codes_words
from cds_desktop.domain.round import EvidenceItem, EvidenceKind, Sensitivity, Travel


def in_reach(item: EvidenceItem, school_year: str) -> bool:
    """Whether the item's own date lies from 1 July to 31 August: our own wide bounds, of no decision."""
    first = school_year[:4]
    if item.issued_on is None or not first.isdigit():
        return True
    year = int(first)
    day = (item.issued_on.year, item.issued_on.month)
    return (year, 7) <= day <= (year + 1, 8)


def unused(context: Context) -> Iterator[Hit]:
    """Linked to nothing."""
    for item in context.assessment.evidence_items:
        if not item.used_for:
            yield Hit(f"{item.code} chưa dùng ở tiêu chí nào", item.title, (item.code,))


def without_file(context: Context) -> Iterator[Hit]:
    """Said to be a file, and there is none."""
    for item in context.assessment.evidence_items:
        if item.kind is EvidenceKind.FILE and not item.files:
            yield Hit(f"{item.code} chưa có tệp", item.title, (item.code,))


def outside_year(context: Context) -> Iterator[Hit]:
    """Dated outside the school year; what comes from last year is asked about in words of its own, once."""
    year, beside = context.assessment.school_year, context.beside
    from_last_year = beside.asked | beside.confirmed
    for item in context.assessment.evidence_items:
        if item.issued_on and not in_reach(item, year) and item.id not in from_last_year:
            day = f"{item.issued_on:%d/%m/%Y}"
            fact = f"{item.title}, ngày {day}; chương trình tạm tính từ 01/7 đến 31/8"
            yield Hit(f"{item.code} ghi ngày ngoài năm học {year}", fact, (item.code,))


def personal(context: Context) -> Iterator[Hit]:
    """Personal data, and nobody chose what travels."""
    for item in context.assessment.evidence_items:
        if item.sensitivity is not Sensitivity.NONE and item.travel is Travel.DEFAULT:
            fact = f"{item.title}: chọn cách gửi; chưa chọn thì chỉ gửi tên, không gửi tệp"
            yield Hit(f"{item.code} có dữ liệu cá nhân", fact, (item.code,))


def private_files_travel(context: Context) -> Iterator[Hit]:
    """Personal data whose files are chosen to leave the school."""
    for item in context.assessment.evidence_items:
        if item.sensitivity is not Sensitivity.NONE and item.files_travel and item.files:
            words = f"{item.code} có dữ liệu cá nhân và sẽ gửi kèm tệp"
            fact = f"{item.title}: xem lại có cần gửi tệp không, hoặc che tên, ảnh"
            yield Hit(words, fact, (item.code,))


def duplicates(context: Context) -> Iterator[Hit]:
    """The same file under several codes."""
    holders: defaultdict[str, list[str]] = defaultdict(list)
    for item in context.assessment.evidence_items:
        for digest in dict.fromkeys(file.digest for file in item.files):
            holders[digest].append(item.code)
    for codes in (tuple(codes) for codes in holders.values() if len(codes) > 1):
        fact = f"{codes_words(codes, 'minh chứng')} là cùng một tệp"
        words = "1 tệp dùng hai lần dưới hai mã" if len(codes) == 2 else f"1 tệp dùng dưới {len(codes)} mã"
        yield Hit(words, fact, codes)
