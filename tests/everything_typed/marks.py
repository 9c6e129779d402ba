"""Puts a word, day or number that occurs once into every field of a value, and remembers where."""

from collections import defaultdict
from dataclasses import fields
from datetime import date, time, timedelta
from decimal import Decimal
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from cds_desktop.domain.minutes import day_words

FIRST_DAY = date(2026, 1, 1)


class Marks:
    """Every mark made so far: by field ("School.name"), each mark with the ways it may be printed."""

    def __init__(self) -> None:
        self.of: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        self._count = 0

    def filled(self, cls: type, prefix: str = "", **given: Any) -> Any:
        """A value of a dataclass: fields that are not given hold a mark each."""
        hints = get_type_hints(cls)
        name = prefix or cls.__name__
        made = {
            field.name: self.one(f"{name}.{field.name}", hints[field.name])
            for field in fields(cls)
            if field.name not in given
        }
        return cls(**made, **given)

    def one(self, path: str, hint: Any) -> Any:
        """A mark of the type a field has."""
        kind = _without_none(hint)
        if kind is str:
            return self.word(path)
        if get_origin(kind) is tuple and get_args(kind)[0] is str:
            return (self.word(path), self.word(path))
        if kind is date:
            return self.day(path)
        if kind is time:
            return self.moment(path)
        if kind in (int, Decimal):
            return kind(self.number(path))
        message = f"{path}: say what a test is to put into a field of type {hint}"
        raise TypeError(message)

    def word(self, path: str) -> str:
        """A word that is nowhere else."""
        self._count += 1
        word = f"zq{self._count:03d}"
        self.of[path].append((word,))
        return word

    def day(self, path: str) -> date:
        """A day that is nowhere else."""
        self._count += 1
        day = FIRST_DAY + timedelta(days=self._count)
        self.of[path].append((f"{day:%d/%m/%Y}", day_words(day)))
        return day

    def moment(self, path: str) -> time:
        """A time of the day that is nowhere else."""
        self._count += 1
        hour, minute = 8 + self._count // 60 % 10, self._count % 60
        self.of[path].append((f"{hour:02d} giờ {minute:02d}",))
        return time(hour, minute)

    def number(self, path: str) -> int:
        """A number that is nowhere else."""
        self._count += 1
        self.of[path].append((str(7000 + self._count),))
        return 7000 + self._count

    def noted(self, path: str, value: Any, *ways: str) -> Any:
        """A value somebody chose because a mark would mean nothing there."""
        self.of[path].append(ways or (str(value),))
        return value


def _without_none(hint: Any) -> Any:
    if get_origin(hint) in (Union, UnionType):
        (kind,) = (one for one in get_args(hint) if one is not NoneType)
        return kind
    return hint


def is_choice(hint: Any) -> bool:
    """Whether a field holds one of a few words of the app."""
    return isinstance(hint, type) and issubclass(hint, StrEnum)
