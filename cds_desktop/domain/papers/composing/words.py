"""Small turns of writing that several papers share: full stops, check codes, many codes in few words."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

ENDINGS = (".", "!", "?", ":", "…", ";")
DIGEST_BLOCK = 8
MOST_CODES = 12
SHORTEST_RUN = 3
LONGEST_NUMBER = 9


def ended(text: str) -> str:
    """The text with a full stop, unless it already ends in some way."""
    text = text.rstrip()
    return text if not text or text.endswith(ENDINGS) else f"{text}."


def in_blocks(digest: str) -> str:
    """A check code (mã kiểm tra) in groups that an eye can compare."""
    return " ".join(digest[at : at + DIGEST_BLOCK] for at in range(0, len(digest), DIGEST_BLOCK))


def codes_words(codes: Sequence[str]) -> str:
    """Mã minh chứng of one row; of very many, those in sequence are told as "… đến …".

    Where that still leaves many, what codes have in common is said once: "H1-1.3-01, 04, 09 đến 12".
    """
    if len(codes) <= MOST_CODES or not codes:
        return ", ".join(codes)
    runs = [[codes[0]]]
    for before, code in pairwise(codes):
        if _follows(before, code):
            runs[-1].append(code)
        else:
            runs.append([code])
    if sum(min(len(run), SHORTEST_RUN) for run in runs) <= MOST_CODES:
        return ", ".join(_run_words(run) for run in runs)
    return "; ".join(_family_words(family) for family in _families(runs))


def _run_words(run: Sequence[str]) -> str:
    return f"{run[0]} đến {run[-1]}" if len(run) >= SHORTEST_RUN else ", ".join(run)


def _families(runs: Sequence[Sequence[str]]) -> Iterable[list[Sequence[str]]]:
    """Runs of one beginning together, in the order in which the beginnings come."""
    found: dict[str, list[Sequence[str]]] = {}
    for run in runs:
        found.setdefault(run[0].rpartition("-")[0] or run[0], []).append(run)
    return found.values()


def _family_words(family: Sequence[Sequence[str]]) -> str:
    first, *others = family
    numbers = (_run_words([code.rpartition("-")[2] for code in run]) for run in others)
    return ", ".join((_run_words(first), *numbers))


def _follows(before: str, code: str) -> bool:
    stem, _, number = before.rpartition("-")
    next_stem, _, next_number = code.rpartition("-")
    if stem != next_stem or not (number.isdecimal() and next_number.isdecimal()):
        return False
    return max(len(number), len(next_number)) < LONGEST_NUMBER and int(next_number) == int(number) + 1
