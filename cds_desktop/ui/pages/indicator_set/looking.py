"""Nhìn một lượt: which sets and drafts there are, the one that is shown, and where two drafts differ."""

from collections.abc import Sequence
from dataclasses import dataclass

from cds_desktop.domain.double_entry import DraftDifference
from cds_desktop.domain.double_entry import draft_differences as differences_of
from cds_desktop.domain.round.phases import is_open
from cds_desktop.domain.set_table import SetTable, table_of
from cds_desktop.queries.indicator_sets import KnownSet, drafts, known_sets, read_draft
from cds_desktop.queries.reading import read_current
from cds_desktop.storage.set_drafts import Draft, DraftHead
from cds_desktop.storage.workspace import Workspace

NO_TABLE = SetTable({}, ())


@dataclass(frozen=True)
class Wanted:
    """What shall be shown: a draft, a version, an empty slot by its id; nothing asked: where one stopped."""

    draft_id: str = ""
    digest: str = ""
    slot: str = ""


@dataclass(frozen=True)
class Look:
    """Everything the page shows; `shown` is the version, or the one the draft began with."""

    sets: tuple[KnownSet, ...]
    drafts: tuple[DraftHead, ...]
    people: tuple[str, ...]
    round_open: bool
    shown: KnownSet | None
    draft: Draft | None
    table: SetTable
    base: SetTable
    rival: DraftHead | None = None
    differences: tuple[DraftDifference, ...] = ()

    @property
    def current(self) -> KnownSet | None:
        """The version the round uses."""
        return next((one for one in self.sets if one.is_current), None)


def look(workspace: Workspace, wanted: Wanted) -> Look:
    """What is stored now; what is wanted and has gone gives way to the set of the round."""
    with workspace.read() as db:
        now = read_current(db)
    sets, heads = known_sets(workspace), drafts(workspace)
    head = _draft_wanted(sets, heads, wanted, workspace.actor)
    draft = read_draft(workspace, head.id) if head is not None else None
    shown = _set_wanted(sets, wanted, draft)
    base = table_of(shown.indicator_set) if shown and shown.indicator_set else NO_TABLE
    rival = _rival(heads, head)
    other = read_draft(workspace, rival.id).table if rival is not None else None
    return Look(
        sets=sets,
        drafts=heads,
        people=tuple(member.full_name for member in now.assessment.members),
        round_open=is_open(now.phase),
        shown=shown,
        draft=draft,
        table=draft.table if draft is not None else base,
        base=base,
        rival=rival,
        differences=differences_of(draft.table, other) if draft is not None and other is not None else (),
    )


def _draft_wanted(
    sets: tuple[KnownSet, ...], heads: tuple[DraftHead, ...], wanted: Wanted, actor: str
) -> DraftHead | None:
    if wanted.draft_id and (found := next((h for h in heads if h.id == wanted.draft_id), None)):
        return found
    if wanted.slot or any(one.digest == wanted.digest for one in sets if wanted.digest):
        return None
    current = {one.digest for one in sets if one.is_current}
    of_round = [head for head in heads if head.base_digest in current]
    mine = [head for head in of_round if head.person == actor]
    return next(iter(mine or of_round), None)


def _set_wanted(sets: tuple[KnownSet, ...], wanted: Wanted, draft: Draft | None) -> KnownSet | None:
    if draft is not None:
        return next((one for one in sets if one.digest == draft.base_digest and one.digest), None)
    if wanted.slot:
        return next((one for one in sets if one.is_empty and one.id == wanted.slot), None)
    asked = next((one for one in sets if wanted.digest and one.digest == wanted.digest), None)
    return asked or next((one for one in sets if one.is_current), None)


def _rival(heads: tuple[DraftHead, ...], head: DraftHead | None) -> DraftHead | None:
    """Another person's draft of the same thing."""
    if head is None:
        return None
    return next((one for one in of_the_same(heads, head) if one.person != head.person), None)


def of_the_same(heads: Sequence[DraftHead], head: DraftHead) -> list[DraftHead]:
    """Drafts of one version; of one name where no version stands behind them."""
    same = [one for one in heads if one.base_digest == head.base_digest]
    return same if head.base_digest else [one for one in same if one.title == head.title]
