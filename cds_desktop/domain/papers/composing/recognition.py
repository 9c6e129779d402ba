"""Quyết định công nhận kết quả tự đánh giá."""

from cds_desktop.domain.papers.composing.composer import Composer
from cds_desktop.domain.papers.composing.result_tables import totals_table
from cds_desktop.domain.papers.source import PaperSource
from cds_desktop.domain.papers.templates import Filling, LineKind, PartFacts, PartSort, Vocabulary

TOTALS = {"kết quả": PartFacts(PartSort.TABLE, "Điểm, mức của từng nhóm và mức độ chung")}
_VOCABULARY = Vocabulary(
    parts=TOTALS, obligatory=(LineKind.TYPE, LineKind.ABOUT, LineKind.ARTICLE, LineKind.SIGN)
)


def totals_filling(source: PaperSource) -> Filling:
    """What every paper of the result says: totals and levels."""
    return Filling(parts={"kết quả": (totals_table(source),)})


RECOGNITION_DECISION = Composer(_VOCABULARY, totals_filling, uses_points=True)
