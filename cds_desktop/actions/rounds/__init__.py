"""The school, its round and its council: opened, mended, named, assigned."""

from cds_desktop.actions.rounds.council import assign_criteria, distribute_criteria, name_council
from cds_desktop.actions.rounds.opening import (
    change_round,
    enter_school,
    open_round,
    open_round_record,
    reopen_round,
)

__all__ = [
    "assign_criteria",
    "change_round",
    "distribute_criteria",
    "enter_school",
    "name_council",
    "open_round",
    "open_round_record",
    "reopen_round",
]
