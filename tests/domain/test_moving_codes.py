"""Which code becomes which when a round takes another bộ chỉ số: nothing meets, nothing is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cds_desktop.domain.moving import new_codes, plain_code
from cds_desktop.domain.moving.codes import paired

CODES = "abcdefgh"


def reversed_(moves: dict[str, str]) -> dict[str, str]:
    return {new: old for old, new in moves.items()}


def go(stored: set[str], moves: dict[str, str], known: set[str], target: set[str], names: str) -> set[str]:
    digests = names[0] * 64, names[1] * 64
    codes = new_codes(sorted(stored), moves, known, target, digests)
    after = [codes.get(code, code) for code in stored]
    assert len(set(after)) == len(stored), "two rows meet"
    return set(after)


@st.composite
def sets_of_codes(draw: st.DrawFn) -> tuple[set[str], set[str], dict[str, str], set[str]]:
    """Codes of two sets, an injective mapping between them, and codes under which rows are stored."""
    known = set(draw(st.sets(st.sampled_from(CODES), min_size=1)))
    target = set(draw(st.sets(st.sampled_from(CODES), min_size=1)))
    news = draw(st.permutations(sorted(target)))
    olds = draw(st.permutations(sorted(known)))
    count = draw(st.integers(0, min(len(news), len(olds))))
    moves = dict(zip(olds[:count], news[:count], strict=True))
    for code in sorted(known & target):
        if code not in moves and code not in moves.values():
            moves[code] = code
    stored = set(draw(st.sets(st.sampled_from(CODES))))
    return known, target, moves, stored


@given(sets_of_codes())
def test_going_there_and_back_gives_the_same_codes(
    case: tuple[set[str], set[str], dict[str, str], set[str]],
) -> None:
    known, target, moves, stored = case
    stored &= known
    there = go(stored, moves, known, target, "xy")
    assert go(there, reversed_(moves), target, known, "yx") == stored


@given(sets_of_codes())
def test_only_what_belongs_to_a_code_stands_under_it(
    case: tuple[set[str], set[str], dict[str, str], set[str]],
) -> None:
    known, target, moves, stored = case
    codes = new_codes(sorted(stored), moves, known, target, ("x" * 64, "y" * 64))
    for code in stored:
        after = codes.get(code, code)
        if code in moves:
            assert after == moves[code]
        elif code in known:
            assert after not in target
        else:
            assert after not in moves.values()
        assert plain_code(after) in (plain_code(code), moves.get(code))


@given(sets_of_codes(), sets_of_codes())
def test_three_moves_lose_no_row(
    one: tuple[set[str], set[str], dict[str, str], set[str]],
    two: tuple[set[str], set[str], dict[str, str], set[str]],
) -> None:
    known, target, moves, stored = one
    there = go(stored, moves, known, target, "xy")
    onward = {code: new for code, new in two[2].items() if code in target}
    for code in target & two[1]:
        if code not in onward and code not in onward.values():
            onward[code] = code
    further = go(there, onward, target, two[1], "yz")
    assert len(further) == len(stored)


@pytest.mark.parametrize(
    ("older", "younger", "expected"),
    [
        # after → before as the later set says it; before → after as the earlier one says it
        ({"1": "1", "2": "2"}, {"1": "1", "2": "2"}, {"1": "1", "2": "2"}),
        ({"1": "2", "2": "1"}, {}, {"2": "1", "1": "2"}),
        ({"1": "1", "2": "2"}, {"1": "2"}, {"1": "2"}),
        ({"1": "1", "9": "1"}, {}, {"1": "1"}),
        ({"8": "1", "9": "1"}, {}, {"1": "8"}),
        ({}, {"8": "1", "9": "1"}, {"8": "1"}),
    ],
)
def test_what_a_set_says_of_old_codes_goes_before_equal_codes(
    older: dict[str, str], younger: dict[str, str], expected: dict[str, str]
) -> None:
    assert paired(older, younger) == expected
