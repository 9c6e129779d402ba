"""Small turns of writing that several papers share: full stops, check codes, many codes in few words."""

from collections.abc import Sequence
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
    """Mã minh chứng of one row; of very many, those in sequence are told as "… đến …"."""
    if len(codes) <= MOST_CODES or not codes:
        return ", ".join(codes)
    runs = [[codes[0]]]
    for before, code in pairwise(codes):
        if _follows(before, code):
            runs[-1].append(code)
        else:
            runs.append([code])
    return ", ".join(_run_words(run) for run in runs)


def _run_words(run: Sequence[str]) -> str:
    return f"{run[0]} đến {run[-1]}" if len(run) >= SHORTEST_RUN else ", ".join(run)


def _follows(before: str, code: str) -> bool:
    stem, _, number = before.rpartition("-")
    next_stem, _, next_number = code.rpartition("-")
    if stem != next_stem or not (number.isdecimal() and next_number.isdecimal()):
        return False
    return max(len(number), len(next_number)) < LONGEST_NUMBER and int(next_number) == int(number) + 1
