"""The clock of a workspace: a function, so that tests and repeatable papers can hold it still."""

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """This moment in UTC."""
    return datetime.now(UTC)
