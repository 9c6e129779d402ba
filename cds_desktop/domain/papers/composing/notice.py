"""Thông báo công khai kết quả: totals and levels only, nothing of people or evidence."""

from cds_desktop.domain.papers.composing.composer import Composer
from cds_desktop.domain.papers.composing.recognition import TOTALS, totals_filling
from cds_desktop.domain.papers.templates import LineKind, Vocabulary

NOTICE = Composer(
    Vocabulary(parts=TOTALS, obligatory=(LineKind.TYPE, LineKind.ABOUT, LineKind.SIGN)),
    totals_filling,
    uses_points=True,
)
