"""A small bộ chỉ số and one school's answers, from which the papers of these tests are drawn."""

import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time
from decimal import Decimal
from pathlib import Path

import pytest

from cds_desktop.domain.indicator_set import IndicatorSet, load
from cds_desktop.domain.papers import Paper, PaperEntry, PaperKind, PaperSettings
from cds_desktop.domain.papers.composing import compose_paper
from cds_desktop.domain.papers.source import PaperSource
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


@pytest.fixture(scope="session")
def many_evidence() -> tuple[EvidenceItem, ...]:
    """As many evidence items as a large school has."""
    return evidence(400)


def source_of(entered: Assessment, chosen: IndicatorSet | None = None, **facts: object) -> PaperSource:
    """Everything the papers of one school are composed from, ready to sign unless `facts` say otherwise."""
    entries = {
        kind: PaperEntry(kind=kind, number="05", symbol="QĐ-THCSNT", dated_on=date(2027, 1, 5))
        for kind in PaperKind
    }
    entries[PaperKind.MINUTES] = PaperEntry(
        kind=PaperKind.MINUTES, number="07", symbol="BB-THCSNT", recipients=entered.meeting.recipients
    )
    settings = PaperSettings(head_name="Đỗ Thị Kim Oanh")
    usual = {"today": date(2027, 4, 15), "draft": False, "entries": entries, "settings": settings}
    return PaperSource(indicator_set=chosen or indicator_set(), assessment=entered, **(usual | facts))


@pytest.fixture
def composed() -> Callable[..., Paper]:
    """Compose a paper of one kind, of this school or another."""

    def make(
        kind: PaperKind,
        entered: Assessment | None = None,
        chosen: IndicatorSet | None = None,
        **facts: object,
    ) -> Paper:
        return compose_paper(kind, source_of(entered or assessment(), chosen, **facts))

    return make


@pytest.fixture
def minutes(composed: Callable[..., Paper]) -> Callable[..., Paper]:
    """Minutes ready to sign, of a meeting that differs from the usual one."""

    def make(**changes: object) -> Paper:
        entered = replace(assessment(), meeting=replace(meeting(), **changes))
        return composed(PaperKind.MINUTES, entered, sealed_digest=DIGEST)

    return make


@pytest.fixture
def official(minutes: Callable[..., Paper]) -> Paper:
    """Minutes ready to sign."""
    return minutes()


@pytest.fixture
def draft(composed: Callable[..., Paper]) -> Paper:
    """The same minutes while they are still being written."""
    return composed(PaperKind.MINUTES, draft=True)


@pytest.fixture
def demonstration(composed: Callable[..., Paper]) -> Paper:
    """Minutes from a demonstration copy of the set."""
    return composed(PaperKind.MINUTES, chosen=indicator_set(demonstration=True), sealed_digest=DIGEST)


@pytest.fixture
def drawn_at() -> datetime:
    """The moment every paper of these tests is drawn."""
    return DRAWN_AT


@pytest.fixture
def long_minutes(composed: Callable[..., Paper]) -> Paper:
    """Minutes as long as anybody will ever write them."""
    whole = assessment(evidence_count=400)
    words = "Nhà trường đã triển khai nhiều hoạt động chuyển đổi số trong năm học vừa qua."
    absent = tuple(_member(f"a{n}", f"Đặng Ỷ Ngẫu {n}", "Ông", "Giáo viên", Role.MEMBER) for n in range(40))
    away = tuple(Attendance(member_id=m.id, present=False, reason="ốm") for m in absent)
    huge = replace(whole.evidence_items[0], title=" ".join([words] * 80), address="x" * 900)
    return composed(
        PaperKind.MINUTES,
        replace(
            whole,
            members=(*whole.members, *absent),
            evidence_items=(huge, *whole.evidence_items[1:]),
            texts={"1.3": CriterionText(description=" ".join([words] * 200), plan="y" * 3000)},
            meeting=replace(whole.meeting, attendance=away, conclusion="\n".join([words] * 60)),
        ),
    )


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
