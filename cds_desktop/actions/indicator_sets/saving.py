"""Lưu thành phiên bản mới: a draft that can be worked with becomes a version; the old one stays."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from cds_desktop.actions import Changes, Subject
from cds_desktop.actions.indicator_sets.editing import named_by_id
from cds_desktop.actions.indicator_sets.finding import taken_versions
from cds_desktop.domain.double_entry import both_persons, draft_differences
from cds_desktop.domain.indicator_set import IndicatorSet, load
from cds_desktop.domain.set_table import SetTable, TableReading, place_title, read_table
from cds_desktop.domain.text import clean
from cds_desktop.errors import IndicatorSetFaulty, NotAllowedNow
from cds_desktop.storage.history import undoable
from cds_desktop.storage.set_drafts import Draft, read_draft, remove_draft
from cds_desktop.storage.set_library import DRAFT, keep, kept_set
from cds_desktop.storage.workspace import Workspace


@dataclass(frozen=True, kw_only=True)
class VersionSaved(Changes):
    """Changes of saving a draft, with the version it became."""

    digest: str
    indicator_set: IndicatorSet


def save_draft(workspace: Workspace, draft_id: str, version: str, *, second_id: str = "") -> VersionSaved:
    """Lưu phiên bản mới; with `second_id`, another person's draft, only when both say the same.

    Refused with every fault when the rows make no set that can be worked with.
    """
    with workspace.change("save_draft", clean(version), draft_id) as db:
        draft = read_draft(db, draft_id)
        table = _agreed(db, draft, second_id) if second_id else draft.table
        saved = _read(replace(table, settings={**table.settings, "version": clean(version)}))
        if saved.version in taken_versions(db, saved.id):
            raise NotAllowedNow(f"Đã có phiên bản {saved.version} của bộ này. Đặt tên khác.")
        if kept_set(db, saved.digest) is not None:
            raise NotAllowedNow("Bộ chỉ số này đã được lưu đúng như vậy.")
        keep(db, saved, DRAFT, by=draft.person, at=workspace.now(), made_from=draft.base_digest)
        for id_ in filter(None, (draft_id, second_id)):
            remove_draft(db, id_)
        undoable(db, f"lưu bộ chỉ số bản {saved.version}")
    notes = (f"Đã lưu bản {saved.version}{_state(saved)}.",)
    return VersionSaved(
        subject=Subject.SETS, codes=(draft_id,), notes=notes, digest=saved.digest, indicator_set=saved
    )


def fault_lines(reading: TableReading, table: SetTable) -> list[str]:
    """Every fault that stops work, with the name of its row and column."""
    names: Mapping[str, str] = named_by_id(table)
    lines = []
    for fault in reading.faults:
        if not fault.tolerable:
            title = place_title(fault.row_id, fault.column)
            place = ", ".join(filter(None, (names.get(fault.row_id, ""), title)))
            lines.append(f"{place}: {fault.message}" if place else fault.message)
    return lines


def _read(table: SetTable) -> IndicatorSet:
    reading = read_table(table)
    found = reading.indicator_set
    if found is None:
        raise IndicatorSetFaulty(faults=fault_lines(reading, table))
    # What is kept is what any reader of the text will see.
    return load(found.text)


def _agreed(db: Session, first: Draft, second_id: str) -> SetTable:
    """The first draft with both names at its ticks; `NotAllowedNow` while the two differ anywhere."""
    second = read_draft(db, second_id)
    if clean(first.person).casefold() == clean(second.person).casefold():
        raise NotAllowedNow("Nhập hai lần phải do hai người khác nhau.")
    if found := draft_differences(first.table, second.table):
        raise NotAllowedNow(
            f"Hai bản còn {len(found)} chỗ khác nhau.", faults=[str(difference) for difference in found]
        )
    names = both_persons(first.table, second.table)
    rows = tuple(
        replace(row, cells={**row.cells, "checked_by": names[row.id]}) if names.get(row.id) else row
        for row in first.table.rows
    )
    return replace(first.table, rows=rows)


def _state(saved: IndicatorSet) -> str:
    if saved.is_checked:
        return ", đã đối chiếu đủ"
    left = len(saved.unchecked_rows)
    return f", còn {left} dòng chưa đối chiếu" if left else ", còn chỗ cộng chưa khớp"
