"""What a monkey did and what came of it."""

from collections import Counter
from dataclasses import dataclass, field


@dataclass
class Report:
    """What the monkey did and what came of it."""

    seed: int
    steps: int = 0
    deeds: Counter[str] = field(default_factory=Counter)
    pages: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    memory_mb: dict[int, float] = field(default_factory=dict)

    @property
    def growth_mb(self) -> float:
        """Memory at the end against memory after the warm-up."""
        measured = [self.memory_mb[step] for step in sorted(self.memory_mb)]
        return measured[-1] - measured[0] if measured else 0.0

    @property
    def sentence(self) -> str:
        """The numbers in one line."""
        memory = ", ".join(f"{step}: {mb:.0f} MB" for step, mb in sorted(self.memory_mb.items()))
        return (
            f"monkey, seed {self.seed}: {self.steps} steps {dict(self.deeds)}, pages {dict(self.pages)}, "
            f"{len(self.faults)} faults, growth {self.growth_mb:.1f} MB ({memory})"
        )
