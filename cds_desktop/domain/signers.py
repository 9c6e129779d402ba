"""Người ký: who signs a paper, in which order, and whose signature locks it."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from cds_desktop.domain.papers.kinds import KINDS, PaperKind
from cds_desktop.domain.papers.model import Paper, Signatures
from cds_desktop.domain.round.assessment import Assessment, Member, Role

AGENCY, CHAIR, ISSUER, SECRETARY = "agency", Role.CHAIR.value, "issuer", Role.SECRETARY.value
AGENCY_HEADING = "DẤU CƠ QUAN"
_MEMBER, _TITLE = "member-", " – "
# No dots: in a PDF they part the name of a field from that of its parent.
_NOT_IN_FIELD_NAMES = re.compile(r"[^A-Za-z0-9_-]")


class MembersSign(StrEnum):
    """Ủy viên có ký biên bản không, and where."""

    NONE = "none"
    SAME_PAPER = "same-paper"
    ANNEX = "annex"

    @property
    def label(self) -> str:
        """The choice in words."""
        return _MEMBER_WORDS[self]


_MEMBER_WORDS = {
    MembersSign.NONE: "Thành viên không ký",
    MembersSign.SAME_PAPER: "Thành viên ký ngay trên biên bản",
    MembersSign.ANNEX: "Thành viên ký ở phụ lục danh sách",
}


class SigningWay(StrEnum):
    """Cách ký một văn bản: nothing signed yet, all digitally, or all by hand."""

    OPEN = ""
    DIGITAL = "digital"
    PAPER = "paper"


@dataclass(frozen=True)
class SigningChoice:
    """Ai ký biên bản của một đợt, beside secretary and chair."""

    members: MembersSign = MembersSign.NONE
    agency_seal: bool = False


@dataclass(frozen=True)
class Signer:
    """Who signs, in which field and under which heading; `role` is none for the agency and on other papers.

    The last signature locks the paper; `on_annex` is a place on the attendance annex.
    """

    field: str
    role: Role | None
    heading: str
    full_name: str
    locks: bool = False
    on_annex: bool = False

    @property
    def label(self) -> str:
        """What somebody is, in running words."""
        if self.field == AGENCY:
            return "Chữ ký số cơ quan (dấu)"
        return self.role.label if self.role else self.heading.capitalize()

    @property
    def turn(self) -> int:
        """Members and secretary first, in any order; then who is responsible; the seal of the agency last."""
        return {AGENCY: 2, CHAIR: 1, ISSUER: 1}.get(self.field, 0)


def signers_of(assessment: Assessment, choice: SigningChoice | None = None) -> tuple[Signer, ...]:
    """Thư ký và thành viên ký trước, chủ tọa ký sau (Mẫu 1.9), dấu cơ quan sau cùng nếu dùng."""
    choice = choice or SigningChoice()
    secretary = next(iter(assessment.members_with(Role.SECRETARY)), None)
    chair = next(iter(assessment.members_with(Role.CHAIR)), None)
    found = [Signer(SECRETARY, Role.SECRETARY, "THƯ KÝ", secretary.full_name)] if secretary else []
    if choice.members is not MembersSign.NONE:
        on_annex = choice.members is MembersSign.ANNEX
        found += [_member(member, on_annex) for member in _present(assessment, (secretary, chair))]
    if chair:
        found.append(Signer(CHAIR, Role.CHAIR, "CHỦ TỌA", chair.full_name))
    return _locked([*found, *_agency(choice, assessment.school.name)])


def signers_in(paper: Paper, choice: SigningChoice, school_name: str) -> tuple[Signer, ...]:
    """Who signs a paper other than the minutes: the places it has, then the seal of the agency.

    A paper without a place to sign is an annex in a file of its own, which only the agency signs.
    """
    places = [person for block in _signature_blocks(paper) for person in block.people]
    found = [Signer(p.field, None, p.authority[-1] if p.authority else "", p.name) for p in places]
    return _locked([*found, *_agency(choice, school_name)] if found else [_seal(school_name)])


def signs_in_corner(kind: PaperKind, signer: Signer) -> bool:
    """Whether only the agency signs, in the corner of an annex that is a file of its own."""
    return signer.field == AGENCY and not KINDS[kind].is_numbered


def field_title(signer: Signer) -> str:
    """What the field of a signer is called in the file: on other papers than the minutes with the name."""
    return signer.heading if signer.role else f"{signer.heading}{_TITLE}{signer.full_name}"


def signers_from(fields: Iterable[tuple[str, str]]) -> tuple[Signer, ...]:
    """Who signs a paper that was issued, read from the name and title of each of its fields."""
    found = []
    for field, title in fields:
        heading, _, name = title.partition(_TITLE)
        found.append(Signer(field, None, heading, name or heading))
    return _locked(found)


def may_sign_now(signers: Sequence[Signer], signed: Collection[str]) -> tuple[Signer, ...]:
    """Đến lượt ai ký: those who have not signed and before whom nobody else must sign."""
    waiting = [signer for signer in signers if signer.field not in signed]
    turn = min((signer.turn for signer in waiting), default=0)
    return tuple(signer for signer in waiting if signer.turn == turn)


def next_signer(signers: Sequence[Signer], signed: Collection[str]) -> Signer | None:
    """The first of those who may sign now."""
    return next(iter(may_sign_now(signers, signed)), None)


def _locked(signers: list[Signer]) -> tuple[Signer, ...]:
    """A lock forbids whatever comes after it: so whoever signs last carries it."""
    last = max(signers, key=lambda signer: signer.turn, default=None)
    return tuple(replace(signer, locks=signer is last and signer.turn > 0) for signer in signers)


def _agency(choice: SigningChoice, school_name: str) -> list[Signer]:
    return [_seal(school_name)] if choice.agency_seal else []


def _seal(school_name: str) -> Signer:
    return Signer(AGENCY, None, AGENCY_HEADING, school_name)


def _member(member: Member, on_annex: bool) -> Signer:
    field = _MEMBER + _NOT_IN_FIELD_NAMES.sub("-", member.id)
    return Signer(field, member.role, member.role.label.upper(), member.full_name, on_annex=on_annex)


def _present(assessment: Assessment, others: Collection[Member | None]) -> Iterator[Member]:
    """Who was away cannot confirm what was said."""
    away = {entry.member_id for entry in assessment.meeting.attendance if not entry.present}
    return (m for m in assessment.members if m not in others and m.id not in away)


def _signature_blocks(paper: Paper) -> Iterator[Signatures]:
    return (block for block in paper.every_block() if isinstance(block, Signatures))
