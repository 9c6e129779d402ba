"""Last year's answer as one quiet line: "29/40, 5 điểm"."""

from decimal import Decimal

from cds_desktop.domain.indicator_set import Item, ScoringKind
from cds_desktop.domain.numbers import show
from cds_desktop.domain.round import Answer


def answer_words(item: Item, answer: Answer, points: Decimal | None) -> str:
    """What was entered and what it gave; "" where nothing was."""
    raw = _raw_words(item, answer)
    given = f"{show(points)} điểm" if points is not None else ""
    return ", ".join(part for part in (raw, given) if part)


def condition_answer_words(answer: Answer) -> str:
    """Đạt, chưa đạt, or "" where nobody said."""
    return "" if answer.met is None else "đạt" if answer.met else "chưa đạt"


def _raw_words(item: Item, answer: Answer) -> str:
    match item.raw_kind:
        case ScoringKind.RATIO:
            pair = (answer.numerator, answer.denominator)
            return "" if pair == (None, None) else "/".join(map(show, pair))
        case ScoringKind.COUNT:
            unit = f" {item.unit}" if item.unit else ""
            return "" if answer.count is None else f"{show(answer.count)}{unit}"
        case ScoringKind.YES_NO:
            return "" if answer.yes is None else "có" if answer.yes else "không"
        case ScoringKind.CHOICE:
            chosen = next((choice for choice in item.choices if choice.key == answer.choice), None)
            return f"“{chosen.text}”" if chosen else answer.choice or ""
        case _:
            return ""
