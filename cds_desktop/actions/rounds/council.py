"""Hội đồng: name its members, and say who holds which criteria; each deed undone by its own name."""

from collections.abc import Collection, Iterable, Sequence
from uuid import uuid4

from sqlalchemy import delete
from sqlalchemy.orm import Session

from cds_desktop.actions import Changes, Subject
from cds_desktop.actions.rounds.opening import open_round_record
from cds_desktop.domain.indicator_set import load
from cds_desktop.domain.round import Member, Role
from cds_desktop.domain.text import clean
from cds_desktop.errors import NotFound
from cds_desktop.storage.history import TYPING_PAUSE, undoable
from cds_desktop.storage.models import AssignmentRecord, AttendanceRecord, MemberRecord, RoundRecord
from cds_desktop.storage.workspace import Workspace

MOST_NAMED = 3
_ADDED = "thêm "


def name_council(workspace: Workspace, members: Sequence[Member]) -> Changes:
    """Lập danh sách Hội đồng: the whole list with roles and assignments, in order."""
    with workspace.change("name_council", detail=str(len(members))) as db:
        round_ = open_round_record(db, "Sửa Hội đồng")
        known = {record.id: record for record in _records(db, round_.id)}
        words, joins = _deed_words(workspace, list(known.values()), members)
        for record in known.values():
            if record.id not in {member.id for member in members}:
                db.execute(delete(AttendanceRecord).filter_by(member_id=record.id))
                db.delete(record)
        db.flush()
        known_criteria = _criteria_codes(round_)
        for position, member in enumerate(members):
            record = known.get(member.id) or MemberRecord(id=member.id or uuid4().hex, round_id=round_.id)
            _write_member(db, record, member, position, known_criteria)
        undoable(db, words, joins=joins)
    return Changes(Subject.COUNCIL)


def assign_criteria(
    workspace: Workspace, member_ids: Sequence[str], codes: Sequence[str], *, assigned: bool
) -> Changes:
    """Giao (or thôi giao) these criteria to these members; everything else stays as it is."""
    with workspace.change("assign_criteria", ",".join(codes), str(len(member_ids))) as db:
        round_ = open_round_record(db, "Phân công")
        people = [record for record in _records(db, round_.id) if record.id in member_ids]
        if not people:
            raise NotFound("Người này không còn trong Hội đồng.")
        for record in people:
            _assign(db, record.id, codes, assigned=assigned)
        verb = "giao" if assigned else "thôi giao"
        undoable(db, f"{verb} {criteria_words(codes)} cho {people_words([one.full_name for one in people])}")
    return Changes(Subject.COUNCIL, tuple(codes))


def distribute_criteria(workspace: Workspace, codes: Sequence[str]) -> Changes:
    """Chia đều: each of `codes` that nobody holds goes to the member who holds least, in list order."""
    with workspace.change("distribute_criteria", ",".join(codes)) as db:
        round_ = open_round_record(db, "Phân công")
        people = _records(db, round_.id)
        if not people:
            raise NotFound("Hội đồng chưa có thành viên để chia.")
        held = db.query(AssignmentRecord).filter(AssignmentRecord.member_id.in_([one.id for one in people]))
        known = _criteria_codes(round_)
        pairs = [(one.member_id, one.criterion_code) for one in held if one.criterion_code in known]
        shares = even_shares([one.id for one in people], pairs, codes)
        for member_id, code in shares:
            db.add(AssignmentRecord(member_id=member_id, criterion_code=code))
        undoable(db, f"chia đều {len(shares)} tiêu chí")
    return Changes(Subject.COUNCIL, tuple(code for _, code in shares))


def even_shares(
    people: Sequence[str], held: Iterable[tuple[str, str]], codes: Sequence[str]
) -> list[tuple[str, str]]:
    """Who takes which of `codes`, so that nobody holds more than needed: (member, code)."""
    counts = dict.fromkeys(people, 0)
    taken: set[str] = set()
    for member_id, code in held:
        taken.add(code)
        counts[member_id] = counts.get(member_id, 0) + 1
    shares = []
    for code in dict.fromkeys(codes):
        if code not in taken:
            least = min(people, key=lambda one: counts[one])
            counts[least] += 1
            shares.append((least, code))
    return shares


def criteria_words(codes: Collection[str]) -> str:
    """`1.6`, `1.6, 1.7`, or `5 tiêu chí`."""
    return ", ".join(codes) if len(codes) <= MOST_NAMED else f"{len(codes)} tiêu chí"


def people_words(names: Sequence[str]) -> str:
    """A name, or how many people."""
    return names[0] if len(names) == 1 else f"{len(names)} người"


def _records(db: Session, round_id: str) -> list[MemberRecord]:
    found = db.query(MemberRecord).filter_by(round_id=round_id)
    return found.order_by(MemberRecord.position_in_list).all()


def _criteria_codes(round_: RoundRecord) -> frozenset[str]:
    return frozenset(criterion.code for criterion in load(round_.set_text).criteria)


def _assign(db: Session, member_id: str, codes: Sequence[str], *, assigned: bool) -> None:
    for code in dict.fromkeys(codes):
        record = db.get(AssignmentRecord, (member_id, code))
        if assigned and record is None:
            db.add(AssignmentRecord(member_id=member_id, criterion_code=code))
        elif not assigned and record is not None:
            db.delete(record)


def _write_member(
    db: Session, record: MemberRecord, member: Member, position: int, known: frozenset[str]
) -> None:
    record.position_in_list = position
    record.full_name, record.salutation = clean(member.full_name), clean(member.salutation)
    record.position, record.role = clean(member.position), member.role.value
    db.add(record)
    db.flush()
    held = {one.criterion_code for one in db.query(AssignmentRecord).filter_by(member_id=record.id)}
    # What another version of the bộ chỉ số knew was not on the screen: it is not the user's to drop.
    gone = held & known - set(member.criteria)
    _assign(db, record.id, sorted(gone), assigned=False)
    _assign(db, record.id, member.criteria, assigned=True)


def _deed_words(
    workspace: Workspace, before: Sequence[MemberRecord], after: Sequence[Member]
) -> tuple[str, str]:
    """What the new list changes, and what it joins: typing at one member is one deed."""
    known = {record.id: record for record in before}
    added = [member for member in after if member.id not in known]
    removed = [record for record in before if record.id not in {member.id for member in after}]
    changed = [m for m in after if m.id in known and _facts(known[m.id]) != _facts(m)]
    if added and not (removed or changed):
        return f"{_ADDED}{_people(added)}", f"member {added[0].id}" if len(added) == 1 else ""
    if removed and not (added or changed):
        return f"bỏ {_people(removed)}", ""
    if len(changed) == 1 and not (added or removed):
        joins = f"member {changed[0].id}"
        return _words_of_change(workspace, known[changed[0].id], changed[0], joins), joins
    if not (added or removed or changed) and [r.id for r in before] != [m.id for m in after]:
        return "đổi thứ tự Hội đồng", "council order"
    return "sửa Hội đồng", ""


def _words_of_change(workspace: Workspace, before: MemberRecord, after: Member, joins: str) -> str:
    last = workspace.history.undoable[-1] if workspace.history.undoable else None
    name = clean(after.full_name)
    # Whoever was added a moment ago is still being typed: taking it back takes the whole person back.
    if last and last.joins == joins and workspace.now() - last.at <= TYPING_PAUSE:
        return f"{_ADDED}{name}" if last.words.startswith(_ADDED) else f"sửa {name}"
    if before.role != after.role.value:
        return f"đổi vai trò của {name} thành {Role(after.role).label.removesuffix(' Hội đồng')}"
    return f"sửa {name}"


def _facts(member: Member | MemberRecord) -> tuple[str, ...]:
    role = member.role.value if isinstance(member, Member) else member.role
    return (clean(member.full_name), clean(member.salutation), clean(member.position), role)


def _people(members: Sequence[Member | MemberRecord]) -> str:
    return clean(members[0].full_name) if len(members) == 1 else f"{len(members)} thành viên"
