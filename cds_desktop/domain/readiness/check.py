"""Một phép kiểm tra: what is looked for, how much it weighs, and how many hits are told in one line."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from cds_desktop.domain.readiness.context import Context
from cds_desktop.domain.readiness.findings import Finding, Kind, Weight, codes_words


@dataclass(frozen=True)
class Hit:
    """One place where a check finds something; mended at the check's place, else at its first code."""

    sentence: str
    fact: str = ""
    codes: tuple[str, ...] = ()
    place: str = ""


@dataclass(frozen=True)
class Check:
    """A check: more than `most` hits are one line, the number followed by `many`.

    One that `stops` weighs as an error when the numbers are to be sealed.
    """

    kind: Kind
    weight: Weight
    look: Callable[[Context], Iterable[Hit]]
    many: str = ""
    noun: str = "nội dung"
    most: int = 3
    place: str = ""
    stops: bool = False

    def run(self, context: Context, weight: Weight | None = None) -> Iterator[Finding]:
        """Look, and tell what is found."""
        weight = weight or self.weight
        found = tuple(self.look(context))
        places = [self.place or hit.place or next(iter(hit.codes), "") for hit in found]
        if self.many and len(found) > self.most:
            codes = tuple(dict.fromkeys(code for hit in found for code in hit.codes))
            words = f"{len(found)} {self.many}"
            yield Finding(weight, words, codes_words(codes, self.noun), places[0], self.kind, codes)
            return
        for hit, place in zip(found, places, strict=True):
            yield Finding(weight, hit.sentence, hit.fact, place, self.kind, hit.codes)
