"""One round with everything in it, as the papers of the numbers see it."""

import pytest

from cds_desktop.domain.papers.source import PaperSource
from everything_typed.typed_round import typed_round


@pytest.fixture
def source() -> PaperSource:
    """A sealed round of a school whose council does not issue papers itself."""
    return typed_round().sources["entered"]
