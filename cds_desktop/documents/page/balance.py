"""Lines of like length (ngắt dòng cân đối): no more of them than needed, no word torn that need not be."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from cds_desktop.documents.page.fonts import text_width
from cds_desktop.documents.page.phrases import tears
from cds_desktop.documents.page.text import wrap_lines

UNEVEN = 4.0
ANOTHER_LINE = 2.5
MOST_WORDS = 120


@lru_cache(maxsize=256)
def balanced_lines(text: str, font: str, size: float, width: float) -> tuple[str, ...]:
    """Each line that was typed, broken where it reads best; a word that is too long is cut."""
    lines: list[str] = []
    for line in wrap_lines(text, font, size, float("inf")):
        greedy = wrap_lines(line, font, size, width)
        words = line.split()
        widths = [text_width(word, font, size) for word in words]
        ends = best_ends(words, widths, text_width(" ", font, size), width, len(greedy))
        lines += [" ".join(words[a:b]) for a, b in pairwise((0, *ends))] if ends else greedy
    return tuple(lines)


def best_ends(
    words: Sequence[str], widths: Sequence[float], space: float, width: float, count: int
) -> list[int]:
    """The number of words before the end of each of `count` lines, or of one line more
    where fewer would tear a word; empty where they cannot be set so."""
    if count < 2 or len(words) > MOST_WORDS or max(widths) > width:
        return []
    fewest = _least(words, widths, space, width, count)
    more = _least(words, widths, space, width, count + 1)
    return more[1] if more[0] + ANOTHER_LINE < fewest[0] else fewest[1]


def _least(
    words: Sequence[str], widths: Sequence[float], space: float, width: float, count: int
) -> tuple[float, list[int]]:
    costs = [0.0, *tears(words), 0.0]
    mean = (sum(widths) + space * (len(words) - count)) / count
    # best[end]: the least cost of the words before `end`, with the ends of their lines.
    best: dict[int, tuple[float, list[int]]] = {0: (0.0, [])}
    for _ in range(count):
        reached: dict[int, tuple[float, list[int]]] = {}
        for start, (cost, ends) in best.items():
            taken = -space
            for end in range(start + 1, len(words) + 1):
                taken += space + widths[end - 1]
                if taken > width:
                    break
                total = cost + costs[end] + UNEVEN * ((taken - mean) / mean) ** 2
                if end not in reached or total < reached[end][0]:
                    reached[end] = total, [*ends, end]
        best = reached
    return best.get(len(words), (float("inf"), []))
