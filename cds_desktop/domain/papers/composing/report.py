"""Báo cáo tự đánh giá: cover, council, contents, summary, the school, each criterion, conclusion, annexes."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from cds_desktop.domain.charts import Chart, criteria_chart, group_years_chart, groups_chart, years_chart
from cds_desktop.domain.minutes_scores import printed
from cds_desktop.domain.numbers import show
from cds_desktop.domain.papers.composing.composer import Composer
from cds_desktop.domain.papers.composing.council_tables import signed_members_table
from cds_desktop.domain.papers.composing.criterion_sheets import SHEET, evidence_of, sheet_fillings
from cds_desktop.domain.papers.composing.evidence_tables import annex_table
from cds_desktop.domain.papers.composing.recognition import TOTALS, totals_filling
from cds_desktop.domain.papers.composing.result_tables import summary_table
from cds_desktop.domain.papers.composing.school_table import school_table
from cds_desktop.domain.papers.composing.score_tables import score_form_table
from cds_desktop.domain.papers.kinds import PaperKind
from cds_desktop.domain.papers.model import Block, ChartBlock
from cds_desktop.domain.papers.source import PaperSource
from cds_desktop.domain.papers.templates import (
    FieldFacts,
    Filling,
    LineKind,
    PartFacts,
    PartSort,
    Vocabulary,
)

_CRITERION = Vocabulary(
    fields={
        **SHEET.fields,
        "mã minh chứng": FieldFacts("Mã các minh chứng của tiêu chí: [H1-1.3-01]; …"),
    },
    parts=SHEET.parts,
)
_GROUP = Vocabulary(
    fields={
        "mã nhóm": FieldFacts("Mã của nhóm: 1"),
        "tên nhóm": FieldFacts("Tên của nhóm theo bộ chỉ số"),
        "điểm nhóm": FieldFacts("Điểm của nhóm trên điểm tối đa; trống khi nhóm không tính điểm"),
        "mức nhóm": FieldFacts("Mức của nhóm; trống khi nhóm không xếp mức riêng"),
        "cách tính nhóm": FieldFacts("Câu nói rõ điểm và mức của nhóm tính thế nào"),
    },
    repeats={"tiêu chí": _CRITERION},
)
_VOCABULARY = Vocabulary(
    fields={
        "năm báo cáo": FieldFacts("Năm của ngày báo cáo, ghi ở trang bìa"),
        "tồn tại chung": FieldFacts("Tồn tại ghi trong biên bản của Hội đồng"),
        "kế hoạch chung": FieldFacts("Kế hoạch ghi trong biên bản của Hội đồng"),
        "kết luận của hội đồng": FieldFacts("Kết luận ghi trong biên bản của Hội đồng"),
    },
    parts={
        **TOTALS,
        "danh sách và chữ ký": PartFacts(PartSort.TABLE, "Thành viên Hội đồng với cột chữ ký"),
        "thông tin chung": PartFacts(PartSort.TABLE, "Tên, mã, loại hình, cấp học, nơi đặt của nhà trường"),
        "tổng hợp": PartFacts(PartSort.TABLE, "Điểm, mức của từng nhóm và từng tiêu chí"),
        "điểm các nhóm và tiêu chí": PartFacts(PartSort.CHART, "Biểu đồ điểm các nhóm, các tiêu chí"),
        "so với năm học trước": PartFacts(PartSort.CHART, "Biểu đồ năm nay và năm học trước; có thể trống"),
        "danh mục minh chứng": PartFacts(PartSort.TABLE, "Danh mục minh chứng, bảng ngang"),
        "phiếu đánh giá": PartFacts(PartSort.TABLE, "Điểm từng nội dung với cách tính, bảng ngang"),
    },
    repeats={"nhóm": _GROUP},
    obligatory=(LineKind.TYPE, LineKind.ABOUT, LineKind.REPEAT, LineKind.SIGN),
)


def _filling(source: PaperSource) -> Filling:
    meeting = source.assessment.meeting
    dated = source.entry(PaperKind.REPORT).dated_on
    return Filling(
        fields={
            "năm báo cáo": str(dated.year) if dated else "…",
            "tồn tại chung": meeting.shortcomings,
            "kế hoạch chung": meeting.plan,
            "kết luận của hội đồng": meeting.conclusion,
        },
        parts={**totals_filling(source).parts, **_parts(source)},
        repeats={"nhóm": tuple(_groups(source))},
    )


def _parts(source: PaperSource) -> dict[str, tuple[Block, ...]]:
    evidence = annex_table(source.assessment)
    return {
        "danh sách và chữ ký": (signed_members_table(source),),
        "thông tin chung": (school_table(source),),
        "tổng hợp": (summary_table(source),),
        "điểm các nhóm và tiêu chí": _charts(
            groups_chart(source.indicator_set, source.score, source.last),
            criteria_chart(source.indicator_set, source.score, source.last),
        ),
        "so với năm học trước": _of_years(source),
        "danh mục minh chứng": (evidence,) if evidence.rows else (),
        "phiếu đánh giá": (score_form_table(source),),
    }


def _of_years(source: PaperSource) -> tuple[Block, ...]:
    if source.last is None:
        return ()
    given = source.indicator_set, source.score, source.last
    return _charts(group_years_chart(*given), years_chart(*given))


def _charts(*charts: Chart) -> tuple[Block, ...]:
    shown = tuple(chart for chart in charts if chart.bars)
    return (ChartBlock(shown),) if shown else ()


def _groups(source: PaperSource) -> Iterator[Filling]:
    sheets = iter(sheet_fillings(source))
    for group, total in zip(source.indicator_set.groups, source.score.groups, strict=True):
        criteria = source.indicator_set.criteria_of(group.code)
        told = zip(criteria, islice(sheets, len(criteria)), strict=True)
        points = f"{show(total.points)}/{show(group.max_points)}" if group.has_points else ""
        yield Filling(
            fields={
                "mã nhóm": group.code,
                "tên nhóm": group.title,
                "điểm nhóm": points,
                "mức nhóm": f"Mức {total.level}" if total.level else "",
                "cách tính nhóm": printed(total.working),
            },
            repeats={
                "tiêu chí": tuple(
                    _with_codes(sheet, [item.code for item in evidence_of(source, criterion)])
                    for criterion, sheet in told
                )
            },
        )


def _with_codes(sheet: Filling, codes: list[str]) -> Filling:
    return replace(sheet, fields={**sheet.fields, "mã minh chứng": "; ".join(f"[{code}]" for code in codes)})


REPORT = Composer(_VOCABULARY, _filling, uses_points=True)
