"""Tìm mọi nơi: criteria, items, evidence and members in one list, found without tone marks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from cds_desktop.domain.folding import fold
from cds_desktop.domain.round import EvidenceItem, Member
from cds_desktop.domain.titles import criterion_title
from cds_desktop.queries.reading import CurrentRound, read_current
from cds_desktop.storage.workspace import Workspace


class FoundKind(StrEnum):
    """What was found."""

    PAGE = "page"
    CRITERION = "criterion"
    EVIDENCE = "evidence"
    MEMBER = "member"


@dataclass(frozen=True)
class Findable:
    """One thing that can be found: `code` says where it is, `detail` what else is known of it."""

    kind: FoundKind
    code: str
    label: str
    title: str
    detail: str
    search_key: str


def findables(workspace: Workspace) -> tuple[Findable, ...]:
    """Everything of the current round that a search may lead to, in the order it is shown."""
    with workspace.read() as db:
        now = read_current(db)
    evidence = (_evidence(item) for item in now.assessment.evidence_items)
    members = (_member(member) for member in now.assessment.members)
    return (*_criteria(now), *evidence, *members)


def find(entries: Iterable[Findable], text: str, most: int) -> tuple[Findable, ...]:
    """The `most` best entries that hold every word of `text`; codes and beginnings come first."""
    words = fold(text).split()
    if not words:
        return ()
    found = [entry for entry in entries if all(word in entry.search_key for word in words)]
    found.sort(key=lambda entry: _rank(entry, words))
    return tuple(found[:most])


def findable(kind: FoundKind, code: str, label: str, title: str, detail: str, *more: str) -> Findable:
    """An entry with its search key; `more` is searched too and not shown."""
    key = fold(" ".join((label, title, detail, *more)))
    return Findable(kind, code, label, title, detail, key)


def _criteria(now: CurrentRound) -> Sequence[Findable]:
    found = []
    for criterion in now.indicator_set.criteria:
        title = criterion_title(now.indicator_set, criterion.code)
        kind = "Điều kiện bắt buộc" if criterion.mandatory else "Tiêu chí"
        found.append(findable(FoundKind.CRITERION, criterion.code, criterion.code, title, kind))
        found += [
            findable(FoundKind.CRITERION, item.code, item.code, item.text, f"Nội dung của {criterion.code}")
            for item in now.indicator_set.items_of(criterion.code)
            if item.code != criterion.code
        ]
    return found


def _evidence(item: EvidenceItem) -> Findable:
    facts = [f"Dùng cho {', '.join(item.used_for)}" if item.used_for else "Chưa dùng", item.number]
    detail = " · ".join(fact for fact in facts if fact)
    return findable(FoundKind.EVIDENCE, item.code, item.code, item.title, detail, item.issuer)


def _member(member: Member) -> Findable:
    detail = " · ".join(fact for fact in (member.role.label, member.position) if fact)
    return findable(FoundKind.MEMBER, member.id, "", member.full_name, detail)


def _rank(entry: Findable, words: list[str]) -> tuple[bool, bool, bool]:
    label, title, first = fold(entry.label), fold(entry.title), words[0]
    return label != " ".join(words), not label.startswith(first), not title.startswith(first)
