"""How far a piece of work is: one scale for steps, criteria and tasks."""

from enum import StrEnum


class WorkState(StrEnum):
    """Trạng thái of a step of the way, a row of the tree, or a task."""

    NONE = "none"
    GOING = "going"
    ATTENTION = "attention"
    ERROR = "error"
    DONE = "done"
