"""Thể thức that is the same however a paper is drawn: its fixed words, how lists end, who signs where."""

from collections.abc import Iterable, Sequence
from itertools import zip_longest

from cds_desktop.domain.papers.model import Run, Signature, Weight

COUNTRY = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
RECIPIENTS = "Nơi nhận:"
CONTENTS_LEVELS = 2
EMPTY_BOX, TICKED_BOX = "o", "x"
BESIDE_THE_LAST = "secretary"
# NĐ 30/2020/NĐ-CP, phụ lục I asks for a third to a half of the line above.
_THIRD, _BELOW_HALF = 1 / 3, 0.47
Pair = tuple[Signature | None, Signature | None]


def basis_lines(lines: Iterable[str]) -> list[str]:
    """Căn cứ, each with ";", the last one with "."; for lines that hold no line break."""
    return _ended(line.rstrip(" ;.") for line in lines)


def recipient_lines(names: Iterable[str]) -> list[str]:
    """Nơi nhận, each as "- …;", the last one with "."; for names that hold no line break."""
    return [f"- {line}" for line in _ended(name.strip(" -;.") for name in names)]


def _ended(lines: Iterable[str]) -> list[str]:
    shown = [line for line in lines if line]
    return [f"{line}{'.' if number == len(shown) else ';'}" for number, line in enumerate(shown, 1)]


def signature_pairs(people: Sequence[Signature]) -> list[Pair]:
    """Chỗ ký left and right of each row; whoever signs last stands on the right, the secretary beside."""
    alone = people[0] if len(people) == 1 else None
    last = next((person for person in people if person.last), alone)
    others = [person for person in people if person is not last]
    beside = next((person for person in others if last and person.field == BESIDE_THE_LAST), None)
    if last and not beside and len(others) % 2:
        beside = others[-1]
    others = [person for person in others if person is not beside]
    pairs: list[Pair] = list(zip_longest(others[::2], others[1::2]))
    return [*pairs, (beside, last)] if last else pairs


def is_bold(runs: Iterable[Run]) -> bool:
    """Whether all words are bold: "QUYẾT ĐỊNH:" in the middle of a page is a heading in all but name."""
    return all(run.weight in (Weight.BOLD, Weight.BOLD_ITALIC) for run in runs if run.text.strip())


def rule_length(widths: Sequence[float], share: float) -> float:
    """How long the line below a name is: a share of its last line, or a third of the longest one.

    `widths` are those of all lines of the name; below a short last line it stays within half of that.
    """
    return max(share * widths[-1], min(max(widths) * _THIRD, widths[-1] * _BELOW_HALF))
