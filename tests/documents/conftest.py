"""A small bộ chỉ số and one school's answers, from which the papers of these tests are drawn."""

import subprocess
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from decimal import Decimal
from pathlib import Path

import pypdfium2
import pytest
from pypdfium2 import raw

from cds_desktop.domain.indicator_set import IndicatorSet, load
from cds_desktop.domain.minutes import MinutesContent, compose
from cds_desktop.domain.round import (
    Answer,
    Assessment,
    Attendance,
    CriterionText,
    EvidenceFile,
    EvidenceItem,
    EvidenceKind,
    Meeting,
    Member,
    ReceivingOffice,
    Role,
    School,
    SetReference,
)

DRAWN_AT = datetime(2027, 4, 15, 9, 30, tzinfo=UTC)
DIGEST = "0123456789abcdef" * 4

SET_TEXT = (Path(__file__).parent / "indicator-set.toml").read_text(encoding="utf-8")


def indicator_set(*, demonstration: bool = False) -> IndicatorSet:
    """The set of these tests."""
    word = "true" if demonstration else "false"
    return load(SET_TEXT.replace("demonstration = false", f"demonstration = {word}"))


def evidence(count: int) -> tuple[EvidenceItem, ...]:
    """Evidence of every kind, in turn."""
    return tuple(_evidence_item(n) for n in range(1, count + 1))


def _evidence_item(n: int) -> EvidenceItem:
    code = ("1.1", "1.3.1", "1.4", "2.3.1")[n % 4]
    kind = (EvidenceKind.FILE, EvidenceKind.LINK, EvidenceKind.PHYSICAL)[n % 3]
    files = (EvidenceFile(digest=f"{n:064x}"[::-1], name=f"{n}.pdf", size_bytes=10),)
    return EvidenceItem(
        id=f"e{n}",
        code=f"H1-{code}-{n:02d}",
        title=f"Kế hoạch dạy học trực tuyến năm học 2026-2027, bản thứ {n} có chữ kí",
        kind=kind,
        used_for=(code,),
        files=files if kind is EvidenceKind.FILE else (),
        number=f"{n}/KH-THCSNT",
        issued_on=date(2026, 9, n % 28 + 1),
        issuer="Trường THCS Nguyễn Trãi",
        address="https://thcsnguyentrai.haiphong.edu.vn/thu-vien/hoc-lieu-so" if n % 3 == 1 else "",
        seen_on=date(2027, 3, 2) if n % 3 == 1 else None,
        box="H1" if n % 3 == 2 else "",
    )


def meeting() -> Meeting:
    """The meeting of the council."""
    return Meeting(
        number="7",
        symbol="BB-THCSNT",
        held_on=date(2027, 4, 15),
        began_at=time(14, 0),
        ended_at=time(16, 5),
        place="Phòng họp Trường THCS Nguyễn Trãi",
        guests="Ông Đặng Ỷ Ngẫu, Trưởng ban đại diện cha mẹ học sinh",
        attendance=(Attendance(member_id="m4", present=False, reason="đi tập huấn"),),
        votes_for=3,
        votes_against=0,
        votes_other=0,
        differing_opinions="Bà Lê Thu Trang đề nghị xem lại số học liệu của tiêu chí 1.4.",
        shortcomings="Số học liệu số hóa còn ít; phòng máy có 3/20 máy hỏng.",
        plan="Sửa phòng máy trước 30/8/2027.\nMỗi tổ chuyên môn thêm 10 học liệu đã kiểm duyệt.",
        conclusion="Hội đồng công nhận kết quả tự đánh giá nêu trên và giao thư ký hoàn thiện hồ sơ.",
        recipients=("UBND phường Kiến An", "Các thành viên Hội đồng", "Lưu: VT, HS"),
    )


def assessment(evidence_count: int = 12) -> Assessment:
    """Everything one school entered."""
    return Assessment(
        round_id="r1",
        school_year="2026-2027",
        revision=1,
        indicator_set=SetReference(id="bo-thu", version="1", digest=""),
        school=School(
            name="Trường THCS Nguyễn Trãi",
            name_upper="TRƯỜNG THCS NGUYỄN TRÃI",
            superior_upper="UBND PHƯỜNG KIẾN AN",
        ),
        receiving_office=ReceivingOffice(name="UBND phường Kiến An"),
        council_decision_number="46/QĐ-THCSNT",
        council_decision_date=date(2026, 11, 10),
        plan_number="52/KH-THCSNT",
        plan_date=date(2026, 11, 20),
        legal_bases=("Công văn số 12/UBND-VHXH ngày 05 tháng 01 năm 2027 của UBND phường Kiến An",),
        members=(
            _member("m1", "Đỗ Thị Kim Oanh", "Bà", "Hiệu trưởng", Role.CHAIR),
            _member("m2", "Nguyễn Thị Hạnh", "Bà", "Giáo viên", Role.SECRETARY),
            _member("m3", "Lê Thu Trang", "Bà", "Tổ trưởng Toán – Tin", Role.MEMBER),
            _member("m4", "Phạm Quốc Bảo", "Ông", "Kế toán", Role.MEMBER),
        ),
        answers={
            "1.1": Answer(met=True),
            "1.3.1": Answer(numerator=Decimal(37), denominator=Decimal(40)),
            "1.3.2": Answer(yes=True),
            "1.4": Answer(count=Decimal(25)),
            "2.1": Answer(met=True),
            "2.3.1": Answer(points=Decimal("76.5"), reason="Đủ hồ sơ số, thiếu 2 lớp"),
        },
        texts={
            "1.3": CriterionText(
                description="Trường dùng phần mềm dạy học cho tất cả các lớp từ năm 2024.",
                strengths="Giáo viên đã quen; học sinh nộp bài đầy đủ.",
                shortcomings="Đường truyền yếu vào giờ cao điểm.",
                plan="Nâng băng thông trong học kì II.",
            ),
            "2.3": CriterionText(description="Hồ sơ học sinh có bản số & bản giấy."),
        },
        evidence_items=evidence(evidence_count),
        meeting=meeting(),
    )


def _member(member_id: str, name: str, salutation: str, position: str, role: Role) -> Member:
    return Member(id=member_id, full_name=name, salutation=salutation, position=position, role=role)


@pytest.fixture
def whole_set() -> IndicatorSet:
    """The set of these tests, checked row by row."""
    return indicator_set()


@pytest.fixture
def school() -> Assessment:
    """Everything the school of these tests entered."""
    return assessment()


@pytest.fixture
def official() -> MinutesContent:
    """Minutes ready to sign."""
    return compose(indicator_set(), assessment(), draft=False, sealed_digest=DIGEST)


@pytest.fixture
def draft() -> MinutesContent:
    """The same minutes while they are still being written."""
    return compose(indicator_set(), assessment(), draft=True)


@pytest.fixture
def drawn_at() -> datetime:
    """The moment every paper of these tests is drawn."""
    return DRAWN_AT


@pytest.fixture
def demonstration() -> MinutesContent:
    """Minutes from a demonstration copy of the set."""
    return compose(indicator_set(demonstration=True), assessment(), draft=False, sealed_digest=DIGEST)


@pytest.fixture
def long_minutes() -> MinutesContent:
    """Minutes as long as anybody will ever write them."""
    whole = assessment(evidence_count=400)
    words = "Nhà trường đã triển khai nhiều hoạt động chuyển đổi số trong năm học vừa qua."
    absent = tuple(_member(f"a{n}", f"Đặng Ỷ Ngẫu {n}", "Ông", "Giáo viên", Role.MEMBER) for n in range(40))
    away = tuple(Attendance(member_id=m.id, present=False, reason="ốm") for m in absent)
    huge = replace(whole.evidence_items[0], title=" ".join([words] * 80), address="x" * 900)
    return compose(
        indicator_set(),
        replace(
            whole,
            members=(*whole.members, *absent),
            evidence_items=(huge, *whole.evidence_items[1:]),
            texts={"1.3": CriterionText(description=" ".join([words] * 200), plan="y" * 3000)},
            meeting=replace(whole.meeting, attendance=away, conclusion="\n".join([words] * 60)),
        ),
        draft=False,
    )


@dataclass(frozen=True)
class Piece:
    """A piece of text read back from a page: one line of one cell, with its box in points."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True)
class ReadPage:
    """A page read back by a program that did not draw it."""

    width: float
    height: float
    pieces: tuple[Piece, ...]
    rules: tuple[Piece, ...]

    @property
    def text(self) -> str:
        return "\n".join(piece.text for piece in self.pieces)

    def piece(self, start: str) -> Piece:
        return next(piece for piece in self.pieces if piece.text.startswith(start))


def read_pages(pdf: bytes) -> list[ReadPage]:
    """Text and ruled lines of every page, with their places."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [_read_page(document[number]) for number in range(len(document))]
    finally:
        document.close()


def _read_page(page: pypdfium2.PdfPage) -> ReadPage:
    text = page.get_textpage()
    pieces = []
    for number in range(text.count_rects()):
        left, bottom, right, top = text.get_rect(number)
        words = text.get_text_bounded(left, bottom, right, top).strip()
        pieces.append(Piece(words, left, bottom, right, top))
    paths = [o.get_bounds() for o in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH])]
    rules = tuple(Piece("", *bounds) for bounds in paths)
    return ReadPage(page.get_width(), page.get_height(), tuple(pieces), rules)


@pytest.fixture
def pages_of() -> Callable[[bytes], list[ReadPage]]:
    """Read a PDF back, page by page."""
    return read_pages


@pytest.fixture
def witness(tmp_path: Path) -> Callable[..., str]:
    """What a tool of poppler says about a PDF."""

    def run(tool: str, pdf: bytes, *options: str) -> str:
        path = tmp_path / "paper.pdf"
        path.write_bytes(pdf)
        target = ["-"] if tool == "pdftotext" else []
        command = [tool, *options, str(path), *target]
        return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout

    return run
