"""The words of a line with its values in them."""

from collections.abc import Iterator, Mapping, Sequence

from cds_desktop.domain.papers.model import Run
from cds_desktop.domain.papers.templates.model import Filling, Piece
from cds_desktop.domain.text import clean_lines


def filled_lines(words: Sequence[Piece], filling: Filling) -> Iterator[tuple[Run, ...]]:
    """A line with its values: none where all its fields are empty, one for each value of a list."""
    names = [piece.text for piece in words if piece.is_field]
    values = {name: _values(filling.fields.get(name, "")) for name in names}
    if names and not any(any(each) for each in values.values()):
        return
    many = next((name for name in names if not isinstance(filling.fields.get(name, ""), str)), "")
    for value in values[many] if many else ("",):
        yield _runs(words, {name: value if name == many else values[name][0] for name in names})


def _values(value: str | tuple[str, ...]) -> tuple[str, ...]:
    texts = (value,) if isinstance(value, str) else value
    return tuple(clean_lines(text) for text in texts)


def _runs(words: Sequence[Piece], values: Mapping[str, str]) -> tuple[Run, ...]:
    runs: list[Run] = []
    for piece in words:
        text = values[piece.text] if piece.is_field else piece.text
        if runs and runs[-1].weight is piece.weight:
            runs[-1] = Run(runs[-1].text + text, piece.weight)
        elif text:
            runs.append(Run(text, piece.weight))
    return tuple(runs)


def one_line(runs: Sequence[Run]) -> str:
    """The text of a line that cannot be broken: a heading, the name of a paper."""
    return " ".join("".join(run.text for run in runs).split())
