"""The blocks of a paper as WordprocessingML, one after the other."""

from collections.abc import Sequence

from docx.parts.document import DocumentPart

from cds_desktop.documents.paper_docx import measures
from cds_desktop.documents.paper_docx.charts import ChartWriter
from cds_desktop.documents.paper_docx.contents import Headings, contents
from cds_desktop.documents.paper_docx.signatures import signatures
from cds_desktop.documents.paper_docx.styles import (
    BASIS,
    BODY,
    HEADING_LEVELS,
    NOTICE,
)
from cds_desktop.documents.paper_docx.tables import ruled
from cds_desktop.documents.paper_docx.words import lines_of_runs, nothing, paragraph, run
from cds_desktop.documents.safe_text import lines_of, one_line
from cds_desktop.domain.papers.model import (
    Alignment,
    Bases,
    Block,
    ChartBlock,
    Contents,
    FramedNotice,
    Heading,
    PageBreak,
    Paragraph,
    Signatures,
    Table,
)
from cds_desktop.domain.papers.office_form import CONTENTS_LEVELS, basis_lines, is_bold

BELOW_TABLE = 10.0
LEAST_STRIP = 0.1
# Begun by the paragraph itself: a break inside of one that just misses the page would leave a page empty.
NEW_PAGE = (
    '<w:p><w:pPr><w:pageBreakBefore/><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
    '<w:rPr><w:sz w:val="2"/></w:rPr></w:pPr></w:p>'
)
# Words as long as this leave lines so empty that setting them to both margins would tear them apart.
TEARS_LINES = 40
ALIGNMENTS = {Alignment.JUSTIFIED: "", Alignment.LEFT: "left", Alignment.CENTRED: "center"}


class BlockWriter:
    """Writes the blocks of one paper; what a block is held together with depends on the next one."""

    def __init__(self, part: DocumentPart, headings: Headings) -> None:
        self.headings = headings
        self.charts = ChartWriter(part)

    def blocks(self, blocks: Sequence[Block], width: float, *, is_listed: bool = True) -> str:
        """All of them, for a page of this width; headings of an annex are not listed in the contents."""
        following = (*blocks[1:], None)
        return "".join(
            self._heading(block, is_listed=is_listed)
            if isinstance(block, Heading)
            else self._block(block, next_one, width)
            for block, next_one in zip(blocks, following, strict=False)
        )

    def _block(self, block: Block, next_one: Block | None, width: float) -> str:
        is_signed = isinstance(next_one, Signatures)
        match block:
            case Paragraph():
                return _paragraphs(block, keeps=is_signed or isinstance(next_one, Table))
            case Heading():
                return self._heading(block, is_listed=False)
            case Bases():
                return _bases(block)
            case FramedNotice():
                return paragraph(run("\n".join(lines_of(block.text))), NOTICE)
            case Table():
                # What keeps a table with the signatures is the strip between them as well.
                return ruled(block, width, keeps=is_signed) + _below_table(next_one)
            case ChartBlock():
                return self.charts.block(block.charts, width)
            case Contents():
                return contents(block.title, self.headings.entries)
            case PageBreak():
                return NEW_PAGE
            case Signatures():
                return signatures(block, width)

    def _heading(self, block: Heading, *, is_listed: bool) -> str:
        words = "\n".join(lines_of(block.text))
        if not words:
            return ""
        is_centred = block.alignment is Alignment.CENTRED
        size = measures.TITLE_SIZE if is_centred and block.level == 1 else 0
        content = run(words, size=size)
        if is_listed and block.level <= CONTENTS_LEVELS:
            content = self.headings.marked(content)
        # Word lists the first levels: what it must not list is put below them.
        level = max(block.level, 1) + (0 if is_listed else CONTENTS_LEVELS)
        return paragraph(
            content,
            f"Heading{min(level, HEADING_LEVELS)}",
            align="center" if is_centred else "",
            first_line=0 if is_centred else None,
        )


def _below_table(next_one: Block | None) -> str:
    """A strip; where the page ends behind the table, none that could fall on a page of its own."""
    if isinstance(next_one, PageBreak):
        return ""
    height = BELOW_TABLE if next_one is not None else LEAST_STRIP
    return nothing(height, keeps=isinstance(next_one, Signatures))


def _alignment(block: Paragraph) -> str:
    words = "".join(part.text for part in block.runs).split()
    tears = block.alignment is Alignment.JUSTIFIED and max(map(len, words), default=0) > TEARS_LINES
    return "left" if tears else ALIGNMENTS[block.alignment]


def _paragraphs(block: Paragraph, *, keeps: bool) -> str:
    lines = lines_of_runs(block.runs)
    is_title = block.alignment is Alignment.CENTRED and is_bold(block.runs)
    return "".join(
        paragraph(
            line,
            BODY,
            keeps=is_title or (keeps and number == len(lines)),
            align=_alignment(block),
            first_line=None if block.indented else 0,
        )
        for number, line in enumerate(lines, 1)
    )


def _bases(block: Bases) -> str:
    return "".join(paragraph(run(line), BASIS) for line in basis_lines(map(one_line, block.lines)))
