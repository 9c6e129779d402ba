"""Mục lục and the bookmarks it leads to: a field that Word keeps up to date, filled in beforehand."""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from cds_desktop.documents.paper_docx.styles import CONTENTS_TITLE
from cds_desktop.documents.paper_docx.words import paragraph, run
from cds_desktop.documents.safe_text import lines_of, one_line
from cds_desktop.domain.papers.model import Heading, Paper
from cds_desktop.domain.papers.office_form import CONTENTS_LEVELS

INSTRUCTION = f' TOC \\o "1-{CONTENTS_LEVELS}" \\h \\z '
# An annex is known by its number and its title; further lines are not for a list.
ANNEX_LINES = 2


@dataclass(frozen=True)
class Entry:
    """A line of the contents."""

    title: str
    level: int
    bookmark: str
    page: str
    is_annex: bool = False


class Headings:
    """The headings of a paper in their order, each with a bookmark of its own."""

    def __init__(self, paper: Paper, pages: Sequence[str]) -> None:
        headings = [block for block in paper.blocks if isinstance(block, Heading)]
        listed = [(one_line(h.text), h.level) for h in headings if h.level <= CONTENTS_LEVELS]
        titles = [(title, level, False) for title, level in listed if title]
        # An annex has page numbers of its own: the contents name it without one.
        names = ([line for text in annex.name for line in lines_of(text)] for annex in paper.annexes)
        annexes = (". ".join(name[:ANNEX_LINES]) for name in names)
        titles += [(title, 1, True) for title in annexes if title]
        labels = [*pages, *[""] * len(titles)]
        self.entries = tuple(
            Entry(title, level, f"_Toc{at + 1:08d}", "" if is_annex else labels[at], is_annex)
            for at, (title, level, is_annex) in enumerate(titles)
        )
        self._left = enumerate(self.entries)

    def marked(self, content: str) -> str:
        """The words of the next heading between the ends of its bookmark."""
        number, entry = next(self._left)
        return (
            f'<w:bookmarkStart w:id="{number}" w:name="{entry.bookmark}"/>{content}'
            f'<w:bookmarkEnd w:id="{number}"/>'
        )


def contents(title: str, entries: Sequence[Entry]) -> str:
    """Mục lục; where pages are unknown, Word is asked to fill them in when it opens the paper."""
    name = paragraph(run(one_line(title)), CONTENTS_TITLE)
    if not entries:
        return name
    is_stale = not all(entry.page or entry.is_annex for entry in entries)
    begin = _field("begin", stale=is_stale) + _instruction(INSTRUCTION) + _field("separate")
    lines = [_line(entry) for entry in entries]
    lines[0] = begin + lines[0]
    lines[-1] += _field("end")
    return name + "".join(
        paragraph(line, f"TOC{entry.level}") for line, entry in zip(lines, entries, strict=True)
    )


def _line(entry: Entry) -> str:
    link = f'<w:hyperlink w:anchor="{entry.bookmark}" w:history="1">'
    if entry.is_annex:
        return f"{link}{run(entry.title)}</w:hyperlink>"
    page = _field("begin") + _instruction(f" PAGEREF {entry.bookmark} \\h ") + _field("separate")
    page += f"<w:r><w:t>{escape(entry.page)}</w:t></w:r>{_field('end')}"
    return f"{link}{run(entry.title)}<w:r><w:tab/></w:r>{page}</w:hyperlink>"


def _field(kind: str, *, stale: bool = False) -> str:
    dirty = ' w:dirty="true"' if stale else ""
    return f'<w:r><w:fldChar w:fldCharType="{kind}"{dirty}/></w:r>'


def _instruction(words: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve">{escape(words)}</w:instrText></w:r>'
