"""Sẽ chép những gì: what of last year's round a new one takes over, and what it has no place for."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace

from cds_desktop.domain.indicator_set import IndicatorSet, load
from cds_desktop.domain.round import Assessment, EvidenceItem, Member, RoundDetails, School
from cds_desktop.domain.round.phases import Phase, is_open
from cds_desktop.domain.text import clean
from cds_desktop.domain.titles import criterion_title
from cds_desktop.domain.year_on_year import Counterparts, a_year_on, counterparts, years_between
from cds_desktop.errors import NotAllowedNow, NotFound
from cds_desktop.storage.models import RoundRecord
from cds_desktop.storage.snapshot import read_assessment
from cds_desktop.storage.workspace import Workspace

_MOST_NAMED = 6


@dataclass(frozen=True)
class LostRow:
    """A row of last year's set that this year's has not, with what hung on it."""

    code: str
    words: str
    people: tuple[str, ...] = ()
    evidence_codes: tuple[str, ...] = ()


@dataclass(frozen=True)
class CopyPlan:
    """Everything a copy will do, worked out before; `followed` are old codes that lead to one of now."""

    earlier_round_id: str
    earlier_year: str
    school_year: str
    is_closed: bool
    school: School
    details: RoundDetails
    members: tuple[Member, ...]
    uses: Mapping[str, tuple[str, ...]]
    evidence_count: int
    file_digests: Mapping[str, int]
    lost: tuple[LostRow, ...]
    unused_codes: tuple[str, ...]
    new_rows: tuple[tuple[str, str], ...]
    asked_again: tuple[str, ...]
    followed: frozenset[str]

    @property
    def assignments(self) -> int:
        """How many criteria are given to somebody."""
        return sum(len(member.criteria) for member in self.members)

    @property
    def size_bytes(self) -> int:
        """What the files weigh, each counted once."""
        return sum(self.file_digests.values())

    @property
    def notes(self) -> tuple[str, ...]:
        """What is to be known afterwards, one sentence each."""
        return tuple(_notes(self))


@dataclass(frozen=True)
class CopySource:
    """Last year's round as it is read, in this workspace or in another one."""

    workspace: Workspace
    record: RoundRecord
    assessment: Assessment
    indicator_set: IndicatorSet


def read_source(workspace: Workspace, round_id: str = "") -> CopySource:
    """A round to copy from; without an id the latest school year of the workspace."""
    with workspace.read() as db:
        newest = db.query(RoundRecord).order_by(RoundRecord.school_year.desc())
        record = db.get(RoundRecord, round_id) if round_id else newest.first()
        if record is None:
            raise NotFound("Không thấy đợt đánh giá năm trước trong hồ sơ này.")
        assessment = read_assessment(db, record.id)
    return CopySource(workspace, record, assessment, load(record.set_text))


def plan_of(source: CopySource, school_year: str, indicator_set: IndicatorSet) -> CopyPlan:
    """What copying `source` into a round of `school_year` with `indicator_set` will do."""
    data, year = source.assessment, clean(school_year)
    years = years_between(data.school_year, year)
    if years < 1:
        raise NotAllowedNow(f"Năm học mới phải sau năm học {data.school_year}.")
    same = counterparts(source.indicator_set, indicator_set)
    uses = {item.id: _uses_now(item, same) for item in data.evidence_items}
    return CopyPlan(
        earlier_round_id=data.round_id,
        earlier_year=data.school_year,
        school_year=year,
        is_closed=not is_open(Phase(source.record.phase)),
        school=data.school,
        details=_proposed(data, years),
        members=tuple(_member_now(member, same) for member in data.members),
        uses=uses,
        evidence_count=len(data.evidence_items),
        file_digests={file.digest: file.size_bytes for item in data.evidence_items for file in item.files},
        lost=_lost(source, same),
        unused_codes=tuple(item.code for item in data.evidence_items if item.used_for and not uses[item.id]),
        new_rows=_new_rows(indicator_set, same),
        asked_again=_dated_bases(data),
        followed=frozenset((*same.later_items, *same.later_criteria)),
    )


def _proposed(data: Assessment, years: int) -> RoundDetails:
    """Council and plan are decided anew each year: their numbers and dates are not last year's."""
    kept = RoundDetails(**{field.name: getattr(data, field.name) for field in fields(RoundDetails)})
    return replace(
        kept,
        council_decision_number="",
        council_decision_date=None,
        plan_number="",
        plan_date=None,
        deadlines=a_year_on(data.deadlines, years),
    )


def _member_now(member: Member, same: Counterparts) -> Member:
    codes = (code for old in member.criteria for code in same.of_criterion(old))
    return replace(member, criteria=tuple(dict.fromkeys(codes)))


def _uses_now(item: EvidenceItem, same: Counterparts) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for old in item.used_for for code in same.of_use(old)))


def _lost(source: CopySource, same: Counterparts) -> tuple[LostRow, ...]:
    before, data = source.indicator_set, source.assessment
    people, evidence = defaultdict(list), defaultdict(list)
    for member in data.members:
        for code in member.criteria:
            people[code].append(member.full_name)
    for item in data.evidence_items:
        for code in item.used_for:
            evidence[code].append(item.code)
    words = {item.code: item.text for item in before.items}
    words |= {criterion.code: criterion_title(before, criterion.code) for criterion in before.criteria}
    order = [c for one in before.criteria for c in (one.code, *(i.code for i in before.items_of(one.code)))]
    lost = [code for code in dict.fromkeys(order) if not same.of_use(code) and not same.of_criterion(code)]
    # Codes that no set ever had may still be written somewhere.
    lost += [code for code in {**people, **evidence} if code not in words]
    return tuple(
        LostRow(code, words.get(code, ""), tuple(people[code]), tuple(evidence[code])) for code in lost
    )


def _new_rows(after: IndicatorSet, same: Counterparts) -> tuple[tuple[str, str], ...]:
    rows = {item.code: item.text for item in after.items if item.code not in same.items}
    criteria = [c.code for c in after.criteria if c.code not in same.criteria]
    rows |= {code: criterion_title(after, code) for code in criteria}
    order = [c for one in after.criteria for c in (one.code, *(i.code for i in after.items_of(one.code)))]
    return tuple((code, rows[code]) for code in dict.fromkeys(order) if code in rows)


def _dated_bases(data: Assessment) -> tuple[str, ...]:
    """Căn cứ that name last year's school year: somebody has to write the new one."""
    spelt = (data.school_year, data.school_year.replace("-", " - "), data.school_year.replace("-", " – "))
    return tuple(basis for basis in data.legal_bases if any(year in basis for year in spelt))


def _notes(plan: CopyPlan) -> list[str]:
    found = [
        f"Đã chép từ năm học {plan.earlier_year}: {len(plan.members)} thành viên, "
        f"{plan.assignments} phân công, {plan.evidence_count} minh chứng chờ hỏi lại."
    ]
    if plan.details.deadlines:
        found.append("Thời hạn lấy ngày của năm trước dời sang năm nay: kiểm tra lại từng ngày.")
    found += [f"Căn cứ còn ghi năm học cũ: “{basis}”." for basis in plan.asked_again]
    found += [_lost_words(row) for row in plan.lost]
    if plan.unused_codes:
        named = ", ".join(plan.unused_codes[:_MOST_NAMED])
        more = len(plan.unused_codes) - _MOST_NAMED
        others = f" và {more} minh chứng khác" if more > 0 else ""
        found.append(f"Giữ lại, chưa dùng ở tiêu chí nào: {named}{others}.")
    return found


def _lost_words(row: LostRow) -> str:
    held = [f"{len(row.evidence_codes)} minh chứng"] if row.evidence_codes else []
    held += [f"phân công của {', '.join(row.people)}"] if row.people else []
    what = f"; năm trước có {' và '.join(held)}" if held else ""
    return f"Bộ chỉ số năm nay không còn {row.code}{what}."
