"""The values a round is made of: everything the council entered, as one frozen snapshot."""

from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal
from enum import StrEnum
from functools import cached_property


class Role(StrEnum):
    """Vai trò in the council."""

    CHAIR = "chair"
    VICE_CHAIR = "vice_chair"
    SECRETARY = "secretary"
    MEMBER = "member"

    @property
    def label(self) -> str:
        """The role as papers print it."""
        return _ROLE_LABELS[self]


_ROLE_LABELS = {
    Role.CHAIR: "Chủ tịch Hội đồng",
    Role.VICE_CHAIR: "Phó Chủ tịch Hội đồng",
    Role.SECRETARY: "Thư ký Hội đồng",
    Role.MEMBER: "Ủy viên Hội đồng",
}


class EvidenceKind(StrEnum):
    """Dạng minh chứng."""

    FILE = "file"
    LINK = "link"
    PHYSICAL = "physical"


class Sensitivity(StrEnum):
    """Dữ liệu cá nhân in an evidence item."""

    NONE = "none"
    BASIC = "basic"
    SENSITIVE = "sensitive"
    CHILDREN = "children"


class Travel(StrEnum):
    """What of an evidence item leaves the school: by default a flagged item sends no file."""

    DEFAULT = "default"
    WITH_FILE = "with_file"
    INDEX_ONLY = "index_only"


@dataclass(frozen=True, kw_only=True)
class School:
    """Trường; names in capitals and the superior body are entered, never converted."""

    name: str = ""
    name_upper: str = ""
    superior_upper: str = ""
    place_name: str = ""
    abbreviation: str = ""
    sector_code: str = ""
    ownership: str = ""
    levels: tuple[str, ...] = ()
    province_code: str = ""
    province: str = ""
    commune_code: str = ""
    commune: str = ""
    managing_authority: str = ""


@dataclass(frozen=True, kw_only=True)
class ReceivingOffice:
    """Cơ quan tiếp nhận."""

    name: str = ""
    name_upper: str = ""
    kind: str = ""
    code: str = ""


@dataclass(frozen=True, kw_only=True)
class Deadline:
    """Thời hạn of one step; dates are data of a round."""

    key: str
    label: str
    due_on: date


@dataclass(frozen=True, kw_only=True)
class Member:
    """Thành viên Hội đồng."""

    id: str
    full_name: str
    salutation: str = ""
    position: str = ""
    role: Role = Role.MEMBER
    criteria: tuple[str, ...] = ()

    @property
    def addressed(self) -> str:
        """ "Bà Nguyễn Thị Hiền" (xưng hô và họ tên)."""
        return f"{self.salutation} {self.full_name}".strip()


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What was entered for one item or mandatory condition; nothing entered is `None`."""

    met: bool | None = None
    yes: bool | None = None
    choice: str | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    count: Decimal | None = None
    points: Decimal | None = None
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class CriterionText:
    """Hiện trạng, điểm mạnh, tồn tại, kế hoạch cải tiến of one criterion."""

    description: str = ""
    strengths: str = ""
    shortcomings: str = ""
    plan: str = ""


@dataclass(frozen=True, kw_only=True)
class PlanStep:
    """Một việc của kế hoạch cải tiến: for which item, what, with which numbers, by whom, until when, how."""

    item_code: str
    deed: str = ""
    fact: str = ""
    gain: Decimal | None = None
    who: str = ""
    due_on: date | None = None
    how: str = ""


@dataclass(frozen=True, kw_only=True)
class EvidenceFile:
    """One file of an evidence item; `digest` is the SHA-256, hex."""

    digest: str
    name: str
    size_bytes: int
    media_type: str = ""


@dataclass(frozen=True, kw_only=True)
class EvidenceItem:
    """Minh chứng: one item, one code, any number of criteria; `used_for` holds criterion or item codes."""

    id: str
    code: str
    title: str
    kind: EvidenceKind = EvidenceKind.FILE
    used_for: tuple[str, ...] = ()
    files: tuple[EvidenceFile, ...] = ()
    number: str = ""
    issued_on: date | None = None
    issuer: str = ""
    pages: str = ""
    supplied_by: str = ""
    sensitivity: Sensitivity = Sensitivity.NONE
    travel: Travel = Travel.DEFAULT
    address: str = ""
    seen_by: str = ""
    seen_on: date | None = None
    box: str = ""
    note: str = ""

    @property
    def files_travel(self) -> bool:
        """Whether its files go into a package (Luật 91/2025/QH15: flagged files stay, unless chosen)."""
        if self.travel is Travel.DEFAULT:
            return self.sensitivity is Sensitivity.NONE
        return self.travel is Travel.WITH_FILE


@dataclass(frozen=True, kw_only=True)
class Attendance:
    """Có mặt, or vắng with the reason."""

    member_id: str
    present: bool = True
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class Meeting:
    """Phiên họp của Hội đồng and what the minutes say of it."""

    number: str = ""
    symbol: str = ""
    held_on: date | None = None
    began_at: time | None = None
    ended_at: time | None = None
    ended_on: date | None = None
    place: str = ""
    guests: str = ""
    attendance: tuple[Attendance, ...] = ()
    votes_for: int | None = None
    votes_against: int | None = None
    votes_other: int | None = None
    differing_opinions: str = ""
    shortcomings: str = ""
    plan: str = ""
    conclusion: str = ""
    recipients: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class SetReference:
    """Which bộ chỉ số a round was opened with."""

    id: str
    version: str
    digest: str


@dataclass(frozen=True, kw_only=True)
class RoundDetails:
    """What is settled when a round is opened, and may be mended until it is sealed."""

    receiving_office: ReceivingOffice = field(default_factory=ReceivingOffice)
    council_decision_number: str = ""
    council_decision_date: date | None = None
    council_decision_issuer: str = ""
    plan_number: str = ""
    plan_date: date | None = None
    legal_bases: tuple[str, ...] = ()
    deadlines: tuple[Deadline, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Assessment(RoundDetails):
    """Everything entered in one round, at one moment: what is sealed, printed and sent."""

    round_id: str
    school_year: str
    revision: int
    indicator_set: SetReference
    school: School
    members: tuple[Member, ...] = ()
    answers: dict[str, Answer]
    texts: dict[str, CriterionText]
    evidence_items: tuple[EvidenceItem, ...] = ()
    meeting: Meeting = Meeting()
    plan_steps: tuple[PlanStep, ...] = ()

    def members_with(self, role: Role) -> tuple[Member, ...]:
        """The members who hold one role."""
        return tuple(member for member in self.members if member.role is role)

    def evidence_for(self, code: str) -> tuple[EvidenceItem, ...]:
        """Evidence items linked to exactly this criterion or item."""
        return self._evidence_by_code.get(code, ())

    @cached_property
    def _evidence_by_code(self) -> dict[str, tuple[EvidenceItem, ...]]:
        found: dict[str, list[EvidenceItem]] = {}
        for item in self.evidence_items:
            for code in dict.fromkeys(item.used_for):
                found.setdefault(code, []).append(item)
        return {code: tuple(items) for code, items in found.items()}
