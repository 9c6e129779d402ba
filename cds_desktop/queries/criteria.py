"""Chấm tiêu chí: the tree of criteria, and one criterion with its items, texts and evidence."""

from collections.abc import Set
from dataclasses import dataclass, replace
from decimal import Decimal

from cds_desktop.domain.indicator_set import Criterion, Item
from cds_desktop.domain.numbers import show
from cds_desktop.domain.round import Answer, CriterionText, EvidenceItem
from cds_desktop.domain.round.phases import is_open
from cds_desktop.domain.scoring import ItemScore, Score, Working, criterion_points
from cds_desktop.domain.titles import criterion_title
from cds_desktop.queries.reading import CurrentRound, read_current
from cds_desktop.queries.states import WorkState
from cds_desktop.storage.workspace import Workspace


@dataclass(frozen=True)
class TreeRow:
    """A row of the tree: `kind` is "group", "criterion" or "item"; `points` in words."""

    kind: str
    code: str
    title: str
    points: str
    state: WorkState
    parent: str
    holder_ids: frozenset[str] = frozenset()


@dataclass(frozen=True)
class ItemView:
    """One item as the criterion page shows it."""

    item: Item
    answer: Answer
    score: ItemScore


@dataclass(frozen=True)
class EvidenceLine:
    """An evidence item beside a criterion, for which of its codes it is used, the places of lost files."""

    evidence: EvidenceItem
    used_here: tuple[str, ...]
    missing: tuple[int, ...] = ()


@dataclass(frozen=True)
class CriterionView:
    """One criterion: a mandatory condition has no items and is answered by `condition`."""

    criterion: Criterion
    title: str
    group_title: str
    points: Decimal
    max_points: Decimal | None
    condition: Answer
    items: tuple[ItemView, ...]
    text: CriterionText
    evidence: tuple[EvidenceLine, ...]
    holders: tuple[str, ...]
    previous_code: str
    next_code: str
    editable: bool


@dataclass(frozen=True)
class ScoringLook:
    """The tree, the criterion asked for, and those before and after it: they are shown next."""

    rows: tuple[TreeRow, ...]
    view: CriterionView
    neighbours: tuple[CriterionView, ...]


def scoring_look(workspace: Workspace, code: str) -> ScoringLook:
    """Everything the page of scoring shows, read in one look."""
    with workspace.read() as db:
        now = read_current(db)
    here = workspace.evidence_files.digests()
    view = _view(now, here, code)
    beside = (view.previous_code, view.next_code)
    return ScoringLook(_tree(now), view, tuple(_view(now, here, code) for code in beside if code))


def criterion_tree(workspace: Workspace) -> tuple[TreeRow, ...]:
    """Groups, criteria and items in the order of the set."""
    with workspace.read() as db:
        return _tree(read_current(db))


def criterion_view(workspace: Workspace, code: str) -> CriterionView:
    """One criterion page; an item's code leads to its criterion."""
    with workspace.read() as db:
        now = read_current(db)
    return _view(now, workspace.evidence_files.digests(), code)


def _tree(now: CurrentRound) -> tuple[TreeRow, ...]:
    rows: list[TreeRow] = []
    proven = now.evidence_of.keys()
    for group, total in zip(now.indicator_set.groups, now.score.groups, strict=True):
        points = f"{show(total.points)}/{show(group.max_points)}"
        title = f"Nhóm {group.code} · {group.title}"
        rows.append(TreeRow("group", group.code, title, points, WorkState.NONE, ""))
        for criterion in now.indicator_set.criteria_of(group.code):
            holders = frozenset(m.id for m in now.assessment.members if criterion.code in m.criteria)
            rows += [replace(row, holder_ids=holders) for row in _criterion_rows(now, criterion, proven)]
    return tuple(rows)


def _criterion_rows(now: CurrentRound, criterion: Criterion, proven: Set[str]) -> list[TreeRow]:
    title = criterion_title(now.indicator_set, criterion.code)
    if criterion.mandatory:
        met = next(c.met for c in now.score.conditions if c.code == criterion.code)
        words = {True: "Đạt", False: "Chưa đạt", None: "Chưa rõ"}[met]
        state = {True: WorkState.DONE, False: WorkState.ERROR, None: WorkState.NONE}[met]
        return [TreeRow("criterion", criterion.code, title, words, state, criterion.group_code)]
    items = [now.score.item(item.code) for item in now.indicator_set.items_of(criterion.code)]
    maximum = now.indicator_set.max_points_of(criterion.code)
    points = f"{show(criterion_points(now.indicator_set, now.score, criterion))}/{show(maximum)}"
    state = _state_of(criterion, items, proven)
    rows = [TreeRow("criterion", criterion.code, title, points, state, criterion.group_code)]
    if [item.code for item in items] == [criterion.code]:
        return rows
    texts = {item.code: item.text for item in now.indicator_set.items}
    return rows + [
        TreeRow("item", item.code, texts[item.code], _item_points(item), _item_state(item), criterion.code)
        for item in items
    ]


def _item_points(item: ItemScore) -> str:
    return f"{'–' if item.points is None else show(item.points)}/{show(item.max_points)}"


def _item_state(item: ItemScore) -> WorkState:
    if item.state is Working.WRONG:
        return WorkState.ERROR
    return WorkState.NONE if item.points is None else WorkState.DONE


def _state_of(criterion: Criterion, items: list[ItemScore], proven: Set[str]) -> WorkState:
    scored = [item for item in items if item.points is not None]
    if any(item.state is Working.WRONG for item in items):
        return WorkState.ERROR
    if not scored:
        return WorkState.NONE
    if len(scored) < len(items):
        return WorkState.GOING
    codes = {criterion.code, *(item.code for item in items)}
    return WorkState.DONE if codes & proven else WorkState.ATTENTION


def _view(now: CurrentRound, here: frozenset[str], code: str) -> CriterionView:
    item = now.indicator_set.item(code)
    criterion = now.indicator_set.criterion(item.criterion_code if item else code)
    criterion = criterion or now.indicator_set.criteria[0]
    codes = [c.code for c in now.indicator_set.criteria]
    place = codes.index(criterion.code)
    answers = now.assessment.answers
    items = now.indicator_set.items_of(criterion.code)
    group = next(g for g in now.indicator_set.groups if g.code == criterion.group_code)
    return CriterionView(
        criterion=criterion,
        title=criterion_title(now.indicator_set, criterion.code),
        group_title=group.title,
        points=criterion_points(now.indicator_set, now.score, criterion),
        max_points=None if criterion.mandatory else now.indicator_set.max_points_of(criterion.code),
        condition=answers.get(criterion.code, Answer()),
        items=tuple(_item_view(now.score, item, answers.get(item.code, Answer())) for item in items),
        text=now.assessment.texts.get(criterion.code, CriterionText()),
        evidence=_evidence_lines(now, here, criterion),
        holders=tuple(m.full_name for m in now.assessment.members if criterion.code in m.criteria),
        previous_code=codes[place - 1] if place else "",
        next_code=codes[place + 1] if place + 1 < len(codes) else "",
        editable=is_open(now.phase),
    )


def _item_view(result: Score, item: Item, answer: Answer) -> ItemView:
    return ItemView(item, answer, result.item(item.code))


def _evidence_lines(
    now: CurrentRound, here: frozenset[str], criterion: Criterion
) -> tuple[EvidenceLine, ...]:
    items = now.indicator_set.items_of(criterion.code)
    # A criterion with one item of its own code is named once.
    codes = tuple(dict.fromkeys((criterion.code, *(item.code for item in items))))
    lines = []
    for place in sorted({place for code in codes for place in now.evidence_of.get(code, ())}):
        evidence = now.assessment.evidence_items[place]
        used_here = tuple(code for code in codes if code in evidence.used_for)
        missing = tuple(at for at, file in enumerate(evidence.files) if file.digest not in here)
        lines.append(EvidenceLine(evidence, used_here, missing))
    return tuple(lines)
