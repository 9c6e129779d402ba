"""Danh mục minh chứng as a paper of its own: its content, ready to print."""

from dataclasses import dataclass
from datetime import date

from cds_desktop.domain.code_order import code_order
from cds_desktop.domain.draft_marks import watermark
from cds_desktop.domain.indicator_set import IndicatorSet
from cds_desktop.domain.minutes import day_words
from cds_desktop.domain.minutes_rows import EvidenceRow, evidence_rows
from cds_desktop.domain.round.assessment import Assessment, EvidenceItem


@dataclass(frozen=True)
class EvidenceListContent:
    """Everything the list says; `remarks` stand beside `rows`, `watermark` is "" on a settled list."""

    superior_upper: str
    issuer_upper: str
    subject: str
    school_year: str
    dated: str
    rows: tuple[EvidenceRow, ...]
    remarks: tuple[str, ...]
    totals: str
    note: str
    watermark: str


_OURS = "Bảng kê lập từ hồ sơ {dated}. Cách trình bày của chương trình, không phải mẫu do Bộ ban hành."
_DRAFT = "Dự thảo: mã minh chứng còn có thể đổi cho tới khi chốt số liệu."


def compose_evidence_list(
    indicator_set: IndicatorSet, assessment: Assessment, today: date, *, draft: bool
) -> EvidenceListContent:
    """The list as it stands today; a draft says that codes may still change."""
    items = sorted(assessment.evidence_items, key=lambda item: code_order(item.code))
    ours = _OURS.format(dated=day_words(today))
    return EvidenceListContent(
        superior_upper=assessment.school.superior_upper,
        issuer_upper=assessment.school.name_upper,
        subject="Tự đánh giá mức độ chuyển đổi số",
        school_year=assessment.school_year,
        dated=day_words(today),
        rows=evidence_rows(assessment),
        remarks=tuple(_remark(item) for item in items),
        totals=_totals(assessment),
        note=f"{_DRAFT} {ours}" if draft else ours,
        watermark=watermark(indicator_set, draft=draft),
    )


def _remark(item: EvidenceItem) -> str:
    """Ghi chú: what was typed, with the pages meant and who supplied it."""
    supplied = f"Cung cấp: {item.supplied_by}" if item.supplied_by else ""
    parts = (item.note, item.pages, supplied)
    return "\n".join(part.strip() for part in parts if part.strip())


def _totals(assessment: Assessment) -> str:
    items = assessment.evidence_items
    if not items:
        return "Danh mục chưa có minh chứng nào."
    files = sum(len(item.files) for item in items)
    return f"Danh mục gồm {len(items)} minh chứng, {files} tệp."
