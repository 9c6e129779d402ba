"""Danh mục minh chứng as tables: annex of the minutes, the older columns, the fewer ones."""

from pathlib import PurePath

from cds_desktop.domain.code_order import code_order
from cds_desktop.domain.minutes_rows import EvidenceRow, evidence_row, evidence_rows
from cds_desktop.domain.papers.entries import EvidenceLayout
from cds_desktop.domain.papers.model import Column, Row, Table, cells
from cds_desktop.domain.round import Assessment, EvidenceItem, EvidenceKind

SIZE = 10.5
EVIDENCE_SHEET = "Danh mục minh chứng"
ANNEX_COLUMNS = (
    Column("STT", 10, centred=True, is_number=True),
    Column("Mã", 23),
    Column("Tên minh chứng", 56),
    Column("Số, ngày ban hành", 33),
    Column("Nơi ban hành", 33),
    Column("Tiêu chí", 17),
    Column("Hộp, đường link", 47),
    Column("SHA-256 (rút gọn)", 33),
)
FULL_COLUMNS = (
    Column("STT", 10, centred=True, is_number=True),
    Column("Mã", 23),
    Column("Tên minh chứng", 44),
    Column("Số, ngày ban hành", 31),
    Column("Nơi ban hành", 30),
    Column("Tiêu chí", 17),
    Column("Hộp, đường link", 37),
    Column("SHA-256 (rút gọn)", 33),
    Column("Ghi chú", 27),
)
SHORT_COLUMNS = (
    Column("TT", 10, centred=True, is_number=True),
    Column("Mã minh chứng", 28),
    Column("Tên minh chứng", 90),
    Column("Định dạng, vị trí lưu trữ hoặc đường dẫn", 74),
    Column("Ghi chú", 50),
)
BRIEF_COLUMNS = (
    Column("Mã", 28),
    Column("Tên minh chứng", 67),
    Column("Số, ngày, nơi ban hành", 40),
    Column("Lưu tại", 30),
)


def annex_table(assessment: Assessment) -> Table:
    """The list as it is attached to the minutes."""
    rows = tuple(Row(_shared_cells(row)) for row in evidence_rows(assessment))
    return Table(ANNEX_COLUMNS, rows, SIZE, name=EVIDENCE_SHEET)


def evidence_table(assessment: Assessment, layout: EvidenceLayout) -> Table:
    """The list as a paper of its own, in the layout that was chosen."""
    if layout is EvidenceLayout.SHORT:
        return Table(SHORT_COLUMNS, tuple(_short_rows(assessment)), SIZE, name=EVIDENCE_SHEET)
    return Table(FULL_COLUMNS, tuple(_full_rows(assessment)), SIZE, name=EVIDENCE_SHEET)


def brief_table(items: tuple[EvidenceItem, ...]) -> Table:
    """The evidence of one criterion."""
    rows = (
        Row(cells(item.code, item.title, _issued(row), row.place))
        for item, row in zip(items, _rows_of(items), strict=True)
    )
    return Table(BRIEF_COLUMNS, tuple(rows), 11)


def _full_rows(assessment: Assessment) -> list[Row]:
    return [
        Row((*_shared_cells(row)[:6], _place_and_files(row, item), _digests(row), _remark(item)))
        for row, item in zip(evidence_rows(assessment), _in_order(assessment), strict=True)
    ]


def _short_rows(assessment: Assessment) -> list[Row]:
    return [
        Row(
            (
                str(row.position),
                row.code,
                _named(row),
                _format_and_place(row, item),
                _used_and_remark(row, item),
            )
        )
        for row, item in zip(evidence_rows(assessment), _in_order(assessment), strict=True)
    ]


def _in_order(assessment: Assessment) -> list[EvidenceItem]:
    return sorted(assessment.evidence_items, key=lambda item: code_order(item.code))


def _rows_of(items: tuple[EvidenceItem, ...]) -> tuple[EvidenceRow, ...]:
    return tuple(evidence_row(position, item) for position, item in enumerate(items, 1))


def _shared_cells(row: EvidenceRow) -> tuple[str, ...]:
    told = (row.code, row.title, row.number_and_date, row.issuer, row.criteria, row.place)
    return (str(row.position), *told, _digests(row))


def _digests(row: EvidenceRow) -> str:
    return "\n".join(row.digests) or "–"


def _place_and_files(row: EvidenceRow, item: EvidenceItem) -> str:
    """Where it is, with the names of its files instead of their number."""
    names = "\n".join(file.name for file in item.files)
    return f"{_without_count(row, item)}\n{names}".strip() if names else row.place


def _without_count(row: EvidenceRow, item: EvidenceItem) -> str:
    lines = row.place.split("\n")
    return "\n".join(lines[:-1] if item.files else lines)


def _format_and_place(row: EvidenceRow, item: EvidenceItem) -> str:
    kinds = sorted({PurePath(file.name).suffix.lstrip(".").upper() for file in item.files} - {""})
    formats = [f"Tệp {', '.join(kinds)}" if kinds else "Tệp"] if item.files else []
    formats += ["Đường link"] if item.address else []
    formats += ["Bản giấy"] if item.kind is EvidenceKind.PHYSICAL else []
    place = _place_and_files(row, item)
    known = "" if place in ("–", *formats) else place
    return "\n".join(part for part in (", ".join(formats), known) if part) or place


def _named(row: EvidenceRow) -> str:
    """The title with number, date and issuer, for which this layout has no columns."""
    issued = _issued(row)
    return f"{row.title} ({issued})" if issued else row.title


def _issued(row: EvidenceRow) -> str:
    return "; ".join(part for part in (row.number_and_date, row.issuer) if part != "–")


def _used_and_remark(row: EvidenceRow, item: EvidenceItem) -> str:
    used = f"Tiêu chí: {row.criteria}" if row.criteria != "–" else ""
    return "\n".join(part for part in (used, _remark(item)) if part)


def _remark(item: EvidenceItem) -> str:
    """Ghi chú: what was typed, with the pages meant and who supplied it."""
    supplied = f"Cung cấp: {item.supplied_by}" if item.supplied_by else ""
    parts = (item.note, item.pages, supplied)
    return "\n".join(part.strip() for part in parts if part.strip())
