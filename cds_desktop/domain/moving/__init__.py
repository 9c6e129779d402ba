"""Chuyển bộ chỉ số: what becomes of codes, answers, points and levels when a round takes another set."""

from cds_desktop.domain.moving.codes import CodeMoves, KnownCodes, code_moves, new_codes, plain_code
from cds_desktop.domain.moving.effects import (
    GroupChange,
    Misfit,
    MoveEffects,
    PointChange,
    move_effects,
)

__all__ = [
    "CodeMoves",
    "GroupChange",
    "KnownCodes",
    "Misfit",
    "MoveEffects",
    "PointChange",
    "code_moves",
    "move_effects",
    "new_codes",
    "plain_code",
]
