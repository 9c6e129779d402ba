"""Which code of one bộ chỉ số becomes which of another, and where a row goes whose code has no place."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import chain, count

from cds_desktop.domain.indicator_set import IndicatorSet, criterion_map, item_map

# No code of a bộ chỉ số has this letter: what stands behind it names the set the code belongs to.
_MARK = "@"
_MARK_LENGTH = 12
# In this order rows take their places.
_MOVES, _STAYS, _RETURNS, _IS_MARKED = range(4)


@dataclass(frozen=True)
class KnownCodes:
    """The codes of a set by what may be entered under them: answers, texts and assignments, evidence."""

    answers: frozenset[str]
    criteria: frozenset[str]
    uses: frozenset[str]

    @classmethod
    def of_set(cls, indicator_set: IndicatorSet) -> "KnownCodes":
        """The codes of one set."""
        criteria = frozenset(criterion.code for criterion in indicator_set.criteria)
        items = frozenset(item.code for item in indicator_set.items)
        return cls(frozenset(indicator_set.answer_codes), criteria, criteria | items)


@dataclass(frozen=True)
class CodeMoves:
    """Code before → code after, for each that has one; a code has one place, and no two share it."""

    answers: Mapping[str, str]
    criteria: Mapping[str, str]
    uses: Mapping[str, str]


def code_moves(before: IndicatorSet, after: IndicatorSet) -> CodeMoves:
    """Đối ứng mã, both ways: what `after` replaces, what `before` had replaced, else the same code."""
    items = paired(item_map(before, after), item_map(after, before))
    criteria = paired(criterion_map(before, after), criterion_map(after, before))
    known, target = KnownCodes.of_set(before), KnownCodes.of_set(after)
    answers = _limited({**criteria, **items}, known.answers, target.answers)
    # Where a criterion and its item share a code, evidence was given for the criterion.
    uses = _limited({**items, **criteria}, known.uses, target.uses)
    return CodeMoves(answers, criteria, uses)


def paired(older: Mapping[str, str], younger: Mapping[str, str]) -> dict[str, str]:
    """Code before → code after: `older` is after → before as `after` says it, `younger` the other way."""
    forward = [(old, new) for new, old in older.items()]
    backward = list(younger.items())
    heirs, origins = Counter(older.values()), Counter(younger.values())
    # A row split in two, one of which keeps its code by its own word, goes on as that one.
    own = [(old, new) for old, new in forward if old == new and heirs[old] > 1]
    own += [(old, new) for old, new in backward if old == new and origins[new] > 1]
    said = [(old, new) for old, new in (*forward, *backward) if old != new]
    found: dict[str, str] = {}
    taken: set[str] = set()
    for old, new in (*own, *said, *forward, *backward):
        if old not in found and new not in taken:
            found[old] = new
            taken.add(new)
    return found


def _limited(pairs: Mapping[str, str], before: Collection[str], after: Collection[str]) -> dict[str, str]:
    found = {old: new for old, new in pairs.items() if old in before and new in after}
    taken = set(found.values())
    for code in before:
        if code not in found and code in after and code not in taken:
            found[code] = code
    return found


def plain_code(code: str) -> str:
    """The code as its set has it, without the mark of where it belongs."""
    return code.partition(_MARK)[0]


def new_codes(
    stored: Iterable[str],
    moves: Mapping[str, str],
    known: Collection[str],
    target: Collection[str],
    digests: tuple[str, str],
) -> dict[str, str]:
    """Where each row stored under a code goes: stored code → new code, for those that move; no two meet.

    What has no place keeps its code, or is marked with the set it belongs to where another row needs the
    code; it comes back as soon as a set has a place for it. `digests` name the sets before and after.
    """
    before, after = (digest[:_MARK_LENGTH] for digest in digests)
    needed = set(moves.values())
    wishes: list[tuple[int, str, str]] = []
    for code in stored:
        plain, _, home = code.partition(_MARK)
        if code in moves:
            wishes.append((_MOVES, code, moves[code]))
        elif home and (home.startswith(after) or (plain in target and plain not in needed)):
            wishes.append((_RETURNS, code, plain))
        elif home or plain not in target or (plain not in needed and plain not in known):
            wishes.append((_STAYS, code, code))
        else:
            wishes.append((_IS_MARKED, code, f"{plain}{_MARK}{before}"))
    return _settled(wishes, before)


def _settled(wishes: list[tuple[int, str, str]], before: str) -> dict[str, str]:
    taken: set[str] = set()
    found: dict[str, str] = {}
    for order, code, wish in sorted(wishes):
        marks = (f"{plain_code(code)}{_MARK}{before}-{number}" for number in count(2))
        places = chain((wish,), (code,) if order == _RETURNS else (), marks)
        place = next(place for place in places if place not in taken)
        taken.add(place)
        if place != code:
            found[code] = place
    return found
