"""Puts values into a template, once: what a value says is never read as a template again."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from cds_desktop.domain.folding import fold
from cds_desktop.domain.papers.model import Annex, Bases, Block, Heading, Run, Signatures
from cds_desktop.domain.papers.templates.model import (
    Filling,
    Line,
    LineKind,
    PartFacts,
    Pieces,
    Template,
    Vocabulary,
)
from cds_desktop.domain.papers.templates.proposing import (
    DOTS,
    proposed_rows,
    proposed_text,
    table_of,
    text_blocks,
)
from cds_desktop.domain.papers.templates.runs import filled_lines, one_line
from cds_desktop.domain.papers.templates.shapes import SHAPES_ALONE, addressees, article, roman, shaped

ANNEX = "phụ lục"
NEW_COUNT = frozenset({LineKind.HEADING, LineKind.HEADING_CENTRED})


def fill(template: Template, filling: Filling) -> Pieces:
    """The pieces of a paper: each line once, or as often as its values say."""
    first = _filled(template, filling)
    if references := first.references():
        # Only now is it known which annexes there are and how they are numbered.
        return _filled(template, replace(filling, fields={**filling.fields, **references})).pieces()
    return first.pieces()


def _filled(template: Template, filling: Filling) -> "_Filler":
    filler = _Filler()
    filler.lines(template.lines, template.vocabulary, filling)
    return filler


def has(name: str, filling: Filling) -> bool:
    """Whether a field, part or repeat says anything."""
    value = filling.fields.get(name, "")
    texts = (value,) if isinstance(value, str) else value
    said = any(text.strip() for text in texts)
    return said or bool(filling.parts.get(name) or filling.repeats.get(name))


@dataclass
class _OpenAnnex:
    """An annex that is being filled; `key` is the name by which the body refers to it."""

    key: str
    title: tuple[str, ...]
    wide: bool
    attached_to: str = ""
    blocks: list[Block] = field(default_factory=list)

    def closed(self, label: str) -> Annex:
        name = (label, *self.title)
        return Annex(name, self.attached_to, tuple(self.blocks), self.wide)


@dataclass
class _Filler:
    """Gathers what the lines of a template make, in their order."""

    name: list[str] = field(default_factory=list)
    about: list[str] = field(default_factory=list)
    cover: list[Block] = field(default_factory=list)
    body: list[Block] = field(default_factory=list)
    annexes: list[_OpenAnnex] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    into: list[Block] = field(default_factory=list)
    articles: int = 0
    headings: int = 0
    headings_below: int = 0

    def __post_init__(self) -> None:
        self.into = self.body

    def pieces(self) -> Pieces:
        """All that was gathered."""
        labelled = zip(self.annexes, self._labels(), strict=True)
        annexes = tuple(annex.closed(label) for annex, label in labelled)
        return Pieces(tuple(self.name), tuple(self.about), tuple(self.cover), tuple(self.body), annexes)

    def references(self) -> dict[str, str]:
        """ "Phụ lục II" by the fields that refer to annexes; an only annex is "Phụ lục"."""
        labelled = zip(self.annexes, self._labels(), strict=True)
        return {f"{ANNEX} {annex.key}": label for annex, label in labelled if annex.key}

    def _labels(self) -> list[str]:
        count = len(self.annexes)
        return ["Phụ lục"] if count == 1 else [f"Phụ lục {roman(number)}" for number in range(1, count + 1)]

    def lines(self, lines: Sequence[Line], known: Vocabulary, filling: Filling) -> None:
        """Fill some lines; how deep they stand within each other was limited when they were read."""
        for line in lines:
            match line.kind:
                case LineKind.REPEAT:
                    self._repeat(line, known, filling)
                case LineKind.IF | LineKind.IF_NOT:
                    if has(line.name, filling) is (line.kind is LineKind.IF):
                        self.lines(line.body, known, filling)
                case LineKind.TEXT | LineKind.TABLE | LineKind.CHART | LineKind.BLOCKS | LineKind.SIGN:
                    self._part(line, known.parts[line.name], filling)
                case LineKind.ADDRESSEE:
                    self.into += addressees(list(filled_lines(line.words, filling)))
                case _ if not line.words:
                    self._alone(line.kind)
                case _:
                    for runs in filled_lines(line.words, filling):
                        self._one(line, runs, _place(line, known))

    def _repeat(self, line: Line, known: Vocabulary, filling: Filling) -> None:
        inner = known.within(known.repeats[line.name])
        outside = self.headings
        for one in filling.repeats.get(line.name, ()):
            self.headings = self.headings_below = 0
            self.lines(line.body, inner, filling.within(one))
        self.headings = outside

    def _one(self, line: Line, runs: tuple[Run, ...], place: str) -> None:
        match line.kind:
            case LineKind.TYPE:
                self.name.append(one_line(runs))
            case LineKind.ABOUT:
                self.about.append(one_line(runs))
            case LineKind.RECIPIENT:
                self._send_to(one_line(runs))
            case LineKind.ANNEX | LineKind.WIDE_ANNEX:
                self._begin_annex(line, one_line(runs))
            case LineKind.ATTACHED:
                if self.annexes:
                    self.annexes[-1].attached_to = one_line(runs)
            case LineKind.BASIS:
                self._basis(one_line(runs), place)
            case LineKind.ARTICLE:
                self.articles += 1
                self.into.append(article(self.articles, runs, place))
            case LineKind.HEADING_COUNTED:
                self.headings, self.headings_below = self.headings + 1, 0
                self.into.append(Heading(f"{self.headings}. {one_line(runs)}"))
            case LineKind.HEADING_BELOW_COUNTED:
                self.headings_below += 1
                self.into.append(Heading(f"{self.headings_below}. {one_line(runs)}", 2))
            case _:
                self.headings_below = 0 if line.kind in NEW_COUNT else self.headings_below
                self.into.append(shaped(line.kind, runs, place))

    def _basis(self, text: str, place: str) -> None:
        text = text.rstrip(" ;.")
        last = self.into[-1] if self.into else None
        if isinstance(last, Bases):
            self.into[-1] = replace(last, lines=(*last.lines, text), place=last.place or place)
        else:
            self.into.append(Bases((text,), place))

    def _alone(self, kind: LineKind) -> None:
        if kind is LineKind.COVER:
            self.into = self.cover
        elif kind is LineKind.END_COVER:
            self.into = self.body
        else:
            self.into.append(SHAPES_ALONE[kind])

    def _begin_annex(self, line: Line, title: str) -> None:
        parts = tuple(part.strip() for part in title.split("|") if part.strip())
        self.annexes.append(_OpenAnnex(line.name, parts, line.kind is LineKind.WIDE_ANNEX))
        self.into = self.annexes[-1].blocks
        self.headings = self.headings_below = 0

    def _part(self, line: Line, facts: PartFacts, filling: Filling) -> None:
        blocks = filling.parts.get(line.name)
        if blocks is None and facts.columns:
            blocks = (table_of(facts, proposed_rows(line, filling)),)
        elif blocks is None:
            blocks = text_blocks(proposed_text(line, filling) or DOTS, facts.key)
        self.into += (self._with_recipients(block) for block in blocks)

    def _send_to(self, name: str) -> None:
        # Whoever types all recipients also types those of the wording: each is named once.
        if _bare(name) not in map(_bare, self.recipients):
            self.recipients.append(name)

    def _with_recipients(self, block: Block) -> Block:
        if isinstance(block, Signatures) and self.recipients:
            block = replace(block, recipients=tuple(self.recipients))
            self.recipients = []
        return block


def _bare(name: str) -> str:
    return fold(name).strip(" -–;.")


def _place(line: Line, known: Vocabulary) -> str:
    facts = (known.fields.get(piece.text) for piece in line.words if piece.is_field)
    return next((one.place for one in facts if one is not None and one.place), "")
