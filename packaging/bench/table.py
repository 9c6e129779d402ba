"""Lines of the benchmark's table."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """One measurement: its value, its unit, and the bound it should keep (None: only told)."""

    what: str
    value: float
    unit: str
    bound: float | None
    detail: str = ""

    @property
    def holds(self) -> bool:
        """Whether the bound is kept."""
        return self.bound is None or self.value <= self.bound


def print_table(lines: list[Line]) -> None:
    """The table, one line per measurement."""
    width = max(len(line.what) for line in lines)
    for line in lines:
        bound = "" if line.bound is None else f"≤ {line.bound:g}"
        verdict = "" if line.bound is None else "ok" if line.holds else "OVER"
        print(f"{line.what:{width}}  {line.value:8.2f} {line.unit:3} {bound:>8} {verdict:4}  {line.detail}")
