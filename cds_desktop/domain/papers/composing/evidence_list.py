"""Danh mục minh chứng as a paper of its own, in one of two layouts."""

from cds_desktop.domain.papers.composing.annex_signing import SIGNED, signed
from cds_desktop.domain.papers.composing.composer import Composer
from cds_desktop.domain.papers.composing.evidence_tables import evidence_table
from cds_desktop.domain.papers.kinds import PaperKind
from cds_desktop.domain.papers.source import PaperSource
from cds_desktop.domain.papers.templates import FieldFacts, Filling, PartFacts, PartSort, Vocabulary

VOCABULARY = Vocabulary(
    fields={
        **SIGNED.fields,
        "số minh chứng": FieldFacts("Số minh chứng trong danh mục; trống khi chưa có"),
        "số tệp": FieldFacts("Số tệp của các minh chứng"),
        "còn dự thảo": FieldFacts("Chữ “dự thảo” khi số liệu chưa chốt; trống khi đã chốt"),
    },
    parts={
        **SIGNED.parts,
        "danh mục": PartFacts(PartSort.TABLE, "Danh mục minh chứng theo mẫu đã chọn ở Thể thức văn bản"),
    },
)


def _filling(source: PaperSource) -> Filling:
    items = source.assessment.evidence_items
    fields = {
        "số minh chứng": str(len(items) or ""),
        "số tệp": str(sum(len(item.files) for item in items)),
        "còn dự thảo": "dự thảo" if source.draft else "",
    }
    table = evidence_table(source.assessment, source.settings.evidence_layout)
    ending = signed(PaperKind.EVIDENCE_LIST, source)
    return Filling({**ending.fields, **fields}, {**ending.parts, "danh mục": (table,) if table.rows else ()})


EVIDENCE_LIST = Composer(VOCABULARY, _filling, is_wide=True)
