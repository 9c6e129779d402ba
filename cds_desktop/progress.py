"""Tiến độ: how long work tells how far it is; what it calls may raise `Cancelled` to stop it."""

from collections.abc import Callable

Progress = Callable[[int, int], None]
