"""The school, its rounds and its council: opened, copied, mended, named, assigned."""

from cds_desktop.actions.rounds.copying import (
    CopyPlan,
    copy_round,
    copy_round_from,
    plan_copy,
    plan_copy_from,
)
from cds_desktop.actions.rounds.council import assign_criteria, distribute_criteria, name_council
from cds_desktop.actions.rounds.opening import (
    change_round,
    enter_school,
    open_round,
    open_round_record,
    reopen_round,
)
from cds_desktop.actions.rounds.years import choose_round, mark_criterion

__all__ = [
    "CopyPlan",
    "assign_criteria",
    "change_round",
    "choose_round",
    "copy_round",
    "copy_round_from",
    "distribute_criteria",
    "enter_school",
    "mark_criterion",
    "name_council",
    "open_round",
    "open_round_record",
    "plan_copy",
    "plan_copy_from",
    "reopen_round",
]
