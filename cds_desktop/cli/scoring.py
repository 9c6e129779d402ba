"""score: the rules on their own, from files."""

from argparse import Namespace
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from cds_desktop.actions.indicator_sets import named_set
from cds_desktop.actions.scenario.answers import answer_faults, read_answers
from cds_desktop.cli.output import print_json
from cds_desktop.domain.gaps import Gap, gaps
from cds_desktop.domain.indicator_set import IndicatorSet
from cds_desktop.domain.numbers import show
from cds_desktop.domain.scoring import (
    CriterionScore,
    GroupScore,
    ItemScore,
    Score,
    TotalScore,
    score,
)
from cds_desktop.errors import AnswersFaulty


def score_answers(chosen: Namespace) -> int:
    """Points with their working, totals, levels, rule used, gaps."""
    indicator_set = named_set(chosen.set, datetime.now(UTC))
    answers = read_answers(chosen.answers)
    if faults := answer_faults(indicator_set, answers):
        raise AnswersFaulty(faults=faults)
    result, missing = score(indicator_set, answers), gaps(indicator_set, answers)
    if chosen.json:
        print_json(score_document(indicator_set, result, missing))
    else:
        _print_score(indicator_set, result, missing)
    return 0


def score_document(indicator_set: IndicatorSet, result: Score, missing: tuple[Gap, ...]) -> dict[str, Any]:
    """`score --json` as published in score.schema.json."""
    return {
        "set": {"id": indicator_set.id, "version": indicator_set.version, "digest": indicator_set.digest},
        "level": result.level,
        "level_title": result.level_title,
        "working": result.working,
        "rule": result.rule,
        "complete": result.is_complete,
        "mandatory_failed": list(result.mandatory_failed),
        "mandatory_open": list(result.mandatory_open),
        "groups_failed": list(result.groups_failed),
        "total": _total_document(result),
        "groups": [_group_document(group) for group in result.groups],
        "criteria": [_criterion_document(criterion) for criterion in result.criteria],
        "conditions": [
            {"code": condition.code, "met": condition.met, "working": condition.working}
            for condition in result.conditions
        ],
        "items": [_item_document(item) for item in result.items],
        "gaps": [_gap_document(gap) for gap in missing],
    }


def _total_document(result: Score) -> dict[str, Any] | None:
    total = result.total
    return (
        None if total is None else _points_document(total) | {"level": total.level, "working": total.working}
    )


def _group_document(group: GroupScore) -> dict[str, Any]:
    return {
        "code": group.code,
        **_points_document(group),
        "level": group.level or None,
        "met": group.met,
        "working": group.working,
    }


def _criterion_document(criterion: CriterionScore) -> dict[str, Any]:
    return {
        "code": criterion.code,
        **_points_document(criterion),
        "level": criterion.level or None,
        "working": criterion.working,
    }


def _points_document(scored: GroupScore | CriterionScore | TotalScore) -> dict[str, Any]:
    return {
        "points": _plain(scored.points),
        "max_points": _plain(scored.max_points),
        "unscored_points": _plain(scored.unscored_points),
    }


def _item_document(item: ItemScore) -> dict[str, Any]:
    return {
        "code": item.code,
        "points": _plain(item.points),
        "max_points": _plain(item.max_points),
        "state": item.state.value,
        "working": item.working,
    }


def _gap_document(gap: Gap) -> dict[str, Any]:
    return {
        "to_level": gap.to_level,
        "reachable": gap.reachable,
        "conditions": list(gap.conditions),
        "groups": list(gap.groups),
        "steps": [
            {
                "code": step.code,
                "change": step.change,
                "gain": _plain(step.gain),
                "units": step.units,
                "is_judgement": step.is_judgement,
            }
            for step in gap.steps
        ],
    }


def _plain(points: Decimal | None) -> str | None:
    """Points for machines: a string with a decimal point, no needless zeros."""
    return None if points is None else show(points).replace(",", ".").replace("−", "-")


def _print_score(indicator_set: IndicatorSet, result: Score, missing: tuple[Gap, ...]) -> None:
    print(indicator_set.title)
    for item in result.items:
        print(f"{item.code:8} {show(item.points):>5}/{show(item.max_points):<5} {item.working}")
    lines = [criterion.working for criterion in result.criteria]
    lines += [condition.working for condition in result.conditions]
    lines += [group.working for group in result.groups]
    lines += [result.total.working] if result.total else []
    print("\n".join([*lines, result.working]))
    provisional = "" if result.is_complete else " (tạm tính, còn mục chưa có số liệu)"
    print(f"Kết quả: Mức {result.level}{provisional}")
    print(result.rule)
    for gap in missing:
        _print_gap(indicator_set, gap)


def _print_gap(indicator_set: IndicatorSet, gap: Gap) -> None:
    print(f"Để đạt Mức {gap.to_level}" + ("" if gap.reachable else ": chưa đủ cách với bộ chỉ số này"))
    for code in gap.conditions:
        print(f"  {code}: điều kiện bắt buộc phải đạt")
    for code in gap.groups:
        group = indicator_set.group(code)
        required = show(group.required_points) if group else ""
        print(f"  nhóm {code}: nhóm bắt buộc phải đạt từ {required} điểm")
    for step in gap.steps:
        print(f"  {step.code}: {step.change} (+{show(step.gain)} điểm)")
