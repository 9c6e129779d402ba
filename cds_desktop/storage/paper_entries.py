"""What was entered for the papers, read as values and written field by field.

The number and date of the council's decision and of the plan belong to the round, those of the minutes
to its meeting: they stand there and nowhere else.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from cds_desktop.domain.papers.entries import EvidenceLayout, PaperEntry, PaperSettings
from cds_desktop.domain.papers.kinds import KINDS, PaperKind
from cds_desktop.domain.papers.numbering import (
    NumberUse,
    Series,
    key_of,
    number_line,
    series_of,
    split_line,
    symbol_of,
)
from cds_desktop.storage.models import (
    MeetingRecord,
    OutsideNumberRecord,
    PaperRecord,
    PaperRowRecord,
    PaperSettingRecord,
    PaperTextRecord,
    RoundRecord,
)
from cds_desktop.storage.snapshot import read_school

_IN_ROUND = {
    PaperKind.COUNCIL_DECISION: ("council_decision_number", "council_decision_date"),
    PaperKind.PLAN: ("plan_number", "plan_date"),
}
_DEFAULTS = PaperSettings()


def read_paper_settings(db: Session) -> PaperSettings:
    """Thể thức chung; fields that were never entered have their default."""
    stored = {record.key: record.value for record in db.scalars(select(PaperSettingRecord))}
    names = {field.name for field in fields(PaperSettings)} & stored.keys()
    return replace(_DEFAULTS, **{name: _setting(name, stored[name]) for name in names})


def write_paper_settings(db: Session, settings: PaperSettings) -> None:
    """Keep every field as text, one row for each."""
    db.execute(delete(PaperSettingRecord))
    for field in fields(PaperSettings):
        db.add(PaperSettingRecord(key=field.name, value=_setting_text(getattr(settings, field.name))))


def _setting(name: str, text: str) -> Any:
    match getattr(_DEFAULTS, name):
        case bool():
            return bool(text)
        case tuple():
            return tuple(text.split("\n")) if text else ()
        case EvidenceLayout():
            return EvidenceLayout(text) if text in set(EvidenceLayout) else EvidenceLayout.FULL
    return text


def _setting_text(value: Any) -> str:
    if isinstance(value, bool):
        return "1" if value else ""
    return "\n".join(value) if isinstance(value, tuple) else str(value)


def read_paper_entries(db: Session, round_: RoundRecord) -> dict[PaperKind, PaperEntry]:
    """One entry for each kind, empty where nothing was entered."""
    records = {r.kind: r for r in db.scalars(select(PaperRecord).filter_by(round_id=round_.id))}
    texts: dict[str, dict[str, str]] = defaultdict(dict)
    for text in db.scalars(select(PaperTextRecord).filter_by(round_id=round_.id)):
        texts[text.kind][text.key] = text.text
    rows = _rows(db, round_)
    meeting = db.get(MeetingRecord, round_.id)
    return {
        kind: _with_its_number(
            _entry(kind, records.get(kind.value), texts[kind.value], rows[kind.value]), round_, meeting
        )
        for kind in PaperKind
    }


def _rows(db: Session, round_: RoundRecord) -> dict[str, dict[str, tuple[tuple[str, ...], ...]]]:
    found: dict[str, dict[str, tuple[tuple[str, ...], ...]]] = defaultdict(dict)
    wanted = select(PaperRowRecord).filter_by(round_id=round_.id)
    for row in db.scalars(wanted.order_by(PaperRowRecord.table_key, PaperRowRecord.position)):
        table = found[row.kind].get(row.table_key, ())
        found[row.kind][row.table_key] = (*table, tuple(map(str, json.loads(row.cells))))
    return found


def _entry(
    kind: PaperKind,
    record: PaperRecord | None,
    texts: Mapping[str, str],
    rows: Mapping[str, tuple[tuple[str, ...], ...]],
) -> PaperEntry:
    if record is None:
        return PaperEntry(kind=kind, texts=texts, rows=rows)
    return PaperEntry(
        kind=kind,
        number=record.number,
        symbol=record.symbol,
        dated_on=record.dated_on,
        authority=_lines(record.authority),
        signer_name=record.signer_name,
        recipients=_lines(record.recipients),
        texts=texts,
        rows=rows,
    )


def _lines(text: str) -> tuple[str, ...]:
    return tuple(text.split("\n")) if text else ()


def _with_its_number(entry: PaperEntry, round_: RoundRecord, meeting: MeetingRecord | None) -> PaperEntry:
    if entry.kind in _IN_ROUND:
        line, day = (getattr(round_, name) for name in _IN_ROUND[entry.kind])
        number, symbol = split_line(line)
        return replace(entry, number=number, symbol=symbol, dated_on=day)
    if entry.kind is PaperKind.MINUTES and meeting is not None:
        recipients = _lines(meeting.recipients)
        return replace(
            entry,
            number=meeting.number,
            symbol=meeting.symbol,
            dated_on=meeting.held_on,
            recipients=recipients,
        )
    return entry


def write_number(db: Session, round_: RoundRecord, entry: PaperEntry) -> None:
    """Keep number, symbol and date where those of this kind belong."""
    if entry.kind in _IN_ROUND:
        line, day = _IN_ROUND[entry.kind]
        setattr(round_, line, "/".join(part for part in (entry.number, entry.symbol) if part))
        setattr(round_, day, entry.dated_on)
        return
    if entry.kind is PaperKind.MINUTES:
        meeting = db.get(MeetingRecord, round_.id) or MeetingRecord(round_id=round_.id)
        meeting.number, meeting.symbol, meeting.held_on = entry.number, entry.symbol, entry.dated_on
        db.add(meeting)
        return
    record = paper_record(db, round_, entry.kind)
    record.number, record.symbol, record.dated_on = entry.number, entry.symbol, entry.dated_on


def paper_record(db: Session, round_: RoundRecord, kind: PaperKind) -> PaperRecord:
    """The row of a paper, made when it is first needed."""
    record = db.get(PaperRecord, (round_.id, kind.value))
    if record is None:
        record = PaperRecord(round_id=round_.id, kind=kind.value)
        db.add(record)
        db.flush()
    return record


def printed_number(db: Session, round_: RoundRecord, kind: PaperKind) -> str:
    """Số và ký hiệu as printed; a paper without a number of its own is an annex to the minutes."""
    entry = read_paper_entries(db, round_)[kind if KINDS[kind].is_numbered else PaperKind.MINUTES]
    return number_line(entry.number, symbol_of(entry, read_school(db), read_paper_settings(db)))


def read_series(db: Session) -> tuple[Series, ...]:
    """Sổ số văn bản of the workspace: every year and round together."""
    school, settings = read_school(db), read_paper_settings(db)
    uses = []
    for round_ in db.scalars(select(RoundRecord)):
        for entry in read_paper_entries(db, round_).values():
            symbol = symbol_of(entry, school, settings)
            uses.append(NumberUse(entry.kind, round_.school_year, entry.number, symbol, entry.dated_on))
    outside: dict[tuple[str, int], set[int]] = defaultdict(set)
    for record in db.scalars(select(OutsideNumberRecord)):
        outside[record.series, record.year].add(record.number)
    return series_of(uses, outside)


def write_outside_numbers(
    db: Session, symbol: str, year: int, numbers: Iterable[int], note: str = ""
) -> None:
    """Keep which numbers of a series were given outside the app, instead of those kept before."""
    key = key_of(symbol)
    db.execute(delete(OutsideNumberRecord).filter_by(series=key, year=year))
    for number in sorted(set(numbers)):
        db.add(OutsideNumberRecord(series=key, year=year, number=number, note=note))
