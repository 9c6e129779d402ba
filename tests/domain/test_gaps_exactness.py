"""The steps to the next levels against what plain trial of every combination finds."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from cds_desktop.domain.gaps import Gap, gaps
from cds_desktop.domain.scoring import score
from domain.random_sets import Drawn, by_trying_all, drawn_sets

D = Decimal


def cost(gap: Gap) -> tuple[int, int] | None:
    return (len(gap.steps), sum(step.units or 0 for step in gap.steps)) if gap.reachable else None


@settings(max_examples=300)
@given(drawn=drawn_sets())
def test_the_steps_are_as_few_as_trying_everything_would_find(drawn: Drawn) -> None:
    for gap in gaps(drawn.indicator_set, drawn.answers):
        assert cost(gap) == by_trying_all(drawn, gap.to_level)


@settings(max_examples=150)
@given(drawn=drawn_sets(), data=st.data())
def test_what_is_left_out_stays_out_and_the_rest_is_still_the_least(
    drawn: Drawn, data: st.DataObject
) -> None:
    codes = [item.code for item in drawn.indicator_set.items]
    without = data.draw(st.frozensets(st.sampled_from(codes)))
    for gap in gaps(drawn.indicator_set, drawn.answers, without):
        assert not without & {step.code for step in gap.steps}
        assert cost(gap) == by_trying_all(drawn, gap.to_level, without)


@settings(max_examples=150)
@given(drawn=drawn_sets())
def test_every_level_above_the_present_one_is_told_with_what_holds_it_back(drawn: Drawn) -> None:
    rule = drawn.indicator_set.level_rule
    result = score(drawn.indicator_set, drawn.answers)
    above = sorted({band.level for band in rule.levels if band.level > result.level})
    found = gaps(drawn.indicator_set, drawn.answers)
    assert [gap.to_level for gap in found] == above
    for gap in found:
        held = rule.mandatory_cap is not None and rule.mandatory_cap < gap.to_level
        unmet = tuple(c.code for c in result.conditions if c.met is not True)
        lacking = tuple(
            group.code
            for group in drawn.indicator_set.groups
            if (group.required_points or D(0)) > result.group(group.code).points
        )
        assert (gap.conditions, gap.groups) == ((unmet, lacking) if held else ((), ()))
