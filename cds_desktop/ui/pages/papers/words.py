"""How papers are spoken of: the glyph of each state, the line below a name, usual forms of authority."""

from cds_desktop.domain.papers import KINDS, PaperKind
from cds_desktop.queries.papers import PaperRow, PaperState
from cds_desktop.ui.typed_dates import show_date
from cds_desktop.ui.widgets.state_glyph import State

STATES = {
    PaperState.EMPTY: State.NONE,
    PaperState.DRAFT: State.GOING,
    PaperState.READY: State.NOTE,
    PaperState.ISSUED: State.LOCKED,
    PaperState.SIGNED: State.DONE,
}
CHIPS = {
    PaperState.EMPTY: ("Dự thảo", State.ATTENTION),
    PaperState.DRAFT: ("Dự thảo", State.ATTENTION),
    PaperState.READY: ("Đủ để in và ký", State.NOTE),
    PaperState.ISSUED: ("Đã có bản chính thức", State.LOCKED),
    PaperState.SIGNED: ("Đã ký", State.DONE),
}
FORMATS = {
    "pdf": ("PDF", "PDF (*.pdf)"),
    "docx": ("Word", "Word (*.docx)"),
    "xlsx": ("Excel", "Excel (*.xlsx)"),
    "html": ("Trang web", "Trang web (*.html)"),
}
LINES_BETWEEN = " / "


def state_of(row: PaperRow) -> State:
    """The glyph of a paper in the list."""
    return State.ATTENTION if row.is_outdated else STATES[row.state]


def chip_of(row: PaperRow) -> tuple[str, State]:
    """What is said above the paper as it stands now."""
    return ("Khác bản chính thức", State.ATTENTION) if row.is_outdated else CHIPS[row.state]


def fact_of(row: PaperRow) -> str:
    """Its number and date where there are some, and its state in words."""
    number = f"Số {row.line}" if row.line else ""
    day = show_date(row.dated_on) if row.dated_on and KINDS[row.kind].is_numbered else ""
    return " · ".join(part for part in (number, day, row.words) if part)


def usual_authorities(kind: PaperKind, head: str) -> tuple[tuple[str, ...], ...]:
    """Usual lines above the place to sign, the one proposed first; `head` is the head's position."""
    head = head.strip().upper() or "HIỆU TRƯỞNG"
    alone, council = (head,), ("TM. HỘI ĐỒNG", "CHỦ TỊCH")
    others = ((f"KT. {head}", f"PHÓ {head}"), (f"TL. {head}", "TỔ TRƯỞNG"), (f"TUQ. {head}", "PHÓ TỔ TRƯỞNG"))
    first = (council, alone) if kind in _OF_THE_COUNCIL else (alone, council)
    return (*first, *others)


_OF_THE_COUNCIL = frozenset({PaperKind.PLAN, PaperKind.REPORT, PaperKind.MINUTES})


def authority_lines(words: str) -> tuple[str, ...]:
    """ "KT. HIỆU TRƯỞNG / PHÓ HIỆU TRƯỞNG" as the lines of the paper."""
    return tuple(line for part in words.replace("\n", "/").split("/") if (line := part.strip()))
