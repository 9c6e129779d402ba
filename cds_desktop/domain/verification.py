"""Kết quả kiểm tra một tệp: what was found, in words; and the paper that says so."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from cds_desktop.domain.papers.model import (
    Block,
    Column,
    Head,
    Paper,
    Paragraph,
    Row,
    Run,
    Table,
    Weight,
)
from cds_desktop.domain.text import capital

TITLE = "KẾT QUẢ KIỂM TRA TỆP"
WHAT_IT_SAYS = (
    "Kết quả này do phần mềm lập từ chính tệp nêu trên tại thời điểm kiểm tra; không thay cho chữ ký "
    "trên tệp và không có giá trị khi tách khỏi tệp. Ai có tệp đều kiểm tra lại được."
)
_BLOCK = 4
_SIZE = 9.5
# With more signatures than this their details run on, so that the paper stays one page.
_MOST_IN_LINES = 2
_NOW = "Hiện nay: "


class MarkState(StrEnum):
    """How one signature or time-stamp stands (tình trạng)."""

    GOOD = "good"
    DOUBTFUL = "doubtful"
    BAD = "bad"


@dataclass(frozen=True)
class MarkFacts:
    """One signature or time-stamp: its name, how it stands, the plain words, and details to unfold."""

    title: str
    state: MarkState
    words: tuple[str, ...]
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class VerificationReport:
    """All that is said about one checked file (kết quả kiểm tra)."""

    file_name: str
    sha256: str
    size_bytes: int
    valid: bool
    verdict: str
    lines: tuple[str, ...]
    marks: tuple[MarkFacts, ...]
    checked_at: datetime
    program: str

    @property
    def lines_about_the_file(self) -> tuple[str, ...]:
        """The lines that do not stand with one of the signatures."""
        said = tuple(words for mark in self.marks for words in mark.words)
        return tuple(line for line in self.lines if not (said and line.endswith(said)))


def verification_paper(report: VerificationReport) -> Paper:
    """Bản in kết quả kiểm tra, meant to fit on one page for a paper with a few signatures."""
    return Paper(
        title=f"Kết quả kiểm tra {report.file_name}",
        # The national heading belongs to papers of an office, not to what a program prints.
        head=Head("", ""),
        name=(TITLE, report.file_name),
        blocks=tuple(_blocks(report)),
    )


def fingerprint(digest: str) -> str:
    """A digest in blocks, as people compare it (mã SHA-256)."""
    digits = digest.upper()
    return " ".join(digits[start : start + _BLOCK] for start in range(0, len(digits), _BLOCK))


def _blocks(report: VerificationReport) -> Iterator[Block]:
    yield Paragraph((Run(report.verdict, Weight.BOLD),), indented=False)
    facts = [f"Tệp {report.file_name}, {_size(report.size_bytes)}"]
    facts += [f"mã SHA-256 {fingerprint(report.sha256)}"] if report.sha256 else []
    yield Paragraph((Run("; ".join(facts) + "."),), indented=False)
    when = f"{report.checked_at:%H:%M ngày %d/%m/%Y}, bằng {report.program}."
    yield Paragraph((Run("Kiểm tra lúc ", Weight.BOLD), Run(when)), indented=False)
    about_the_file = tuple(Row((line,)) for line in report.lines_about_the_file)
    if about_the_file:
        yield Table((Column("Kết luận bằng lời", 165),), about_the_file, size=_SIZE, name="Kết luận")
    if report.marks:
        yield _marks_table(report.marks)
    yield Paragraph((Run(WHAT_IT_SAYS, Weight.ITALIC),))


def _marks_table(marks: Sequence[MarkFacts]) -> Table:
    between = "\n" if len(marks) <= _MOST_IN_LINES else "; "
    rows = tuple(row for number, mark in enumerate(marks, 1) for row in _rows(number, mark, between))
    return Table((Column("Từng chữ ký", 30), Column("Nội dung", 135)), rows, size=_SIZE, name="Từng chữ ký")


def _rows(number: int, mark: MarkFacts, between: str) -> Iterator[Row]:
    yield Row((f"{number}.", mark.title), Weight.BOLD, leads=True)
    for line in mark.words:
        words = line.removeprefix(f"{mark.title}: ")
        label = _NOW.rstrip(": ") if words.startswith(_NOW) else "Lúc ký"
        yield Row((label, capital(words.removeprefix(_NOW))))
    if mark.facts:
        yield Row(("Chi tiết", between.join(f"{label}: {value}" for label, value in mark.facts)))


def _size(size: int) -> str:
    return f"{size:,} byte".replace(",", ".")
