"""Codes: none twice, each row below a row of the right kind, and never in a circle."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from cds_desktop.domain.typed_tables import Fault, brief

_MOST_SHOWN = 8


@dataclass(frozen=True)
class Kind:
    """How messages name a row, the row it must stand below, and the field that says so."""

    word: str
    parent_word: str
    field: str


CRITERIA = Kind("tiêu chí", "nhóm", "group")
ITEMS = Kind("nội dung", "tiêu chí", "criterion")


def repeated(codes: Iterable[str]) -> list[str]:
    """Codes that occur more than once, in their order."""
    return [code for code, times in Counter(codes).items() if times > 1]


def parent_faults(parents: Mapping[str, str], known: Set[str], kind: Kind) -> Iterator[Fault]:
    """Rows whose parent is not `known`; rows that name each other in a circle are told once."""
    told: set[str] = set()
    straight: set[str] = set()
    for code, parent in parents.items():
        if parent in known or code in told:
            continue
        if parent not in parents:
            yield Fault(f"{kind.word} {code}", kind.field, f"không có {kind.parent_word} “{brief(parent)}”")
        elif circle := _circle(code, parents, known, straight):
            told |= set(circle)
            message = f"trỏ vòng tròn {_way_words(circle)}; phải ghi mã của một {kind.parent_word}"
            yield Fault(f"{kind.word} {circle[0]}", kind.field, message)
        else:
            message = f"“{brief(parent)}” là mã của một {kind.word}, không phải của {kind.parent_word}"
            yield Fault(f"{kind.word} {code}", kind.field, message)


def _way_words(circle: Sequence[str]) -> str:
    shown = circle if len(circle) <= _MOST_SHOWN else [*circle[:_MOST_SHOWN], "…"]
    return " → ".join([*shown, circle[0]])


def _circle(code: str, parents: Mapping[str, str], known: Set[str], straight: set[str]) -> list[str]:
    """The rows from `code` upward, if they lead back to it; `straight` are rows known not to be in one."""
    way = [code]
    seen = {code}
    while (parent := parents[way[-1]]) not in known and parent in parents and parent not in straight:
        if parent == code:
            return way
        if parent in seen:
            return []
        way.append(parent)
        seen.add(parent)
    straight |= seen
    return []
