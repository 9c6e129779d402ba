"""Phiếu đánh giá: every point with its working, the result, the charts."""

from collections.abc import Iterator

from cds_desktop.domain.draft_marks import notice
from cds_desktop.domain.minutes import condition_words, level_title_words
from cds_desktop.domain.papers.composing.annex_signing import SIGNED, signed
from cds_desktop.domain.papers.composing.composer import Composer
from cds_desktop.domain.papers.composing.score_tables import score_form_table
from cds_desktop.domain.papers.composing.words import ended, in_blocks
from cds_desktop.domain.papers.kinds import PaperKind
from cds_desktop.domain.papers.model import Block, ChartBlock
from cds_desktop.domain.papers.source import PaperSource
from cds_desktop.domain.papers.templates import FieldFacts, Filling, PartFacts, PartSort, Vocabulary
from cds_desktop.domain.round import School
from cds_desktop.domain.score_form import charts_of, notes, sentences, set_words

VOCABULARY = Vocabulary(
    fields={
        **SIGNED.fields,
        "lời báo": FieldFacts("Vì sao phiếu chưa dùng được; trống khi đã đủ"),
        "cơ sở giáo dục": FieldFacts("Tên, mã, cấp học, loại hình, nơi đặt, cơ quan quản lý của trường"),
        "tên và nguồn bộ chỉ số": FieldFacts("Tên bộ chỉ số, quyết định, phiên bản; có dấu chấm cuối câu"),
        "mã bộ chỉ số": FieldFacts("Mã SHA-256 của bộ chỉ số"),
        "cách tính kết quả": FieldFacts("Điểm từng nhóm thành mức thế nào, mỗi câu một dòng", is_list=True),
        "điều kiện bắt buộc": FieldFacts("Từng điều kiện Đạt hay Chưa đạt; có dấu chấm cuối câu"),
        "mức độ chung": FieldFacts("Mức chung; có dấu chấm cuối câu"),
        "quy tắc xếp mức": FieldFacts("Quy tắc đã dùng để xếp mức; có dấu chấm cuối câu"),
        "mã kiểm tra": FieldFacts("Mã SHA-256 của số liệu đã chốt; trống khi chưa chốt"),
        "điều còn phải nói": FieldFacts("Những dòng còn thiếu, chưa đối chiếu", is_list=True),
    },
    parts={
        **SIGNED.parts,
        "bảng điểm": PartFacts(
            PartSort.TABLE, "Điểm từng nhóm, tiêu chí, nội dung; cách tính; mã minh chứng"
        ),
        "biểu đồ": PartFacts(PartSort.CHART, "Biểu đồ điểm các nhóm, các tiêu chí, so với năm trước"),
    },
)


def _filling(source: PaperSource) -> Filling:
    result = source.score
    ending = signed(PaperKind.SCORE_FORM, source)
    return Filling(
        {
            **ending.fields,
            "lời báo": notice(source.indicator_set, "phiếu"),
            "cơ sở giáo dục": ended(school_words(source.assessment.school)),
            "tên và nguồn bộ chỉ số": ended(set_words(source.indicator_set)),
            "mã bộ chỉ số": in_blocks(source.indicator_set.digest),
            "cách tính kết quả": tuple(sentences(result)),
            "điều kiện bắt buộc": ended(condition_words(result)),
            "mức độ chung": ended(level_title_words(result)),
            "quy tắc xếp mức": ended(result.rule),
            "mã kiểm tra": in_blocks(source.sealed_digest),
            "điều còn phải nói": tuple(notes(source.indicator_set, result)),
        },
        {**ending.parts, **dict(_parts(source))},
    )


def school_words(school: School) -> str:
    """The school with its code and all by which it is told from others."""
    where = ", ".join(part for part in (school.commune, school.province) if part)
    facts = (
        school.name,
        f"mã {school.sector_code}" if school.sector_code else "",
        f"cấp học {', '.join(school.levels)}" if school.levels else "",
        school.ownership,
        where,
        f"cơ quan quản lý trực tiếp: {school.managing_authority}" if school.managing_authority else "",
    )
    return "; ".join(fact for fact in facts if fact)


def _parts(source: PaperSource) -> Iterator[tuple[str, tuple[Block, ...]]]:
    yield "bảng điểm", (score_form_table(source),)
    charts = charts_of(source.indicator_set, source.score, source.last)
    yield "biểu đồ", (ChartBlock(charts),) if charts else ()


SCORE_FORM = Composer(VOCABULARY, _filling, uses_points=True, is_wide=True)
