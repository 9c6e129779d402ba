"""What the checks look at: the round, its set, its score, and what is known beside the round itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from cds_desktop.domain.indicator_set import IndicatorSet, Item
from cds_desktop.domain.round import Answer, Assessment
from cds_desktop.domain.scoring import ItemScore, Score

NOTHING = Answer()


@dataclass(frozen=True)
class EarlierYear:
    """Năm học trước: what was answered then, under the codes of this year's set."""

    school_year: str
    answers: Mapping[str, Answer]


@dataclass(frozen=True, kw_only=True)
class Beside:
    """What is known beside the round: last year, what is asked of what came from it, other versions.

    `kept_criteria` were said to be as last year; `asked` are evidence ids nobody has confirmed yet, those
    in `confirmed` were; `ladders` names for items without one the version of the set that has it; `aside`
    are codes the set does not have, with what was entered under them.
    """

    earlier: EarlierYear | None = None
    kept_criteria: frozenset[str] = frozenset()
    asked: frozenset[str] = frozenset()
    confirmed: frozenset[str] = frozenset()
    ladders: Mapping[str, str] = field(default_factory=dict)
    aside: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Context:
    """Everything one check may look at."""

    indicator_set: IndicatorSet
    assessment: Assessment
    score: Score
    beside: Beside

    @cached_property
    def scored_items(self) -> tuple[tuple[Item, ItemScore, Answer], ...]:
        """Each item with its score and its answer, in the order of the set."""
        scores = {scored.code: scored for scored in self.score.items}
        answers = self.assessment.answers
        return tuple((i, scores[i.code], answers.get(i.code, NOTHING)) for i in self.indicator_set.items)

    @cached_property
    def proven(self) -> frozenset[str]:
        """Codes of criteria and items to which evidence is linked."""
        return frozenset(code for item in self.assessment.evidence_items for code in item.used_for)

    @cached_property
    def planned_criteria(self) -> frozenset[str]:
        """Criteria for which a step of the improvement plan is written."""
        planned = (self.indicator_set.item(step.item_code) for step in self.assessment.plan_steps)
        return frozenset(item.criterion_code for item in planned if item is not None)

    def numbers_of(self, criterion_code: str, answers: Mapping[str, Answer]) -> dict[str, Answer]:
        """The raw numbers entered for the items of a criterion, as answers of numbers only."""
        given = {i.code: answers.get(i.code, NOTHING) for i in self.indicator_set.items_of(criterion_code)}
        raw = {
            code: Answer(numerator=one.numerator, denominator=one.denominator, count=one.count)
            for code, one in given.items()
        }
        return {code: numbers for code, numbers in raw.items() if numbers != NOTHING}
