"""Thông tin chung of the school, as its page holds it."""

from collections.abc import Iterator

from cds_desktop.domain.papers.composing.heads import head_name
from cds_desktop.domain.papers.model import Column, Row, Table
from cds_desktop.domain.papers.source import PaperSource
from cds_desktop.domain.papers.templates import DOTS

_COLUMNS = (Column("Thông tin", 60), Column("Nội dung", 105))


def school_table(source: PaperSource) -> Table:
    """One line for each thing known of the school; what was left empty in its form is left out."""
    rows = tuple(Row(pair) for pair in _facts(source) if pair[1])
    return Table(_COLUMNS, rows, 12, name="Thông tin chung")


def _facts(source: PaperSource) -> Iterator[tuple[str, str]]:
    school, office = source.assessment.school, source.assessment.receiving_office
    yield "Tên trường", school.name or DOTS
    yield "Mã trường trong cơ sở dữ liệu ngành", school.sector_code
    yield "Loại hình", school.ownership
    yield "Cấp học", ", ".join(school.levels)
    yield "Xã, phường, đặc khu", _coded(school.commune, school.commune_code)
    yield "Tỉnh, thành phố", _coded(school.province, school.province_code)
    yield "Cơ quan quản lý trực tiếp", school.managing_authority
    yield "Cơ quan tiếp nhận hồ sơ", _coded(office.name, office.code)
    yield source.settings.head_position.capitalize(), head_name(source)


def _coded(name: str, code: str) -> str:
    return f"{name} (mã {code})" if name and code else name or code
