"""Chấm tiêu chí: the tree of criteria, and one criterion with its items, texts and evidence."""

from collections.abc import Mapping, Set
from dataclasses import dataclass, replace
from decimal import Decimal

from cds_desktop.domain.indicator_set import Criterion, Item
from cds_desktop.domain.numbers import show
from cds_desktop.domain.round import Answer, CriterionText, EvidenceItem
from cds_desktop.domain.round.phases import is_open
from cds_desktop.domain.scoring import ItemScore, Working, criterion_points
from cds_desktop.domain.titles import criterion_title
from cds_desktop.domain.year_on_year import ChangeMark
from cds_desktop.queries.earlier import EarlierRound, marks_of, read_earlier, said_marks
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
    mark: ChangeMark | None = None


@dataclass(frozen=True)
class ItemView:
    """One item as the criterion page shows it; `last_year` is "29/40, 5 điểm" or ""."""

    item: Item
    answer: Answer
    score: ItemScore
    last_year: str = ""


@dataclass(frozen=True)
class EvidenceLine:
    """An evidence item beside a criterion: its codes here, lost files, whether last year's is asked about."""

    evidence: EvidenceItem
    used_here: tuple[str, ...]
    missing: tuple[int, ...] = ()
    is_asked: bool = False


@dataclass(frozen=True)
class SinceLastYear:
    """Năm trước of one criterion: `mark` holds now, `said` is what somebody set, `words` its points then."""

    school_year: str
    mark: ChangeMark
    said: ChangeMark | None
    words: str
    text: CriterionText | None


@dataclass(frozen=True)
class CriterionView:
    """One criterion: a mandatory condition has no items and is answered by `condition`."""

    criterion: Criterion
    title: str
    group_title: str
    points: Decimal
    max_points: Decimal | None
    working: str
    condition: Answer
    items: tuple[ItemView, ...]
    text: CriterionText
    evidence: tuple[EvidenceLine, ...]
    holders: tuple[str, ...]
    previous_code: str
    next_code: str
    editable: bool
    since: SinceLastYear | None = None


@dataclass(frozen=True)
class ScoringLook:
    """The tree, the criterion asked for, and those before and after it: they are shown next."""

    rows: tuple[TreeRow, ...]
    view: CriterionView
    neighbours: tuple[CriterionView, ...]


def scoring_look(workspace: Workspace, code: str) -> ScoringLook:
    """Everything the page of scoring shows, read in one look."""
    look = _looked(workspace)
    view = _view(look, code)
    beside = (view.previous_code, view.next_code)
    return ScoringLook(_tree(look), view, tuple(_view(look, code) for code in beside if code))


def criterion_tree(workspace: Workspace) -> tuple[TreeRow, ...]:
    """Groups, criteria and items in the order of the set."""
    return _tree(_looked(workspace))


def criterion_view(workspace: Workspace, code: str) -> CriterionView:
    """One criterion page; an item's code leads to its criterion."""
    return _view(_looked(workspace), code)


@dataclass(frozen=True)
class _Look:
    """What all these looks need: this round, the one before, the files that are here."""

    now: CurrentRound
    earlier: EarlierRound | None
    marks: Mapping[str, ChangeMark]
    said: Mapping[str, ChangeMark]
    here: frozenset[str]


def _looked(workspace: Workspace) -> _Look:
    with workspace.read() as db:
        now = read_current(db)
        earlier = read_earlier(db, now)
        said = said_marks(db, now) if earlier else {}
    found = marks_of(now, earlier, said) if earlier else {}
    return _Look(now, earlier, found, said, workspace.evidence_files.digests())


def _tree(look: _Look) -> tuple[TreeRow, ...]:
    now = look.now
    rows: list[TreeRow] = []
    proven = now.evidence_of.keys()
    for group, total in zip(now.indicator_set.groups, now.score.groups, strict=True):
        points = f"{show(total.points)}/{show(group.max_points)}"
        title = f"Nhóm {group.code} · {group.title}"
        rows.append(TreeRow("group", group.code, title, points, WorkState.NONE, ""))
        for criterion in now.indicator_set.criteria_of(group.code):
            holders = frozenset(m.id for m in now.assessment.members if criterion.code in m.criteria)
            first, *items = _criterion_rows(now, criterion, proven)
            rows.append(replace(first, holder_ids=holders, mark=look.marks.get(criterion.code)))
            rows += [replace(row, holder_ids=holders) for row in items]
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


def _view(look: _Look, code: str) -> CriterionView:
    now = look.now
    item = now.indicator_set.item(code)
    criterion = now.indicator_set.criterion(item.criterion_code if item else code)
    criterion = criterion or now.indicator_set.criteria[0]
    codes = [c.code for c in now.indicator_set.criteria]
    place = codes.index(criterion.code)
    group = next(g for g in now.indicator_set.groups if g.code == criterion.group_code)
    return CriterionView(
        criterion=criterion,
        title=criterion_title(now.indicator_set, criterion.code),
        group_title=group.title,
        points=criterion_points(now.indicator_set, now.score, criterion),
        max_points=None if criterion.mandatory else now.indicator_set.max_points_of(criterion.code),
        working="" if criterion.mandatory else now.score.criterion(criterion.code).working,
        condition=now.assessment.answers.get(criterion.code, Answer()),
        items=tuple(_item_view(look, item) for item in now.indicator_set.items_of(criterion.code)),
        text=now.assessment.texts.get(criterion.code, CriterionText()),
        evidence=_evidence_lines(look, criterion),
        holders=tuple(m.full_name for m in now.assessment.members if criterion.code in m.criteria),
        previous_code=codes[place - 1] if place else "",
        next_code=codes[place + 1] if place + 1 < len(codes) else "",
        editable=is_open(now.phase),
        since=_since(look, criterion),
    )


def _item_view(look: _Look, item: Item) -> ItemView:
    answer = look.now.assessment.answers.get(item.code, Answer())
    last = look.earlier.item_words(item.code) if look.earlier else ""
    return ItemView(item, answer, look.now.score.item(item.code), last)


def _since(look: _Look, criterion: Criterion) -> SinceLastYear | None:
    earlier, code = look.earlier, criterion.code
    if earlier is None:
        return None
    old = earlier.indicator_set.criterion(earlier.same.criteria.get(code, ""))
    points = earlier.criterion_points(code)
    words = earlier.condition_words(code)
    if points is not None and old is not None:
        words = f"{show(points)}/{show(earlier.indicator_set.max_points_of(old.code))} điểm"
    text = earlier.text_of(code)
    return SinceLastYear(earlier.school_year, look.marks[code], look.said.get(code), words, text)


def _evidence_lines(look: _Look, criterion: Criterion) -> tuple[EvidenceLine, ...]:
    now = look.now
    items = now.indicator_set.items_of(criterion.code)
    # A criterion with one item of its own code is named once.
    codes = tuple(dict.fromkeys((criterion.code, *(item.code for item in items))))
    lines = []
    for place in sorted({place for code in codes for place in now.evidence_of.get(code, ())}):
        evidence = now.assessment.evidence_items[place]
        used_here = tuple(code for code in codes if code in evidence.used_for)
        missing = tuple(at for at, file in enumerate(evidence.files) if file.digest not in look.here)
        lines.append(EvidenceLine(evidence, used_here, missing, evidence.id in now.beside.asked))
    return tuple(lines)
