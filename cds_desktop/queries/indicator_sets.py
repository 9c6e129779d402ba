"""Bộ chỉ số a person may choose: the library, those of the app, empty slots; and drafts at work."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache

from sqlalchemy import select
from sqlalchemy.orm import Session

from cds_desktop.domain.double_entry import DraftDifference
from cds_desktop.domain.double_entry import draft_differences as differences_of
from cds_desktop.domain.indicator_set import IndicatorSet, LegalBasis, load
from cds_desktop.domain.round import School
from cds_desktop.domain.set_scope import scope_faults, scope_words
from cds_desktop.errors import IndicatorSetFaulty, NotFound
from cds_desktop.exchange import indicator_sets as files
from cds_desktop.storage import set_aside as aside
from cds_desktop.storage import set_drafts
from cds_desktop.storage.models import RoundRecord
from cds_desktop.storage.set_aside import SetAside
from cds_desktop.storage.set_drafts import Draft, DraftHead
from cds_desktop.storage.set_library import DRAFT, FILE, PACKAGE, ROUND, SHEET, KeptSet, kept_sets
from cds_desktop.storage.snapshot import current_round
from cds_desktop.storage.workspace import Workspace

BUILT_IN, SLOT = "built_in", "slot"
_ORIGIN_WORDS = {
    BUILT_IN: "có sẵn trong chương trình",
    SLOT: "chưa có bảng chỉ số",
    ROUND: "của một đợt đánh giá",
    FILE: "nạp từ tệp .toml",
    SHEET: "nạp từ bảng tính",
    PACKAGE: "nạp từ gói chưa ký số",
    DRAFT: "đối chiếu tại đây",
}


@dataclass(frozen=True)
class KnownSet:
    """One version that may be chosen, or an empty slot (`digest` "", no `indicator_set`).

    `origin` says where it came from, `signer` who signed the package that brought it; `rounds` are the
    school years whose rounds use it; `faults` say why a kept one cannot be worked with any more.
    """

    digest: str
    id: str
    version: str
    title: str
    decision: str
    scope: str
    rows: int
    unchecked: int
    is_checked: bool
    demonstration: bool
    origin: str
    origin_words: str
    signer: str = ""
    made_from: str = ""
    kept_by: str = ""
    kept_at: datetime | None = None
    rounds: tuple[str, ...] = ()
    is_current: bool = False
    note: str = ""
    faults: tuple[str, ...] = ()
    indicator_set: IndicatorSet | None = None

    @property
    def is_empty(self) -> bool:
        """Whether only title and decision are known, and a table is still to be loaded."""
        return self.digest == ""


def known_sets(workspace: Workspace | None) -> tuple[KnownSet, ...]:
    """Every version known here: of the current round first, the newest kept next, those of the app, slots."""
    kept: tuple[KeptSet, ...] = ()
    years: Mapping[str, tuple[str, ...]] = {}
    current = ""
    if workspace is not None:
        with workspace.read() as db:
            kept, years, current = kept_sets(db), _years(db), _current_digest(db)
    found = {one.digest: _of_kept(one, years, current) for one in kept}
    for built_in in files.built_in_sets():
        if built_in.digest not in found:
            found[built_in.digest] = _of_set(built_in, BUILT_IN, years, current)
    ordered = sorted(found.values(), key=lambda one: not one.is_current)
    return (*ordered, *_slots(found.values()))


def known_set(workspace: Workspace | None, digest: str) -> KnownSet:
    """One version by its digest."""
    for one in known_sets(workspace):
        if one.digest == digest and digest:
            return one
    raise NotFound("Bộ chỉ số này không còn trong thư viện.")


def set_for(known: Iterable[KnownSet], school: School, school_year: str) -> KnownSet | None:
    """Bộ mà đợt mới tự dùng: checked, no demonstration, meant for this school and year; else nothing.

    One that an office sent goes before own ones, one for the province before one for all, then the newest.
    """
    fitting = [
        one
        for one in known
        if one.indicator_set is not None
        and one.is_checked
        and not one.demonstration
        and not scope_faults(one.indicator_set, school, school_year)
    ]
    return max(fitting, key=_preference, default=None)


def drafts(workspace: Workspace) -> tuple[DraftHead, ...]:
    """Các bản đang đối chiếu, the one changed last first."""
    with workspace.read() as db:
        return set_drafts.drafts(db)


def read_draft(workspace: Workspace, draft_id: str) -> Draft:
    """One draft whole; `NotFound` when it was saved or dropped."""
    with workspace.read() as db:
        return set_drafts.read_draft(db, draft_id)


def draft_differences(workspace: Workspace, first_id: str, second_id: str) -> tuple[DraftDifference, ...]:
    """Chỗ hai người nhập khác nhau, row by row and column by column."""
    with workspace.read() as db:
        first, second = (set_drafts.read_draft(db, one) for one in (first_id, second_id))
    return differences_of(first.table, second.table)


def versions(workspace: Workspace, set_id: str) -> tuple[str, ...]:
    """The names of all versions of a set that are taken."""
    return tuple(
        one.version for one in known_sets(workspace) if one.id == set_id.strip() and not one.is_empty
    )


def set_aside(workspace: Workspace) -> tuple[SetAside, ...]:
    """Để riêng: what the current round holds under codes its set does not have."""
    with workspace.read() as db:
        return aside.set_aside(db, current_round(db))


def decision_words(basis: LegalBasis) -> str:
    """ "Quyết định 4725/QĐ-BGDĐT ngày 30/12/2022 của Bộ trưởng …"."""
    parts = [
        f"Quyết định {basis.number}" if basis.number else "",
        f"ngày {basis.issued_on:%d/%m/%Y}" if basis.issued_on else "",
        f"của {basis.issuer}" if basis.issuer else "",
    ]
    return " ".join(filter(None, parts))


def _preference(one: KnownSet) -> tuple[bool, bool, datetime]:
    scope = one.indicator_set.scope if one.indicator_set else None
    of_province = bool(scope and (scope.province_code or scope.province))
    return one.origin == PACKAGE, of_province, one.kept_at or datetime.min.replace(tzinfo=UTC)


def _years(db: Session) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    wanted = select(RoundRecord.set_digest, RoundRecord.school_year).order_by(RoundRecord.school_year)
    for digest, year in db.execute(wanted):
        found[digest] = (*found.get(digest, ()), year)
    return found


def _current_digest(db: Session) -> str:
    try:
        return current_round(db).set_digest
    except NotFound:
        return ""


@lru_cache(maxsize=64)
def _loaded(text: str) -> IndicatorSet | tuple[str, ...]:
    try:
        return load(text)
    except IndicatorSetFaulty as error:
        return error.faults or (error.title,)


def _of_kept(kept: KeptSet, years: Mapping[str, tuple[str, ...]], current: str) -> KnownSet:
    origin, _, signer = kept.origin.partition(":")
    loaded = _loaded(kept.text)
    if isinstance(loaded, IndicatorSet):
        return _of_set(loaded, origin, years, current, kept, signer)
    return KnownSet(
        digest=kept.digest,
        id=kept.set_id,
        version=kept.version,
        title=kept.set_id,
        decision="",
        scope="",
        rows=0,
        unchecked=0,
        is_checked=False,
        demonstration=False,
        origin=origin,
        origin_words=_origin_words(origin, signer),
        kept_by=kept.kept_by,
        kept_at=kept.kept_at,
        rounds=years.get(kept.digest, ()),
        is_current=kept.digest == current,
        faults=loaded,
    )


def _of_set(
    found: IndicatorSet,
    origin: str,
    years: Mapping[str, tuple[str, ...]],
    current: str,
    kept: KeptSet | None = None,
    signer: str = "",
) -> KnownSet:
    return KnownSet(
        digest=found.digest,
        id=found.id,
        version=found.version,
        title=found.title,
        decision=decision_words(found.legal_basis),
        scope=scope_words(found),
        rows=len(found.groups) + len(found.criteria) + len(found.items),
        unchecked=len(found.unchecked_rows),
        is_checked=found.is_checked,
        demonstration=found.demonstration,
        origin=origin,
        origin_words=_origin_words(origin, signer),
        signer=signer,
        made_from=kept.made_from if kept else "",
        kept_by=kept.kept_by if kept else "",
        kept_at=kept.kept_at if kept else None,
        rounds=years.get(found.digest, ()),
        is_current=found.digest == current,
        note=found.note,
        indicator_set=found,
    )


def _origin_words(origin: str, signer: str) -> str:
    return f"nạp từ gói do {signer} ký" if signer else _ORIGIN_WORDS.get(origin, origin)


def _slots(found: Iterable[KnownSet]) -> Iterator[KnownSet]:
    """Slots of sets of which no version is here yet."""
    there = {one.id for one in found}
    return (slot for slot in _empty_slots() if slot.id not in there)


def _empty_slots() -> Iterator[KnownSet]:
    for slot in files.empty_slots():
        yield KnownSet(
            digest="",
            id=slot.id,
            version="",
            title=slot.title,
            decision=decision_words(slot.legal_basis),
            scope=", ".join(slot.applies_to),
            rows=0,
            unchecked=0,
            is_checked=False,
            demonstration=False,
            origin=SLOT,
            origin_words=_ORIGIN_WORDS[SLOT],
            note=slot.words,
        )
