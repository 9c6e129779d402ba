"""Papers that hold every block, a long one and a hostile one; and what other programs read in them."""

import shutil
import subprocess
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.document import Document
from lxml import etree

from cds_desktop.documents.paper_docx import write_docx
from cds_desktop.domain.charts import Bar, Chart, ChartKind, Section
from cds_desktop.domain.papers import (
    Annex,
    Bases,
    ChartBlock,
    Column,
    Contents,
    FramedNotice,
    Head,
    Heading,
    PageBreak,
    Paper,
    Paragraph,
    Row,
    Run,
    Signature,
    Signatures,
    Table,
    Weight,
    centred,
    plain,
)

MADE_AT = datetime(2027, 4, 15, 9, 30, tzinfo=UTC)
WORDS = "Nhà trường đã triển khai nhiều hoạt động chuyển đổi số trong năm học vừa qua. "


def has_writer() -> bool:
    """Whether LibreOffice is here with its word processor; many machines have the spreadsheet alone."""
    program = shutil.which("soffice")
    return program is not None and any(Path(program).resolve().parent.glob("libswlo.*"))


collect_ignore = [] if has_writer() and shutil.which("pdftotext") else ["test_libreoffice.py"]


def evidence_table(count: int) -> Table:
    """A wide table of so many rows."""
    columns = (
        Column("STT", 12, centred=True, is_number=True),
        Column("Mã", 28),
        Column("Tên minh chứng", 92),
        Column("Số, ngày", 50),
        Column("Đã nộp", 20, is_box=True),
        Column("Ghi chú", 50),
    )
    title = "Kế hoạch dạy học trực tuyến, bản có chữ kí"
    rows = [
        Row((str(n), f"H1-1.1-{n:02d}", title, f"{n}/KH\n02/9/2026", "x", "")) for n in range(1, count + 1)
    ]
    return Table(columns, tuple(rows), size=10, name="Danh mục minh chứng")


def chart() -> Chart:
    """A chart of two bars with its table."""
    bars = (
        Bar(
            "1.1",
            "Phần mềm dạy học",
            Decimal("23.5"),
            Decimal(30),
            last_points=Decimal(20),
            last_max=Decimal(30),
        ),
        Bar("1.2", "Học liệu số", None, Decimal(20), unscored=Decimal(20)),
    )
    rows = (("1.1", "Phần mềm dạy học", "23,5", "30"), ("1.2", "Học liệu số", "–", "20"))
    return Chart(
        ChartKind.CRITERIA,
        "Điểm từng tiêu chí",
        "điểm",
        (Section("Nhóm 1", "23,5/50", bars),),
        (),
        ("Mã", "Tên", "Điểm", "Tối đa"),
        rows,
        ("1.1 Phần mềm dạy học: 23,5 trên 30 điểm",),
    )


def whole_paper(rows: int = 30) -> Paper:
    """A paper with every block there is."""
    first = Paragraph((Run("Điều 1.", Weight.BOLD), Run(" " + WORDS * 5), Run("Chữ nghiêng.", Weight.ITALIC)))
    people = (
        Signature("secretary", ("THƯ KÝ",), "Đặng Ỷ Ngẫu"),
        Signature("chair", ("TM. HỘI ĐỒNG", "CHỦ TỊCH"), "Đỗ Thị Kim Oanh", last=True),
    )
    narrow = Table((Column("Nội dung", 100), Column("Điểm", 60, centred=True)), (Row(("Tổng", "76,5")),))
    return Paper(
        title="Báo cáo tự đánh giá",
        head=Head(
            "UBND PHƯỜNG KIẾN AN",
            "TRƯỜNG THCS NGUYỄN TRÃI",
            "05/BC-THCSNT",
            "Kiến An, ngày 05 tháng 01 năm 2027",
        ),
        name=("BÁO CÁO", "Tự đánh giá mức độ chuyển đổi số của nhà trường trong cả năm học 2026-2027"),
        blocks=(
            Contents(),
            PageBreak(),
            FramedNotice("Bộ chỉ số chưa đối chiếu; văn bản này chưa dùng để nộp."),
            Bases(("Căn cứ Luật Giáo dục;", "Căn cứ Quyết định số 46/QĐ-THCSNT.")),
            centred("QUYẾT NGHỊ:"),
            Heading("PHẦN I. THÔNG TIN CHUNG"),
            first,
            plain("Dòng thứ nhất\nDòng thứ hai"),
            Heading("1. Kết quả", 2),
            ChartBlock((chart(),)),
            Heading("a) Bảng tổng hợp", 3),
            narrow,
            plain("Kết thúc báo cáo./."),
            Signatures(people, ("UBND phường Kiến An", "Lưu: VT")),
        ),
        annexes=(
            Annex(
                ("Phụ lục I", "DANH MỤC MINH CHỨNG"),
                "(Kèm theo Báo cáo số 05/BC-THCSNT)",
                (evidence_table(rows),),
                wide=True,
            ),
            Annex(
                ("Phụ lục II", "NHẬN XÉT"), "(Kèm theo Báo cáo)", (Heading("Tiêu chí 1.1"), plain(WORDS * 30))
            ),
        ),
        cover=(centred("TRƯỜNG THCS NGUYỄN TRÃI"), Heading("BÁO CÁO TỰ ĐÁNH GIÁ"), centred("Kiến An, 2027")),
        watermark="DỰ THẢO",
        data_digest="0123456789abcdef" * 4,
    )


HOSTILE = "Xin <b>&chào\x00\x0b\ud800\u202e ]]> \ufffe Tru\u031bo\u031b\u0300ng " + "x" * 900


def hostile_paper() -> Paper:
    """The same text that wants to break a file in every place."""
    table = Table(
        (Column(HOSTILE, 80), Column("Ô", 40, is_box=True)), (Row((HOSTILE, "x\no")), Row((HOSTILE,)))
    )
    signed = Signatures((Signature("issuer", (HOSTILE,), HOSTILE, last=True),), (HOSTILE,))
    blocks = (
        Contents(HOSTILE),
        Heading(HOSTILE),
        plain(HOSTILE),
        Bases((HOSTILE,)),
        FramedNotice(HOSTILE),
        table,
        signed,
    )
    annex = Annex((HOSTILE, HOSTILE), HOSTILE, (plain(HOSTILE),))
    head = Head(HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE)
    name = (HOSTILE,)
    return Paper(
        HOSTILE,
        head,
        name,
        blocks,
        (annex,),
        (centred(HOSTILE), Heading(HOSTILE)),
        watermark=HOSTILE,
        data_digest=HOSTILE,
    )


@pytest.fixture
def paper() -> Paper:
    """A paper with every block there is."""
    return whole_paper()


@pytest.fixture
def official(paper: Paper) -> Paper:
    """The same paper, ready to be used."""
    return replace(paper, watermark="")


@pytest.fixture
def hostile() -> Paper:
    """Text that wants to break a file."""
    return hostile_paper()


@pytest.fixture
def written() -> Callable[..., bytes]:
    """Write a Word file at the moment of these tests."""
    return lambda paper, pages=(): write_docx(paper, MADE_AT, pages)


@pytest.fixture
def opened(written: Callable[..., bytes]) -> Callable[[Paper], Document]:
    """Write a Word file and read it back."""
    return lambda paper: docx.Document(BytesIO(written(paper)))


@pytest.fixture
def part_of() -> Callable[[bytes, str], etree._Element]:
    """One XML part of a file."""
    return lambda file, name: etree.fromstring(zipfile.ZipFile(BytesIO(file)).read(name))


@pytest.fixture
def rows_of() -> Callable[..., Table]:
    """A table of two rows, the first of which leads the second."""
    columns = (Column("Mã", 30), Column("Nội dung", 130))
    return lambda words="Nội dung": Table(columns, (Row(("A", "Nhóm"), leads=True), Row(("1", words))))


@pytest.fixture
def long_paper() -> Paper:
    """A report of 29 criteria with 300 rows of evidence."""
    criteria = [
        block
        for number in range(29)
        for block in (Heading(f"Tiêu chí {number}", 2), plain(WORDS * 20), plain(WORDS * 5), plain(WORDS * 5))
    ]
    paper = whole_paper(300)
    return replace(paper, blocks=(*paper.blocks[:-2], *criteria, *paper.blocks[-2:]))


def brimming_paper() -> Paper:
    """Annexes and breaks behind tables and texts that end everywhere around the foot of a page."""
    columns = (Column("STT", 12, centred=True), Column("Tên", 150))
    table, lines = [], []
    for count in range(24, 48):
        rows = tuple(Row((str(number), "Kế hoạch")) for number in range(count))
        table += [Table(columns, rows, size=10 + count % 5 / 2), PageBreak()]
        lines.append(Annex(("Phụ lục",), "", tuple(plain("Một dòng.") for _ in range(count - 4))))
        lines.append(Annex(("Phụ lục",), "", (Table(columns, rows, size=10 + count % 7 / 2),)))
    return Paper("Đầy trang", Head("", "TRƯỜNG"), ("BÁO CÁO",), (*table, plain("Hết.")), tuple(lines))


@pytest.fixture(scope="session")
def converted(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Paper, Path]]:
    """Papers as LibreOffice lays them out, by one start of the program, for a start takes its time."""
    folder = tmp_path_factory.mktemp("libreoffice")
    whole = whole_paper()
    papers = {"draft": whole, "final": replace(whole, watermark="", cover=()), "hostile": hostile_paper()}
    papers["brimming"] = brimming_paper()
    files = [folder / f"{name}.docx" for name in papers]
    for file, paper in zip(files, papers.values(), strict=True):
        file.write_bytes(write_docx(paper, MADE_AT, ("2", "2")))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, *files]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return {name: (paper, folder / f"{name}.pdf") for name, paper in papers.items()}
