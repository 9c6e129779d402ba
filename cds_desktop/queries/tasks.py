"""Việc của tôi: what is left to do, for whom, and until when."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cds_desktop.domain.indicator_set import Criterion
from cds_desktop.domain.numbers import show
from cds_desktop.domain.readiness import Finding, Kind
from cds_desktop.domain.round import Answer, Member, Role
from cds_desktop.domain.round.phases import is_open
from cds_desktop.domain.scoring import ItemScore, Working, criterion_points
from cds_desktop.domain.titles import criterion_title
from cds_desktop.queries.reading import CurrentRound
from cds_desktop.queries.states import WorkState
from cds_desktop.queries.steps import Closing, Step


class TaskKind(StrEnum):
    """What sort of work a task is."""

    SCORE = "score"
    PROVE = "prove"
    WRITE = "write"
    STEP = "step"


@dataclass(frozen=True)
class Task:
    """One thing to do: where (`page`, `code`), by whom (ids of members), until when; `deed` is the verb.

    `position` is its place in the set, -1 for steps; `is_next` a step that can be done now.
    """

    kind: TaskKind
    page: str
    code: str
    title: str
    fact: str
    state: WorkState = WorkState.NONE
    due_on: date | None = None
    holders: tuple[str, ...] = ()
    position: int = -1
    deed: str = ""
    is_next: bool = False


def tasks(
    now: CurrentRound, found: Sequence[Finding], steps: Sequence[Step], closing: Closing
) -> tuple[Task, ...]:
    """Everything left: contents to score, evidence to add, texts to write, then the steps."""
    if not is_open(now.phase):
        return tuple(_step_tasks(now, steps, closing))
    return (
        *_score_tasks(now),
        *_prove_tasks(now, found),
        *_text_tasks(now, found),
        *_step_tasks(now, steps, closing),
    )


def next_task(left: Sequence[Task], stopped_at: int) -> Task | None:
    """Làm tiếp chỗ đang dở: the council first, then what follows the last answer, then the next step."""
    founding = next((task for task in left if task.page == "council" and task.is_next), None)
    if founding is not None and founding.state is WorkState.NONE:
        return founding
    unscored = [task for task in left if task.kind is TaskKind.SCORE]
    following = [task for task in unscored if task.position > stopped_at]
    if unscored:
        return (following or unscored)[0]
    return next((task for task in left if task.is_next), None)


def _score_tasks(now: CurrentRound) -> Iterator[Task]:
    for position, code in enumerate(now.indicator_set.answer_codes):
        item = now.indicator_set.item(code)
        if item is None:
            criterion = now.indicator_set.criterion(code)
            if criterion is not None and code in now.score.mandatory_open:
                fact = "Điều kiện bắt buộc · chưa xác nhận"
                yield _task(now, TaskKind.SCORE, criterion, criterion.title, fact, "scoring", code, position)
            continue
        scored = now.score.item(code)
        owner = now.indicator_set.criterion(item.criterion_code)
        if scored.points is None and owner is not None:
            fact, state = _fact(now, scored)
            yield _task(now, TaskKind.SCORE, owner, item.text, fact, "scoring", code, position, state)


def _fact(now: CurrentRound, scored: ItemScore) -> tuple[str, WorkState]:
    if scored.state is Working.WRONG:
        return scored.working, WorkState.ERROR
    if now.assessment.answers.get(scored.code, Answer()) != Answer():
        return scored.working, WorkState.GOING
    return f"Chưa chấm · tối đa {show(scored.max_points)} điểm", WorkState.NONE


def _prove_tasks(now: CurrentRound, found: Sequence[Finding]) -> Iterator[Task]:
    codes = {code for finding in found if finding.kind is Kind.UNPROVEN for code in finding.codes}
    for position, code in enumerate(now.indicator_set.answer_codes):
        if code not in codes:
            continue
        item = now.indicator_set.item(code)
        criterion = now.indicator_set.criterion(item.criterion_code if item else code)
        if criterion is not None:
            title = item.text if item else criterion.title
            fact = "Có điểm nhưng chưa có minh chứng" if item else "Ghi Đạt nhưng chưa có minh chứng"
            args = (fact, "evidence", code, position, WorkState.ATTENTION)
            yield _task(now, TaskKind.PROVE, criterion, title, *args)


def _text_tasks(now: CurrentRound, found: Sequence[Finding]) -> Iterator[Task]:
    parts = {Kind.NO_DESCRIPTION: "hiện trạng", Kind.NO_PLAN: "kế hoạch cải tiến"}
    lacking: dict[str, list[str]] = {}
    for finding in found:
        for code in finding.codes if finding.kind in parts else ():
            lacking.setdefault(code, []).append(parts[finding.kind])
    for criterion in now.indicator_set.criteria:
        if not (missing := lacking.get(criterion.code)):
            continue
        points = criterion_points(now.indicator_set, now.score, criterion)
        most = now.indicator_set.max_points_of(criterion.code)
        title = f"Viết {' và '.join(missing)}"
        name = criterion_title(now.indicator_set, criterion.code)
        fact = f"{name} · {show(points)}/{show(most)} điểm"
        yield _task(now, TaskKind.WRITE, criterion, title, fact, "scoring", criterion.code, -1)


def _task(
    now: CurrentRound,
    kind: TaskKind,
    criterion: Criterion,
    title: str,
    fact: str,
    deadline: str,
    code: str,
    position: int,
    state: WorkState = WorkState.NONE,
) -> Task:
    members = now.assessment.members
    holders = tuple(member.id for member in members if criterion.code in member.criteria)
    return Task(
        kind,
        "scoring",
        code,
        f"{code} {title}",
        fact,
        state,
        _due(now, deadline),
        holders or _leaders(members),
        position,
    )


def _leaders(members: Sequence[Member]) -> tuple[str, ...]:
    """What nobody was given is done by the secretary and the chair."""
    return tuple(member.id for member in members if member.role in (Role.SECRETARY, Role.CHAIR))


def _due(now: CurrentRound, key: str) -> date | None:
    return next((d.due_on for d in now.assessment.deadlines if d.key == key), None)


_DEEDS = {
    "council": ("Lập Hội đồng và phân công", "Lập Hội đồng", ""),
    "minutes": ("Họp Hội đồng, chốt số liệu", "Soạn biên bản", "meeting"),
    "signing": ("Ký biên bản", "Đến Ký", "meeting"),
    "submission": ("Ghi gói để nộp", "Đến Nộp hồ sơ", "submission"),
}
_AFTER = {"signing": "Sau khi chốt số liệu", "submission": "Sau khi biên bản đủ chữ ký"}


def _step_tasks(now: CurrentRound, steps: Sequence[Step], closing: Closing) -> Iterator[Task]:
    leaders = _leaders(now.assessment.members)
    left = [step for step in steps if step.key in _DEEDS and step.state is not WorkState.DONE]
    for step in left:
        title, deed, deadline = _DEEDS[step.key]
        is_turn = step.key == "signing" and bool(closing.turn)
        names = ", ".join(member.full_name for member in closing.turn)
        is_next = step is left[0]
        fact = f"Đến lượt {names}" if is_turn else step.words if is_next else _AFTER.get(step.key, step.words)
        yield Task(
            TaskKind.STEP,
            step.key,
            "",
            title,
            fact,
            step.state,
            _due(now, deadline),
            tuple(member.id for member in closing.turn) if is_turn else leaders,
            deed=deed,
            is_next=is_next,
        )
