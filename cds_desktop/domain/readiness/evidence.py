"""Rà soát minh chứng: unused, without a file, outside the year, private, the same file twice."""

from collections import defaultdict
from collections.abc import Iterator

from cds_desktop.domain.readiness.findings import Finding, Kind, Weight, codes_words, gathered
from cds_desktop.domain.readiness.places import EVIDENCE
from cds_desktop.domain.round import Assessment, EvidenceItem, EvidenceKind, Sensitivity, Travel


def evidence_findings(assessment: Assessment) -> Iterator[Finding]:
    """What is odd about the evidence, many items of one kind in one line."""
    items = assessment.evidence_items
    unused = [_unused(item) for item in items if not item.used_for]
    empty = [_without_file(item) for item in items if item.kind is EvidenceKind.FILE and not item.files]
    year = assessment.school_year
    outside = [_outside(item, year) for item in items if not in_reach(item, year)]
    private = [_private(item) for item in items if _waits_for_a_choice(item)]
    yield from gathered(empty, "minh chứng chưa có tệp", "minh chứng", most=1)
    yield from gathered(outside, f"minh chứng ghi ngày ngoài năm học {year}", "minh chứng")
    yield from gathered(private, "minh chứng có dữ liệu cá nhân", "minh chứng", most=1)
    yield from _duplicates(items)
    yield from gathered(unused, "minh chứng chưa dùng ở tiêu chí nào", "minh chứng", most=1)


def in_reach(item: EvidenceItem, school_year: str) -> bool:
    """Whether the item's own date lies from 1 July to 31 August: our own wide bounds, of no decision."""
    first = school_year[:4]
    if item.issued_on is None or not first.isdigit():
        return True
    year = int(first)
    day = (item.issued_on.year, item.issued_on.month)
    return (year, 7) <= day <= (year + 1, 8)


def _unused(item: EvidenceItem) -> Finding:
    sentence = f"{item.code} chưa dùng ở tiêu chí nào"
    return Finding(Weight.NOTE, sentence, item.title, EVIDENCE, Kind.UNUSED, (item.code,))


def _without_file(item: EvidenceItem) -> Finding:
    sentence = f"{item.code} chưa có tệp"
    return Finding(Weight.WARNING, sentence, item.title, EVIDENCE, Kind.NO_FILE, (item.code,))


def _outside(item: EvidenceItem, school_year: str) -> Finding:
    fact = f"{item.title}, ngày {item.issued_on:%d/%m/%Y}; chương trình tạm tính từ 01/7 đến 31/8"
    sentence = f"{item.code} ghi ngày ngoài năm học {school_year}"
    return Finding(Weight.WARNING, sentence, fact, EVIDENCE, Kind.OUTSIDE_YEAR, (item.code,))


def _private(item: EvidenceItem) -> Finding:
    sentence = f"{item.code} có dữ liệu cá nhân"
    fact = f"{item.title}: chọn cách gửi; chưa chọn thì chỉ gửi tên, không gửi tệp"
    return Finding(Weight.WARNING, sentence, fact, EVIDENCE, Kind.PERSONAL, (item.code,))


def _waits_for_a_choice(item: EvidenceItem) -> bool:
    return item.sensitivity is not Sensitivity.NONE and item.travel is Travel.DEFAULT


def _duplicates(items: tuple[EvidenceItem, ...]) -> Iterator[Finding]:
    holders: defaultdict[str, list[str]] = defaultdict(list)
    for item in items:
        for digest in dict.fromkeys(file.digest for file in item.files):
            holders[digest].append(item.code)
    found = []
    for codes in (tuple(codes) for codes in holders.values() if len(codes) > 1):
        fact = f"{codes_words(codes, 'minh chứng')} là cùng một tệp"
        words = "1 tệp dùng hai lần dưới hai mã" if len(codes) == 2 else f"1 tệp dùng dưới {len(codes)} mã"
        found.append(Finding(Weight.NOTE, words, fact, EVIDENCE, Kind.DUPLICATE, codes))
    yield from gathered(found, "tệp dùng hơn một lần", "minh chứng", most=2)
