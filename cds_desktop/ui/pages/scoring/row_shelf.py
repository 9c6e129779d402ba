"""Giá để dòng: widgets that are out of sight, to be shown again instead of being built anew."""

from typing import Generic, Protocol, TypeVar

from cds_desktop.ui.as_entered import AsEntered


class Reusable(Protocol):
    """A widget that stands for one code and can stand for another of the same shape."""

    @property
    def code(self) -> str:
        """What it stands for."""

    @property
    def shape(self) -> tuple[object, ...]:
        """What it could stand for."""

    @property
    def store(self) -> AsEntered:
        """Whether all of it is stored."""


R = TypeVar("R", bound=Reusable)


class RowShelf(Generic[R]):
    """A row goes to another code only when its store holds all of it; until then it waits for its own."""

    def __init__(self) -> None:
        self._rows: list[R] = []

    def put(self, rows: list[R]) -> None:
        """These are not shown any more."""
        self._rows += rows

    def take(self, shape: tuple[object, ...], code: str) -> R | None:
        """The row that still stands for `code`, else a settled one of its shape."""
        fitting = [row for row in self._rows if row.shape == shape]
        own = next((row for row in fitting if row.code == code), None)
        free = own or next((row for row in fitting if row.store.is_settled), None)
        if free is not None:
            self._rows.remove(free)
        return free
