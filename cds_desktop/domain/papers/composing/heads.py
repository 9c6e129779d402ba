"""Phần đầu và chỗ ký of a paper: who issues it, its number, place and date, who signs for whom."""

from cds_desktop.domain.folding import fold
from cds_desktop.domain.minutes import day_words
from cds_desktop.domain.papers.entries import PaperEntry
from cds_desktop.domain.papers.kinds import KINDS, PaperKind
from cds_desktop.domain.papers.model import Head, Signature, Signatures
from cds_desktop.domain.papers.numbering import COUNCIL_PAPERS, number_line, symbol_of
from cds_desktop.domain.papers.source import PaperSource
from cds_desktop.domain.round import Role

NO_DAY = "ngày … tháng … năm …"
COUNCIL_UPPER = "HỘI ĐỒNG TỰ ĐÁNH GIÁ"
_DEGREES = frozenset({"gs", "pgs", "ts", "ths", "cn", "ks", "bs", "ncs", "ngut", "ngnd", "tskh"})


def is_of_council(kind: PaperKind, source: PaperSource) -> bool:
    """Whether the council issues it: its own numbered papers, and the lists and forms it makes."""
    return source.settings.council_issues and (kind in COUNCIL_PAPERS or not KINDS[kind].is_numbered)


def head_of(kind: PaperKind, source: PaperSource, about: str = "") -> Head:
    """Cơ quan, số, địa danh và ngày of one paper."""
    school, entry, facts = source.assessment.school, source.entry(kind), KINDS[kind]
    superior, issuer = school.superior_upper, school.name_upper
    if is_of_council(kind, source):
        superior, issuer = school.name_upper, source.settings.council_name_upper or COUNCIL_UPPER
    placed = f"{school.place_name or '…'}, {dated_words(entry)}" if facts.has_place_and_date else ""
    return Head(superior, issuer, numbered(entry, source) if facts.is_numbered else "", placed, about)


def numbered(entry: PaperEntry, source: PaperSource) -> str:
    """ "05/QĐ-THCSABC", with dots where nothing is entered."""
    return number_line(entry.number, symbol_of(entry, source.assessment.school, source.settings))


def dated_words(entry: PaperEntry) -> str:
    """ "ngày 05 tháng 02 năm 2027", with dots where nothing is entered."""
    return day_words(entry.dated_on) if entry.dated_on else NO_DAY


def chair_name(source: PaperSource) -> str:
    """Chủ tịch Hội đồng, or nothing."""
    return next((member.full_name for member in source.assessment.members_with(Role.CHAIR)), "")


def head_name(source: PaperSource) -> str:
    """Who heads the school: as entered, else the member of the council who holds that position."""
    position = fold(source.settings.head_position)
    heads = (m.full_name for m in source.assessment.members if fold(m.position) == position)
    return source.settings.head_name or next(heads, "")


def signing(kind: PaperKind, source: PaperSource) -> Signatures:
    """Chỗ ký of who issues the paper: for the school its head, for the council its chair."""
    entry = source.entry(kind)
    council = is_of_council(kind, source)
    proposed = ("TM. HỘI ĐỒNG", "CHỦ TỊCH") if council else (source.settings.head_position,)
    name = chair_name(source) if council else head_name(source)
    lines = entry.authority or proposed
    return Signatures((Signature("issuer", lines, bare_name(entry.signer_name or name), last=True),))


def bare_name(name: str) -> str:
    """A name as it stands below a signature: without degrees before it (NĐ 30, phụ lục I)."""
    words = name.replace(".", ". ").split()
    while len(words) > 1 and fold(words[0]).rstrip(".") in _DEGREES:
        words = words[1:]
    return " ".join(words)


def recipients_of(kind: PaperKind, source: PaperSource) -> tuple[str, ...]:
    """Nơi nhận of a paper as entered, else the common ones; the last one says where it is kept."""
    names = source.entry(kind).recipients or source.settings.recipients
    if any(fold(name.lstrip(" -")).startswith("luu") for name in names):
        return names
    return (*names, source.settings.archive_line)
