"""Nhập văn bản: number, date, signer, recipients, texts and rows of a paper; the form common to all."""

import json
from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import date
from typing import Any

from sqlalchemy import delete
from sqlalchemy.orm import Session

from cds_desktop.actions import Changes, Subject
from cds_desktop.actions.rounds import open_round_record
from cds_desktop.domain.papers import KINDS, PaperEntry, PaperKind, PaperSettings
from cds_desktop.domain.papers.issuing import SEALED_NUMBERS
from cds_desktop.domain.papers.numbering import is_used_twice, next_number, number_line, split_line, symbol_of
from cds_desktop.domain.text import clean, clean_lines
from cds_desktop.errors import NotAllowedNow
from cds_desktop.storage.history import undoable
from cds_desktop.storage.models import PaperRowRecord, PaperTextRecord, RoundRecord
from cds_desktop.storage.paper_entries import (
    paper_record,
    read_paper_entries,
    read_paper_settings,
    read_series,
    write_number,
    write_outside_numbers,
    write_paper_settings,
)
from cds_desktop.storage.paper_source import today
from cds_desktop.storage.snapshot import current_round, read_school
from cds_desktop.storage.workspace import Workspace

_WORDS = {
    "number": "số",
    "symbol": "ký hiệu",
    "dated_on": "ngày",
    "authority": "thẩm quyền ký",
    "signer_name": "người ký",
    "recipients": "nơi nhận",
}
_NUMBER_FIELDS = ("number", "symbol", "dated_on")


def enter_paper(workspace: Workspace, entry: PaperEntry) -> Changes:
    """Ghi số, ngày, người ký, nơi nhận of one paper; texts and rows have deeds of their own."""
    kind, name = entry.kind, KINDS[entry.kind].name
    with workspace.change("enter_paper", kind.value) as db:
        round_ = current_round(db)
        before, after = read_paper_entries(db, round_)[kind], _cleaned(entry)
        changed = [field for field in _WORDS if getattr(before, field) != getattr(after, field)]
        if any(field in _NUMBER_FIELDS for field in changed):
            _write_number(db, round_, after)
        if any(field not in _NUMBER_FIELDS for field in changed):
            _write_signer(db, round_, after)
        field = changed[0] if changed else "number"
        undoable(db, f"sửa {_WORDS[field]} của {name}", joins=f"paper-{kind.value}-{field}")
        notes = _duplicates(db, after) if "number" in changed or "dated_on" in changed else ()
    return Changes(Subject.PAPERS, (kind.value,), notes)


def enter_paper_text(workspace: Workspace, kind: PaperKind, key: str, text: str) -> Changes:
    """Ghi lời văn for one place of a paper; an empty text lets the proposed one stand again."""
    with workspace.change("enter_paper_text", f"{kind.value} {key}") as db:
        place = (current_round(db).id, kind.value, key)
        record = db.get(PaperTextRecord, place)
        words = clean_lines(text)
        if record is None and words:
            db.add(PaperTextRecord(round_id=place[0], kind=place[1], key=key, text=words))
        elif record is not None and words:
            record.text = words
        elif record is not None:
            db.delete(record)
        undoable(db, f"sửa lời văn của {KINDS[kind].name}", joins=f"paper-{kind.value}-{key}")
    return Changes(Subject.PAPERS, (kind.value,))


def enter_paper_rows(
    workspace: Workspace, kind: PaperKind, table: str, rows: Sequence[Sequence[str]]
) -> Changes:
    """Ghi các dòng of one table of a paper, in place of those before; none let the proposed ones stand."""
    with workspace.change("enter_paper_rows", f"{kind.value} {table}") as db:
        round_ = current_round(db)
        db.execute(delete(PaperRowRecord).filter_by(round_id=round_.id, kind=kind.value, table_key=table))
        kept = [cells for row in rows if any(cells := [clean_lines(cell) for cell in row])]
        for position, cells in enumerate(kept, 1):
            text = json.dumps(cells, ensure_ascii=False)
            db.add(_row(round_, kind, table, position, text))
        undoable(db, f"sửa bảng của {KINDS[kind].name}", joins=f"paper-{kind.value}-{table}")
    return Changes(Subject.PAPERS, (kind.value,))


def _row(round_: RoundRecord, kind: PaperKind, table: str, position: int, cells: str) -> PaperRowRecord:
    return PaperRowRecord(
        round_id=round_.id, kind=kind.value, table_key=table, position=position, cells=cells
    )


def reserve_number(workspace: Workspace, kind: PaperKind, day: date | None = None) -> Changes:
    """Lấy số: the number after the highest of its series and year, kept before anything is drawn.

    `day` dates the paper where nothing was entered; else it is today.
    """
    name = KINDS[kind].name
    if not KINDS[kind].is_numbered:
        raise NotAllowedNow(f"{name} không có số riêng.")
    with workspace.change("reserve_number", kind.value) as db:
        round_ = current_round(db)
        entry = read_paper_entries(db, round_)[kind]
        symbol = symbol_of(entry, read_school(db), read_paper_settings(db))
        dated_on = entry.dated_on or day or today(workspace)
        number = next_number(read_series(db), symbol, dated_on.year)
        entry = replace(entry, number=f"{number:02d}", symbol=symbol, dated_on=dated_on)
        _write_number(db, round_, entry)
        undoable(db, f"lấy số cho {name}")
    return Changes(Subject.PAPERS, (kind.value,), (number_line(entry.number, symbol),))


def note_outside_numbers(workspace: Workspace, symbol: str, year: int, numbers: Sequence[int]) -> Changes:
    """Ghi các số đã cấp ngoài chương trình of one series and year, in place of those noted before."""
    with workspace.change("note_outside_numbers", f"{clean(symbol)} {year}") as db:
        write_outside_numbers(db, clean(symbol), year, (n for n in numbers if 0 < n < 1_000_000))
        undoable(db, f"ghi số cấp ngoài chương trình của {clean(symbol)}")
    return Changes(Subject.PAPERS)


def enter_paper_settings(workspace: Workspace, settings: PaperSettings) -> Changes:
    """Ghi thể thức chung of all papers of this workspace."""
    values = {field.name: _cleaned_value(getattr(settings, field.name)) for field in fields(PaperSettings)}
    with workspace.change("enter_paper_settings") as db:
        before, after = read_paper_settings(db), PaperSettings(**values)
        changed = [name for name in values if getattr(before, name) != getattr(after, name)]
        write_paper_settings(db, after)
        undoable(db, "sửa thể thức văn bản", joins=f"paper-settings-{changed[0] if changed else ''}")
    return Changes(Subject.PAPERS)


def _cleaned(entry: PaperEntry) -> PaperEntry:
    values: dict[str, Any] = {name: _cleaned_value(getattr(entry, name)) for name in _WORDS}
    # Whoever types "46/QĐ-THCSABC" into one place means both.
    values["number"], symbol = split_line(values["number"])
    return replace(entry, **values | ({"symbol": symbol} if symbol else {}))


def _cleaned_value(value: Any) -> Any:
    if type(value) is str:
        return clean(value)
    return tuple(filter(None, map(clean, value))) if isinstance(value, tuple) else value


def _write_number(db: Session, round_: RoundRecord, entry: PaperEntry) -> None:
    if entry.kind in SEALED_NUMBERS:
        open_round_record(db, f"Sửa số {KINDS[entry.kind].name}")
    write_number(db, round_, entry)


def _write_signer(db: Session, round_: RoundRecord, entry: PaperEntry) -> None:
    record = paper_record(db, round_, entry.kind)
    record.authority, record.signer_name = "\n".join(entry.authority), entry.signer_name
    # Nơi nhận of the minutes belong to the meeting.
    if entry.kind is not PaperKind.MINUTES:
        record.recipients = "\n".join(entry.recipients)


def _duplicates(db: Session, entry: PaperEntry) -> tuple[str, ...]:
    """A number used twice is told, not refused: the văn thư may know why."""
    if not entry.number or entry.dated_on is None:
        return ()
    db.flush()
    symbol = symbol_of(entry, read_school(db), read_paper_settings(db))
    if is_used_twice(read_series(db), entry.number, symbol, entry.dated_on.year):
        line = number_line(entry.number, symbol)
        return (f"Số {line} đã dùng cho văn bản khác trong năm {entry.dated_on.year}.",)
    return ()
