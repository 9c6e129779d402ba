"""Shared by the tests of the council page."""

from collections.abc import Iterator

import pytest

from cds_desktop.ui import background


@pytest.fixture
def said() -> Iterator[list[str]]:
    """What the window would say in its toast, with the way back."""
    words: list[str] = []
    for signal in (background.signals.did, background.signals.said):
        signal.connect(words.append)
    yield words
    for signal in (background.signals.did, background.signals.said):
        signal.disconnect(words.append)
