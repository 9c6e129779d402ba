"""Reads a template (mẫu văn bản) and tells every fault with its line."""

import re
from collections.abc import Sequence
from dataclasses import replace

from cds_desktop.domain.papers.templates.filling import ANNEX
from cds_desktop.domain.papers.templates.model import (
    FieldFacts,
    Line,
    LineKind,
    PartSort,
    Piece,
    Template,
    Vocabulary,
)
from cds_desktop.domain.papers.templates.splitting import RawLine, raw_lines, unreadable
from cds_desktop.domain.papers.templates.words import WordsReader, near, one_name, shown
from cds_desktop.errors import TemplateFaulty

DEEPEST = 5
MOST_FAULTS = 30
CELL = "|"
_SORTS = {LineKind(sort.value): sort for sort in PartSort}
_ANNEXES = frozenset({LineKind.ANNEX, LineKind.WIDE_ANNEX})
_KEY = re.compile(r"(?P<title>[^\[\]]+)\[(?P<key>[^\[\]{}]+)\]")
_OPENING = frozenset({LineKind.IF, LineKind.IF_NOT, LineKind.REPEAT})
_ENDS = {LineKind.END_IF: (LineKind.IF, LineKind.IF_NOT), LineKind.END_REPEAT: (LineKind.REPEAT,)}
_BELOW = {LineKind.PROPOSED: LineKind.TEXT, LineKind.ROW: LineKind.TABLE}
_MAY_BE_BOLD = frozenset(
    {
        LineKind.ARTICLE,
        LineKind.PARAGRAPH,
        LineKind.BULLET,
        LineKind.PROPOSED,
        LineKind.ADDRESSEE,
        LineKind.CENTRED_PLAIN,
    }
)


def parse_with(text: str, vocabulary: Vocabulary) -> Template:
    """The template, or `TemplateFaulty` with all that is wrong with it."""
    if why := unreadable(text):
        raise TemplateFaulty(faults=[why])
    reader = _Reader(vocabulary)
    # A fault of a line that cannot be split is noted before those of the lines around it are.
    raws = list(raw_lines(text, reader.faults))
    reader.know_annexes(raws)
    for raw in raws:
        reader.take(raw)
    lines = reader.finish()
    if reader.faults:
        raise TemplateFaulty(faults=_in_order(reader.faults))
    return Template(lines, vocabulary)


def _in_order(faults: list[str]) -> list[str]:
    ordered = sorted(faults, key=_line_of)
    if len(ordered) <= MOST_FAULTS:
        return ordered
    return [*ordered[:MOST_FAULTS], f"… và {len(ordered) - MOST_FAULTS} chỗ khác."]


def _annex_key(text: str) -> tuple[str, str]:
    """The title of an annex, and the name in brackets by which the body refers to it."""
    found = _KEY.fullmatch(text)
    return (found["title"].strip(), one_name(found["key"])) if found else (text, "")


def _line_of(fault: str) -> int:
    number = fault.removeprefix("Dòng ").partition(":")[0]
    return int(number) if number.isdigit() else 1_000_000


class _Reader:
    """Takes line after line; what is open stands on a stack of no great depth."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.faults: list[str] = []
        self._words = WordsReader(self.faults)
        self._known = [vocabulary]
        self._open: list[Line] = []
        self._bodies: list[list[Line]] = [[]]
        self._seen: set[LineKind] = set()
        self._cover = 0

    def know_annexes(self, raws: Sequence[RawLine]) -> None:
        """Annexes that bear a name may be referred to before they come."""
        keys = [_annex_key(raw.text)[1] for raw in raws if raw.kind in _ANNEXES]
        facts = FieldFacts("số của phụ lục trong văn bản này")
        names = {f"{ANNEX} {key}": facts for key in keys if key}
        self._known[0] = replace(self._known[0], fields={**self._known[0].fields, **names})

    def take(self, raw: RawLine) -> None:
        self._seen.add(raw.kind)
        if raw.kind in (LineKind.COVER, LineKind.END_COVER):
            self._cover = raw.number if raw.kind is LineKind.COVER else 0
        if raw.kind in _OPENING:
            self._begin(raw)
        elif raw.kind in _ENDS:
            self._end(raw)
        elif raw.kind in _BELOW:
            self._propose(raw)
        elif raw.kind in _SORTS:
            self._call(raw)
        else:
            text, key = _annex_key(raw.text) if raw.kind in _ANNEXES else (raw.text, "")
            bold = raw.kind in _MAY_BE_BOLD
            words = self._words.read(raw.number, text, self._known[-1], bold=bold)
            self._bodies[-1].append(Line(raw.number, raw.kind, words, key))

    def finish(self) -> tuple[Line, ...]:
        """All lines; what was left open or out is noted."""
        for line in self._open:
            end = "hết lặp" if line.kind is LineKind.REPEAT else "hết nếu"
            self._fault(line.number, f"“{line.kind.value}: {line.name}” chưa có dòng “{end}”.")
        if self._cover:
            self._fault(self._cover, "“bìa” chưa có dòng “hết bìa”.")
        for kind in self._known[0].obligatory:
            if kind not in self._seen:
                self.faults.append(f"Thiếu dòng “{kind.value}: …”; loại văn bản này bắt buộc có.")
        return tuple(self._bodies[0])

    def _fault(self, number: int, what: str) -> None:
        self.faults.append(f"Dòng {number}: {what}")

    def _begin(self, raw: RawLine) -> None:
        name = one_name(raw.text.removeprefix("{{").removesuffix("}}"))
        known = self._known[-1]
        if len(self._open) >= DEEPEST:
            self._fault(raw.number, f"lồng quá {DEEPEST} lớp “nếu có”, “lặp”.")
        inner = known
        if raw.kind is LineKind.REPEAT:
            self._must_know(raw, name, "phần lặp", list(known.repeats))
            inner = known.within(known.repeats.get(name, Vocabulary()))
        else:
            self._must_know(raw, name, "trường hay phần", [*known.fields, *known.parts, *known.repeats])
        self._open.append(Line(raw.number, raw.kind, name=name))
        self._known.append(inner)
        self._bodies.append([])

    def _end(self, raw: RawLine) -> None:
        if not self._open or self._open[-1].kind not in _ENDS[raw.kind]:
            begun = " hay ".join(f"“{kind.value}”" for kind in _ENDS[raw.kind])
            self._fault(raw.number, f"“{raw.kind.value}” mà trước đó không có {begun} đang mở.")
            return
        body = tuple(self._bodies.pop())
        self._known.pop()
        self._bodies[-1].append(replace(self._open.pop(), body=body))

    def _call(self, raw: RawLine) -> None:
        name, sort = one_name(raw.text), _SORTS[raw.kind]
        parts = self._known[-1].parts
        names = [one for one, facts in parts.items() if facts.sort is sort]
        self._must_know(raw, name, f"“{raw.kind.value}” tên", names)
        self._bodies[-1].append(Line(raw.number, raw.kind, name=name))

    def _must_know(self, raw: RawLine, name: str, what: str, names: list[str]) -> None:
        if name not in names:
            self._fault(raw.number, f"không có {what} “{shown(name)}”.{near(name, names)}")

    def _propose(self, raw: RawLine) -> None:
        above = self._bodies[-1][-1] if self._bodies[-1] else None
        if above is None or above.kind is not _BELOW[raw.kind]:
            wanted = _BELOW[raw.kind].value
            self._fault(raw.number, f"“{raw.kind.value}” chỉ đứng ngay dưới dòng “{wanted}: …”.")
            return
        texts = raw.text.split(CELL) if raw.kind is LineKind.ROW else [raw.text]
        known, bold = self._known[-1], raw.kind in _MAY_BE_BOLD
        cells: tuple[tuple[Piece, ...], ...] = tuple(
            self._words.read(raw.number, text.strip(), known, bold=bold) for text in texts
        )
        self._must_fit(raw, above.name, len(cells))
        self._bodies[-1][-1] = replace(above, proposals=(*above.proposals, cells))

    def _must_fit(self, raw: RawLine, table: str, count: int) -> None:
        facts = self._known[-1].parts.get(table)
        if raw.kind is not LineKind.ROW or facts is None:
            return
        if not facts.columns:
            self._fault(raw.number, f"bảng “{table}” lấy từ hồ sơ, không ghi sẵn “dòng” được.")
        elif count != len(facts.columns):
            columns = " | ".join(column.heading for column in facts.columns)
            self._fault(raw.number, f"có {count} ô, bảng “{table}” cần {len(facts.columns)} ô: {columns}.")
