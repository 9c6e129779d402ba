"""Reads a scenario (kịch bản): a whole school described in one TOML file, with every fault at once."""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any

from cds_desktop.actions.scenario.answers import answers_of
from cds_desktop.actions.scenario.files import find_below, read_text
from cds_desktop.domain.round import (
    Answer,
    Attendance,
    CriterionText,
    Deadline,
    EvidenceItem,
    EvidenceKind,
    Meeting,
    Member,
    ReceivingOffice,
    Role,
    RoundDetails,
    School,
    Sensitivity,
    Travel,
)
from cds_desktop.domain.typed_tables import Fault, Row, brief, read_toml
from cds_desktop.errors import ScenarioFaulty

FORMAT = 1
NAME_FORMS = ("", "NFC", "NFD")
_SCHOOL_YEAR = re.compile(r"(20[0-9]{2})-(20[0-9]{2})")


@dataclass(frozen=True, kw_only=True)
class EvidenceEntry:
    """Minh chứng as described: an item without id, a code or "" to have one proposed, and its files.

    `name_form` "NFD" asks for a copy whose file names have their tone marks apart, as a Mac writes them.
    """

    item: EvidenceItem
    files: tuple[Path, ...] = ()
    name_form: str = ""


@dataclass(frozen=True, kw_only=True)
class Scenario(RoundDetails):
    """A whole school; `indicator_set` is the id of a built-in set or the path of a file."""

    school: School
    school_year: str
    indicator_set: str
    members: tuple[Member, ...] = ()
    answers: dict[str, Answer]
    texts: dict[str, CriterionText]
    evidence: tuple[EvidenceEntry, ...] = ()
    meeting: Meeting


SECTIONS = frozenset(
    {"format", "school", "receiving_office", "round", "deadlines", "members", "answers", "texts"}
    | {"evidence", "meeting"}
)
ROUND_FIELDS = frozenset(
    {"school_year", "indicator_set", "council_decision_number", "council_decision_date", "plan_number"}
    | {"council_decision_issuer", "plan_date", "legal_bases"}
)


def _names(kind: Any) -> frozenset[str]:
    return frozenset(field.name for field in fields(kind))


def read_scenario(path: Path) -> Scenario:
    """The school a file describes; raises `ScenarioFaulty` with every fault."""
    table = read_toml(unicodedata.normalize("NFC", read_text(path)))
    if isinstance(table, Fault):
        raise ScenarioFaulty(faults=[str(table)])
    faults: list[Fault] = []
    scenario = _scenario(Row("tệp", table, faults), path.parent)
    if faults:
        raise ScenarioFaulty(faults=[str(fault) for fault in faults])
    return scenario


def _scenario(row: Row, folder: Path) -> Scenario:
    row.only(SECTIONS)
    if row.table.get("format") != FORMAT or isinstance(row.table.get("format"), bool):
        row.fault("format", f"phải là {FORMAT}")
    members = tuple(_member(member) for member in _rows(row, "members", "thành viên", "id"))
    _no_twins(row, "members", [member.id for member in members])
    evidence = tuple(_evidence(entry, folder) for entry in _rows(row, "evidence", "minh chứng", "title"))
    _no_twins(row, "evidence", [entry.item.code for entry in evidence if entry.item.code])
    deadlines = tuple(_deadline(line) for line in _rows(row, "deadlines", "thời hạn", "key"))
    _no_twins(row, "deadlines", [deadline.key for deadline in deadlines])
    return Scenario(
        school=_school(row.sub("school", "trường")),
        receiving_office=_office(row.sub("receiving_office", "cơ quan tiếp nhận")),
        **_round(row.sub("round", "đợt đánh giá"), folder),
        deadlines=deadlines,
        members=members,
        answers=answers_of(row.sub("answers", "answers")),
        texts=_texts(row.sub("texts", "texts")),
        evidence=evidence,
        meeting=_meeting(row.sub("meeting", "phiên họp"), members),
    )


def _rows(row: Row, field: str, word: str, key: str) -> list[Row]:
    return row.rows(field, word, key) if row.table.get(field) else []


def _no_twins(row: Row, field: str, codes: list[str]) -> None:
    for code, times in Counter(codes).items():
        if code and times > 1:
            row.fault(field, f"“{brief(code)}” có {times} lần")


def _school(row: Row) -> School:
    names = _names(School)
    row.only(names)
    if not row.table.get("name"):
        row.fault("name", "còn thiếu")
    words: dict[str, Any] = {name: row.words(name) for name in sorted(names - {"levels"})}
    return School(**words, levels=row.word_list("levels"))


def _office(row: Row) -> ReceivingOffice:
    names = _names(ReceivingOffice)
    row.only(names)
    return ReceivingOffice(**{name: row.words(name) for name in sorted(names)})


def _round(row: Row, folder: Path) -> dict[str, Any]:
    row.only(ROUND_FIELDS)
    year = row.words("school_year", needed=True)
    match = _SCHOOL_YEAR.fullmatch(year)
    if year and not (match and int(match[2]) == int(match[1]) + 1):
        row.fault("school_year", f"“{brief(year)}” phải có dạng 2026-2027")
    return {
        "school_year": year,
        "indicator_set": _set_reference(row, folder),
        "council_decision_number": row.words("council_decision_number"),
        "council_decision_date": row.day("council_decision_date"),
        "council_decision_issuer": row.words("council_decision_issuer"),
        "plan_number": row.words("plan_number"),
        "plan_date": row.day("plan_date"),
        "legal_bases": row.word_list("legal_bases"),
    }


def _set_reference(row: Row, folder: Path) -> str:
    name = row.words("indicator_set", needed=True)
    if not name.endswith((".toml", ".xlsx")):
        return name
    path = folder / name
    if not path.is_file():
        row.fault("indicator_set", f"không thấy tệp “{brief(name, 80)}”")
    return str(path.resolve())


def _deadline(row: Row) -> Deadline:
    row.only(frozenset({"key", "label", "due_on"}))
    due = row.day("due_on")
    if "due_on" not in row.table:
        row.fault("due_on", "còn thiếu")
    return Deadline(key=row.code("key"), label=row.words("label", needed=True), due_on=due or date.min)


def _member(row: Row) -> Member:
    row.only(_names(Member))
    return Member(
        id=row.code("id"),
        full_name=row.words("full_name", needed=True),
        salutation=row.words("salutation"),
        position=row.words("position"),
        role=Role(row.one_of("role", [role.value for role in Role], default="member")),
        criteria=row.word_list("criteria"),
    )


def _texts(table: Row) -> dict[str, CriterionText]:
    names = _names(CriterionText)
    texts = {}
    for code, entry in table.table.items():
        row = Row(f"nhận xét {brief(code)}", entry, table.faults)
        row.only(names)
        texts[code] = CriterionText(**{name: row.lines(name) for name in sorted(names)})
    return texts


def _evidence(row: Row, folder: Path) -> EvidenceEntry:
    row.only((_names(EvidenceItem) - {"id"}) | {"name_form"})
    item = EvidenceItem(
        id="",
        code=row.code("code") if row.table.get("code") else "",
        title=row.words("title", needed=True),
        kind=EvidenceKind(row.one_of("kind", [kind.value for kind in EvidenceKind], default="file")),
        used_for=row.word_list("used_for"),
        number=row.words("number"),
        issued_on=row.day("issued_on"),
        issuer=row.words("issuer"),
        pages=row.words("pages"),
        supplied_by=row.words("supplied_by"),
        sensitivity=Sensitivity(row.one_of("sensitivity", [s.value for s in Sensitivity], default="none")),
        travel=Travel(row.one_of("travel", [t.value for t in Travel], default="default")),
        address=row.words("address"),
        seen_by=row.words("seen_by"),
        seen_on=row.day("seen_on"),
        box=row.words("box"),
        note=row.lines("note"),
    )
    needed = {EvidenceKind.FILE: "files", EvidenceKind.LINK: "address"}.get(item.kind)
    if needed and not row.table.get(needed):
        row.fault(needed, "còn thiếu")
    name_form = row.one_of("name_form", NAME_FORMS, default="")
    return EvidenceEntry(item=item, files=_files(row, folder), name_form=name_form)


def _files(row: Row, folder: Path) -> tuple[Path, ...]:
    found = []
    names = row.table["files"] if row.word_list("files") else []
    for name in names:
        path = find_below(folder, name)
        if isinstance(path, Path):
            found.append(path)
        else:
            row.fault("files", f"“{brief(name, 80)}” {path}")
    return tuple(found)


def _meeting(row: Row, members: tuple[Member, ...]) -> Meeting:
    row.only((_names(Meeting) - {"attendance"}) | {"absent"})
    return Meeting(
        number=row.words("number"),
        symbol=row.words("symbol"),
        held_on=row.day("held_on"),
        began_at=row.moment("began_at"),
        ended_at=row.moment("ended_at"),
        ended_on=row.day("ended_on"),
        place=row.words("place"),
        guests=row.words("guests"),
        attendance=_attendance(row, members),
        votes_for=row.maybe_whole("votes_for"),
        votes_against=row.maybe_whole("votes_against"),
        votes_other=row.maybe_whole("votes_other"),
        differing_opinions=row.lines("differing_opinions"),
        shortcomings=row.lines("shortcomings"),
        plan=row.lines("plan"),
        conclusion=row.lines("conclusion"),
        recipients=row.word_list("recipients"),
    )


def _attendance(row: Row, members: tuple[Member, ...]) -> tuple[Attendance, ...]:
    reasons = {}
    for absence in _rows(row, "absent", "vắng", "member"):
        absence.only(frozenset({"member", "reason"}))
        reasons[absence.code("member")] = absence.words("reason")
    for unknown in sorted(set(reasons) - {member.id for member in members} - {""}):
        row.fault("absent", f"không có thành viên “{brief(unknown)}”")
    if not row.table:
        return ()
    return tuple(
        Attendance(member_id=m.id, present=m.id not in reasons, reason=reasons.get(m.id, "")) for m in members
    )
